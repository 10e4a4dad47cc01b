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


def test_the_tables_name_the_years_and_the_first_column_heads_the_row():
    late = measures.late_savings(years(), reserves=reserves(), movements=movements(), step_months=6)
    shown = exhibits.tabulate_late(late, years=years(), source="S.").as_text().splitlines()
    assert shown[1].startswith("Months late | Missed 2016/17 (£m) | Missed 2017/18 (£m)")
    assert [line.split(" | ")[0] for line in shown[2:]] == ["0", "6", "12"]
    cuts = exhibits.tabulate_further(further(), years=years(), source="S.").as_text().splitlines()
    assert [line.split(" | ")[0] for line in cuts[2:]] == ["0.0%", "1.0%", "2.0%", "3.0%", "4.0%"]
