"""What the capital appendix shows of earlier years and of what this one may come to.

For the whole council; nothing is summed here, and the course of a year by month is in `courses`.
"""

from __future__ import annotations

from calendar import month_name
from fractions import Fraction

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bar_chart
from analysis.page.wording import count, in_words, percent, pounds, sentence
from analysis.periods import Period

CASES = {
    "managers": "managers' forecast",
    "slippage lowest": "lowest slippage",
    "slippage middle": "middle slippage",
    "slippage highest": "highest slippage",
    "in full lowest": "lowest slippage, largest project in full",
    "in full middle": "middle slippage, largest project in full",
    "in full highest": "highest slippage, largest project in full",
    "ratio lowest": "spent so far, by the slowest year",
    "ratio middle": "spent so far, by the middle year",
    "ratio highest": "spent so far, by the fastest year",
}
SLIPPAGE_NOTE = (
    "Slippage is the budget less spending; a minus means more spending than that budget. The "
    "final budget is that of March, this year the latest; it has what was rolled forward, the "
    "original one has not."
)
REPORTS_NOTE = (
    "Slippage so far: budget less forecast. Slipped in the end: of the spending still expected at "
    "the report, forecast less spent so far, the share that had not come by 31 March."
)
NO_REPORTS = (
    "No earlier year has a report of the same month, so the managers' forecast is not adjusted "
    "for slippage."
)


def say_outlook(outlook: pd.DataFrame, *, past: pd.Series[float]) -> Statement:
    """What the managers' forecast comes to if as much slips as before, and how sure that is."""
    if not past["years"]:
        return Statement((NO_REPORTS,))
    amounts, number = outlook.set_index("case")["spent_gbp"], int(past["years"])
    forecast = f"against the managers' forecast of {pounds(amounts['managers'])}"
    still = f"of the spending that managers still expected at the same month of {_years(number)}"
    if number == 1:
        return Statement(
            (
                f"{percent(past['middle'])} {still} did not come by 31 March. The same again "
                f"would mean {pounds(amounts['slippage middle'])} for the whole council, "
                f"{forecast}. One year gives no range.",
            )
        )
    return Statement(
        (
            f"Between {percent(past['lowest'])} and {percent(past['highest'])} {still} did not "
            "come by 31 March. The same again would mean between "
            f"{pounds(amounts['slippage highest'])} and {pounds(amounts['slippage lowest'])} for "
            f"the whole council, in the middle {pounds(amounts['slippage middle'])}, {forecast}.",
            f"The range rests on {count(number, 'year')}. If this year is like them, its result "
            f"falls inside about {_how_often(number)}; a year with larger projects, or projects "
            "further on, may not be like them.",
        )
    )


def _how_often(years: int) -> str:
    """How often one more year of the kind lies between the lowest and highest of some years."""
    inside = Fraction(years - 1, years + 1)
    return f"{count(inside.numerator, 'time')} in {in_words(inside.denominator)}"


def _years(number: int) -> str:
    return "the year before" if number == 1 else f"the {count(number, 'year')} before"


def say_years(
    spread: pd.Series[float], *, past: pd.Series[float], council: pd.Series[float], now: Period
) -> Statement:
    """What managers expected of earlier years at the same month, what came, and this year."""
    if not spread["years"]:
        return Statement(("There are no earlier years to compare with.",))
    came = _span(spread["lowest_spent_share"], spread["highest_spent_share"])
    share = council["forecast_share"]
    this_year = (
        "" if pd.isna(share) else f" This year managers expect {percent(share, decimals=0)}."
    )
    return Statement((f"{_say_before(past, came=came, spread=spread, now=now)}{this_year}",))


def _say_before(past: pd.Series[float], *, came: str, spread: pd.Series[float], now: Period) -> str:
    if not past["years"]:
        years = _last(int(spread["years"]))
        return f"In {years} the council spent {came} of its final capital budget."
    expected = _span(past["lowest_forecast"], past["highest_forecast"])
    number = int(past["years"])
    return (
        f"In the {month_name[now.month]} {'reports' if number > 1 else 'report'} of "
        f"{_last(number)} managers expected to spend {expected} of the budget. The council ended "
        f"with {came} of the final one."
    )


def _last(years: int) -> str:
    return "last year" if years == 1 else f"the last {count(years, 'year')}"


def _span(low: float, high: float) -> str:
    """Two shares as whole percentages, or the one that both come to."""
    ends = [percent(share, decimals=0) for share in (low, high)]
    return " to ".join(dict.fromkeys(ends))


