"""The closing timetable, the law's deadlines and the auditor's findings: read and checked.

What a row may hold stands here; working days, states and words are elsewhere.
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

MILESTONES = (
    "draft accounts signed",
    "notice of public rights given",
    "audit findings reported",
    "accounts approved",
    "inspection opens",
    "inspection closes",
    "auditor's opinion given",
    "accounts published",
)
OPINION = "auditor's opinion given"
#: Pairs of steps of which the second needs the first.
NEEDS = (
    ("draft accounts signed", "accounts approved"),
    ("accounts approved", "accounts published"),
    ("notice of public rights given", "inspection opens"),
    ("inspection opens", "inspection closes"),
    ("inspection closes", OPINION),
)
OUTCOMES = ("unqualified", "qualified", "adverse", "disclaimer")
MISSTATEMENTS = ("corrected misstatement", "uncorrected misstatement")
KINDS = (*MISSTATEMENTS, "disclosure", "recommendation")
YEAR = "[0-9]{4}/[0-9]{2}"


def _opinion_of_another_step(rows: pd.DataFrame) -> list[Failure]:
    """What belongs to the auditor's opinion, entered at another step."""
    return [
        failure
        for column in ("outcome", "indicated_on", "condition")
        for failure in failures_where(
            rows,
            rows["milestone"].ne(OPINION) & rows[column].notna(),
            column=column,
            says=f"is given, but only for the step '{OPINION}'",
        )
    ]


def _opinion_without_outcome(rows: pd.DataFrame) -> list[Failure]:
    """An opinion that is given or indicated, but not which; or one that is known from nowhere."""
    known = rows["actual"].notna() | rows["indicated_on"].notna()
    opinion = rows["milestone"].eq(OPINION)
    return [
        *failures_where(
            rows,
            opinion & known & rows["outcome"].isna(),
            column="outcome",
            says="is missing though the opinion is given or indicated",
        ),
        *failures_where(
            rows,
            opinion & ~known & rows["outcome"].notna(),
            column="outcome",
            says="is given, but no day on which the opinion was given or indicated",
        ),
    ]


def _steps_missing(rows: pd.DataFrame) -> list[Failure]:
    there = set(rows["milestone"])
    remedy = "Give every step a row, also one that is still to come."
    return [
        Failure(None, "milestone", "has no row", remedy, step)
        for step in MILESTONES
        if step not in there
    ]


def _more_than_one_year(rows: pd.DataFrame) -> list[Failure]:
    first = rows["financial_year"].iloc[0]
    return failures_where(
        rows,
        rows["financial_year"].ne(first),
        column="financial_year",
        says=f"is not that of the first step, {first}",
    )


def _in_order(column: str) -> Rule:
    """Table rule: a step that needs another does not come before it."""

    def rule(rows: pd.DataFrame) -> list[Failure]:
        days = rows.set_index("milestone")[column].reindex(list(MILESTONES))
        return [
            failure
            for earlier, later in NEEDS
            for failure in failures_where(
                rows,
                rows["milestone"].eq(later) & (rows[column] < days[earlier]),
                column=column,
                says=f"is before '{earlier}', {str(days[earlier])[:10]}",
            )
        ]

    return rule


def _done_without_what_it_needs(rows: pd.DataFrame) -> list[Failure]:
    """Steps that are done though one they need is not: above all an opinion that is given."""
    done = rows.set_index("milestone")["actual"].reindex(list(MILESTONES)).notna()
    return [
        failure
        for earlier, later in NEEDS
        for failure in failures_where(
            rows,
            rows["milestone"].eq(later) & rows["actual"].notna() & (not done[earlier]),
            column="actual",
            says=f"is given, but '{earlier}' is not done",
            remedy="Enter the day of the earlier step, or take this one out; an opinion that is "
            "only indicated belongs under indicated_on.",
        )
    ]


def _taken_back(both: pd.DataFrame) -> list[Failure]:
    before = both["actual_before"]
    return failures_where(
        both,
        before.notna() & both["actual"].ne(before),
        column="actual",
        says=lambda row: f"was {row['actual_before']:%Y-%m-%d} in the last report",
        remedy="Correct the extract, or confirm the value with a row in corrections.csv.",
    )


