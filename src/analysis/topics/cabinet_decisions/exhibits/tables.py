"""The tables of Cabinet decisions: tasks outstanding, delegations, verbs, headings, the register.

The sentences are in `findings`; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.wording import count, day
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
    """The tasks still to be done, the first due first; a sentence where there are none."""
    if outstanding.empty:
        return Statement((f"No task was outstanding at {now.label}.",))
    return Table(
        _with_words(outstanding),
        (
            Column.words("named_paragraph", "Paragraph"),
            Column.words("owner_shown", "Owner"),
            Column.words("follow_up", "What is to be done"),
            Column.words("due_shown", "Due"),
            Column.words("state_shown", "State"),
            Column.words("progress", "Progress"),
        ),
        caption=f"Outstanding tasks, the first due first, at {now.label}",
        name="outstanding_tasks",
        source=source,
        notes=(BASIS_NOTE,),
    )


def tabulate_delegations(
    delegations: pd.DataFrame, *, now: Period, source: str
) -> Table | Statement:
    """What the Cabinet passed on to someone, to whom, until when, and its state."""
    if delegations.empty:
        return Statement(("Nothing was delegated, authorised or requested.",))
    return Table(
        _with_words(delegations),
        (
            Column.words("named_paragraph", "Paragraph"),
            Column.words("verb_shown", "Verb"),
            Column.words("owner_shown", "To whom"),
            Column.words("due_shown", "Due"),
            Column.words("state_shown", "State"),
        ),
        caption=f"Decisions delegated, authorised or requested, at {now.label}",
        name="delegations",
        source=source,
        notes=(BASIS_NOTE,),
    )


def tabulate_verbs(by_verb: pd.DataFrame, *, now: Period, source: str) -> Table:
    """Number of entries of each verb, with their paragraphs."""
    return Table(
        by_verb.assign(name=by_verb["verb"].str.capitalize()),
        (
            Column.words("name", "Verb"),
            Column.number("entries", "Entries"),
            Column.words("paragraphs", "In paragraphs", missing="[z]"),
        ),
        caption=f"Entries by verb, at {now.label}",
        name="entries_by_verb",
        source=source,
        notes=(VERB_NOTE,),
        total=True,
    )


def tabulate_headings(by_heading: pd.DataFrame, *, now: Period, source: str) -> Table:
    """Paragraphs, entries and tasks under each heading."""
    return Table(
        by_heading,
        (
            Column.words("heading", "Heading"),
            Column.words("paragraphs", "Paragraphs", missing="[z]"),
            Column.number("entries", "Entries"),
            Column.number("tasks", "Tasks"),
            Column.number("complete", "Complete"),
            Column.number("outstanding", "Still to do"),
            Column.number("overdue", "Overdue"),
        ),
        caption=f"Entries and tasks by heading, at {now.label}",
        name="tasks_by_heading",
        source=source,
        notes=("Overdue tasks are counted among the outstanding ones.",),
        total=True,
    )


def tabulate_register(decisions: pd.DataFrame, *, now: Period, source: str) -> Table:
    """Every entry of the register in the order of its paragraphs."""
    return Table(
        _with_words(decisions),
        (
            Column.words("decision_ref", "Entry"),
            Column.words("verb_shown", "Verb"),
            Column.words("decision", "What"),
            Column.words("state_shown", "Task", missing="[z]"),
        ),
        caption=f"The register of decisions, at {now.label}",
        name="register_of_decisions",
        source=source,
        notes=(REGISTER_NOTE,),
    )


def _with_words(stated: pd.DataFrame) -> pd.DataFrame:
    """The entries with owner, due day, state and verb as a reader sees them."""
    return stated.assign(
        owner_shown=_column(stated, _owner),
        due_shown=_column(stated, _due),
        state_shown=_column(stated, _state),
        verb_shown=stated["verb"].str.capitalize(),
    )


def _column(frame: pd.DataFrame, cell: Callable[[Row], str | None]) -> pd.Series[Any]:
    """A column of what `cell` makes of each row."""
    return pd.Series([cell(row) for row in frame.to_dict("records")], frame.index, dtype=object)


def _owner(row: Row) -> str | None:
    return None if pd.isna(row["owner"]) else marked(row["owner"], row["owner_basis"])


def _due(row: Row) -> str | None:
    return None if pd.isna(row["due"]) else marked(day(row["due"]), row["due_basis"])


def _state(row: Row) -> str | None:
    if row["state"] == "none needed":
        return None
    if row["state"] == "complete":
        return f"Complete, {day(row['completed_on'])}"
    if row["state"] == "overdue":
        return f"Overdue by {count(round(-row['days_left']), 'day')}"
    return str(row["state"]).capitalize()
