"""This year beside earlier ones, and what it may come to: the words follow the numbers."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.capital_spend_rate import exhibits, measures

from ..sample import FIVE, REPORTS, history_of

NOW, SOURCE = Period.parse("2015-05"), "Capital monitor."
COUNCIL = measures.totals(FIVE, months_elapsed=2)
HISTORY = history_of(y2013=([10, 10, *[8] * 9, 108], 400.0), y2014=([0, 20, *[10] * 10], 160.0))
PAST = pd.Series({"years": 3.0, "lowest": 0.1, "middle": 0.2, "highest": 0.5})
NO_PAST = pd.Series({"years": 0.0, "lowest": None, "middle": None, "highest": None}, dtype=float)


def outlook_of(past: pd.Series) -> pd.DataFrame:
    nothing = pd.Series(dtype=float)
    return measures.outlook(COUNCIL, past=past, usual=nothing, refusal="no share")


def years_of(history: pd.DataFrame, past: pd.Series = PAST) -> tuple[pd.DataFrame, pd.Series]:
    earlier = measures.earlier_years(history, months_elapsed=2)
    both = measures.with_this_year(
        earlier, outlook=outlook_of(past), programme=COUNCIL, financial_year="2015/16"
    )
    return both, measures.range_of_years(earlier)


def drawn(history: pd.DataFrame, past: pd.Series = PAST, *, basis: str = "ledger"):
    years, spread = years_of(history, past)
    projects = FIVE.assign(basis=basis)
    return exhibits.draw_years(years, spread=spread, projects=projects, now=NOW, source=SOURCE)


def test_earlier_years_are_told_by_share():
    _, spread = years_of(HISTORY)
    # 200 of 400 and 120 of 160.
    assert exhibits.say_years(spread, council=COUNCIL).as_text() == (
        "In the last two years the council spent between 50.0% and 75.0% of its final capital "
        "budget. This year managers expect 97.7%, more than in any of them."
    )


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.4, "This year managers expect 40.0%, less than in any of them."),
        (0.6, "This year managers expect 60.0%, within that range."),
        (float("nan"), "between 50.0% and 75.0% of its final capital budget."),
    ],
)
def test_the_forecast_is_held_against_the_range(share, told):
    _, spread = years_of(HISTORY)
    council = pd.Series({**COUNCIL, "forecast_share": share})
    assert exhibits.say_years(spread, council=council).paragraphs[0].endswith(told)


@pytest.mark.parametrize(
    ("share", "beside"), [(0.9, "more than then"), (0.4, "less than then"), (0.75, "as then")]
)
def test_one_earlier_year_is_no_range(share, beside):
    _, spread = years_of(HISTORY.tail(12))
    council = pd.Series({**COUNCIL, "forecast_share": share})
    assert exhibits.say_years(spread, council=council).paragraphs[0] == (
        "Last year the council spent 75.0% of its final capital budget. "
        f"This year managers expect {share * 100:.1f}%, {beside}."
    )


def test_without_earlier_years_this_year_stands_alone():
    years, spread = years_of(history_of(), NO_PAST)
    assert exhibits.say_years(spread, council=COUNCIL).as_text() == (
        "There are no earlier years to compare with."
    )
    assert years["case"].to_list() == ["managers"]
    assert drawn(history_of(), NO_PAST).finding == (
        "Across the council managers expect to spend £1,000 this year."
    )


def test_the_outlook_is_told_with_its_range_and_what_it_rests_on():
    # 1,215 still to come: 55 + 1,215 less a tenth, a fifth and a half.
    assert exhibits.say_outlook(outlook_of(PAST), past=PAST).as_text() == (
        "Between 10.0% and 50.0% of the spending that managers still expected at the same month "
        "of the three years before did not come by 31 March. The same again would mean between "
        "£663 and £1,000 for the whole council, in the middle £1,000, against the managers' "
        "forecast of £1,000.\n"
        "The range rests on three years. If this year is like them, its result falls inside about "
        "two times in four; a year with larger projects, or projects further on, may not be like "
        "them."
    )


def test_one_past_year_is_told_without_a_range():
    past = pd.Series({"years": 1.0, "lowest": 0.5, "middle": 0.5, "highest": 0.5})
    said = exhibits.say_outlook(outlook_of(past), past=past).as_text()
    assert said == (
        "50.0% of the spending that managers still expected at the same month of the year before "
        "did not come by 31 March. The same again would mean £663 for the whole council, against "
        "the managers' forecast of £1,000. One year gives no range."
    )


def test_without_past_reports_the_forecast_is_not_adjusted():
    assert exhibits.say_outlook(outlook_of(NO_PAST), past=NO_PAST).as_text() == (
        "No earlier year has a report of the same month, so the managers' forecast is not "
        "adjusted for slippage."
    )


def test_the_forecast_is_beside_the_most_ever_spent_and_past_slippage():
    chart = drawn(HISTORY)
    assert chart.finding == (
        "Across the council managers expect to spend £1,000 this year; the most spent in any of "
        "the two earlier years was £200, and slippage as before would leave £663 to £1,000."
    )
    rows = chart.table.as_text().splitlines()
    assert rows[2].startswith("2013/14 | ")
    assert rows[4] == "2015/16: managers' forecast | 0.0 | 0.0 | 0.0 | 97.7 | 0.0 | 0.0"
    assert rows[7].startswith("2015/16: forecast, slippage of the highest year | ")


@pytest.mark.parametrize(("basis", "told"), [("ledger", True), ("payments", False)])
def test_ledger_and_payments_are_only_told_apart_where_they_differ(basis, told):
    notes = drawn(HISTORY, basis=basis).table.notes
    assert any("holds less so early" in note for note in notes) is told


def test_without_slippage_nothing_is_said_of_mixed_bases():
    assert len(drawn(HISTORY, NO_PAST).table.notes) == 1


def test_every_report_is_one_line():
    reports = measures.reports(REPORTS, until=NOW)
    millions = ["budget_gbp", "forecast_gbp", "slippage_gbp", "spent_gbp", "outturn_gbp"]
    table = exhibits.tabulate_reports(reports.assign(**reports[millions] * 1e6), source=SOURCE)
    rows = table.as_text().splitlines()[2:]
    assert rows[1] == "31 May 2013 | 120.0 | 120.0 | 0.0 | 20.0 | 70.0 | 50.0"
    assert rows[-1] == "31 May 2015 | 1,300.0 | 1,270.0 | 30.0 | 55.0 | [x] | [x]"
