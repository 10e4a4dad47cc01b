"""The pressure as a whole: headline, key figures, caution, changes and bridge.

Where the pressure lies is in `services`; nothing is summed here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, KeyFigures, Statement, Table, bridge_chart
from analysis.page.pressure_wording import position
from analysis.page.wording import (
    change_in_pounds,
    inside_sentence,
    percent,
    pounds,
    rounded,
    sentence,
)
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
IN_DETAIL = {
    **dict.fromkeys(KEY_FIGURES, "pressure_by_directorate"),
    "forecast_gbp": "budget_bridge",
}
CAUSES = {
    "demand": "More demand, or dearer kinds of care",
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
KIND_NOTE = "Each service over its limit has one main cause."
UNCHANGED = "The forecast as a whole has not changed since the last report."


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
    return f", {percent(share) if share >= 0.0005 else 'less than 0.1%'} of the limit"


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
    name, over = inside_sentence(area["area"]), pounds(area["net_gbp"])
    if len(by_directorate) <= 2:
        return f"By group of services the largest pressure is {name}, {over}."
    largest = (
        f"By directorate the largest pressure is {directorate['directorate']}, "
        f"{pounds(directorate['net_gbp'])}"
    )
    is_part = area["directorate"] == directorate["directorate"]
    if is_part and area["net_gbp"] <= directorate["net_gbp"]:
        return f"{largest}; {over} of it is {name}, the largest group of services."
    return f"{largest}. By group of services it is {name}, {over}."


def tabulate_key_figures(
    figures: pd.DataFrame, *, now: Period, last: Period, source: str
) -> KeyFigures:
    """Net, gross, underspends, action and cash limit, now and at the last report."""
    return KeyFigures.compared(
        figures,
        labels=KEY_FIGURES,
        now=now.label,
        before=last.label,
        source=source,
        tables=IN_DETAIL,
    )


def say_gross_and_net(totals: pd.Series[float], *, contrast: pd.Series[float]) -> Statement:
    """The caution that a net figure can hide a larger gross one, with the figures."""
    if totals["gross_gbp"] <= 0:
        return Statement(("No service is over its cash limit, so the net figure hides none.",))
    if totals["underspend_gbp"] + totals["action_gbp"] < 0.5:
        return Statement(("Nothing is taken off the pressures: gross and net are the same.",))
    warning = (
        f"A net figure can hide a larger gross one. Net, there is {position(totals['net_gbp'])}. "
        "If the underspends did not last and the action did not work, "
        f"{pounds(totals['gross_gbp'])} would have to be met."
    )
    social_care = [] if contrast.isna().any() else [_say_social_care(contrast, totals["net_gbp"])]
    return Statement((warning, *social_care), role="caution")


def _say_social_care(contrast: pd.Series[float], net_gbp: float) -> str:
    inside, others = contrast["social_care_gbp"], contrast["others_gbp"]
    more = ", more than the whole net figure" if inside > max(net_gbp, 0) else ""
    return (
        f"Children's social care alone, looked-after placements included, has {position(inside)} "
        f"after management action{more}. "
        f"All the other services shown here together have {position(others)}."
    )


def say_change_of_whole(figures: pd.DataFrame) -> Statement:
    """How gross pressures, what is taken off them and the net figure changed, which add up."""
    change = figures["change"]
    if not any(_is_moved(change[name]) for name in ("gross_gbp", "underspend_gbp", "action_gbp")):
        return Statement((UNCHANGED,))
    return Statement(
        (
            f"Pressures before anything is taken off: {change_in_pounds(change['gross_gbp'])}. "
            "Underspends in other services take off "
            f"{_more(change['underspend_gbp'])}, and management action takes off "
            f"{_more(change['action_gbp'])}. Net: {change_in_pounds(change['net_gbp'])}.",
        )
    )


def _is_moved(change_gbp: float) -> bool:
    return rounded(change_gbp, decimals=0) != 0


def _more(change_gbp: float) -> str:
    if not _is_moved(change_gbp):
        return "as much as before"
    return f"{pounds(abs(change_gbp))} {'more' if change_gbp > 0 else 'less'} than before"


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
        moved = f"after {position(before)}"
    else:
        moved = change_in_pounds(abs(now) - abs(before))
    return sentence(f"{name}: {position(now)}, {moved}{_say_parts(change)}")


def _say_parts(change: Mapping[Hashable, Any]) -> str:
    """What changed before action and by it, where action changed."""
    before_action, action = change["before_action_change_gbp"], change["action_change_gbp"]
    if not _is_moved(action):
        return ""
    rose = f"{'rose' if before_action > 0 else 'fell'} {pounds(abs(before_action))}"
    less_or_more = "more" if action < 0 else "less"
    return (
        f"; before action the forecast {rose if _is_moved(before_action) else 'did not change'}, "
        f"and action takes off {pounds(abs(action))} {less_or_more}"
    )


def draw_bridge(
    bridge: pd.DataFrame, *, totals: pd.Series[float], now: Period, source: str
) -> Chart:
    """From the cash limit through each kind of pressure, underspends and action to the forecast."""
    named = bridge.assign(name=bridge["step"].map(lambda step: STEPS.get(step, step)))
    return bridge_chart(
        named[named["is_total"].astype(bool) | named["amount_gbp"].ne(0)],
        label="name",
        value="amount_gbp",
        is_total="is_total",
        show=pounds,
        finding=_say_bridge(totals),
        subtitle=(
            f"From the cash limit to the forecast for {now.financial_year}, £m, at {now.label}. "
            "The bars do not start at zero, so that the steps can be seen."
        ),
        table=Table(
            named,
            (
                Column.words("name", "Step"),
                Column.number("services", "Services", missing="[z]"),
                Column.millions("amount_gbp", "Amount", decimals=2),
                Column.percent("gross_share", "Share of gross pressures", missing="[z]"),
            ),
            caption=f"From cash limit to forecast, {now.financial_year}, at {now.label}",
            name="budget_bridge",
            source=source,
            notes=(KIND_NOTE,),
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
