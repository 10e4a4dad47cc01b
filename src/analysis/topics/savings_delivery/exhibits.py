"""What the savings appendix shows: sentences, key figures, tables and charts of the measures.

Nothing is summed here; a figure that is printed stands in a measure's frame.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, KeyFigures, Statement, Table, bar_chart, stacked_bar_chart
from analysis.page.wording import (
    change_in_pounds,
    count,
    day,
    in_millions,
    in_words,
    listed,
    percent,
    pounds,
    sentence,
)
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
    "shortfall_gbp": "Forecast shortfall",
}
STATUS_NOTE = (
    "Blue: delivered and taken out of the budget. Green: confirmed as on target. "
    "Amber: can be delivered, at risk. Red: no longer deliverable, or without a plan."
)


def say_headline(figures: pd.DataFrame, *, now: Period) -> Statement:
    """The finding of the appendix in three sentences."""
    totals, change = figures["now"], figures["change"]
    delivered = (
        f"At {now.label}, {pounds(totals['secure_gbp'])} of the {pounds(totals['target_gbp'])} "
        f"savings target for {now.financial_year} ({percent(totals['secure_share'])}) has been "
        f"delivered or is confirmed as on target: "
        f"{change_in_pounds(change['secure_gbp'])} since the last report."
    )
    return Statement((delivered, _say_remaining(totals), _say_forecast(totals)), role="headline")


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


def tabulate_key_figures(
    figures: pd.DataFrame, *, now: Period, last: Period, source: str
) -> KeyFigures:
    """Secure, remaining, cashed and forecast savings, now and at the last report."""
    return KeyFigures.compared(
        figures, labels=KEY_FIGURES, now=now.label, before=last.label, source=source
    )


def say_changes(changes: pd.DataFrame, *, materiality_gbp: float) -> Statement:
    """What changed since the last report, a sentence a scheme, biggest first."""
    material = changes[changes["is_material"]]
    smaller = len(changes) - len(material)
    were = "was" if smaller == 1 else "were"
    if changes.empty:
        return Statement(("No scheme changed its status or its forecast since the last report.",))
    others = f"There {were} {count(smaller, 'smaller change')}, under {pounds(materiality_gbp)}."
    told = [_say_change(row) for row in material.to_dict("records")]
    return Statement((*told, others) if smaller else tuple(told), role="list")


def _say_change(change: Mapping[Hashable, Any]) -> str:
    title = f"{change['title']} ({change['scheme_ref']}, {change['directorate']})"
    moved, parts = change["forecast_change_gbp"], []
    if change["status_before"] != change["status_now"]:
        before, now = (str(change[name]).capitalize() for name in ("status_before", "status_now"))
        parts.append(f"from {before} to {now} (target {pounds(change['target_gbp'])})")
    if moved:
        parts.append(f"forecast {change_in_pounds(moved)}")
    return sentence(f"{title}: {listed(parts)}")


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
            f"{str(most[by])[:1].upper()}{str(most[by])[1:]} has the most still to secure: "
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
            Column.percent("secure_share", "Blue and Green share", missing="[z]"),
        ),
        caption=f"Savings by {label.lower()} and status, {now.financial_year}, at {now.label}",
        name=f"savings_by_{by}",
        source=source,
        total=True,
    )


def say_risk(at_risk: pd.DataFrame) -> Statement:
    """How many schemes are Amber and Red, and the largest of them."""
    if at_risk.empty:
        return Statement(("No scheme is rated Amber or Red.",))
    amber, red = ((at_risk["status"] == status).sum() for status in ("amber", "red"))
    largest = at_risk.sort_values("target_gbp", ascending=False, kind="stable").iloc[0]
    return Statement(
        (
            sentence(
                f"{count(amber, 'scheme')} {'is' if amber == 1 else 'are'} Amber and "
                f"{in_words(red)} {'is' if red == 1 else 'are'} Red"
            ),
            f"The largest is “{largest['title']}”, with a target of "
            f"{pounds(largest['target_gbp'])}, owned by the {largest['owner']}.",
        )
    )


def tabulate_risk(at_risk: pd.DataFrame, *, now: Period, source: str) -> Table:
    """Schemes at risk with owner, gap and mitigation, red first."""
    return Table(
        at_risk.assign(scheme=at_risk["title"] + " (" + at_risk["scheme_ref"] + ")"),
        (
            Column.words("scheme", "Scheme"),
            Column.words("owner", "Owner"),
            Column.mark("status", "Status"),
            Column.millions("target_gbp", "Target", decimals=2),
            Column.millions("forecast_gbp", "Forecast", decimals=2),
            Column.words("mitigation", "What is being done"),
        ),
        caption=f"Schemes rated Red or Amber, {now.financial_year}, at {now.label}",
        name="schemes_at_risk",
        source=source,
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


def draw_years(by_year: pd.DataFrame, *, source: str) -> Chart:
    """Savings of each year since 2010/11; this year's bar is the target."""
    earlier = by_year[by_year["basis"] == "delivered"]
    best = earlier.sort_values("savings_gbp", ascending=False, kind="stable").iloc[0]
    this_year = by_year.iloc[-1]
    return bar_chart(
        by_year.assign(name=by_year["financial_year"] + " (" + by_year["basis"] + ")"),
        label="name",
        value="savings_gbp",
        show=pounds,
        focus=(f"{this_year['financial_year']} (target)",),
        finding=sentence(
            f"This year's target of {pounds(this_year['savings_gbp'])} compares with "
            f"{pounds(best['savings_gbp'])} delivered in {best['financial_year']}, "
            "the most in any earlier year"
        ),
        subtitle="Savings delivered in earlier years and targeted this year, whole council, £m",
        table=Table(
            by_year,
            (
                Column.words("financial_year", "Financial year"),
                Column.words("basis", "Basis"),
                Column.millions("savings_gbp", "Savings"),
            ),
            caption="Savings by financial year since 2010/11, whole council",
            name="savings_by_year",
            source=source,
        ),
    )


