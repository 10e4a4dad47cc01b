"""What the capital appendix shows of earlier years, beside this one, for the whole council.

Nothing is summed here; it is a comparison, never a forecast.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bar_chart
from analysis.page.wording import count, percent, pounds, sentence
from analysis.periods import Period

BASES = {
    "ledger": (
        "Earlier years count payments, which carry no reversed year-end bookings; this year's "
        "figure is from the ledger, which carries them."
    ),
    "payments": "Earlier years and this year count payments.",
}
NOT_ALIKE = (
    "Earlier years are shares of what was spent in the end, this year of the budget. So the "
    "comparison shows an order of size and no more."
)


def say_years(spread: pd.Series[float], *, council: pd.Series[float]) -> Statement:
    """What the council managed to spend in earlier years beside what this year asks."""
    if not spread["years"]:
        return Statement(("There are no earlier years to compare with.",))
    needed = council["needed_monthly_gbp"]
    asked = "" if pd.isna(needed) else f"; this year's budget now needs {pounds(needed)} on average"
    return Statement(
        (
            f"{_say_shares(spread)}{_say_expected(council['forecast_share'], spread)}",
            f"The busiest month of those years came to {pounds(spread['busiest_gbp'])}{asked}.",
        )
    )


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


def draw_years(years: pd.DataFrame, *, spread: pd.Series[float], now: Period, source: str) -> Chart:
    """Spending of each earlier year and this year's forecast, with budgets in the table."""
    this_year = years.iloc[-1]
    return bar_chart(
        years.assign(name=years["financial_year"] + " (" + years["basis"] + ")"),
        label="name",
        value="spent_gbp",
        show=pounds,
        focus=(f"{this_year['financial_year']} (forecast)",),
        finding=_years_finding(this_year["spent_gbp"], spread),
        subtitle=(
            "Capital spending of earlier years and managers' forecast for "
            f"{now.financial_year} at {now.label}, whole council, £m"
        ),
        table=Table(
            years,
            (
                Column.words("financial_year", "Financial year"),
                Column.words("basis", "Basis"),
                Column.millions("budget_gbp", "Latest budget"),
                Column.millions("spent_gbp", "Spending"),
                Column.percent("spent_share", "Share of budget", missing="[z]"),
                Column.millions("unspent_gbp", "Not spent"),
                Column.millions("busiest_gbp", "Busiest month", missing="[z]"),
            ),
            caption="Capital budget and spending by financial year, whole council",
            name="capital_by_year",
            source=source,
        ),
    )


def _years_finding(forecast_gbp: float, spread: pd.Series[float]) -> str:
    forecast = f"Managers expect to spend {pounds(forecast_gbp)} this year"
    if not spread["years"]:
        return sentence(forecast)
    years = count(int(spread["years"]), "earlier year")
    return sentence(
        f"{forecast}; the most spent in any of the {years} was {pounds(spread['most_spent_gbp'])}"
    )


def draw_early(
    years: pd.DataFrame,
    *,
    spread: pd.Series[float],
    projects: pd.DataFrame,
    now: Period,
    source: str,
) -> Chart:
    """Share spent by the same month: of the year's spending before, of the budget this year."""
    known = years.dropna(subset="early_share")
    this_year = years.iloc[-1]
    named = known.assign(
        name=known["financial_year"].where(
            known["basis"] == "spent", known["financial_year"] + " (of the budget)"
        ),
        whole_gbp=known["spent_gbp"].where(known["basis"] == "spent", known["budget_gbp"]),
    )
    return bar_chart(
        named,
        label="name",
        value="early_share",
        show=percent,
        focus=(f"{this_year['financial_year']} (of the budget)",),
        finding=_early_finding(this_year, spread, now=now),
        subtitle=(
            f"Spent in the first {count(now.months_elapsed, 'month')} as a share of the year's "
            f"spending, or of the budget for {now.financial_year}, whole council, %"
        ),
        table=Table(
            named,
            (
                Column.words("name", "Financial year"),
                Column.millions("early_gbp", "Spent by then"),
                Column.millions("whole_gbp", "Year's spending or budget"),
                Column.percent("early_share", "Share"),
            ),
            caption=f"Spent in the first {count(now.months_elapsed, 'month')}, whole council",
            name="capital_early_share",
            source=source,
            notes=(*(BASES[basis] for basis in projects["basis"].unique()), NOT_ALIKE),
        ),
    )


def _early_finding(this_year: pd.Series[float], spread: pd.Series[float], *, now: Period) -> str:
    so_far = f"{percent(this_year['early_share'])} of this year's budget had been spent"
    if not spread["years"]:
        return sentence(f"By {now.label}, {so_far}")
    low, high = percent(spread["lowest_early_share"]), percent(spread["highest_early_share"])
    return (
        f"By {now.label}, {so_far}; by the same month the {count(int(spread['years']), 'year')} "
        f"before had spent between {low} and {high} of what they spent in the end."
    )


def tabulate_profile(profile: pd.DataFrame, *, source: str) -> Table:
    """Share of a year's spending by the end of each month, over the earlier years."""
    return Table(
        profile,
        (
            Column.words("month", "By the end of"),
            Column.percent("lowest_share", "Lowest year"),
            Column.percent("middle_share", "Middle year"),
            Column.percent("highest_share", "Highest year"),
            Column.percent("even_share", "Year gone"),
        ),
        caption="Share of the year's capital spending by month in earlier years, whole council",
        name="capital_profile",
        source=source,
    )
