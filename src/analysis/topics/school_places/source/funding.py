"""Money from others for the options: what is certain, and what depends on a bid.

What a row may hold stands here; what is left for the council to pay is worked out in measures.
"""

from __future__ import annotations

import pandas as pd

from analysis.inputs import Contract, Extract, Failure, Field, Rule, read_history
from analysis.inputs.rules import failures_where
from analysis.topics.school_places.source.options import TABLE

DAYS = ("bid_made_on", "answer_due")


def _given_for_a_bid(column: str) -> Rule:
    """Row rule: a bid has this day, and what is certain has none."""

    def rule(rows: pd.DataFrame) -> list[Failure]:
        return failures_where(
            rows,
            rows["certainty"].eq("bid") != rows[column].notna(),
            column=column,
            says=lambda row: (
                "is missing for a bid" if row["certainty"] == "bid" else "is given without a bid"
            ),
        )

    return rule


def _answered_after_it_is_made(rows: pd.DataFrame) -> list[Failure]:
    return failures_where(
        rows,
        rows["answer_due"] < rows["bid_made_on"],
        column="answer_due",
        says="is before the bid is made",
    )


FUNDING = Contract(
    TABLE,
    (
        Field.text("option_ref"),
        Field.text("funder"),
        Field.choice("certainty", "certain", "bid"),
        Field.money("amount_gbp", least=0),
        *(Field.day(name).optional() for name in DAYS),
    ),
    key=("option_ref", "funder"),
    row_rules=(*map(_given_for_a_bid, DAYS), _answered_after_it_is_made),
)


def load_funding(data_folder: str) -> Extract:
    """Money from others; a row is a funder of an option, certain or depending on a bid."""
    return read_history(data_folder, FUNDING, "funding")
