"""What the capital appendix shows of earlier years and of what this one may come to.

For the whole council; nothing is summed here, and the course of a year by month is in `courses`.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bar_chart
from analysis.page.wording import count, in_words, percent, pounds, sentence
from analysis.periods import Period

CASES = {
    "managers": "managers' forecast",
    "slippage lowest": "forecast, slippage of the lowest year",
    "slippage middle": "forecast, slippage of the middle year",
    "slippage highest": "forecast, slippage of the highest year",
    "ratio lowest": "spent so far, by the slowest year",
    "ratio middle": "spent so far, by the middle year",
    "ratio highest": "spent so far, by the fastest year",
}
SLIPPAGE_NOTE = (
    "Slippage is the budget less spending; a minus means more spending than that budget. The "
    "latest budget has what was rolled forward, the original one has not."
)
MIXED_NOTE = (
    "Earlier years count payments and this year the ledger, which holds less so early. For each "
    "£1m by which the ledger is behind payments, the amounts with slippage are too low by the "
    "slipped share of £1m."
)
REPORTS_NOTE = (
    "Slippage so far: latest budget less forecast. Slipped in the end: of the spending still "
    "expected at the report, forecast less spent so far, the share that had not come by 31 March."
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
            f"falls inside about {count(number - 1, 'time')} in {in_words(number + 1)}; a year "
            "with larger projects, or projects further on, may not be like them.",
        )
    )


def _years(number: int) -> str:
    return "the year before" if number == 1 else f"the {count(number, 'year')} before"


def say_years(spread: pd.Series[float], *, council: pd.Series[float]) -> Statement:
    """The share of its budget the council managed to spend before, beside what is expected now."""
    if not spread["years"]:
        return Statement(("There are no earlier years to compare with.",))
    return Statement((f"{_say_shares(spread)}{_say_expected(council['forecast_share'], spread)}",))


def _say_shares(spread: pd.Series[float]) -> str:
    low, high = percent(spread["lowest_spent_share"]), percent(spread["highest_spent_share"])
    if spread["years"] == 1:
        return f"Last year the council spent {low} of its final capital budget."
    years = count(int(spread["years"]), "year")
    return (
        f"In the last {years} the council spent between {low} and {high} of its final capital "
        "budget."
    )


def _say_expected(share: float, spread: pd.Series[float]) -> str:
    """The managers' forecast as a share of the budget, against the range of the years."""
    if pd.isna(share):
        return ""
    than = "then" if spread["years"] == 1 else "in any of them"
    beside = "within that range" if spread["years"] > 1 else "as then"
    if share > spread["highest_spent_share"]:
        beside = f"more than {than}"
    elif share < spread["lowest_spent_share"]:
        beside = f"less than {than}"
    return f" This year managers expect {percent(share)}, {beside}."


def draw_years(
    years: pd.DataFrame,
    *,
    spread: pd.Series[float],
    projects: pd.DataFrame,
    now: Period,
    source: str,
) -> Chart:
    """Spending of each earlier year and what this one may come to, with slippage on each budget."""
    named = years.assign(name=years["financial_year"] + years["case"].map(_in_name))
    is_now = years["case"] != "spent"
    slipped = years["case"].str.startswith("slippage").any()
    mixed = (MIXED_NOTE,) if slipped and projects["basis"].eq("ledger").any() else ()
    return bar_chart(
        named,
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
                Column.millions("budget_gbp", "Latest budget"),
                Column.millions("spent_gbp", "Spending"),
                Column.percent("spent_share", "Share of latest", missing="[z]"),
                Column.millions("slippage_original_gbp", "Slippage on original"),
                Column.millions("slippage_latest_gbp", "Slippage on latest"),
            ),
            caption="Capital budget and spending by financial year, whole council",
            name="capital_by_year",
            source=source,
            notes=(SLIPPAGE_NOTE, *mixed),
        ),
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


def tabulate_reports(reports: pd.DataFrame, *, source: str) -> Table:
    """Budget, forecast, slippage and spending on one line a report, with what came of it."""
    return Table(
        reports,
        (
            Column.words("reported_at", "Report at"),
            Column.millions("budget_gbp", "Latest budget"),
            Column.millions("forecast_gbp", "Forecast"),
            Column.millions("slippage_gbp", "Slippage so far"),
            Column.millions("spent_gbp", "Spent so far"),
            Column.millions("outturn_gbp", "Spent in the year", missing="[x]"),
            Column.percent("slipped_share", "Slipped in the end", missing="[x]"),
        ),
        caption=(
            "Each report of this year, after that of the same month in earlier years, whole council"
        ),
        name="capital_reports",
        source=source,
        notes=(REPORTS_NOTE,),
    )
