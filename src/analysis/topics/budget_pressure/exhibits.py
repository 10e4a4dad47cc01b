"""What the budget appendix shows of the services: sentences, key figures, tables and charts.

Nothing is summed here; a figure that is printed stands in a measure's frame. Published forecasts
are in `forecast_exhibits`, looked-after children in `placement_exhibits`.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, KeyFigures, Statement, Table, bar_chart, bridge_chart
from analysis.page.pressure_wording import SIGN_NOTE, position
from analysis.page.wording import change_in_pounds, count, percent, pounds, sentence
from analysis.periods import Period

KEY_FIGURES = {
    "net_gbp": "Forecast over the cash limit (net pressure)",
    "net_share": "Net pressure as a share of the cash limit",
    "gross_gbp": "Pressures before anything is taken off (gross)",
    "underspend_gbp": "Taken off: underspends in other services",
    "action_gbp": "Taken off: management action",
    "cash_limit_gbp": "Cash limit for the year",
    "forecast_gbp": "Forecast spending for the year",
}
CAUSES = {
    "demand": "More demand",
    "price": "Higher prices",
    "savings not delivered": "Savings not delivered",
    "one-off": "One-off",
    "none": "No pressure",
}
STEPS = {
    **CAUSES,
    "cash_limit": "Cash limit",
    "offsets": "Underspends in other services",
    "before_action": "Forecast before action",
    "action": "Management action",
    "forecast": "Forecast after action",
}
MOST_BARS = 10


def say_headline(
    figures: pd.DataFrame, *, by_directorate: pd.DataFrame, by_area: pd.DataFrame, now: Period
) -> Statement:
    """The finding of the appendix: how large, whether it grows, what it is net of, where."""
    totals, before = figures["now"], figures["before"]["net_gbp"]
    found = (
        f"At {now.label}, managers forecast {position(totals['net_gbp'])} on the cash limit of "
        f"{pounds(totals['cash_limit_gbp'])} for {now.financial_year}{_say_share(totals)}. "
        f"The last report forecast {position(before)}, so "
        f"{_say_direction(totals['net_gbp'], before)}."
    )
    return Statement(
        (found, _say_netting(totals), _say_where(by_directorate, by_area)), role="headline"
    )


def _say_share(totals: pd.Series[float]) -> str:
    share = abs(totals["net_share"])
    if pd.isna(share) or abs(totals["net_gbp"]) < 0.5:
        return ""
    return f", {percent(share) if share >= 0.0005 else 'less than 0.1%'} of it"


def _say_direction(net_gbp: float, before_gbp: float) -> str:
    if abs(net_gbp - before_gbp) < 0.5:
        return "it has not changed"
    better_or_worse = "worse" if net_gbp > before_gbp else "better"
    return f"it has become {better_or_worse} by {pounds(abs(net_gbp - before_gbp))}"


def _say_netting(totals: pd.Series[float]) -> str:
    if totals["gross_gbp"] <= 0:
        return "No service is forecast over its cash limit."
    return (
        f"That is net: services under pressure are {pounds(totals['gross_gbp'])} over, underspends "
        f"in other services take off {pounds(totals['underspend_gbp'])} and planned management "
        f"action takes off {pounds(totals['action_gbp'])}."
    )


def _say_where(by_directorate: pd.DataFrame, by_area: pd.DataFrame) -> str:
    area, directorate = by_area.iloc[0], by_directorate.iloc[0]
    if area["net_gbp"] <= 0:
        return "No group of services is over its cash limit after management action."
    where = (
        f"By group of services the largest pressure is {_inside_sentence(area['area'])}, "
        f"{pounds(area['net_gbp'])}."
    )
    if len(by_directorate) <= 2:
        return where
    return (
        f"{where} By directorate it is {directorate['directorate']}, "
        f"{pounds(directorate['net_gbp'])}."
    )


def _inside_sentence(name: str) -> str:
    """A service's name with a small first letter, unless it begins with an abbreviation."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def tabulate_key_figures(
    figures: pd.DataFrame, *, now: Period, last: Period, source: str
) -> KeyFigures:
    """Net, gross, underspends, action and cash limit, now and at the last report."""
    return KeyFigures.compared(
        figures, labels=KEY_FIGURES, now=now.label, before=last.label, source=source
    )


