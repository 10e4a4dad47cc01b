"""This year beside earlier ones, and what it may come to: the words follow the numbers."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.capital_spend_rate import exhibits, measures

from ..sample import FIVE, REPORTS, history_of

NOW, SOURCE = Period.parse("2015-05"), "Capital monitor."
COUNCIL = measures.totals(FIVE, months_elapsed=2)
HISTORY = history_of(y2013=([10, 10, *[8] * 9, 108], 400.0), y2014=([0, 20, *[10] * 10], 160.0))
PAST = pd.Series(
    {
        "years": 3.0,
        "lowest": 0.1,
        "middle": 0.2,
        "highest": 0.5,
        "lowest_forecast": 0.97,
        "highest_forecast": 0.984,
    }
)
NO_PAST = pd.Series({**PAST, **dict.fromkeys(PAST.index, float("nan")), "years": 0.0})
DOMINANT = measures.dominant(FIVE)


def outlook_of(past: pd.Series, dominant: pd.DataFrame = FIVE.iloc[:0]) -> pd.DataFrame:
    nothing = pd.Series(dtype=float)
    return measures.outlook(
        COUNCIL, past=past, dominant=dominant, usual=nothing, refusal="no share"
    )


def years_of(
    history: pd.DataFrame, past: pd.Series = PAST, dominant: pd.DataFrame = FIVE.iloc[:0]
) -> tuple[pd.DataFrame, pd.Series]:
    earlier = measures.earlier_years(history, months_elapsed=2)
    both = measures.with_this_year(
        earlier, outlook=outlook_of(past, dominant), programme=COUNCIL, financial_year="2015/16"
    )
    return both, measures.range_of_years(earlier)


def drawn(
    history: pd.DataFrame,
    past: pd.Series = PAST,
    *,
    dominant: pd.DataFrame = FIVE.iloc[:0],
    basis: str = "ledger",
):
    years, spread = years_of(history, past, dominant)
    return exhibits.draw_years(
        years,
        spread=spread,
        lag=measures.ledger_lag(past),
        dominant=dominant,
        projects=FIVE.assign(basis=basis),
        now=NOW,
        source=SOURCE,
    )


def said_of_years(
    history: pd.DataFrame, past: pd.Series = PAST, *, council: pd.Series = COUNCIL
) -> str:
    _, spread = years_of(history)
    return exhibits.say_years(spread, past=past, council=council, now=NOW).as_text()


def test_what_managers_expected_before_stands_beside_what_came_and_what_they_expect_now():
    # 200 of 400 and 120 of 160 came; 1,270 of 1,300 is expected now.
    assert said_of_years(HISTORY) == (
        "In the May reports of the last three years managers expected to spend 97% to 98% of the "
        "budget. The council ended with 50% to 75% of the final one. This year managers expect 98%."
    )


def test_without_reports_of_the_month_only_what_came_is_told():
    assert said_of_years(HISTORY, NO_PAST) == (
        "In the last two years the council spent 50% to 75% of its final capital budget. This year "
        "managers expect 98%."
    )


def test_one_earlier_year_is_no_range():
    one = pd.Series({**PAST, "years": 1.0, "highest_forecast": 0.97})
    assert said_of_years(HISTORY.tail(12), one) == (
        "In the May report of last year managers expected to spend 97% of the budget. The council "
        "ended with 75% of the final one. This year managers expect 98%."
    )


def test_a_year_without_a_budget_has_no_share_to_expect():
    none = pd.Series({**COUNCIL, "forecast_share": float("nan")})
    assert said_of_years(HISTORY, council=none).endswith("50% to 75% of the final one.")


@pytest.mark.parametrize(
    ("years", "told"),
    [
        (2, "one time in three"),
        (3, "one time in two"),
        (4, "three times in five"),
        (5, "two times in three"),
    ],
)
def test_how_often_a_result_falls_inside_is_told_in_lowest_terms(years, told):
    past = pd.Series({**PAST, "years": float(years)})
    assert (
        f"falls inside about {told};" in exhibits.say_outlook(outlook_of(past), past=past).as_text()
    )


def test_a_very_large_project_in_full_stands_in_the_table_with_its_rule():
    chart = drawn(HISTORY, dominant=DOMINANT)
    rows = [line.split(" | ")[0] for line in chart.table.as_text().splitlines()[2:]]
    assert rows[-3:] == [
        "2015/16: lowest slippage, largest project in full",
        "2015/16: middle slippage, largest project in full",
        "2015/16: highest slippage, largest project in full",
    ]
    # Of A's 720 forecast 90 is spent.
    assert any(
        note.startswith("Largest project in full: Project A (A) alone has 55% of the budget.")
        and note.endswith("its £630 still to come.")
        for note in chart.table.notes
    )
    assert not any("in full" in note for note in drawn(HISTORY).table.notes)


def test_the_middle_of_a_range_is_left_to_the_table():
    assert "middle slippage" not in drawn(HISTORY).alt
    assert "middle slippage" in drawn(HISTORY).table.as_text()
    one = pd.Series({**PAST, "years": 1.0})
    assert "Bar chart with 4 bars" in drawn(HISTORY, one).alt


def test_without_earlier_years_this_year_stands_alone():
    years, spread = years_of(history_of(), NO_PAST)
    assert exhibits.say_years(spread, past=NO_PAST, council=COUNCIL, now=NOW).as_text() == (
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
        "one time in two; a year with larger projects, or projects further on, may not be like "
        "them."
    )


def test_one_past_year_is_told_without_a_range():
    past = pd.Series({**PAST, "years": 1.0, "middle": 0.5})
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
    assert rows[7].startswith("2015/16: highest slippage | ")


@pytest.mark.parametrize(("basis", "told"), [("ledger", True), ("payments", False)])
def test_ledger_and_payments_are_only_told_apart_where_they_differ(basis, told):
    notes = drawn(HISTORY, basis=basis).table.notes
    # Of £10m a tenth and a half.
    lacking = (
        "If the ledger is £10.0m behind, the amounts with slippage are £1.0m to £5.0m too low."
    )
    assert any(note.endswith(lacking) for note in notes) is told


def test_without_slippage_nothing_is_said_of_mixed_bases():
    assert len(drawn(HISTORY, NO_PAST).table.notes) == 1


def test_every_report_is_one_line():
    reports = measures.reports(REPORTS, until=NOW)
    millions = ["budget_gbp", "forecast_gbp", "slippage_gbp", "spent_gbp", "outturn_gbp"]
    table = exhibits.tabulate_reports(
        reports.assign(**reports[millions] * 1e6), now=NOW, source=SOURCE
    )
    rows = table.as_text().splitlines()[2:]
    assert rows[1] == "31 May 2013 | 120.0 | 120.0 | 100.0 | 0.0 | 20.0 | 70.0 | 50.0"
    assert table.caption == "This year's reports and earlier years' May reports, whole council"
    assert rows[-1] == "31 May 2015 | 1,300.0 | 1,270.0 | 97.7 | 30.0 | 55.0 | [x] | [x]"
