"""How many pupils are expected around Malvern Vale, and how many places there are today.

What a row may hold stands here; shortages are worked out in measures.
"""

from __future__ import annotations

import pandas as pd

from analysis.inputs import Contract, Extract, Failure, Field, Rule, read_history
from analysis.inputs.rules import failures_where
from analysis.periods import financial_year_after
from analysis.topics.school_places.source.options import TABLE, YEAR


def _years_follow(column: str) -> Rule:
    """Table rule: years follow each other without a gap, in the order of the file."""

    def rule(rows: pd.DataFrame) -> list[Failure]:
        wanted = rows[column].shift().map(financial_year_after, na_action="ignore")
        return failures_where(
            rows.assign(_wanted=wanted),
            wanted.notna() & rows[column].ne(wanted),
            column=column,
            says=lambda row: f"does not follow the row before: {row['_wanted']} does",
        )

    return rule


def in_rising_order(low: str, middle: str, high: str) -> Rule:
    """Row rule: `middle` is not under `low` nor over `high`."""

    def rule(rows: pd.DataFrame) -> list[Failure]:
        return failures_where(
            rows,
            (rows[middle] < rows[low]) | (rows[middle] > rows[high]),
            column=middle,
            says=lambda row: f"is not between {low}, {row[low]:g}, and {high}, {row[high]:g}",
        )

    return rule


DEMAND = Contract(
    TABLE,
    (
        Field.text("school_year", pattern=YEAR, like="2015/16"),
        *(
            Field.count(name).not_additive()
            for name in ("places_now", "pupils_low", "pupils_expected", "pupils_high")
        ),
    ),
    key=("school_year",),
    row_rules=(in_rising_order("pupils_low", "pupils_expected", "pupils_high"),),
    table_rules=(_years_follow("school_year"),),
)


def load_demand(data_folder: str) -> Extract:
    """Pupils and today's places; a row is a school year, pupils low, expected and high."""
    return read_history(data_folder, DEMAND, "demand")
