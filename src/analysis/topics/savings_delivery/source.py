"""The saving schemes of a period, earlier years, weights and base rates: read and checked.

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
from analysis.periods import Period

STATUSES = ("blue", "green", "amber", "red")
BASES = ("so far", "forecast", "outturn")
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
    questions=tuple(
        rules.in_proportion(column, to="target_gbp") for column in ("delivered_gbp", "forecast_gbp")
    ),
    comparison_rules=(rules.agrees_with_previous("previous_status", former="status"),),
)

HISTORY = Contract(
    "savings",
    (
        Field.text("financial_year", pattern="[0-9]{4}/[0-9]{2}"),
        Field.money("target_gbp", least=0).optional(),
        Field.money("delivered_gbp", least=0),
        Field.day("counted_to"),
    ),
    key=("financial_year",),
)


def _in_order(weights: pd.DataFrame) -> list[Failure]:
    """The central weight lies between the low and the high one."""
    low, central, high = (weights[f"weight_{name}_share"] for name in ("low", "central", "high"))
    return rules.failures_where(
        weights,
        (central < low) | (central > high),
        column="weight_central_share",
        says="is not between the low and the high weight",
        remedy="Give the three weights in rising order.",
    )


def _every_status(weights: pd.DataFrame) -> list[Failure]:
    """Each status has its weight, or its schemes could not be counted."""
    missing = [status for status in STATUSES if status not in set(weights["status"])]
    remedy = "Give each of blue, green, amber and red a row."
    return [Failure(None, "status", f"has no row for {status}", remedy) for status in missing]


WEIGHTS = Contract(
    "savings",
    (
        Field.choice("status", *STATUSES),
        Field.share("weight_low_share"),
        Field.share("weight_central_share"),
        Field.share("weight_high_share"),
        Field.text("reason"),
        Field.text("source"),
    ),
    key=("status",),
    row_rules=(_in_order,),
    table_rules=(_every_status,),
)

BASE_RATES = Contract(
    "savings",
    (
        Field.text("council"),
        Field.text("financial_year", pattern="[0-9]{4}/[0-9]{2}").optional(),
        Field.count("month", least=1, most=12).not_additive(),
        Field.choice("basis", *BASES),
        Field.share("delivered_share", most=2),
        Field.text("figures"),
        Field.text("source"),
    ),
    key=("council", "financial_year", "month", "basis", "figures"),
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


def load_weights(data_folder: str) -> Extract:
    """How far each status is relied on; a row is a status, its weights are shares of 0 to 1."""
    return read_history(data_folder, WEIGHTS, "weights")


def load_base_rates(data_folder: str) -> Extract:
    """What other councils published; a row is a share of a year's target by a month of it.

    `month` is 1 (April) to 12 (March); `basis` says whether the share was secured so far, was
    forecast for the year, or was the year's outturn; `figures` is what was published. The year is
    missing where it is not known.
    """
    return read_history(data_folder, BASE_RATES, "base_rates")


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """Everything the topic reads, checked by itself and against the report before.

    Raises InputFaults with the faults of all files at once.
    """
    return [
        *read_together(
            partial(read_in_sequence, data_folder, SCHEMES, Period.parse(period)),
            partial(load, data_folder, period=Period.parse(comparison)),
            partial(load_history, data_folder),
            partial(load_weights, data_folder),
            partial(load_base_rates, data_folder),
        )
    ]
