"""From which value a topic is Amber or Red, why, and who answers for it: read and checked.

What is measured comes from the other topics, which check their own extracts; sums and words are
elsewhere.
"""

from __future__ import annotations

import pandas as pd

from analysis.inputs import Contract, Extract, Failure, Field, read_history, rules
from analysis.periods import parse_period

UNITS = ("pounds", "share", "number", "days")
ENDINGS = {"pounds": "_gbp", "share": "_share", "days": "_days"}
_MEASURE = "[a-z][a-z_]*"


def _red_is_worse(thresholds: pd.DataFrame) -> list[Failure]:
    """Red begins at a worse value than Amber."""
    sign = thresholds["better_when"].map({"lower": 1.0, "higher": -1.0})
    return rules.failures_where(
        thresholds,
        sign * (thresholds["red_from"] - thresholds["amber_from"]) <= 0,
        column="red_from",
        says=lambda row: (
            f"is not worse than amber_from, {row['amber_from']:g}, where {row['better_when']} "
            "is better"
        ),
        remedy="Give the value from which the topic is Red, beyond that for Amber.",
    )


def _unit_of_its_name(thresholds: pd.DataFrame) -> list[Failure]:
    """A measure's unit is the one that its name ends in."""
    named = thresholds["measure"].map(_unit_named)
    return rules.failures_where(
        thresholds.assign(_named=named),
        named.ne(thresholds["unit"]),
        column="unit",
        says=lambda row: f"is not {row['_named']}, the unit of {row['measure']}",
    )


def _unit_named(measure: str) -> str:
    return next((unit for unit, ending in ENDINGS.items() if measure.endswith(ending)), "number")


THRESHOLDS = Contract(
    "summary",
    (
        Field.text("topic", pattern=_MEASURE, like="savings_delivery"),
        Field.text("title"),
        Field.count("paragraph", least=1).not_additive().optional(),
        Field.text("measure", pattern=_MEASURE, like="net_share"),
        Field.text("label"),
        Field.choice("unit", *UNITS),
        Field.choice("better_when", "lower", "higher"),
        Field.number("amber_from"),
        Field.number("red_from"),
        Field.text("at_stake", pattern=f"{_MEASURE}_gbp", like="net_gbp").optional(),
        Field.text("owner"),
        Field.text("reason"),
    ),
    key=("topic",),
    row_rules=(_red_is_worse, _unit_of_its_name),
)


def load_thresholds(data_folder: str) -> Extract:
    """What is watched in each topic; a row is a topic, its values in the unit of the row.

    `paragraph` is where the Council's summary of decisions speaks of it, missing where it is the
    whole of it; `at_stake` names the topic's figure in pounds, missing where there is none.
    Raises InputFaults with every fault of the file.
    """
    return read_history(data_folder, THRESHOLDS, "thresholds")


def check(data_folder: str, *, period: str, comparison: str) -> list[Extract]:
    """What this topic alone reads; the others check what they give to it.

    Raises InputFaults with every fault, and PeriodError for what is not a month or a quarter.
    """
    for name in (period, comparison):
        parse_period(name)
    return [load_thresholds(data_folder)]


def provenances(own: Extract, *others: Extract) -> tuple[str, ...]:
    """The entries of the page's list of sources: its own, and where to find the appendices'."""
    kinds = " or ".join(sorted({each.origin.origin for each in others}))
    return (
        own.provenance,
        f"Each appendix names the extracts behind its figures; their lines are {kinds}.",
    )