def say_gross_and_net(totals: pd.Series[float], *, contrast: pd.Series[float]) -> Statement:
    """The caution that a net figure can hide a larger gross one, with the figures."""
    if totals["gross_gbp"] <= 0:
        return Statement(("No service is over its cash limit, so the net figure hides none.",))
    if totals["underspend_gbp"] + totals["action_gbp"] < 0.5:
        return Statement(("Nothing is taken off the pressures: gross and net are the same.",))
    warning = (
        f"A net figure can hide a larger gross one. Net, there is {position(totals['net_gbp'])}; "
        f"the services under pressure are {pounds(totals['gross_gbp'])} over. If the underspends "
        "did not last and the action did not work, the larger figure would have to be met."
    )
    social_care = [] if contrast.isna().any() else [_say_social_care(contrast, totals["net_gbp"])]
    return Statement((warning, *social_care), role="caution")


def _say_social_care(contrast: pd.Series[float], net_gbp: float) -> str:
    inside, others = contrast["social_care_gbp"], contrast["others_gbp"]
    more = ", more than the whole net figure" if inside > max(net_gbp, 0) else ""
    return (
        f"Children's social care alone has {position(inside)} after management action{more}. "
        f"All the other services shown here together have {position(others)}."
    )


def say_changes(changes: pd.DataFrame, *, materiality_gbp: float) -> Statement:
    """What changed since the last report, a sentence a service, biggest first."""
    nothing = (
        f"No service's forecast moved by {pounds(materiality_gbp)} or more since the last report."
    )
    return Statement.listing(list(map(_say_change, changes.to_dict("records"))), otherwise=nothing)


def _say_change(change: Mapping[Hashable, Any]) -> str:
    directorate = change["directorate"]
    name = change["service"] if pd.isna(directorate) else f"{change['service']} ({directorate})"
    now, before = change["net_gbp_now"], change["net_gbp_before"]
    if pd.isna(before):
        return sentence(f"{name}: new in this report, {position(now)}")
    if pd.isna(now):
        return sentence(f"{name}: no longer listed; the last report had {position(before)}")
    if now * before <= 0:
        return sentence(f"{name}: {position(now)}, after {position(before)}")
    return sentence(f"{name}: {position(now)}, {change_in_pounds(abs(now) - abs(before))}")


def draw_bridge(
    bridge: pd.DataFrame, *, totals: pd.Series[float], now: Period, source: str
) -> Chart:
    """From the cash limit through pressures, underspends and action to the forecast."""
    is_level = bridge["is_total"].astype(bool)
    named = bridge.assign(
        name=bridge["step"].map(lambda step: STEPS.get(step, step)),
        change_gbp=bridge["amount_gbp"].mask(is_level),
        level_gbp=bridge["amount_gbp"].where(is_level),
    )
    return bridge_chart(
        named,
        label="name",
        value="amount_gbp",
        is_total="is_total",
        show=pounds,
        finding=_say_bridge(totals),
        subtitle=(
            f"From the cash limit to the forecast for {now.financial_year}, £m, at {now.label}. "
            "The bars do not start at nought, so that the steps can be seen."
        ),
        table=Table(
            named,
            (
                Column.words("name", "Step"),
                Column.change_in_millions("change_gbp", "Change", missing="[z]"),
                Column.millions("level_gbp", "Level", missing="[z]"),
            ),
            caption=f"From cash limit to forecast, {now.financial_year}, at {now.label}",
            name="budget_bridge",
            source=source,
        ),
    )


