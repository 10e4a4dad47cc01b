"""Service-years for tests: months of last year and of this one."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

COLUMNS = pd.MultiIndex.from_product([["last", "this"], range(1, 13)])
INDEX = ["group", "service", "financial_year"]


def years(*rows: Sequence[float], group: str = "Leeds") -> pd.DataFrame:
    """Service-years of 24 months each, named A, B, C ... in 2014/15."""
    names = [(group, chr(65 + place), "2014/15") for place in range(len(rows))]
    return pd.DataFrame(
        [[float(month) for month in row] for row in rows],
        index=pd.MultiIndex.from_tuples(names, names=INDEX),
        columns=COLUMNS,
    )


def amounts(
    values: dict[tuple[str, str], Sequence[float]], *, group: str = "Leeds"
) -> pd.DataFrame:
    """Long rows: the months, from April, of each service and financial year."""
    return pd.DataFrame(
        [
            (group, service, year, month, float(amount))
            for (service, year), months in values.items()
            for month, amount in enumerate(months, start=1)
        ],
        columns=["group", "service", "financial_year", "month", "amount_gbp"],
    )
