"""The capital projects of a month and the spending of earlier years: read, corrected and checked.

What a row may hold stands here; sums and words are elsewhere.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from analysis.inputs import (
    Contract,
    Extract,
    Failure,
    Field,
    read_extract,
    read_history,
    read_in_sequence,
    read_together,
    rules,
)
from analysis.inputs.rules import failures_where
from analysis.periods import Period

STAGES = ("feasibility", "design", "procurement", "on site", "complete")
BASES = ("ledger", "payments")
WORKS_TYPES = (
    "standard building",
    "non-standard building",
    "standard civil",
    "non-standard civil",
    "equipment",
    "grant or loan",
)
FUNDING = (
    "funding_grant_gbp",
    "funding_receipts_gbp",
    "funding_borrowing_gbp",
    "funding_contributions_gbp",
)
MONTHS_IN_YEAR = 12


def _one_basis(rows: pd.DataFrame) -> list[Failure]:
    """Ledger and payments cannot be added up: they count the same work in different months."""
    if rows["basis"].nunique() <= 1:
        return []
    rule = "differs between rows; one report is either ledger or payments"
    return [Failure(None, "basis", rule, "Ask for all projects on one basis.")]


def _whole_years(rows: pd.DataFrame) -> list[Failure]:
    """A year's shares need the whole year: a month that is missing would move them."""
    years = rows["financial_year"]
    short = rows.groupby("financial_year")["month"].transform("nunique") < MONTHS_IN_YEAR
    return failures_where(
        rows,
        short & ~years.duplicated(),
        column="financial_year",
        says="does not have all of its months, 1 (April) to 12 (March)",
        remedy="Add the months that are missing, or take the year out until it is closed.",
    )


PROJECTS = Contract(
    "capital",
    (
        Field.text("project_ref", pattern="[A-Z]{3}-[0-9]{3}", like="SCH-001"),
        Field.text("title"),
        Field.text("directorate"),
        Field.text("block"),
        Field.choice("works_type", *WORKS_TYPES),
        Field.money("approved_budget_gbp", least=0).steady(),
        Field.money("rolled_forward_gbp"),
        Field.money("variations_gbp"),
        Field.money("current_budget_gbp", least=0),
        Field.money("spent_to_date_gbp"),
        Field.money("forecast_gbp", least=0),
        Field.choice("basis", *BASES),
        *(Field.money(name, least=0) for name in FUNDING),
        Field.day("start"),
        Field.day("completion"),
        Field.choice("stage", *STAGES),
        Field.yes_no("contracted"),
        Field.text("commentary"),
    ),
    key=("project_ref",),
    groups=("directorate", "block"),
    row_rules=(
        rules.foots(
            "current_budget_gbp", "approved_budget_gbp", "rolled_forward_gbp", "variations_gbp"
        ),
        rules.foots("current_budget_gbp", *FUNDING),
        rules.not_before("completion", "start"),
    ),
    table_rules=(_one_basis,),
)

HISTORY = Contract(
    "capital",
    (
        Field.text("financial_year", pattern="[0-9]{4}/[0-9]{2}", like="2014/15"),
        Field.count("month", least=1, most=MONTHS_IN_YEAR).not_additive(),
        Field.money("cumulative_spent_gbp").not_additive(),
        Field.money("original_budget_gbp", least=0).not_additive(),
        Field.money("latest_budget_gbp", least=0).not_additive(),
    ),
    key=("financial_year", "month"),
    table_rules=(
        rules.never_falls("cumulative_spent_gbp", within=("financial_year",), order="month"),
        _whole_years,
    ),
)


def load(data_folder: str, *, period: Period, directorate: str = "all") -> Extract:
    """The capital projects at the end of a month; a row is a project, money in pounds.

    Only the projects of `directorate` unless it is `all`. Raises InputFaults with every fault of
    the file, also where no project has that directorate, and where the heading names another
    financial year or day than the file's.
    """
    return read_extract(data_folder, PROJECTS, period).only("directorate", directorate)


def load_history(data_folder: str) -> Extract:
    """Spending of earlier years up to each month; a row is a month, money in pounds."""
    return read_history(data_folder, HISTORY)


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself and against the report before.

    Raises InputFaults with the faults of all files at once.
    """
    return [
        *read_together(
            partial(read_in_sequence, data_folder, PROJECTS, Period.parse(period)),
            partial(load, data_folder, period=Period.parse(comparison)),
            partial(load_history, data_folder),
        )
    ]