def tabulate_cumulative(cumulative: pd.DataFrame, *, aim_gbp: float, source: str) -> Table:
    """Savings since 2010/11 on each basis, against the aim."""
    return Table(
        cumulative,
        (
            Column.words("basis", "Savings since 2010/11"),
            Column.millions("total_gbp", "Total"),
            Column.change_in_millions("against_aim_gbp", f"Against the aim of {pounds(aim_gbp)}"),
        ),
        caption=f"Savings since 2010/11 against the aim of {pounds(aim_gbp)}, whole council",
        name="cumulative_savings",
        source=source,
    )


def say_counted_to(
    cumulative: pd.DataFrame, *, council: pd.Series[float], history: pd.DataFrame, aim_gbp: float
) -> Statement:
    """The caution about counting the same savings twice, with the day the history is counted to."""
    earlier, whole, overlapping = (cumulative["total_gbp"].iloc[row] for row in (0, 3, 4))
    return Statement(
        (
            f"The {pounds(earlier)} of earlier savings is counted up to "
            f"{day(history['counted_to'].max())}, so it holds none of this year's savings. If so, "
            f"this year's whole target would bring the total to {pounds(whole)}, "
            f"{_against(whole, aim_gbp)}.",
            "A total of savings needs the day it is counted up to, or some can be counted twice. "
            f"If the {pounds(council['secure_gbp'])} delivered or on target were already in the "
            f"{pounds(earlier)}, the whole target would bring the total only to "
            f"{pounds(overlapping)}, {_against(overlapping, aim_gbp)}.",
        ),
        role="caution",
    )


def _against(total_gbp: float, aim_gbp: float) -> str:
    return f"{'over' if total_gbp > aim_gbp else 'not over'} the aim of {pounds(aim_gbp)}"
