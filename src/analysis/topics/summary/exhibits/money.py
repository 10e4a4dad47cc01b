"""The position in money, a sentence or two a topic: savings, revenue, capital, grant, places.

The figures are the topics' own; risks, performance and decisions are in `performance`.
"""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from analysis.page.pressure_wording import position
from analysis.page.wording import day, inside_sentence, listed, percent, pounds
from analysis.periods import Period

FORM_OF_ENTRY = " FE, form of entry: a class of up to 30 children in each year group."


def say_savings(
    programme: pd.Series[float],
    *,
    cumulative: pd.DataFrame,
    history: pd.DataFrame,
    aim_gbp: float,
    now: Period,
) -> str:
    """Savings of this year against their target, and of all years against the aim."""
    secured = (
        f"At {now.label}, {pounds(programme['secure_gbp'])} of the "
        f"{pounds(programme['target_gbp'])} target for {now.financial_year} has been delivered or "
        f"is confirmed as on target{_say_rest(programme)}."
    )
    earlier, whole = (cumulative["total_gbp"].iloc[row] for row in (0, 3))
    over = "over" if whole > aim_gbp else "not over"
    return (
        f"{secured} From {history['financial_year'].min()} to "
        f"{day(history['counted_to'].max())}, {pounds(earlier)} was saved; this year's whole "
        f"target would bring that to {pounds(whole)}, {over} the aim of {pounds(aim_gbp)}, if none "
        "of it is counted already."
    )


def _say_rest(programme: pd.Series[float]) -> str:
    if programme["remaining_gbp"] <= 0:
        return ", and nothing is left to secure"
    most = "Amber" if programme["amber_gbp"] >= programme["red_gbp"] else "Red"
    return f"; most of the other {pounds(programme['remaining_gbp'])} is {most}"


def say_revenue(totals: pd.Series[float], *, by_area: pd.DataFrame, now: Period) -> str:
    """The forecast against the cash limit, and the area with the largest pressure."""
    forecast, largest = _say_forecast(totals, now=now), by_area.iloc[0]
    if largest["net_gbp"] <= 0:
        return f"{forecast}."
    where = "" if pd.isna(largest["directorate"]) else f" in {largest['directorate']}"
    lead = "the largest" if totals["net_gbp"] >= 0.5 else "the largest pressure"
    return (
        f"{forecast}; {lead} is {inside_sentence(largest['area'])}{where}, "
        f"{pounds(largest['net_gbp'])}."
    )


def _say_forecast(totals: pd.Series[float], *, now: Period) -> str:
    net, limit = totals["net_gbp"], f"the cash limit of {pounds(totals['cash_limit_gbp'])}"
    if abs(net) < 0.5:
        return f"The forecast for {now.financial_year} keeps to {limit}"
    share = percent(abs(totals["net_share"]))
    return f"The forecast for {now.financial_year} is {position(net)} or {share} of {limit}"


def say_capital(totals: pd.Series[float], *, now: Period) -> str:
    """The budget with what was rolled forward, and what is spent of it."""
    rolled = totals["rolled_forward_gbp"]
    after = f" after rolling forward {pounds(rolled)}" if rolled else ""
    share = "" if pd.isna(totals["spent_share"]) else f" or {percent(totals['spent_share'])} of it"
    return (
        f"The capital budget for {now.financial_year} is {pounds(totals['budget_gbp'])}{after}. At "
        f"{now.label}, {pounds(totals['spent_gbp'])}{share} had been spent."
    )


def say_grant(years: pd.DataFrame) -> str:
    """The saving that the grant's cut makes necessary, and when reserves that meet it are repaid.

    `years` has a row a financial year with draw_gbp and repay_gbp.
    """
    drawn, repaid = years[years["draw_gbp"] > 0], years[years["repay_gbp"] > 0]
    return (
        f"A saving of {pounds(drawn['draw_gbp'].iloc[0])} is likely to be necessary in "
        f"{drawn['financial_year'].iloc[0]}. It is met from Public Health reserves, which savings "
        f"in {listed(repaid['financial_year'])} repay."
    )


def say_places(option: pd.Series[Any], *, cost: pd.Series[float], options: int, basis: str) -> str:
    """The option for more school places that was agreed, and what it costs the council.

    `basis` is the origin of the costs: where they are illustrative, the sentence says so.
    """
    if option["option_ref"] is None:
        return f"The Cabinet has not yet chosen between the {options} options."
    won, marked = cost["won_gbp"], " (illustrative)" if basis == "illustrative" else ""
    bid = "" if pd.isna(won) else f", or {pounds(won)} if the bid for funding is won"
    agreed = f"{inside_sentence(option['name'])} on {day(option['agreed_on'])}"
    return (
        f"The Cabinet agreed to {agreed}. It would cost the council {pounds(cost['lost_gbp'])}"
        f"{bid}{marked}.{FORM_OF_ENTRY if _names_forms(option) else ''}"
    )


def _names_forms(option: pd.Series[Any]) -> bool:
    return re.search(r"\dFE\b", str(option["name"])) is not None
