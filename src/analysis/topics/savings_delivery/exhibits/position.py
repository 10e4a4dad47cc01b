"""Where the savings programme stands: headline, key figures, statuses and directorates.

Single schemes are in `schemes`, the likely outcome in `forecast`; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Chart, Column, KeyFigures, Statement, Table, bar_chart, stacked_bar_chart
from analysis.page.wording import change_in_pounds, in_millions, listed, percent, pounds, sentence
from analysis.periods import Period

STATUSES = {"blue": "Blue", "green": "Green", "amber": "Amber", "red": "Red"}
KEY_FIGURES = {
    "target_gbp": "Savings target for the year",
    "secure_gbp": "Delivered or on target (Blue and Green)",
    "secure_share": "Share of the target delivered or on target",
    "remaining_gbp": "Still to be secured (Amber and Red)",
    "red_gbp": "Of which Red",
    "delivered_gbp": "Taken out of budgets so far",
    "forecast_gbp": "Managers' forecast for the year",
    "shortfall_gbp": "Managers' forecast shortfall",
    "weighted_gbp": "Weighted forecast for the year",
}
IN_DETAIL = {
    **dict.fromkeys(KEY_FIGURES, "savings_by_status"),
    "shortfall_gbp": "savings_likely",
    "weighted_gbp": "savings_likely",
}
STATUS_NOTE = (
    "Blue: delivered and taken out of the budget. Green: confirmed as on target. "
    "Amber: can be delivered, at risk. Red: no longer deliverable, or without a plan."
)


ROWS_NOTE = "Rows, too, may differ from their totals in the last digit."


def say_headline(
    figures: pd.DataFrame, *, weighted: pd.Series[float], weights: pd.DataFrame, now: Period
) -> Statement:
    """The finding of the appendix: what is secure, what is left, what is likely."""
    totals, change = figures["now"], figures["change"]
    delivered = (
        f"At {now.label}, {pounds(totals['secure_gbp'])} of the {pounds(totals['target_gbp'])} "
        f"savings target for {now.financial_year} ({percent(totals['secure_share'])}) has been "
        f"delivered or is confirmed as on target: "
        f"{change_in_pounds(change['secure_gbp'])} since the last report. {_say_taken_out(totals)}"
    )
    likely = _say_weighted(weighted, weights=weights, totals=totals)
    said = (delivered, _say_remaining(totals), f"{_say_forecast(totals)} {likely}")
    return Statement(said, role="headline")


def _say_taken_out(totals: pd.Series[float]) -> str:
    """What has left budgets, and how much of it comes from schemes that are still at risk."""
    if totals["delivered_gbp"] <= 0:
        return "Nothing has been taken out of budgets yet."
    early = totals["delivered_early_gbp"]
    also = f", {pounds(early)} of it from Amber and Red schemes" if early > 0 else ""
    return (
        f"Of the target, {pounds(totals['delivered_gbp'])} "
        f"({percent(totals['delivered_share'], decimals=0)}) has already been taken out of "
        f"budgets{also}."
    )


def _say_remaining(totals: pd.Series[float]) -> str:
    if totals["remaining_gbp"] <= 0:
        return "Nothing of the target is rated Amber or Red."
    most = "Amber" if totals["amber_gbp"] >= totals["red_gbp"] else "Red"
    return (
        f"Of the {pounds(totals['remaining_gbp'])} still to be secured, most is rated {most}: "
        f"{pounds(totals['amber_gbp'])} is Amber (at risk) and {pounds(totals['red_gbp'])} is Red "
        "(no longer deliverable, or without a plan)."
    )


def _say_forecast(totals: pd.Series[float]) -> str:
    forecast = f"Managers expect to deliver {pounds(totals['forecast_gbp'])} by 31 March"
    if totals["shortfall_gbp"] > 0:
        return f"{forecast}, {pounds(totals['shortfall_gbp'])} short of the target."
    return f"{forecast}, which meets the target."


def _say_weighted(
    weighted: pd.Series[float], *, weights: pd.DataFrame, totals: pd.Series[float]
) -> str:
    """What the year comes to on the central and the lowest weights, with the central ones named."""
    parts = [
        f"{STATUSES[row['status']]} at {percent(row['weight_central_share'], decimals=0)}"
        for row in weights[weights["weight_central_share"] < 1].to_dict("records")
    ]
    counted = f"If we count {listed(parts)}" if parts else "If we count every rating in full"
    stress = pounds(weighted["stress_gbp"])
    is_secure = stress == pounds(totals["secure_gbp"]) and bool(parts)
    chance = " (as today, by chance)" if is_secure else ""
    return (
        f"{counted}, the year comes to {pounds(weighted['weighted_gbp'])}; on our lowest "
        f"assumptions, to {stress}{chance}."
    )


def tabulate_key_figures(
    figures: pd.DataFrame, *, likely: pd.DataFrame, now: Period, last: Period, source: str
) -> KeyFigures:
    """Secure, remaining, cashed and forecast savings, now and at the last report.

    `likely` has the weighted forecast in the columns of `figures`.
    """
    return KeyFigures.compared(
        pd.concat([figures, likely]),
        labels=KEY_FIGURES,
        now=now.label,
        before=last.label,
        source=source,
        tables=IN_DETAIL,
    )


def draw_status(by_status: pd.DataFrame, *, now: Period, source: str) -> Chart:
    """Target by status as bars, with schemes, cash delivered and forecast in the table."""
    statuses, total = by_status.iloc[:-1], by_status.iloc[-1]
    largest = statuses.sort_values("target_gbp", ascending=False, kind="stable").iloc[0]
    named = statuses.assign(name=statuses["status"].map(STATUSES))
    return bar_chart(
        named,
        label="name",
        value="target_gbp",
        show=pounds,
        finding=sentence(
            f"{STATUSES[largest['status']]} schemes make up the largest part of the target, "
            f"{pounds(largest['target_gbp'])} of {pounds(total['target_gbp'])}"
        ),
        subtitle=f"Savings target for {now.financial_year} by status, £m, at {now.label}",
        table=Table(
            by_status,
            (
                Column.mark("status", "Status"),
                Column.number("schemes", "Schemes"),
                Column.millions("target_gbp", "Target"),
                Column.percent("target_share", "Share of target"),
                Column.millions("delivered_gbp", "Out of budgets"),
                Column.millions("forecast_gbp", "Forecast"),
            ),
            caption=f"Savings by status, {now.financial_year}, at {now.label}",
            name="savings_by_status",
            source=source,
            notes=(STATUS_NOTE,),
            total=True,
        ),
    )


def tabulate_movements(movements: pd.DataFrame, *, now: Period, last: Period, source: str) -> Table:
    """Status at the last report against status now, in numbers of schemes."""
    return Table(
        movements,
        (
            Column.mark("before", f"Status at {last.label}"),
            *(Column.number(status, f"{name} now") for status, name in STATUSES.items()),
            Column.number("not_listed", "No longer listed"),
        ),
        caption=f"Number of schemes by status at {last.label} (rows) and {now.label} (columns)",
        name="status_movements",
        source=source,
    )


def draw_delivery(
    delivery: pd.DataFrame, *, by: str, label: str, now: Period, source: str
) -> Chart:
    """Target by status for each directorate or kind, as bars of parts."""
    parts, total = delivery.iloc[:-1], delivery.iloc[-1]
    most = parts.sort_values("remaining_gbp", ascending=False, kind="stable").iloc[0]
    return stacked_bar_chart(
        parts,
        label=by,
        parts=STATUSES,
        show=in_millions,
        finding=sentence(
            f"{str(most[by])[:1].upper()}{str(most[by])[1:]} has the most still to be secured: "
            f"{pounds(most['remaining_gbp'])} of the {pounds(total['remaining_gbp'])} left"
        ),
        subtitle=f"Savings target by {label.lower()} and status, £m, at {now.label}",
        table=_delivery_table(delivery, by=by, label=label, now=now, source=source),
    )


def _delivery_table(
    delivery: pd.DataFrame, *, by: str, label: str, now: Period, source: str
) -> Table:
    return Table(
        delivery,
        (
            Column.words(by, label),
            *(Column.millions(status, name) for status, name in STATUSES.items()),
            Column.millions("target_gbp", "Target"),
            Column.percent("secure_share", "Delivered or on target", missing="[z]"),
        ),
        caption=f"Savings by {label.lower()} and status, {now.financial_year}, at {now.label}",
        name=f"savings_by_{by}",
        source=source,
        notes=(ROWS_NOTE,),
        total=True,
    )
