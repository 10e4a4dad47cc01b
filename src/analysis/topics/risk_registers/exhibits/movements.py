"""What moved between two refreshes: the movers with their reasons, new and closed risks, the grids.

Where each risk stands against its target is in `risks`; nothing is summed here.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.page import Chart, Column, Series, Statement, Table, risk_matrix
from analysis.page.wording import count, how_many, sentence
from analysis.periods import Period
from analysis.topics.risk_registers.exhibits.described import (
    BANDS,
    RATINGS,
    REGISTERS,
    Row,
    named,
    product,
    score_in_words,
    steps,
)

MOVEMENTS = {
    "before": "Last report",
    "increased": "Increased",
    "reduced": "Reduced",
    "unchanged": "Unchanged",
    "new": "New",
    "closed": "Closed",
    "newly_exempt": "Now exempt",
    "newly_public": "No longer exempt",
    "now": "Now",
}
TITLES_NOTE = "Titles stand under distance to target, of closed risks under what changed."
UNCHANGED = "No risk changed its score since the last report."
ONLY_WHERE_ANY = ("newly_exempt", "newly_public")


def say_changes(movements: pd.DataFrame) -> Statement:
    """Every risk whose score changed, with its reason, increases first; a sentence if none did.

    A risk that moved on the grid but kept its score is named as well, and one that stayed where
    it was if its owner points to another appendix.
    """
    moved = movements[movements["movement"].isin(("increased", "reduced"))]
    stayed = movements[movements["movement"] == "unchanged"]
    has_shifted = stayed["likelihood"] != stayed["likelihood_before"]
    still = stayed[~has_shifted & stayed["see_also"].notna()]
    changed = [
        *map(_say_moved, moved.to_dict("records")),
        *map(_say_shifted, stayed[has_shifted].to_dict("records")),
    ]
    pointed = [*map(_say_still, still.to_dict("records"))]
    if pointed:
        return Statement((*(changed or [UNCHANGED]), *pointed), role="list")
    return Statement.listing(changed, otherwise=UNCHANGED)


def _say_moved(row: Row) -> str:
    now, before = RATINGS[row["rating"]], RATINGS[row["rating_before"]]
    rating = f"still {now}" if now == before else f"from {before} to {now}"
    return (
        f"{row['movement'].capitalize()}: {named(row)}, from "
        f"{score_in_words(row, when='_before')} to {score_in_words(row)}, {rating}. {_why(row)}"
    )


def _say_shifted(row: Row) -> str:
    return (
        f"Same score, other steps: {named(row)}, {row['score']:g} as before, from "
        f"{steps(row, when='_before')} to {steps(row)}. {_why(row)}"
    )


def _say_still(row: Row) -> str:
    return (
        f"Unchanged: {named(row)}, {score_in_words(row)}, {RATINGS[row['rating']]}. "
        f"{sentence(str(row['see_also']))}"
    )


def _why(row: Row) -> str:
    reason = "This refresh gives no reason."
    if not pd.isna(row["change_reason"]):
        reason = sentence(str(row["change_reason"]))
    return reason if pd.isna(row["see_also"]) else f"{reason} {sentence(str(row['see_also']))}"


def say_new_and_closed(movements: pd.DataFrame, *, notes: Sequence[str]) -> Statement:
    """Risks that joined or left the registers, a sentence each; a sentence if there are none.

    `notes` are those of the extract: the reason of a closed risk stands in corrections.csv.
    """
    new, closed = (
        movements[movements["movement"] == way].to_dict("records") for way in ("new", "closed")
    )
    return Statement.listing(
        [*map(_say_new, new), *(_say_closed(row, notes=notes) for row in closed)],
        otherwise="No risk is new and none is closed.",
    )


def _say_new(row: Row) -> str:
    return (
        f"New: {named(row)}, scored {score_in_words(row)}, {RATINGS[row['rating']]}. "
        f"{sentence(str(row['cause']))} Owner: {row['owner']}."
    )


def _say_closed(row: Row, *, notes: Sequence[str]) -> str:
    begins = f"{row['risk_id']} is recorded as closed. "
    reasons = [note.removeprefix(begins) for note in notes if note.startswith(begins)]
    return " ".join(
        [
            f"Closed: {named(row)}, last scored {score_in_words(row, when='_before')}, "
            f"{RATINGS[row['rating_before']]}.",
            *reasons,
        ]
    )


def tabulate_movements(
    by_register: pd.DataFrame, *, now: Period, last: Period, source: str
) -> Table:
    """Number of risks by register: at the last report, moved, new, closed, and now."""
    total = by_register.iloc[-1]
    shown = [name for name in MOVEMENTS if name not in ONLY_WHERE_ANY or total[name]]
    return Table(
        by_register.replace({"register": REGISTERS}),
        (
            Column.words("register", "Register"),
            *(Column.number(name, MOVEMENTS[name]) for name in shown),
        ),
        caption=f"Number of risks by movement from {last.label} to {now.label}",
        name="risk_movements",
        source=source,
        total=True,
    )


def draw_matrix(
    matrix: pd.DataFrame, *, figures: pd.DataFrame, now: Period, last: Period, source: str
) -> Chart:
    """The last grid and this one side by side, and which risks stand in each cell that has any."""
    filled = matrix[(matrix["number_before"] > 0) | (matrix["number_now"] > 0)]
    cells = [product(row) for row in filled.to_dict("records")]
    return risk_matrix(
        matrix,
        panels=(Series("number_before", last.label), Series("number_now", now.label)),
        words=BANDS,
        finding=_say_red_corner(figures, last=last),
        subtitle=f"Number of risks by likelihood and impact, {last.label} and {now.label}",
        table=Table(
            filled.assign(cell=cells),
            (
                Column.words("cell", "Score"),
                Column.mark("rating", "Rating"),
                Column.words("named_before", f"Risks at {last.label}"),
                Column.words("named_now", f"Risks at {now.label}"),
            ),
            caption=f"Risks by score, {last.label} and {now.label}; scores without a risk left out",
            name="risk_matrix",
            source=source,
            notes=(TITLES_NOTE,),
        ),
    )


def _say_red_corner(figures: pd.DataFrame, *, last: Period) -> str:
    risks, red = (int(figures["now"][name]) for name in ("risks", "red"))
    before = int(figures["before"]["red"])
    return sentence(
        f"{how_many(red)} of {count(risks, 'risk')} {'is' if red < 2 else 'are'} in the Red corner "
        f"of the grid, against {how_many(before)} at {last.label}"
    )
