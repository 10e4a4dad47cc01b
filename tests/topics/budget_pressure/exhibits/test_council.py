"""The council's year from its spending: how wide the range is, and what it cannot show."""

import pandas as pd
import pytest

from analysis.page import Statement
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
OWN = pd.Series({"years": 2.0})


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


def said(council: pd.DataFrame, now: Period = NOW) -> str:
    return exhibits.say_council_forecast(council, record=RECORD, own=OWN, now=now).as_text()


WIDE = council_of(low=90e6, high=125e6)


def test_a_range_on_both_sides_of_the_limit_cannot_show_the_pressure():
    assert said(WIDE) == (
        "Two months' spending alone would put the whole council's year between £90.0m and "
        "£125.0m: between an underspend of £10.0m and a pressure of £25.0m on the cash limit of "
        "£100.0m. A range that wide cannot show a pressure of £2.0m, 2.0% of the limit, so this "
        "page goes by the managers' forecast, which knows contracts and clients.\n"
        "The range is made from 31 earlier years of other councils so that eight of ten results "
        "should fall inside. Learnt each time from the others only, such a range held 65% of the "
        "results. Half of the forecasts were off by less than 6.6%.\n"
        "This council itself has two earlier years that can be tested, too few for a range of its "
        "own."
    )


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (101e6, 104e6, "All of it is over the limit, and the managers' forecast, a pressure of £2"),
        (101e6, 104e6, "lies inside it."),
        (103e6, 104e6, "lies outside it."),
        (90e6, 99e6, "All of it is under the limit"),
    ],
)
def test_a_narrow_range_is_set_against_the_managers(low, high, words):
    assert words in said(council_of(low=low, high=high))


def test_one_month_is_one():
    assert said(WIDE, Period(2015, 4)).startswith("One month's spending alone")


def test_a_ratio_that_is_not_made_is_explained():
    refused = council_of(low=90e6, high=125e6, ratio=float("nan"))
    assert (
        "Nothing is divided by the share of last year spent by this month, 4.0%: under 5% any "
        "difference would become 20 times as large or more."
    ) in said(refused)
    assert "Nothing is divided" not in said(WIDE)


def test_nothing_to_go_by_is_a_sentence():
    nothing = WIDE.iloc[:0]
    empty = pd.Series(dtype=object)
    words = exhibits.say_council_forecast(nothing, record=empty, own=OWN, now=NOW).as_text()
    assert words.startswith("No forecast of the whole council is made from its spending")
    shown = exhibits.draw_council_forecast(nothing, record=empty, now=NOW, source="Monitor.")
    assert isinstance(shown, Statement)


def test_every_mark_of_the_chart_and_each_step_to_it_is_in_the_table():
    chart = exhibits.draw_council_forecast(WIDE, record=RECORD, now=NOW, source="Monitor.")
    assert chart.finding == (
        "Spending so far puts the year between £90.0m and £125.0m; managers forecast £102.0m."
    )
    rows = chart.table.as_text().splitlines()[2:]
    assert rows[:3] == [
        "Spent to 31 May 2015 | [z] | 18.00 | [z]",
        "Spent to 31 May 2014 | [z] | 4.00 | [z]",
        "Spent in all of last year | [z] | 100.00 | [z]",
    ]
    assert rows[6] == "Each month to come as the last six on average | 8.30 | 101.00 | +1.0"
    assert rows[8:11] == [
        "Forecast: middle of these forecasts | [z] | 104.00 | +4.0",
        "Low end: forecast times 0.9000 | [z] | 90.00 | −10.0",
        "High end: forecast times 1.2000 | [z] | 125.00 | +25.0",
    ]