def _say_bridge(totals: pd.Series[float]) -> str:
    net = position(totals["net_gbp"])
    if totals["gross_gbp"] <= 0:
        return sentence(f"no service is over its cash limit, and the forecast has {net}")
    return sentence(
        f"underspends and management action bring {pounds(totals['gross_gbp'])} of pressures "
        f"down to {net}"
    )


def draw_directorates(
    by_directorate: pd.DataFrame, *, now: Period, source: str
) -> Chart | Statement:
    """Net pressure by directorate, with gross, underspends and action in the table."""
    if len(by_directorate) <= 1:
        return Statement(("There is no service to show.",))
    return bar_chart(
        by_directorate.iloc[:-1],
        label="directorate",
        value="net_gbp",
        show=pounds,
        finding=_say_ends(by_directorate.iloc[:-1], label="directorate"),
        subtitle=(
            f"Forecast against the cash limit by directorate, after management action, £m, "
            f"{now.financial_year}, at {now.label}"
        ),
        table=Table(
            by_directorate,
            (
                Column.words("directorate", "Directorate"),
                Column.millions("cash_limit_gbp", "Cash limit", decimals=2),
                *_amount_columns(decimals=2),
                Column.percent("net_share", "Net share of limit", missing="[z]"),
            ),
            caption=f"Pressure by directorate, {now.financial_year}, at {now.label}",
            name="pressure_by_directorate",
            source=source,
            notes=(SIGN_NOTE,),
            total=True,
        ),
    )


def _amount_columns(*, decimals: int) -> tuple[Column, ...]:
    """Gross, underspends, action and net: the four that add up."""
    labels = {
        "gross_gbp": "Gross pressures",
        "offset_gbp": "Underspends",
        "action_gbp": "Management action",
        "net_gbp": "Net",
    }
    return tuple(
        Column.change_in_millions(name, label, decimals=decimals) for name, label in labels.items()
    )


def _say_ends(rows: pd.DataFrame, *, label: str) -> str:
    """The largest net pressure and the largest net underspend; rows come sorted by `net_gbp`."""
    first, last = rows.iloc[0], rows.iloc[-1]
    if len(rows) == 1:
        return sentence(f"{first[label]} has {position(first['net_gbp'])}")
    ends = [
        f"the largest pressure is {first[label]}, {pounds(first['net_gbp'])}"
        if first["net_gbp"] > 0
        else "none is over its cash limit",
        f"the largest underspend is {last[label]}, {pounds(-last['net_gbp'])}"
        if last["net_gbp"] < 0
        else "none is under its cash limit",
    ]
    return sentence("; ".join(ends))


def draw_causes(by_cause: pd.DataFrame, *, now: Period, source: str) -> Chart | Statement:
    """Gross pressures by main cause, with underspends and action in the table."""
    named = by_cause.assign(
        cause=by_cause["pressure_kind"].map(lambda kind: CAUSES.get(kind, kind))
    )
    pressures = named.iloc[:-1].query("gross_gbp > 0").sort_values("gross_gbp", ascending=False)
    if pressures.empty:
        return Statement(("No service is forecast over its cash limit, so there is no cause.",))
    largest, whole = pressures.iloc[0], named.iloc[-1]
    return bar_chart(
        pressures,
        label="cause",
        value="gross_gbp",
        show=pounds,
        finding=sentence(
            f"the main cause is {largest['cause'].lower()}, {pounds(largest['gross_gbp'])} of "
            f"the {pounds(whole['gross_gbp'])} of gross pressures"
        ),
        subtitle=f"Gross pressures by main cause, £m, {now.financial_year}, at {now.label}",
        table=Table(
            named,
            (
                Column.words("cause", "Main cause"),
                Column.number("services", "Services"),
                *_amount_columns(decimals=1),
            ),
            caption=f"Pressure by main cause, {now.financial_year}, at {now.label}",
            name="pressure_by_cause",
            source=source,
            notes=(SIGN_NOTE,),
            total=True,
        ),
    )


