"""The register of Cabinet decisions at a month's end: read, corrected and checked.

What an entry may hold stands here; counting, dates that have passed and words are elsewhere.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from analysis.inputs import (
    Contract,
    Extract,
    Failure,
    Field,
    Rule,
    read_extract,
    read_in_sequence,
    read_together,
    rules,
)
from analysis.inputs.rules import failures_where
from analysis.periods import Period

PASSING_ON = ("authorised", "delegated", "requested")
VERBS = (
    *("considered", "noted", "supported", "endorsed", "agreed", "approved"),
    *PASSING_ON,
    *("informed", "reported", "planned"),
)
NONE_NEEDED, COMPLETE = "none needed", "complete"
TO_DO = ("not started", "in progress", COMPLETE)
ORIGINS = ("published", "illustrative")
FOLLOW_UP = ("owner", "owner_basis", "follow_up", "due", "due_basis")
STEP = ("next_step", "next_step_due")


def _passed_on_to_nobody(rows: pd.DataFrame) -> list[Failure]:
    """Decisions that give someone a task, entered as if there were nothing to do."""
    return failures_where(
        rows,
        rows["verb"].isin(PASSING_ON) & rows["status"].eq(NONE_NEEDED),
        column="status",
        says=lambda row: f"is given, but what was {row['verb']} has to be followed up",
    )


def _follow_up_not_needed(rows: pd.DataFrame) -> list[Failure]:
    """Owners, tasks and dates of entries that say that nothing needs to be done."""
    return [
        failure
        for column in (*FOLLOW_UP, *STEP, "completed_on", "see_also")
        for failure in failures_where(
            rows,
            rows["status"].eq(NONE_NEEDED) & rows[column].notna(),
            column=column,
            says=f"is given, but status is {NONE_NEEDED}",
        )
    ]


def _half_a_step(rows: pd.DataFrame) -> list[Failure]:
    """Next steps without their day, and days without their step."""
    return [
        failure
        for given, missing in (STEP, reversed(STEP))
        for failure in failures_where(
            rows,
            rows[given].notna() & rows[missing].isna(),
            column=missing,
            says=f"is missing where {given} is given",
        )
    ]


def _completed_without_status(rows: pd.DataFrame) -> list[Failure]:
    return failures_where(
        rows,
        rows["completed_on"].notna() & rows["status"].isin(("not started", "in progress")),
        column="completed_on",
        says=lambda row: f"is given, but status is {row['status']}",
    )


def _paragraphs_missing(rows: pd.DataFrame) -> list[Failure]:
    """Meetings with a paragraph, between the first and the last, that has no entry."""
    failures = []
    for decided_on, entries in rows.groupby("decided_on"):
        numbers = {int(number) for number in entries["paragraph"]}
        missing = sorted({*range(1, max(numbers) + 1)} - numbers)
        failures += [
            Failure(
                None,
                "paragraph",
                f"has no entry for the meeting of {decided_on:%Y-%m-%d}",
                "Enter every paragraph of the summary, also where nothing was decided.",
                str(number),
            )
            for number in missing
        ]
    return failures


def _paragraph_under_two_headings(rows: pd.DataFrame) -> list[Failure]:
    first = rows.groupby(["decided_on", "paragraph"])["heading"].transform("first")
    return failures_where(
        rows.assign(_first=first),
        rows["heading"] != first,
        column="heading",
        says=lambda row: f"is not that of paragraph {row['paragraph']:.0f}, '{row['_first']}'",
    )


def _as_decided(column: str) -> Rule:
    """Comparison rule: what was decided is as it was in the last report."""

    def rule(both: pd.DataFrame) -> list[Failure]:
        before = f"{column}_before"
        return failures_where(
            both,
            both[column].ne(both[before]),
            column=column,
            says=lambda row: f"was {_shown(row[before])} in the last report",
            remedy="A decision does not change: correct it, or confirm it in corrections.csv.",
        )

    return rule


def _reopened(both: pd.DataFrame) -> list[Failure]:
    return failures_where(
        both,
        both["status_before"].eq(COMPLETE) & both["status"].ne(COMPLETE),
        column="status",
        says="was complete in the last report",
        remedy="Correct the extract, or confirm the value with a row in corrections.csv.",
    )


def _shown(value: object) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else f"'{value}'"


DECISIONS = Contract(
    "decisions",
    (
        Field.text("decision_ref", pattern="[0-9]{4}-[0-9]{2}/[0-9]+[a-z]", like="2015-07/9b"),
        Field.text("heading"),
        Field.text("directorate"),
        Field.count("paragraph", least=1, most=500).not_additive(),
        Field.choice("verb", *VERBS),
        Field.text("decision"),
        Field.day("decided_on"),
        Field.text("owner").optional(),
        Field.choice("owner_basis", *ORIGINS).optional(),
        Field.text("follow_up").optional(),
        Field.day("due").optional(),
        Field.choice("due_basis", *ORIGINS).optional(),
        Field.text("next_step").optional(),
        Field.day("next_step_due").optional(),
        Field.choice("status", NONE_NEEDED, *TO_DO),
        Field.day("completed_on").optional(),
        Field.text("progress").optional(),
        Field.text("see_also").optional(),
    ),
    key=("decision_ref",),
    groups=("directorate",),
    not_after_period=("decided_on", "completed_on"),
    row_rules=(
        *(rules.filled_when(column, other="status", values=TO_DO) for column in FOLLOW_UP),
        rules.filled_when("completed_on", other="status", values=(COMPLETE,)),
        rules.not_before("due", "decided_on"),
        rules.not_before("due", "next_step_due"),
        rules.not_before("completed_on", "decided_on"),
        _passed_on_to_nobody,
        _follow_up_not_needed,
        _half_a_step,
        _completed_without_status,
    ),
    table_rules=(_paragraphs_missing, _paragraph_under_two_headings),
    comparison_rules=(
        *(_as_decided(column) for column in ("paragraph", "verb", "decision", "decided_on")),
        _reopened,
    ),
)


def load(data_folder: str, *, period: Period, directorate: str = "all") -> Extract:
    """The register at the end of a period; a row is an entry, one verb of one paragraph.

    Only the entries of `directorate` unless it is `all`. Raises InputFaults with every fault of
    the file, also where no entry has that directorate.
    """
    return read_extract(data_folder, DECISIONS, period).only("directorate", directorate)


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself and against the report before.

    Raises InputFaults with the faults of all files at once.
    """
    return [
        *read_together(
            partial(read_in_sequence, data_folder, DECISIONS, Period.parse(period)),
            partial(load, data_folder, period=Period.parse(comparison)),
        )
    ]
