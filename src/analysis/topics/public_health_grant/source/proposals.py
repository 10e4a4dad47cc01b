"""The proposals for savings, their steps towards a decision, and what each is planned to save.

Whether a step is overdue is worked out elsewhere, from its days.
"""

from __future__ import annotations

import pandas as pd

from analysis.inputs import (
    Contract,
    Extract,
    Failure,
    Field,
    read_extract,
    read_history,
    rules,
)
from analysis.inputs.rules import failures_where
from analysis.periods import Period

GRANT, PROPOSALS = "public_health_grant", "public_health_proposals"
DECISIONS = ("approved", "approved with changes", "rejected")
SERVICE, PROPOSAL = "PH-[0-9]{2}", "PP-[0-9]{2}"
YEAR = "[0-9]{4}/[0-9]{2}"


def _assessed_in_order(rows: pd.DataFrame) -> list[Failure]:
    """A full assessment without a screening that asked for it."""
    asked = rows["full_assessment"].eq("yes")
    return [
        *failures_where(
            rows,
            rows["full_assessment"].notna() & rows["screening_done_on"].isna(),
            column="full_assessment",
            says="is given, but the screening is not done",
        ),
        *failures_where(
            rows,
            rows["full_assessment"].isna() & rows["screening_done_on"].notna(),
            column="full_assessment",
            says="is missing though the screening is done",
        ),
        *(
            failure
            for column in ("full_due", "full_done_on")
            for failure in failures_where(
                rows,
                rows[column].notna() & ~asked,
                column=column,
                says="is given, but no full assessment is asked for",
            )
        ),
    ]


def _decided_before_assessed(rows: pd.DataFrame) -> list[Failure]:
    """A decision taken before its effect on equality was known: Equality Act 2010, section 149."""
    asked = rows["full_assessment"].eq("yes")
    known_on = rows["screening_done_on"].where(~asked, rows["full_done_on"])
    too_soon = rows["decided_on"].notna() & ~(rows["decided_on"] >= known_on)
    return failures_where(
        rows,
        too_soon,
        column="decided_on",
        says="is before its effect on equality was assessed",
    )


def _decision_and_day(rows: pd.DataFrame) -> list[Failure]:
    apart = rows["decision"].isna() != rows["decided_on"].isna()
    return failures_where(
        rows, apart, column="decision", says="and decided_on are not both given or both empty"
    )


def _days_are_kept(both: pd.DataFrame) -> list[Failure]:
    """What was done or decided in the last report is not taken back or moved."""
    return [
        failure
        for column in ("screening_done_on", "full_done_on", "decided_on")
        for failure in failures_where(
            both,
            both[f"{column}_before"].notna() & both[column].ne(both[f"{column}_before"]),
            column=column,
            says=f"is not the last report's {column}",
            remedy="Correct the extract, or confirm the value with a row in corrections.csv.",
        )
    ]


REGISTER = Contract(
    PROPOSALS,
    (
        Field.text("proposal_ref", pattern=PROPOSAL, like="PP-01"),
        Field.text("service_ref", pattern=SERVICE, like="PH-01"),
        Field.text("proposal"),
        Field.text("decided_by"),
        Field.text("consulted"),
        Field.day("screening_due"),
        Field.day("screening_done_on").optional(),
        Field.yes_no("full_assessment").optional(),
        Field.day("full_due").optional(),
        Field.day("full_done_on").optional(),
        Field.day("decision_due"),
        Field.choice("decision", *DECISIONS).optional(),
        Field.day("decided_on").optional(),
    ),
    key=("proposal_ref",),
    not_after_period=("screening_done_on", "full_done_on", "decided_on"),
    row_rules=(
        _assessed_in_order,
        _decision_and_day,
        _decided_before_assessed,
        rules.filled_when("full_due", other="full_assessment", values=("yes",)),
        rules.not_before("full_done_on", "screening_done_on"),
        rules.not_before("decision_due", "screening_due"),
        rules.not_before("decision_due", "full_due"),
    ),
    comparison_rules=(_days_are_kept,),
)

PLANNED = Contract(
    GRANT,
    (
        Field.text("proposal_ref", pattern=PROPOSAL, like="PP-01"),
        Field.text("financial_year", pattern=YEAR, like="2016/17"),
        Field.money("saving_gbp", least=0),
    ),
    key=("proposal_ref", "financial_year"),
)


def load_proposals(data_folder: str, *, period: Period) -> Extract:
    """The proposals for savings at the end of a period; a row is a proposal for one service."""
    return read_extract(data_folder, REGISTER, period)


def load_planned(data_folder: str) -> Extract:
    """The savings planned; a row is a proposal in a year, pounds below spending before the cut."""
    return read_history(data_folder, PLANNED, "planned_savings")
