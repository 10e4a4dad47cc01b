"""Where a figure could be misread, in plain words; nothing where the danger is not there.

The position itself is in `money` and `performance`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from analysis.page import Statement
from analysis.page.pressure_wording import position
from analysis.page.wording import day, inside_sentence, percent, pounds
from analysis.periods import Period

_WHY_TOO_EARLY = {
    "ledger too early": "last year's bills are still being cancelled out",
    "no share": "no earlier year says what is usual",
    "share too small": "a small error would become a large one",
}


def say_counted_to(
    programme: pd.Series[float], *, cumulative: pd.DataFrame, history: pd.DataFrame
) -> str:
    """That a total of savings holds only up to its day, or some would be counted twice."""
    earlier, overlapping = (cumulative["total_gbp"].iloc[row] for row in (0, 4))
    if programme["secure_gbp"] <= 0:
        return ""
    return (
        f"Savings: the {pounds(earlier)} is counted up to {day(history['counted_to'].max())}. If "
        f"that total already held this year's {pounds(programme['secure_gbp'])}, the whole target "
        f"would bring it only to {pounds(overlapping)}."
    )


def say_headings_in_doubt(in_doubt: pd.DataFrame) -> str:
    """Headings of the decisions whose financial year and day do not go together."""
    return " ".join(
        f"Decisions: the heading of paragraph {row['paragraph']:.0f} names {row['named_year']}, "
        f"but {day(row['day'])} is in {row['year_of_day']}."
        for row in in_doubt.to_dict("records")
    )


def say_cut(cut: pd.Series[Any]) -> str:
    """That the council's saving on the grant is held as given and no percentage makes it."""
    return (
        f"Grant: the {pounds(cut['council_saving_gbp'])} is held as it was given to Cabinet. It is "
        f"not worked out from the national cut of {percent(cut['national_share'])}."
    )


def say_netting(
    totals: pd.Series[float],
    *,
    contrast: pd.Series[float],
    by_area: pd.DataFrame,
    social_care: Collection[str],
) -> str:
    """That a net figure hides a larger gross one, with what social care alone comes to.

    `social_care` names the areas of children's social care: where the largest pressure is one of
    them, the sentence says that it is inside the sum.
    """
    if totals["gross_gbp"] <= max(totals["net_gbp"], 0) + 0.5:
        return ""
    whole, largest = contrast["social_care_gbp"], by_area.iloc[0]
    inside = largest["area"] in social_care and largest["net_gbp"] > 0
    part = f", which includes the {pounds(largest['net_gbp'])} for {_named(largest)}"
    said = f" Children's social care alone has {position(whole)}{part if inside else ''}."
    children = "" if pd.isna(whole) else said
    return (
        f"Revenue: net there is {position(totals['net_gbp'])}, but services under pressure are "
        f"{pounds(totals['gross_gbp'])} over before underspends and management action.{children}"
    )


def _named(area: pd.Series[Any]) -> str:
    return inside_sentence(str(area["area"]))


def say_too_early(
    totals: pd.Series[float], *, usual: pd.Series[Any], refusal: str | None, now: Period
) -> str:
    """That the share of the capital budget spent is no guide to the year, and why."""
    if refusal is None:
        return ""
    known = not pd.isna(usual["middle_share"])
    beside = f" ({percent(usual['middle_share'])} in a usual year)" if known else ""
    return (
        f"Capital: it is too early to judge the year from the {percent(totals['spent_share'])} "
        f"spent at {now.label}{beside}: {_WHY_TOO_EARLY[refusal]}."
    )


def list_cautions(*cautions: str) -> Statement:
    """The cautions that apply, in one box; a sentence where none does."""
    there = tuple(filter(None, cautions))
    if not there:
        return Statement(("No caution applies to these figures.",))
    return Statement(there, role="caution")
