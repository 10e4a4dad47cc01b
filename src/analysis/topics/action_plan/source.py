"""The actions of the plan at a month's end, and its outcome measures: read, corrected and checked.

What a row may hold stands here; states that follow from dates, and small counts, are elsewhere.
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
    read_history,
    read_in_sequence,
    read_together,
    rules,
)
from analysis.inputs.rules import failures_where
from analysis.periods import Period

PRIORITIES = (
    "Prevention and education",
    "Recognition and identification",
    "Intervention and support",
    "Pursue and disrupt",
)
LEAD_AGENCIES = ("County council", "Police", "Health", "Schools", "District councils")
COMPLETE, ON_TRACK, AT_RISK, NOT_STARTED = "complete", "on track", "at risk", "not started"
STATUSES = (COMPLETE, ON_TRACK, AT_RISK, NOT_STARTED)
AREAS = ("North", "South")
OUTCOMES_FILE = "outcomes"
_CONFIRM = "Correct the extract, or confirm the value with a row in corrections.csv."


def _completed_without_status(rows: pd.DataFrame) -> list[Failure]:
    return failures_where(
        rows,
        rows["completed_on"].notna() & rows["status"].ne(COMPLETE),
        column="status",
        says=lambda row: f"is not complete, but completed_on is {row['completed_on'].date()}",
    )


def _expected_though_complete(rows: pd.DataFrame) -> list[Failure]:
    return failures_where(
        rows,
        rows["expected"].notna() & rows["status"].eq(COMPLETE),
        column="expected",
        says=f"is given, but status is {COMPLETE}",
    )


def _on_track_after_its_due_day(rows: pd.DataFrame) -> list[Failure]:
    """Actions called on track on a day on which they were overdue already."""
    return failures_where(
        rows,
        rows["status"].eq(ON_TRACK) & rows["due"].lt(rows["updated_on"]),
        column="status",
        says=lambda row: (
            f"is on track on {row['updated_on'].date()}, but was due on {row['due'].date()}"
        ),
        remedy="Give the day of completion, agree another due day, or write at risk.",
    )


def _reopened(both: pd.DataFrame) -> list[Failure]:
    """Actions that were complete in the last report and are not, or not on the same day."""
    before, now = both["completed_on_before"], both["completed_on"]
    return failures_where(
        both,
        before.notna() & before.ne(now),
        column="completed_on",
        says=lambda row: f"was {row['completed_on_before'].date()} in the last report",
        remedy=_CONFIRM,
    )


def _as_agreed(column: str) -> Rule:
    """Comparison rule: what was agreed at first is as it was in the last report."""

    def rule(both: pd.DataFrame) -> list[Failure]:
        return failures_where(
            both,
            both[column].ne(both[f"{column}_before"]),
            column=column,
            says="is not what it was in the last report",
            remedy=_CONFIRM,
        )

    return rule


ACTIONS = Contract(
    "action_plan",
    (
        Field.text("action_ref", pattern="[A-Z]{2}-[0-9]{2}", like="PE-01"),
        Field.choice("priority", *PRIORITIES),
        Field.text("action"),
        Field.text("outcome"),
        Field.choice("lead_agency", *LEAD_AGENCIES),
        Field.text("owner"),
        Field.text("partners").optional(),
        Field.day("first_due"),
        Field.day("due"),
        Field.day("expected").optional(),
        Field.choice("status", *STATUSES),
        Field.day("updated_on"),
        Field.day("completed_on").optional(),
        Field.text("evidence").optional(),
        Field.text("progress").optional(),
    ),
    key=("action_ref",),
    groups=("priority", "lead_agency"),
    not_after_period=("updated_on", "completed_on"),
    row_rules=(
        rules.filled_when("completed_on", other="status", values=(COMPLETE,)),
        rules.filled_when("progress", other="status", values=(AT_RISK,)),
        rules.not_before("due", "first_due"),
        rules.not_before("expected", "due"),
        rules.not_before("expected", "updated_on"),
        rules.not_before("updated_on", "completed_on"),
        _completed_without_status,
        _expected_though_complete,
        _on_track_after_its_due_day,
    ),
    comparison_rules=(*map(_as_agreed, ("priority", "first_due")), _reopened),
)


def _whole_tables(rows: pd.DataFrame) -> list[Failure]:
    """Quarters that lack a group or an area of a measure, as a total would be too small."""
    quarters = rows["quarter"].unique()
    failures = []
    for ref, of_measure in rows.groupby("outcome_ref", sort=False):
        expected = of_measure["group"].nunique() * len(AREAS)
        counted = of_measure.groupby("quarter").size().reindex(quarters, fill_value=0)
        failures += [
            Failure(
                None,
                "group",
                f"has not every group of {ref} in both areas in {quarter}",
                "Ask for the missing rows; a count that was withheld has a row with an empty cell.",
            )
            for quarter in counted.index[counted.ne(expected)]
        ]
    return failures


def _one_title(column: str) -> Rule:
    """Table rule: a measure has one `column` throughout."""

    def rule(rows: pd.DataFrame) -> list[Failure]:
        first = rows.groupby("outcome_ref")[column].transform("first")
        return failures_where(
            rows.assign(_first=first),
            rows[column].ne(first),
            column=column,
            says=lambda row: f"is not that of the first row of {row['outcome_ref']}",
        )

    return rule


OUTCOMES = Contract(
    "action_plan",
    (
        Field.text("outcome_ref", pattern="OM-[0-9]+", like="OM-1"),
        Field.text("title"),
        Field.choice("priority", *PRIORITIES),
        Field.text("quarter", pattern="[0-9]{4}-[0-9]{2}-q[1-4]", like="2014-15-q4"),
        Field.text("group"),
        Field.choice("area", *AREAS),
        Field.count("people").optional().confidential(),
    ),
    key=("outcome_ref", "quarter", "group", "area"),
    table_rules=(_whole_tables, _one_title("title"), _one_title("priority")),
)


def load(data_folder: str, *, period: Period, lead_agency: str = "all") -> Extract:
    """The actions at the end of a month; a row is an action.

    Only those of `lead_agency` unless it is `all`. Raises InputFaults with every fault of the
    file, also where no action has that lead agency.
    """
    return read_extract(data_folder, ACTIONS, period).only("lead_agency", lead_agency)


def load_outcomes(data_folder: str) -> Extract:
    """The outcome measures; a row is the people of a group in an area in a quarter.

    `people` is missing where the agency withheld a small count. No note or fault quotes a count.
    """
    return read_history(data_folder, OUTCOMES, OUTCOMES_FILE)


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself and against the report before.

    Raises InputFaults with the faults of all files at once.
    """
    return [
        *read_together(
            partial(read_in_sequence, data_folder, ACTIONS, Period.parse(period)),
            partial(load, data_folder, period=Period.parse(comparison)),
            partial(load_outcomes, data_folder),
        )
    ]