def draw_services(
    by_service: pd.DataFrame, *, materiality_gbp: float, now: Period, source: str
) -> Chart | Statement:
    """The services furthest from their limits as bars, every material one in the table."""
    material = by_service[by_service["pressure_kind"].notna()]
    if material.empty:
        return Statement(
            (f"No service is {pounds(materiality_gbp)} or more over or under its cash limit.",)
        )
    furthest = material["net_gbp"].abs().sort_values(ascending=False, kind="stable").index
    drawn = material.loc[sorted(furthest[:MOST_BARS])]
    return bar_chart(
        drawn,
        label="service",
        value="net_gbp",
        show=pounds,
        finding=_say_ends(
            material.assign(service=material["service"].map(_inside_sentence)), label="service"
        ),
        subtitle=(
            f"Forecast against the cash limit after management action, £m, {now.financial_year}, "
            f"at {now.label}: {_say_drawn(len(drawn))}"
        ),
        table=_service_table(by_service, materiality_gbp=materiality_gbp, now=now, source=source),
    )


def _say_drawn(bars: int) -> str:
    return f"the {count(bars, 'service')} furthest from {'its' if bars == 1 else 'their'} limit"


def _service_table(
    by_service: pd.DataFrame, *, materiality_gbp: float, now: Period, source: str
) -> Table:
    return Table(
        by_service,
        (
            Column.words("service", "Service"),
            Column.millions("cash_limit_gbp", "Cash limit", decimals=2),
            Column.change_in_millions("before_action_gbp", "Before action", decimals=2),
            Column.change_in_millions("action_gbp", "Action", decimals=2),
            Column.change_in_millions("net_gbp", "Net", decimals=2),
            Column.percent("net_share", "Net share of limit", missing="[z]"),
        ),
        caption=(
            f"Services {pounds(materiality_gbp)} or more over or under their cash limit, "
            f"{now.financial_year}, at {now.label}"
        ),
        name="pressure_by_service",
        source=source,
        notes=(SIGN_NOTE,),
        total=True,
    )


def say_reasons(largest: pd.DataFrame, *, materiality_gbp: float) -> Statement:
    """What the managers of the largest pressures say of them, largest first."""
    return Statement.listing(
        [
            f"{row['service']} ({position(row['net_gbp'])}; main cause: "
            f"{CAUSES.get(row['pressure_kind'], row['pressure_kind']).lower()}). "
            f"{sentence(row['commentary'])}"
            for row in largest.to_dict("records")
        ],
        otherwise=f"No service is {pounds(materiality_gbp)} or more over its cash limit.",
    )


def say_action(action: pd.DataFrame, *, totals: pd.Series[float]) -> Statement:
    """How much of the pressure management action is to take off."""
    if action.empty:
        return Statement(("No management action is counted in the forecast.",))
    return Statement(
        (
            f"Action planned in {count(len(action) - 1, 'service')} takes "
            f"{pounds(totals['action_gbp'])} off the forecast, "
            f"{percent(totals['action_share'], decimals=0)} of the gross pressures. "
            "It is planned, not yet achieved.",
        )
    )


def tabulate_action(action: pd.DataFrame, *, now: Period, source: str) -> Table | Statement:
    """Services with management action, the largest action first."""
    if action.empty:
        return Statement(("There is no action to list.",))
    return Table(
        action,
        (
            Column.words("service", "Service"),
            Column.change_in_millions("before_action_gbp", "Before action", decimals=2),
            Column.change_in_millions("action_gbp", "Management action", decimals=2),
            Column.change_in_millions("net_gbp", "Net", decimals=2),
        ),
        caption=f"Management action counted in the forecast, {now.financial_year}, at {now.label}",
        name="management_action",
        source=source,
        notes=(SIGN_NOTE,),
        total=True,
    )
