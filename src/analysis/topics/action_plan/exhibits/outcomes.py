"""What the plan has reached: counts of people by quarter and group, small ones hidden.

Hidden counts are missing from every frame that comes here, and print as [c].
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import inside_sentence, listed, number
from analysis.periods import Quarter

NONE = "There are no counts for a quarter that ended by this report."
HIDDEN_NOTE = (
    "Counts of one to four are hidden, and others that would give them away; 0 is nobody. A person "
    "may be counted in more than one quarter."
)
AREA_NOTE = (
    "North: Bromsgrove, Redditch and Wyre Forest. South: Malvern Hills, Worcester and Wychavon."
)


def say_outcomes(totals: pd.DataFrame) -> Statement:
    """Which measures rose, fell or stayed in the latest quarter, and which cannot be compared."""
    quarters = _quarters(totals)
    if totals.empty:
        return Statement((NONE,))
    change = totals["change"]
    why = "a count is too small to show, or would give one away"
    if len(quarters) < 2:
        why = "there are no counts of the quarter before"
    kinds = {
        "More people than in the quarter before": change > 0,
        "Fewer people than in the quarter before": change < 0,
        "As many people as in the quarter before": change == 0,
        f"Not compared, because {why}": change.isna(),
    }
    label = Quarter.parse(quarters[-1]).label
    parts = [
        f"{words}: {listed(map(inside_sentence, totals['title'][those]))}."
        for words, those in kinds.items()
        if those.any()
    ]
    return Statement((f"{label}, all people counted. {' '.join(parts)}",))


def tabulate_quarters(totals: pd.DataFrame, *, source: str) -> Table | Statement:
    """Each measure's total by quarter, with its change on the quarter before."""
    quarters = _quarters(totals)
    if totals.empty:
        return Statement((NONE,))
    return Table(
        totals.assign(change_shown=_changes(totals)),
        (
            Column.words("title", "Measure, number of people"),
            *(
                Column.number(name, Quarter.parse(name).short_label, missing="[c]")
                for name in quarters
            ),
            Column.words("change_shown", "Change on last quarter"),
        ),
        caption=f"Outcome measures to {Quarter.parse(quarters[-1]).label}",
        name="outcomes_by_quarter",
        source=source,
        notes=(HIDDEN_NOTE,),
    )


def _changes(totals: pd.DataFrame) -> list[str]:
    """The change with its sign in words; hidden where either quarter is."""
    return [
        "[c]" if pd.isna(row["change"]) else _in_words(row["change"])
        for row in totals.to_dict("records")
    ]


def _in_words(change: float) -> str:
    if change == 0:
        return "no change"
    return f"{'up' if change > 0 else 'down'} {number(abs(change))}"


def tabulate_groups(counts: pd.DataFrame, *, source: str) -> Table | Statement:
    """The latest quarter's people by group and area, with each group's share of its measure."""
    if counts.empty:
        return Statement((NONE,))
    groups = counts[counts["group"].ne("Total")]
    return Table(
        groups.assign(named=groups["title"] + ": " + groups["group"].map(inside_sentence)),
        (
            Column.words("named", "Measure and group"),
            *(Column.number(area, area, missing="[c]") for area in ("North", "South")),
            Column.number("Total", "County", missing="[c]"),
            Column.percent("share", "Of the measure", decimals=0, missing="[c]"),
        ),
        caption=f"People counted in {Quarter.parse(counts['quarter'].iloc[0]).label}",
        name="outcomes_by_group",
        source=source,
        notes=(AREA_NOTE,),
    )


def _quarters(totals: pd.DataFrame) -> list[str]:
    """The columns that are quarters, the earliest first."""
    return [str(name) for name in totals if str(name)[:1].isdigit()]
