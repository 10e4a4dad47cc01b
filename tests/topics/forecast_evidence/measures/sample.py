"""Monthly amounts of made-up councils, for the tests of the measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd


def amounts(
    values: Mapping[tuple[str, str], Sequence[float]], *, group: str = "Leeds"
) -> pd.DataFrame:
    """The months, from April, of each service and financial year, a row a month."""
    return pd.DataFrame(
        [
            (group, service, year, month, float(amount))
            for (service, year), months in values.items()
            for month, amount in enumerate(months, start=1)
        ],
        columns=["group", "service", "financial_year", "month", "amount_gbp"],
    )


def council(group: str, *, growth: float, services: int = 8) -> pd.DataFrame:
    """Six years of services that grow, each with a wave of its own that differs by year."""
    values = {
        (f"Service {start}", f"{year}/{(year + 1) % 100:02d}"): [
            100 * growth ** (year - 2010) * (1 + ((month * start + year) % 7) / 10)
            for month in range(12)
        ]
        for start in range(1, services + 1)
        for year in range(2010, 2016)
    }
    return amounts(values, group=group)


def councils() -> pd.DataFrame:
    """Three such councils."""
    growths = {"Leeds": 0.95, "Gateshead": 1.0, "Darlington": 1.05}
    parts = [council(name, growth=growth) for name, growth in growths.items()]
    return pd.concat(parts, ignore_index=True)
