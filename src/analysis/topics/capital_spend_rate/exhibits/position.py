"""What the capital appendix says first: headline, key figures, changes and the rate of spending.

Nothing is summed here; the budget and who pays for it are in `budget`, lists of projects in
`projects`, earlier years in `years`.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, KeyFigures, Statement, Table, bar_chart
from analysis.page.wording import (
    MINUS,
    change_in_pounds,
    count,
    day,
    has_or_have,
    in_millions,
    listed,
    percent,
    pounds,
    sentence,
)
from analysis.periods import Period

NOT_LISTED = "not listed"
KEY_FIGURES = {
    "budget_gbp": "Capital budget for the year",
    "spent_gbp": "Spent so far",
    "spent_share": "Share of the budget spent",
    "year_gone_share": "Share of the year gone",
    "remaining_gbp": "Budget left to spend",
    "needed_monthly_gbp": "Average a month needed to spend it",
    "forecast_gbp": "Managers' forecast for the year",
    "unforecast_gbp": "Budget not forecast to be spent",
}
IN_DETAIL = {
    **dict.fromkeys(KEY_FIGURES, "capital_by_block"),
    "year_gone_share": "capital_monthly_rates",
    "remaining_gbp": "capital_monthly_rates",
    "needed_monthly_gbp": "capital_monthly_rates",
}
RATES = {
    "achieved": "Achieved so far",
    "needed for the forecast": "Needed for the managers' forecast",
    "needed for the budget": "Needed for the whole budget",
    "busiest month": "Most in any month of earlier years, whole council",
}
RATE_NOTE = (
    "The first three are averages. Spending is never even: buildings and roads cost most in the "
    "summer and autumn, and large payments fall in single months."
)
NO_FORECAST = (
    "So the rate of spending is a poor guide to the year, and no forecast is made from it."
)
BASES = {
    "ledger": (
        "These are ledger figures. At 31 March, work done but not yet billed is booked as spending "
        "of the old year (an accrual). In the first months of the new year that booking is "
        "reversed, which takes the same sum off the new year's spending until the bill is paid. "
        "New spending on the same project can hide it. The total reversed is not known, so we "
        "cannot say how much work has been done."
    ),
    "payments": "These are payments: work that is done but not yet paid for is not in them.",
}


def say_headline(
    figures: pd.DataFrame, *, outlook: pd.DataFrame, dominant: pd.DataFrame, now: Period
) -> Statement:
    """The finding of the appendix: spent, the rate, the forecast and what usually becomes of it."""
    totals, change = figures["now"], figures["change"]
    if totals["budget_gbp"] <= 0:
        return Statement((f"There is no capital budget for {now.financial_year}.",), "headline")
    spent = _say_spent(totals, change["spent_gbp"], now=now)
    usual = _say_slippage(outlook, dominant=dominant)
    return Statement((spent, _say_rate(totals), _say_forecast(totals), *usual), role="headline")


def _say_spent(totals: pd.Series[float], change_gbp: float, *, now: Period) -> str:
    budget = f"{pounds(totals['budget_gbp'])} capital budget for {now.financial_year}"
    since = f"{change_in_pounds(change_gbp)} since the last report"
    share = percent(totals["spent_share"])
    if totals["spent_gbp"] < 0:
        return (
            f"At {now.label}, spending against the {budget} stood at {pounds(totals['spent_gbp'])} "
            f"({share}): reversals outweighed new spending. That is {since}."
        )
    return (
        f"At {now.label}, {pounds(totals['spent_gbp'])} of the {budget} ({share}) had been spent: "
        f"{since}."
    )


def _say_rate(totals: pd.Series[float]) -> str:
    gone, left = int(totals["months_gone"]), 12 - int(totals["months_gone"])
    remaining = totals["remaining_gbp"]
    elapsed = sentence(
        f"{count(gone, 'month')} of 12 ({percent(totals['year_gone_share'])} of the year) "
        f"{has_or_have(gone)} gone"
    )
    if remaining <= 0:
        more = f", and {pounds(-remaining)} more" if remaining < 0 else ""
        return f"{elapsed} The whole budget has been spent{more}."
    if left == 0:
        return f"The year is over, and {pounds(remaining)} of the budget was unspent."
    return (
        f"{elapsed} Spending the {pounds(remaining)} that is left would take "
        f"{pounds(totals['needed_monthly_gbp'])} a month on average over {count(left, 'month')}; "
        f"the average so far is {_finely(totals['achieved_monthly_gbp'])} a month."
    )


def _say_forecast(totals: pd.Series[float]) -> str:
    forecast = f"Managers expect to spend {pounds(totals['forecast_gbp'])} by 31 March"
    under = totals["unforecast_gbp"]
    if abs(under) < 1:
        return f"{forecast}, the whole budget."
    return f"{forecast}, {pounds(abs(under))} {'less' if under > 0 else 'more'} than the budget."


def _say_slippage(outlook: pd.DataFrame, *, dominant: pd.DataFrame) -> list[str]:
    """What the whole council's year becomes with past slippage; nothing without past years."""
    came = _came_to(outlook, "slippage")
    if not came:
        return []
    said = f"If as much slips as in earlier years, the whole council's spending comes to {came}."
    in_full = [
        f" If one project, {project['title']} ({pounds(project['current_budget_gbp'])}, "
        f"{percent(project['budget_share'], decimals=0)} of the whole budget), is paid in full "
        f"and only the others slip, it comes to {_came_to(outlook, 'in full')}."
        for project in dominant.to_dict("records")
    ]
    return ["".join([said, *in_full])]