TIMETABLE = Contract(
    "accounts",
    (
        Field.text("financial_year", pattern=YEAR, like="2014/15"),
        Field.choice("milestone", *MILESTONES),
        Field.text("owner"),
        Field.day("planned"),
        Field.day("actual").optional(),
        Field.choice("outcome", *OUTCOMES).optional(),
        Field.day("indicated_on").optional(),
        Field.text("condition").optional(),
        Field.choice("basis", "published", "illustrative"),
        Field.text("note").optional(),
    ),
    key=("milestone",),
    not_after_period=("actual", "indicated_on"),
    row_rules=(_opinion_of_another_step, _opinion_without_outcome),
    table_rules=(
        _steps_missing,
        _more_than_one_year,
        _in_order("planned"),
        _in_order("actual"),
        _done_without_what_it_needs,
    ),
    comparison_rules=(_taken_back,),
)

DEADLINES = Contract(
    "accounts",
    (
        Field.text("financial_year", pattern=YEAR, like="2014/15"),
        Field.choice("milestone", *MILESTONES),
        Field.day("deadline"),
        Field.text("regulations"),
        Field.text("provision"),
    ),
    key=("financial_year", "milestone"),
)

INSPECTION = Contract(
    "accounts",
    (
        Field.text("financial_year", pattern=YEAR, like="2014/15"),
        Field.count("period_days", least=1, most=250).not_additive(),
        Field.count("notice_days", least=1, most=250).not_additive().optional(),
        Field.count("included_days", least=1, most=20).not_additive().optional(),
        Field.count("included_month", least=1, most=12).not_additive().optional(),
        Field.text("regulations"),
        Field.text("provision"),
    ),
    key=("financial_year",),
)

FINDINGS = Contract(
    "accounts",
    (
        Field.text("finding_ref", pattern="[0-9]{2}-[0-9]{2}", like="14-05"),
        Field.text("financial_year", pattern=YEAR, like="2014/15"),
        Field.choice("kind", *KINDS),
        Field.text("title"),
        Field.money("amount_gbp", least=0).optional(),
        Field.choice("priority", "high", "medium", "low").optional(),
        Field.day("reported_on"),
        Field.text("response"),
        Field.text("owner"),
        Field.day("due").optional(),
        Field.day("completed_on").optional(),
    ),
    key=("finding_ref",),
    row_rules=(
        rules.filled_when("amount_gbp", other="kind", values=MISSTATEMENTS),
        rules.filled_when("priority", other="kind", values=("recommendation",)),
        rules.filled_when("due", other="kind", values=("recommendation",)),
        rules.not_before("due", "reported_on"),
        rules.not_before("completed_on", "reported_on"),
    ),
)


def load(data_folder: str, *, period: Period) -> Extract:
    """The closing timetable at the end of a period; a row is a step, in the order of the file."""
    return read_extract(data_folder, TIMETABLE, period)


def load_deadlines(data_folder: str, *, financial_year: str = "all") -> Extract:
    """The law's deadlines; a row is a step of a year's accounts that has one.

    Only those of `financial_year` unless it is `all`; InputFaults where there are none.
    """
    extract = read_history(data_folder, DEADLINES, "deadlines")
    return extract.only("financial_year", financial_year)


def load_inspection(data_folder: str, *, financial_year: str = "all") -> Extract:
    """The law's rules for the public inspection; a row is a financial year.

    Only that of `financial_year` unless it is `all`; InputFaults where there is none.
    """
    extract = read_history(data_folder, INSPECTION, "inspection")
    return extract.only("financial_year", financial_year)


def load_findings(data_folder: str) -> Extract:
    """The auditor's findings of all years; a row is a finding, money in pounds."""
    return read_history(data_folder, FINDINGS, "findings")


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself and against the report before.

    Raises InputFaults with the faults of all files at once; then, if the law's rules for the
    year of the accounts are not there, with those.
    """
    now, *others = read_together(
        partial(read_in_sequence, data_folder, TIMETABLE, Period.parse(period)),
        partial(load, data_folder, period=Period.parse(comparison)),
        partial(load_findings, data_folder),
        partial(load_deadlines, data_folder),
        partial(load_inspection, data_folder),
    )
    year = str(now.rows["financial_year"].iloc[0])
    read_together(
        partial(load_deadlines, data_folder, financial_year=year),
        partial(load_inspection, data_folder, financial_year=year),
    )
    return [now, *others]
