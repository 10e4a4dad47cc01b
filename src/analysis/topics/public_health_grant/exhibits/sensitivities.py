"""How long the reserves hold if savings come late or the grant is cut further.

The plan itself is in `repayment`; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import count, percent, pounds

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


def tabulate_late(late: pd.DataFrame, *, years: pd.DataFrame, source: str) -> Table:
    """Savings missed and reserves at each year's end, by months that savings come late."""
    first, second = years["financial_year"].iloc[1], years["financial_year"].iloc[2]
    return Table(
        late.assign(late=late["months_late"].map("{:.0f}".format)),
        (
            Column.words("late", "Months late"),
            Column.millions("short_first_gbp", f"Missed {first}", decimals=2),
            Column.millions("short_second_gbp", f"Missed {second}", decimals=2),
            Column.millions("closing_first_gbp", f"Reserves at end of {first}", decimals=2),
            Column.millions("closing_second_gbp", f"Reserves at end of {second}", decimals=2),
            Column.change_in_millions("headroom_gbp", "Least above minimum", decimals=2),
        ),
        caption="If every new saving starts late, and the cut recurs",
        name="late_savings",
        source=source,
        notes=(
            f"Missed: what is new in the year, times months late, divided by 12. All savings of "
            f"{first} are new; in {second} only what they rise by. What is missed comes out of the "
            "reserves and is not made up.",
        ),
    )


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
        (f"{each}. With no more savings than planned, {end} to the end of the years shown.",)
    )


def tabulate_further(cuts: pd.DataFrame, *, years: pd.DataFrame, source: str) -> Table:
    """What a further cut asks, and what it leaves in the reserves without more savings."""
    first, second = years["financial_year"].iloc[1], years["financial_year"].iloc[2]
    return Table(
        cuts.assign(share=cuts["cut_share"].map(percent)),
        (
            Column.words("share", "Further cut"),
            Column.millions("further_gbp", "A year", decimals=2),
            Column.millions("needed_first_gbp", f"To save {first}", decimals=2),
            Column.millions("needed_second_gbp", f"To save {second}", decimals=2),
            Column.millions("closing_first_gbp", f"Reserves at end of {first}", decimals=2),
            Column.millions("closing_second_gbp", f"Reserves at end of {second}", decimals=2),
            Column.change_in_millions("headroom_gbp", "Least above minimum", decimals=2),
        ),
        caption=f"If the grant is cut further from {first} on",
        name="further_cuts",
        source=source,
        notes=(
            "Further cut: a share of this year's budgeted grant, chosen to show the effect; no "
            "such cut has been announced. To save: to keep to the repayment. Reserves: if only "
            "the plan is saved.",
        ),
    )