def _came_to(outlook: pd.DataFrame, method: str) -> str:
    """The range of one method's cases in words; empty without any."""
    amounts = outlook.loc[outlook["case"].str.startswith(method), "spent_gbp"]
    if amounts.empty:
        return ""
    low, high = pounds(amounts.min()), pounds(amounts.max())
    return low if low == high else f"between {low} and {high}"


def tabulate_key_figures(
    figures: pd.DataFrame, *, now: Period, last: Period, source: str
) -> KeyFigures:
    """Budget, spending, rate and forecast, now and at the last report."""
    return KeyFigures.compared(
        figures,
        labels=KEY_FIGURES,
        now=now.label,
        before=last.label,
        source=source,
        tables=IN_DETAIL,
    )


def say_changes(changes: pd.DataFrame, *, materiality_gbp: float) -> Statement:
    """What changed since the last report, a sentence a project, biggest first, then the others."""
    sentences = [_say_change(row) for row in changes.to_dict("records")]
    nothing = (
        f"No project with a budget of {pounds(materiality_gbp)} or more changed its stage or "
        "completion date, and no budget or forecast changed by as much, since the last report."
    )
    return Statement.listing(sentences, otherwise=nothing)


def _say_change(change: Mapping[Hashable, Any]) -> str:
    if pd.isna(change["project_ref"]):
        return sentence(f"{change['title']}: {_say_others(change)}")
    title = f"{change['title']} ({change['project_ref']}, {change['block']})"
    budget = f"(budget {pounds(change['budget_gbp'])})"
    if change["stage_before"] == NOT_LISTED:
        return sentence(f"{title}: new in this report, at the stage {change['stage_now']} {budget}")
    if change["stage_now"] == NOT_LISTED:
        return sentence(f"{title}: no longer in the report {budget}")
    return sentence(f"{title}: {listed(_changed_parts(change, budget=budget))}")


def _say_others(change: Mapping[Hashable, Any]) -> str:
    """What the budgets and forecasts of the projects that are not listed changed by."""
    budget, forecast = (change[f"{name}_change_gbp"] for name in ("budget", "forecast"))
    return f"budget {_moved(budget)}, forecast {_moved(forecast)}"


def _moved(change_gbp: float) -> str:
    return "unchanged" if abs(change_gbp) < 0.5 else change_in_pounds(change_gbp)


