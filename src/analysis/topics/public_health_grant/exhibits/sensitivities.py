"""How long the reserves hold if savings come late or the grant is cut further.

The plan itself is in `repayment`; nothing is summed here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import count, percent, pounds
from analysis.topics.public_health_grant.exhibits.sources import joined

ENOUGH_MONTHS = 12


def say_late(months: int | None) -> Statement:
    """How late the savings can be with the reserves above their minimum."""
    if months is None:
        said = "The reserves fall below their minimum even if every saving is made on time."
    elif months >= ENOUGH_MONTHS:
        said = "The reserves stay above their minimum even if every new saving is a year late."
    elif months == 0:
        said = "If every new saving is a month late, the reserves fall below their minimum."
    else:
        said = (
            f"Every new saving can be {count(months, 'month')} late before the reserves fall below "
            f"their minimum; {count(months + 1, 'month')} is too late."
        )
    return Statement((said,))


def say_further(cuts: pd.DataFrame) -> Statement:
    """What one step more of a cut is, and how far the reserves hold without more savings."""
    step, largest = cuts.iloc[1], cuts.iloc[-1]
    each = (
        f"A further cut of {percent(step['cut_share'])} of this year's grant would be "
        f"{pounds(step['further_gbp'])} a year"
    )
    held = cuts[cuts["headroom_gbp"] >= 0]
    if held.empty:
        return Statement((f"{each}. The reserves do not hold even without one.",))
    if len(held) == len(cuts):
        end = f"up to {percent(largest['cut_share'])} the reserves would keep to their minimum"
    else:
        broken = cuts.loc[cuts["headroom_gbp"] < 0, "cut_share"].min()
        end = f"at {percent(broken)} the reserves would fall below their minimum"
    return Statement(
        (f"{each}. With no more savings than proposed, {end} to the end of the years shown.",)
    )


def tabulate_departures(
    departures: pd.DataFrame, *, years: pd.DataFrame, sources: tuple[str, ...]
) -> Table:
    """What late savings and further cuts take from the reserves, and what they leave."""
    first, second = years["financial_year"].iloc[1], years["financial_year"].iloc[2]
    return Table(
        departures.assign(case=[_case(row) for row in departures.to_dict("records")]),
        (
            Column.words("case", "Case"),
            Column.millions("taken_first_gbp", f"Taken {first}", decimals=2),
            Column.millions("taken_second_gbp", f"Taken {second}", decimals=2),
            Column.millions("closing_first_gbp", f"Reserves at end of {first}", decimals=2),
            Column.millions("closing_second_gbp", f"Reserves at end of {second}", decimals=2),
            Column.change_in_millions("headroom_gbp", "Least above minimum", decimals=2),
        ),
        caption="If every new saving starts late, or the grant is cut further, and the cut recurs",
        name="late_or_further",
        source=joined(sources),
        notes=(
            "Taken: from the reserves, unless as much more is saved. Late: what is new in the year "
            f"(all of {first}, the rise of {second}) times months late, divided by 12. Further "
            f"cut: of this year's grant before the cut, each year from {first} on; none has been "
            "announced.",
        ),
    )


def _case(row: Mapping[Hashable, Any]) -> str:
    if pd.notna(row["months_late"]):
        return f"{row['months_late']:.0f} months late"
    if pd.notna(row["cut_share"]):
        return f"Further cut of {percent(row['cut_share'])}"
    return "As proposed"
