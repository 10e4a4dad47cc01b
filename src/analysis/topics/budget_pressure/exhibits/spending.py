"""What the appendix shows of services' years as their spending so far would have them.

The council as a whole is in `council`; for placements, children tell more than spending.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import count, in_words, listed, number, percent, sentence
from analysis.periods import Period
from analysis.topics.budget_pressure.exhibits.council import WHY

LARGEST = 10
NAMED = 6
REASONS = {
    "small share": f"too little of last year's spending had come by this month; {WHY}",
    "reversed": (
        "the ledger stands on the wrong side of nought, because bills that were set aside in last "
        "year's accounts have been taken out of this year's and are not yet paid"
    ),
    "no history": "a month of this year or of last year is missing",
    "no test": "at this month there is no earlier year to test a forecast on",
}
POINTS_TO = {"below": "more", "above": "less", "inside": "the same"}
NOTES = (
    "From and To are the ends of the range. Spending points to more where the managers' forecast "
    "after action lies below it, to less where it lies above it.",
    "For looked-after placements the children placed are the better guide.",
    "docs/methods/budget_pressure.md says how a range is worked out; rows-services_ranges.csv, "
    "which goes with this page, has what it is made of for every service.",
)


def say_service_forecasts(
    by_service: pd.DataFrame, *, places: pd.Series[float], own: pd.Series[float]
) -> Statement:
    """How many managers' forecasts lie outside what spending says, and how many would by chance."""
    refusals = _say_refusals(by_service)
    if not places["ranged"]:
        return Statement(("No service has a range from its spending so far.", *refusals))
    inside, below, above = (_none_or(places[place]) for place in ("inside", "below", "above"))
    return Statement(
        (
            f"Spending so far gives {count(int(places['ranged']), 'service')} a range. Of the "
            f"managers' forecasts {inside} lie inside it, {below} below and {above} above."
            f"{_say_chance(places, own=own)}{_say_side(places)}",
            *refusals,
        )
    )


def _none_or(services: float) -> str:
    return in_words(int(services)) if services else "none"


def _say_chance(places: pd.Series[float], *, own: pd.Series[float]) -> str:
    """How many would lie outside by chance, at the rate of this council's earlier results."""
    if not own["cases"]:
        return ""
    return (
        f" In {count(int(own['years']), 'earlier year')} of this council {number(own['inside'])} "
        f"of {number(own['cases'])} results, {percent(own['coverage_share'], decimals=0)}, fell "
        "inside ranges learnt from the rest. By chance about "
        f"{_none_or(float(number(places['by_chance']).replace(',', '')))} would be outside, some "
        "each way."
    )


def _say_side(places: pd.Series[float]) -> str:
    """That all which lie outside lie on one side, where there is more than one."""
    below, above = int(places["below"]), int(places["above"])
    if below + above < 2 or (below and above):
        return ""
    less_or_more = "less" if below else "more"
    return (
        f" Here {in_words(below + above)} are, all because managers forecast {less_or_more} than "
        "spending suggests: each is worth a question."
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
    """The largest pressures: spending so far, the range it gives, and which way it points."""
    over = by_service[by_service["net_gbp"] > 0].sort_values(
        "net_gbp", ascending=False, kind="stable"
    )
    shown = over.head(LARGEST)
    if shown["low_gbp"].isna().all():
        return Statement(("No service under pressure has a range from its spending so far.",))
    return Table(
        shown.assign(points_to=shown["place"].map(POINTS_TO)),
        (
            Column.words("service", "Service"),
            Column.millions("spent_gbp", "Spent", decimals=2),
            Column.millions("low_gbp", "From", decimals=2, missing="[z]"),
            Column.millions("high_gbp", "To", decimals=2, missing="[z]"),
            Column.millions("managers_gbp", "Managers' forecast", decimals=2),
            Column.words("points_to", "Spending points to", missing="[z]"),
        ),
        caption=(
            f"The largest pressures: the range from spending to {now.label}, and where the "
            "managers' forecast after action lies"
        ),
        name="services_from_spending",
        source=source,
        notes=NOTES,
    )