def _changed_parts(change: Mapping[Hashable, Any], *, budget: str) -> list[str]:
    parts = []
    if change["stage_before"] != change["stage_now"]:
        parts.append(f"from {change['stage_before']} to {change['stage_now']} {budget}")
    if change["completion_before"] != change["completion_now"]:
        before, now = day(change["completion_before"]), day(change["completion_now"])
        parts.append(f"completion moved from {before} to {now}")
    for name in ("budget", "forecast"):
        if change[f"{name}_change_gbp"]:
            parts.append(f"{name} {change_in_pounds(change[f'{name}_change_gbp'])}")
    return parts


def draw_rates(rates: pd.DataFrame, *, now: Period, source: str) -> Chart:
    """Average spending a month so far beside what the rest of the year would need."""
    named = rates.assign(name=rates["basis"].map(RATES))
    return bar_chart(
        named.dropna(subset="monthly_gbp"),
        label="name",
        value="monthly_gbp",
        show=_finely,
        finding=_rates_finding(rates.set_index("basis")["monthly_gbp"]),
        subtitle=(
            f"Spending a month, £m: average of {count(now.months_elapsed, 'month')} so far, of "
            f"{count(now.months_left, 'month')} to go, and the most before, at {now.label}"
        ),
        table=Table(
            named,
            (
                Column.words("name", "Spending a month"),
                Column.millions("amount_gbp", "Amount"),
                Column.number("months", "Months"),
                Column.millions("monthly_gbp", "A month", decimals=2, missing="[z]"),
            ),
            caption=f"Spending a month, {now.financial_year}, at {now.label}",
            name="capital_monthly_rates",
            source=source,
            notes=(RATE_NOTE,),
        ),
    )


def _rates_finding(monthly: pd.Series[float]) -> str:
    achieved, needed = _finely(monthly["achieved"]), monthly["needed for the budget"]
    if pd.isna(needed):
        return f"Spending over the whole year averaged {achieved} a month."
    finding = (
        f"{pounds(needed)} a month is needed to spend the whole budget, {achieved} is achieved"
    )
    if "busiest month" not in monthly:
        return sentence(finding)
    most = pounds(monthly["busiest month"])
    return sentence(f"{finding}; the council's busiest month of earlier years came to {most}")


def say_basis(
    totals: pd.Series[float],
    *,
    projects: pd.DataFrame,
    spread: pd.Series[float],
    now: Period,
    refusal: str | None,
) -> Statement:
    """Whether the figures are ledger or payments, and whether a forecast is made from the rate."""
    bases = [BASES[basis] for basis in projects["basis"].unique()]
    before = _say_before(spread, now=now) if "ledger" in set(projects["basis"]) else ()
    said = (" ".join([*bases, _say_negative(totals)]), *before)
    return Statement(said if refusal is None else (*said, NO_FORECAST), role="caution")


def _say_before(spread: pd.Series[float], *, now: Period) -> tuple[str, ...]:
    """What earlier years had spent by the same month, counted as payments."""
    if not spread["years"]:
        return ()
    low, high = pounds(spread["lowest_early_gbp"]), pounds(spread["highest_early_gbp"])
    years = count(int(spread["years"]), "earlier year")
    return (
        f"Counted as payments, the whole council had spent {low} to {high} by the end of "
        f"{month_name[now.month]} in the {years}.",
    )


def _say_negative(totals: pd.Series[float]) -> str:
    number, amount = int(totals["negative_projects"]), _finely(totals["negative_gbp"])
    if number == 0:
        return "No project shows negative spending."
    if number == 1:
        return f"One project shows negative spending, {amount}."
    return sentence(f"{count(number, 'project')} show negative spending, {amount} in all")


def _finely(amount_gbp: float) -> str:
    """An amount to three figures, so that a small one is not rounded out of proportion."""
    if 100_000 <= abs(amount_gbp) < 9_995_000:
        sign = MINUS if amount_gbp < 0 else ""
        return f"{sign}£{in_millions(abs(amount_gbp), decimals=2)}m"
    return pounds(amount_gbp)