def draw_years(
    years: pd.DataFrame,
    *,
    spread: pd.Series[float],
    lag: pd.Series[float],
    dominant: pd.DataFrame,
    projects: pd.DataFrame,
    now: Period,
    source: str,
) -> Chart:
    """Spending of each earlier year and what this one may come to, with slippage on each budget."""
    named = years.assign(name=years["financial_year"] + years["case"].map(_in_name))
    is_now = years["case"] != "spent"
    is_ledger = projects["basis"].eq("ledger").any()
    mixed = (_say_mixed(lag),) if pd.notna(lag["lowest_gbp"]) and is_ledger else ()
    return bar_chart(
        _without_middles(named),
        label="name",
        value="spent_gbp",
        show=pounds,
        focus=tuple(named.loc[is_now, "name"]),
        finding=_years_finding(years, spread),
        subtitle=(
            "Capital spending of earlier years, and what "
            f"{now.financial_year} may come to, at {now.label}, whole council, £m"
        ),
        table=Table(
            named,
            (
                Column.words("name", "Financial year"),
                Column.millions("original_gbp", "Original budget"),
                Column.millions("budget_gbp", "Final budget"),
                Column.millions("spent_gbp", "Spending"),
                Column.percent("spent_share", "Share of final", missing="[z]"),
                Column.millions("slippage_original_gbp", "Slippage on original"),
                Column.millions("slippage_latest_gbp", "Slippage on final"),
            ),
            caption="Capital budget and spending by financial year, whole council",
            name="capital_by_year",
            source=source,
            notes=(SLIPPAGE_NOTE, *_say_in_full(years, dominant=dominant), *mixed),
        ),
    )


def _without_middles(cases: pd.DataFrame) -> pd.DataFrame:
    """The rows to draw: where there is a lowest and a highest case, the middle one is left out."""
    is_range = cases["case"].str.endswith("lowest").any()
    return cases[~cases["case"].str.endswith("middle")] if is_range else cases


def _say_in_full(years: pd.DataFrame, *, dominant: pd.DataFrame) -> tuple[str, ...]:
    """Which project the cases in full are about, by which rule, and what is still to come of it."""
    if not years["case"].str.startswith("in full").any():
        return ()
    project = dominant.iloc[0]
    to_come = project["forecast_gbp"] - project["spent_to_date_gbp"]
    return (
        f"Largest project in full: {project['title']} ({project['project_ref']}) alone has "
        f"{percent(project['budget_share'], decimals=0)} of the budget. A project with more than "
        f"a quarter may come as a whole; so the slipped share is not taken off its "
        f"{pounds(to_come)} still to come.",
    )


def _say_mixed(lag: pd.Series[float]) -> str:
    """What the amounts with slippage lack where spending so far is counted on the ledger."""
    low, high = pounds(lag["lowest_gbp"]), pounds(lag["highest_gbp"])
    lacking = low if low == high else f"{low} to {high}"
    return (
        "Earlier years count payments and this year the ledger, which holds less so early. If the "
        f"ledger is {pounds(lag['behind_gbp'])} behind, the amounts with slippage are {lacking} "
        "too low."
    )


def _in_name(case: str) -> str:
    return f": {CASES[case]}" if case in CASES else ""


def _years_finding(years: pd.DataFrame, spread: pd.Series[float]) -> str:
    amounts = years.set_index("case")["spent_gbp"]
    forecast = (
        f"Across the council managers expect to spend {pounds(amounts['managers'])} this year"
    )
    if not spread["years"]:
        return sentence(forecast)
    before = count(int(spread["years"]), "earlier year")
    finding = (
        f"{forecast}; the most spent in any of the {before} was {pounds(spread['most_spent_gbp'])}"
    )
    slipped = amounts[amounts.index.str.startswith("slippage")]
    if len(slipped) < 2:
        return sentence(finding)
    low, high = pounds(slipped.min()), pounds(slipped.max())
    return sentence(f"{finding}, and slippage as before would leave {low} to {high}")


def tabulate_reports(reports: pd.DataFrame, *, now: Period, source: str) -> Table:
    """Budget, forecast, slippage and spending on one line a report, with what came of it."""
    return Table(
        reports,
        (
            Column.words("reported_at", "Report at"),
            Column.millions("budget_gbp", "Budget then"),
            Column.millions("forecast_gbp", "Forecast"),
            Column.percent("forecast_share", "Share forecast", missing="[z]"),
            Column.millions("slippage_gbp", "Slippage so far"),
            Column.millions("spent_gbp", "Spent so far"),
            Column.millions("outturn_gbp", "Spent in the year", missing="[x]"),
            Column.percent("slipped_share", "Slipped in the end", missing="[x]"),
        ),
        caption=(
            f"This year's reports and earlier years' {month_name[now.month]} reports, whole council"
        ),
        name="capital_reports",
        source=source,
        notes=(REPORTS_NOTE,),
    )
