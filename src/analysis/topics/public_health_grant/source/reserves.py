"""The cut of the grant, the Public Health reserves that bridge it and their planned movements.

What is saved is for `proposals`; balances to come are worked out elsewhere.
"""

from __future__ import annotations

import pandas as pd

from analysis.inputs import Contract, Extract, Failure, Field, read_extract, read_history
from analysis.periods import Period

GRANT, RESERVES = "public_health_grant", "reserves"
YEAR = "[0-9]{4}/[0-9]{2}"


def _one_row(rows: pd.DataFrame) -> list[Failure]:
    remedy = "Keep the year whose cut the reserves meet."
    return [
        Failure(row, "financial_year", "is a second cut; one is bridged", remedy)
        for row in rows.index[1:]
    ]


CUTS = Contract(
    GRANT,
    (
        Field.text("financial_year", pattern=YEAR, like="2015/16"),
        Field.money("national_cut_gbp", least=0, most=10_000_000_000),
        Field.money("national_grant_gbp", least=1, most=10_000_000_000),
        Field.money("council_saving_gbp", least=0),
        Field.text("source"),
    ),
    key=("financial_year",),
    table_rules=(_one_row,),
)

BALANCES = Contract(
    RESERVES,
    (
        Field.text("reserve_ref", pattern="PHR-[0-9]+", like="PHR-1"),
        Field.text("reserve"),
        Field.text("purpose"),
        Field.money("opening_gbp", least=0).steady(),
        Field.money("minimum_gbp", least=0).steady(),
    ),
    key=("reserve_ref",),
)

MOVEMENTS = Contract(
    RESERVES,
    (
        Field.text("reserve_ref", pattern="PHR-[0-9]+", like="PHR-1"),
        Field.text("financial_year", pattern=YEAR, like="2015/16"),
        Field.money("movement_gbp"),
        Field.text("reason"),
    ),
    key=("reserve_ref", "financial_year"),
)


def load_reserves(data_folder: str, *, period: Period) -> Extract:
    """The Public Health reserves; a row is a reserve as it opened the financial year."""
    return read_extract(data_folder, BALANCES, period)


def load_cut(data_folder: str) -> Extract:
    """The cut of the grant; its one row is the year that the reserves bridge."""
    return read_history(data_folder, CUTS, "cuts")


def load_movements(data_folder: str) -> Extract:
    """Planned movements of the reserves but for the cut; a row is a reserve in a year."""
    return read_history(data_folder, MOVEMENTS, "planned_movements")
