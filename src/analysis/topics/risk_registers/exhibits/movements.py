"""What moved between two refreshes: the movers with their reasons, new and closed risks, the grids.

Where each risk stands against its target is in `risks`; nothing is summed here.
"""

from __future__ import annotations

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
TITLES_NOTE = (
    "Titles of the risks stand under distance to target, those of closed ones under what changed."
)
ONLY_WHERE_ANY = ("newly_exempt", "newly_public")


def say_changes(movements: pd.DataFrame) -> Statement:
    """Every risk whose score changed, with its reason, increases first; a sentence if none did.

    A risk that moved on the grid but kept its score is named as well.
    """
    moved = movements[movements["movement"].isin(("increased", "reduced"))]
    stayed = movements[movements["movement"] == "unchanged"]
    shifted = stayed[stayed["likelihood"] != stayed["likelihood_before"]]
    return Statement.listing(
        [
            *(_say_moved(row) for row in moved.to_dict("records")),
            *(_say_shifted(row) for row in shifted.to_dict("records")),
        ],
        otherwise="No risk changed its score since the last report.",
    )


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


def _why(row: Row) -> str:
    if pd.isna(row["change_reason"]):
        return "This refresh gives no reason."
    return sentence(str(row["change_reason"]))


def say_new_and_closed(movements: pd.DataFrame) -> Statement:
    """Risks that joined or left the registers, a sentence each; a sentence if there are none."""
    new, closed = (
        movements[movements["movement"] == way].to_dict("records") for way in ("new", "closed")
    )
    return Statement.listing(
        [*map(_say_new, new), *map(_say_closed, closed)],
        otherwise="No risk is new and none is closed.",
    )


def _say_new(row: Row) -> str:
    return (
        f"New: {named(row)}, scored {score_in_words(row)}, {RATINGS[row['rating']]}. "
        f"{sentence(str(row['cause']))} Owner: {row['owner']}."
    )


def _say_closed(row: Row) -> str:
    return (
        f"Closed: {named(row)}, last scored {score_in_words(row, when='_before')}, "
        f"{RATINGS[row['rating_before']]}."
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
                Column.words("cell", "Likelihood × impact"),
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
