"""The council's year from its spending: how wide the range is, and what it cannot show."""

import pandas as pd
import pytest

from analysis.page import Statement, Table
from analysis.periods import Period
from analysis.topics.budget_pressure import exhibits

NOW = Period(2015, 5)
RECORD = pd.Series(
    {
        "method": "middle of five",
        "cases": 31,
        "median_error_share": 0.066,
        "low_ratio": 0.9,
        "high_ratio": 1.2,
        "coverage_share": 0.645,
    }
)
OWN = pd.Series({"directorate_years": 12.0})


def council_of(*, low: float, high: float, ratio: float = 110e6) -> pd.DataFrame:
    """Steps as `council_forecast` returns them: a limit of 100, managers 2 over it, in £m."""
    steps = {
        "spent": 18e6,
        "spent_last_year": 4e6,
        "last_year": 100e6,
        "straight line": 108e6,
        "profile ratio": ratio,
        "additive": 104e6,
        "recent months": 101e6,
        "typical month": 99e6,
        "forecast": 104e6,
        "low": low,
        "high": high,
        "managers": 102e6,
        "limit": 100e6,
    }
    amounts = pd.Series(steps)
    over = (amounts - 100e6).where(~amounts.index.isin(["spent", "spent_last_year", "last_year"]))
    monthly = ((amounts - 18e6) / 10).where(amounts.index.isin(["recent months", "typical month"]))
    frame = pd.DataFrame({"amount_gbp": amounts, "over_gbp": over, "monthly_gbp": monthly})
    return frame.rename_axis("basis").reset_index()


def said(council: pd.DataFrame, *, now: Period = NOW, own: pd.Series = OWN) -> str:
    return exhibits.say_council_forecast(council, record=RECORD, own=own, now=now).as_text()


# Managers are 2 over the limit, in £m: a range is shown from 2 wide down.
WIDE = council_of(low=90e6, high=125e6)
NARROW = council_of(low=101e6, high=103e6)


def test_a_range_wider_than_the_pressure_is_too_little_to_judge_by():
    assert said(WIDE) == (
        "Two months' spending is too little to judge the whole council by: it would allow anything "
        "from £10.0m under to £25.0m over the cash limit. Ranges made by this rule held 65% of the "
        "results of 31 earlier years of other councils, each left out while the rule was learnt. "
        "So this report uses the managers' forecast.\n"
        "No range is made by directorate: this council's earlier years give 12 cases, and a range "
        "needs 20."
    )
    assert "anything from £1.0m over to £3.1m over" in said(council_of(low=101e6, high=103.1e6))


def test_a_range_no_wider_than_the_pressure_is_told_with_its_record():
    assert said(NARROW).startswith(
        "Two months' spending alone would put the whole council's year between £101.0m and "
        "£103.0m: between a pressure of £1.0m and a pressure of £3.0m on the cash limit of "
        "£100.0m. The managers' forecast, a pressure of £2.0m, lies inside it.\n"
        "Ranges made by this rule held 65%"
    )
    assert "Half of the forecasts were off by less than 6.6%." in said(NARROW)


def test_directorates_with_cases_enough_are_not_said_to_have_too_few():
    own = pd.Series({"directorate_years": 20.0})
    assert said(WIDE, own=own).endswith("\nNo range is made by directorate.")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (101e6, 103e6, "lies inside it."),
        (103e6, 104e6, "lies outside it."),
        (99e6, 101e6, "between an underspend of £1.0m and a pressure of £1.0m"),
    ],
)
def test_a_narrow_range_is_set_against_the_managers(low, high, words):
    assert words in said(council_of(low=low, high=high))


def test_one_month_is_one():
    assert said(WIDE, now=Period(2015, 4)).startswith("One month's spending is too little")
    assert said(NARROW, now=Period(2015, 4)).startswith("One month's spending alone")


def test_a_ratio_that_is_not_made_is_explained():
    refused = council_of(low=101e6, high=103e6, ratio=float("nan"))
    assert (
        "Nothing is divided by the share of last year spent by this month, 4.0%: under 5% any "
        "difference would become 20 times as large or more."
    ) in said(refused)
    assert "Nothing is divided" not in said(NARROW)


def test_nothing_to_go_by_is_a_sentence():
    nothing = WIDE.iloc[:0]
    empty = pd.Series(dtype=object)
    words = exhibits.say_council_forecast(nothing, record=empty, own=OWN, now=NOW).as_text()
    assert words.startswith("No forecast of the whole council is made from its spending")
    shown = exhibits.draw_council_forecast(nothing, record=empty, now=NOW, source="Monitor.")
    assert isinstance(shown, Statement)


def test_a_range_that_is_too_wide_is_not_drawn_and_only_its_ends_are_in_the_table():
    table = exhibits.draw_council_forecast(WIDE, record=RECORD, now=NOW, source="Monitor.")
    assert isinstance(table, Table)
    assert table.as_text().splitlines()[1:] == [
        "Figure | Amount (£m) | Over the limit (£m)",
        "Forecast: middle of five forecasts | 104.00 | +4.0",
        "Low end: forecast times 0.9000 | 90.00 | −10.0",
        "High end: forecast times 1.2000 | 125.00 | +25.0",
        "Cash limit | 100.00 | 0.0",
    ]


def test_every_mark_of_the_chart_and_each_step_to_it_is_in_the_table():
    chart = exhibits.draw_council_forecast(NARROW, record=RECORD, now=NOW, source="Monitor.")
    assert chart.finding == (
        "Spending so far puts the year between £101.0m and £103.0m; managers forecast £102.0m."
    )
    rows = chart.table.as_text().splitlines()[2:]
    assert rows[:3] == [
        "Spent to 31 May 2015 | [z] | 18.00 | [z]",
        "Spent to 31 May 2014 | [z] | 4.00 | [z]",
        "Spent in all of last year | [z] | 100.00 | [z]",
    ]
    assert rows[6] == "Each month to come as the last six on average | 8.30 | 101.00 | +1.0"
    assert rows[8:11] == [
        "Forecast: middle of five forecasts | [z] | 104.00 | +4.0",
        "Low end: forecast times 0.9000 | [z] | 101.00 | +1.0",
        "High end: forecast times 1.2000 | [z] | 103.00 | +3.0",
    ]
