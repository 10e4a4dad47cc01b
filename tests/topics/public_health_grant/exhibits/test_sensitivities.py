"""Late savings and further cuts in words, up to both ends."""

import pandas as pd
import pytest

from analysis.topics.public_health_grant import exhibits, measures

from ..sample import movements, reserves, thousandfold, years


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (None, "fall below their minimum even if every saving is made on time"),
        (0, "If every new saving is a month late, the reserves fall below"),
        (1, "can be one month late before the reserves fall below their minimum; two months is"),
        (3, "can be three months late"),
        (12, "stay above their minimum even if every new saving is a year late"),
    ],
)
def test_how_late_savings_can_be(months, words):
    assert words in exhibits.say_late(months).as_text()


def further(**given) -> pd.DataFrame:
    return measures.further_cuts(
        thousandfold(years()),
        reserves=thousandfold(reserves(**given)),
        movements=thousandfold(movements()),
        grant_gbp=30e6,
        step_share=0.01,
    )


@pytest.mark.parametrize(
    ("minimum", "words"),
    [
        (1500, "up to 4.0% the reserves would keep to their minimum"),
        (2100, "at 3.0% the reserves would fall below their minimum"),
        (2401, "The reserves do not hold even without one."),
    ],
)
def test_how_far_the_reserves_hold(minimum, words):
    said = exhibits.say_further(further(minimum=minimum)).as_text()
    assert said.startswith("A further cut of 1.0% of this year's grant would be £0.3m a year")
    assert words in said


def test_the_table_names_each_case_once_and_holds_the_month_that_is_too_late():
    late = measures.late_savings(
        thousandfold(years()),
        reserves=thousandfold(reserves()),
        movements=thousandfold(movements()),
        step_months=6,
    )
    departures = measures.departures(late, further=further())
    table = exhibits.tabulate_departures(departures, years=years(), sources=("One.",))
    lines = table.as_text().splitlines()
    assert lines[1].startswith("Case | Taken 2016/17 (£m) | Taken 2017/18 (£m)")
    assert [line.split(" | ")[0] for line in lines[2:]] == [
        "As proposed",
        "3 months late",
        "4 months late",
        "6 months late",
        "12 months late",
        *(f"Further cut of {percent}.0%" for percent in (1, 2, 3, 4)),
    ]
    # 4,600 x 4/12 = 1.53 and 700 x 4/12 = 0.23; 2.80 - 1.53 = 1.27; 4.50 - 1.77 = 2.73.
    assert lines[4] == "4 months late | 1.53 | 0.23 | 1.27 | 2.73 | −0.23"
