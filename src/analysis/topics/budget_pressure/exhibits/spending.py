"""What the appendix shows of services' years as their spending so far would have them.

The council as a whole is in `council`; for placements, children tell more than spending.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import count, in_words, listed, number, percent, sentence
from analysis.periods import Period
from analysis.topics.budget_pressure.exhibits.council import METHODS, WHY

LARGEST = 10
NAMED = 6
RATIO = "profile ratio"
REASONS = {
    "small share": f"too little of last year's spending had come by this month; {WHY}",
    "reversed": (
        "the ledger stands on the wrong side of nought, because bills that were set aside in last "
        "year's accounts have been taken out of this year's and are not yet paid"
    ),
    "no history": "a month of this year or of last year is missing",
    "no test": "at this month there is no earlier year to test a forecast on",
}
PLACE_NOTE = (
    "Below means that spending so far points to more than managers forecast, above that it points "
    "to less. For looked-after placements the children placed are the better guide."
)


def say_service_forecasts(by_service: pd.DataFrame, *, own: pd.Series[float]) -> Statement:
    """How many managers' forecasts lie outside what spending says, and how good a guide it is."""
    refusals = _say_refusals(by_service)
    places = by_service["place"].value_counts()
    if places.empty:
        return Statement(("No service has a range from its spending so far.", *refusals))
    inside, below, above = (
        in_words(int(places[place])) if place in places else "none"
        for place in ("inside", "below", "above")
    )
    return Statement(
        (
            f"For {count(int(places.sum()), 'service')} the spending so far gives a range in which "
            f"eight of ten results are meant to fall. Of the managers' forecasts {inside} lie "
            f"inside it, {below} below and {above} above. Where one lies outside, its managers "
            "expect something that spending does not show yet, which is worth a question. About "
            "two of ten would be outside in any case.",
            f"Tried on {count(int(own['years']), 'earlier year')} of this council, each time with "
            f"ranges learnt from the rest, {number(own['inside'])} of {number(own['cases'])} "
            f"results fell inside, {percent(own['coverage_share'], decimals=0)}.",
            *refusals,
        )
    )


def _say_refusals(by_service: pd.DataFrame) -> tuple[str, ...]:
    """For which services no forecast is made from spending, a sentence a reason."""
    return tuple(
        sentence(f"No forecast is made from spending for {_named(rows)}: {why}")
        for reason, why in REASONS.items()
        if len(rows := by_service[by_service["why_not"] == reason])
    )


def _named(rows: pd.DataFrame) -> str:
    """The services, or how many and the largest of them where they are many."""
    largest = rows.sort_values("cash_limit_gbp", ascending=False, kind="stable", key=abs)
    if len(rows) <= NAMED:
        return f"{count(len(rows), 'service')} ({listed(largest['service'])})"
    first = listed(largest["service"].head(NAMED // 2))
    return f"{number(len(rows))} services (the largest are {first})"


def tabulate_service_forecasts(
    by_service: pd.DataFrame, *, now: Period, source: str
) -> Table | Statement:
    """The largest pressures: spending so far, what it makes of the year, and the managers' view."""
    over = by_service[by_service["net_gbp"] > 0].sort_values(
        "net_gbp", ascending=False, kind="stable"
    )
    shown = over.head(LARGEST)
    ranged = shown.dropna(subset="low_gbp")
    if ranged.empty:
        return Statement(("No service under pressure has a range from its spending so far.",))
    return Table(
        shown,
        (
            Column.words("service", "Service"),
            *_inputs(ranged["method"].iloc[0]),
            Column.number("unevenness", "Jumps", decimals=3, missing="[z]"),
            Column.millions("low_gbp", "From", decimals=2, missing="[z]"),
            Column.millions("high_gbp", "To", decimals=2, missing="[z]"),
            Column.millions("managers_gbp", "Managers", decimals=2),
            Column.words("place", "They are", missing="[z]"),
        ),
        caption=(
            f"The largest pressures: the range from spending to {now.label}, and where the "
            "managers' forecast after action lies"
        ),
        name="services_from_spending",
        source=source,
        notes=(_say_range(ranged.iloc[0]), PLACE_NOTE),
    )


def _inputs(method: str) -> tuple[Column, ...]:
    """What the forecast is made of: the two that are divided, or the forecast itself."""
    if method != RATIO:
        return (Column.millions("forecast_gbp", "From spending", decimals=3, missing="[z]"),)
    return (
        Column.millions("spent_gbp", "Spent", decimals=3),
        Column.percent("share", "Share", decimals=2, missing="[z]"),
    )


def _say_range(row: pd.Series[Any]) -> str:
    """How the ends of a range are worked out from the table's columns."""
    forecast = (
        "what was spent so far divided by the share of last year that was spent by this month"
        if row["method"] == RATIO
        else f"the forecast from spending ({METHODS[row['method']].lower()})"
    )
    low, high = (number(row[name], decimals=2) for name in ("low_end", "high_end"))
    return (
        f"The range is {forecast}, times e to the power of jumps times {low} and {high}. Jumps "
        "are how much spending changed from month to month last year, as a share of a usual month."
    )
