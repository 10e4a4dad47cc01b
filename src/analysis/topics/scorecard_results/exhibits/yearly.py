"""Results that come once a year, each in the year in which it was measured.

Those of other indicators are drawn in `control`; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.quantity import quantities
from analysis.topics.scorecard_results.exhibits.described import column_of, result_of


def tabulate_yearly(
    yearly: pd.DataFrame, *, indicators: pd.DataFrame, source: str
) -> Table | Statement:
    """Yearly results, an indicator a row and a year of measurement a column.

    `yearly` has a row a result, `indicators` the words of each.
    """
    if yearly.empty:
        return Statement(("No indicator has one result a year.",))
    years = sorted(yearly["year"].unique())
    results = yearly.merge(indicators[["indicator_id", "unit", "decimals"]], on="indicator_id")
    cells = results.assign(cell=column_of(results, lambda row: result_of(row) or "[x]"))
    wide = cells.pivot(index="indicator_id", columns="year", values="cell").fillna("[z]")
    rows = indicators[["indicator_id", "indicator"]]
    return Table(
        rows.merge(wide, left_on="indicator_id", right_index=True),
        (
            Column.words("indicator", "Indicator"),
            *(quantities(year, year) for year in years),
        ),
        caption="Indicators with one result a year, by the year (April to March) it is as at",
        name="yearly_results",
        source=source,
        notes=("They are too few for a control chart.",),
    )
