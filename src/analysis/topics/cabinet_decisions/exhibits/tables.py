"""The tables of Cabinet decisions: tasks outstanding, headings, the register.

The sentences are in `findings`; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import count, day, inside_sentence, sentence
from analysis.periods import Period
from analysis.topics.cabinet_decisions.exhibits.findings import Row, marked

VERB_NOTE = (
    "Informed: what the Cabinet was told. Reported: what the summary says is so. Planned: what it "
    "says will be done. These three record no decision; reported and planned are the register's "
    "own words."
)
BASIS_NOTE = (
    "Where an owner or a day is marked illustrative, the summary does not give one and it was "
    "made up for this sample."
)
REGISTER_NOTE = (
    "An entry is named by the month of its meeting, its paragraph and a letter. What was decided "
    "is the summary's, in shorter words; progress is illustrative."
)


def tabulate_outstanding(
    outstanding: pd.DataFrame, *, now: Period, source: str
) -> Table | Statement:
    """The outstanding tasks, the first due first; a sentence where there are none."""
    if outstanding.empty:
        return Statement((f"No task was outstanding at {now.label}.",))
    paragraphs = outstanding["named_paragraph"] + ", " + outstanding["verb"]
    return Table(
        _with_words(outstanding).assign(paragraph_shown=paragraphs),
        (
            Column.words("paragraph_shown", "Paragraph"),
            Column.words("owner_shown", "Owner"),
            Column.words("follow_up", "What is to be done"),
            Column.words("due_shown", "Due"),
            Column.words("state_shown", "State"),
            Column.words("progress_shown", "Progress"),
        ),
        caption=f"Outstanding tasks, the first due first, at {now.label}",
        name="outstanding_tasks",
        source=source,
        notes=(BASIS_NOTE,),
    )


def tabulate_headings(by_heading: pd.DataFrame, *, now: Period, source: str) -> Table:
    """Paragraphs, entries and tasks under each heading."""
    return Table(
        by_heading,
        (
            Column.words("heading", "Heading"),
            Column.words("paragraphs", "Paragraphs", missing="all"),
            Column.number("entries", "Entries"),
            Column.number("tasks", "Tasks"),
            Column.number("outstanding", "Outstanding"),
            Column.number("overdue", "Overdue"),
        ),
        caption=f"Entries and tasks by heading, at {now.label}",
        name="tasks_by_heading",
        source=source,
        notes=("Outstanding tasks are those not complete, with the overdue ones among them.",),
        total=True,
    )


def tabulate_register(decisions: pd.DataFrame, *, now: Period, source: str) -> Table:
    """Every entry of the register in the order of its paragraphs, a task with its state."""
    worded = _with_words(decisions)
    return Table(
        worded.assign(decision_shown=_column(worded, _decision)),
        (
            Column.words("decision_ref", "Entry"),
            Column.words("verb_shown", "Verb"),
            Column.words("decision_shown", "What"),
        ),
        caption=f"The register of decisions, at {now.label}",
        name="register_of_decisions",
        source=source,
        notes=(REGISTER_NOTE, VERB_NOTE),
    )


def _with_words(stated: pd.DataFrame) -> pd.DataFrame:
    """The entries with owner, due day, state, progress and verb as a reader sees them."""
    return stated.assign(
        owner_shown=_column(stated, _owner),
        due_shown=_column(stated, _due),
        state_shown=_column(stated, _state),
        progress_shown=_column(stated, _progress),
        verb_shown=stated["verb"].str.capitalize(),
    )


def _column(frame: pd.DataFrame, cell: Callable[[Row], str | None]) -> pd.Series[Any]:
    """A column of what `cell` makes of each row."""
    return pd.Series([cell(row) for row in frame.to_dict("records")], frame.index, dtype=object)


def _owner(row: Row) -> str | None:
    return None if pd.isna(row["owner"]) else marked(row["owner"], row["owner_basis"])


def _due(row: Row) -> str | None:
    return None if pd.isna(row["due"]) else marked(day(row["due"]), row["due_basis"])


def _progress(row: Row) -> str | None:
    """How far a task has come, the step of it that is late, and where more is said."""
    parts = [
        "" if pd.isna(row["progress"]) else sentence(row["progress"]),
        f"{row['next_step']} is overdue: was due {day(row['next_step_due'])}."
        if row["is_step_late"]
        else "",
        "" if pd.isna(row["see_also"]) else f"See the appendix {row['see_also']}.",
    ]
    return " ".join(filter(None, parts)) or None


def _decision(row: Row) -> str:
    """What was decided, with the state of the task that it sets, if any."""
    if row["state_shown"] is None:
        return str(row["decision"])
    return f"{sentence(row['decision'])} Task: {inside_sentence(row['state_shown'])}."


def _state(row: Row) -> str | None:
    if row["state"] == "none needed":
        return None
    if row["state"] == "complete":
        return f"Complete, {day(row['completed_on'])}"
    if row["state"] == "overdue":
        return f"Overdue by {count(round(-row['days_left']), 'day')}"
    return str(row["state"]).capitalize()
