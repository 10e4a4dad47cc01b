"""The saving schemes of a period and the savings of earlier years: read, corrected and checked.

What a row may hold stands here; sums and words are elsewhere.
"""

from __future__ import annotations

from functools import partial

from analysis.inputs import (
    Contract,
    Extract,
    Field,
    read_extract,
    read_history,
    read_in_sequence,
    read_together,
    rules,
)
from analysis.periods import Period

STATUSES = ("blue", "green", "amber", "red")
KINDS = ("efficiency", "income", "service reduction", "transformation")

SCHEMES = Contract(
    "savings",
    (
        Field.text("scheme_ref", pattern="[A-Z]{3}-[0-9]{2}"),
        Field.text("title"),
        Field.text("directorate"),
        Field.text("owner"),
        Field.choice("kind", *KINDS),
        Field.yes_no("recurring"),
        Field.money("target_gbp", least=0, most=100_000_000).steady(),
        Field.money("delivered_gbp", least=0, most=100_000_000).cumulative(),
        Field.money("forecast_gbp", least=0, most=100_000_000),
        Field.money("full_year_effect_gbp", least=0, most=100_000_000),
        Field.choice("status", *STATUSES),
        Field.choice("previous_status", *STATUSES).optional(),
        Field.text("status_evidence"),
        Field.text("milestone"),
        Field.day("milestone_due"),
        Field.text("mitigation").optional(),
        Field.text("commentary"),
    ),
    key=("scheme_ref",),
    groups=("directorate",),
    row_rules=(rules.filled_when("mitigation", other="status", values=("amber", "red")),),
    comparison_rules=(rules.agrees_with_previous("previous_status", former="status"),),
)

HISTORY = Contract(
    "savings",
    (
        Field.text("financial_year", pattern="[0-9]{4}/[0-9]{2}"),
        Field.money("target_gbp", least=0),
        Field.money("delivered_gbp", least=0),
        Field.day("counted_to"),
    ),
    key=("financial_year",),
)


def load(data_folder: str, *, period: Period, directorate: str = "all") -> Extract:
    """The saving schemes at the end of a period; a row is a scheme, money in pounds.

    Only the schemes of `directorate` unless it is `all`. Raises InputFaults with every fault of
    the file, also where no scheme has that directorate.
    """
    return read_extract(data_folder, SCHEMES, period).only("directorate", directorate)


def load_history(data_folder: str) -> Extract:
    """The savings of earlier years; a row is a financial year, money in pounds."""
    return read_history(data_folder, HISTORY)


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself and against the report before.

    Raises InputFaults with the faults of all files at once.
    """
    return [
        *read_together(
            partial(read_in_sequence, data_folder, SCHEMES, Period.parse(period)),
            partial(load, data_folder, period=Period.parse(comparison)),
            partial(load_history, data_folder),
        )
    ]
