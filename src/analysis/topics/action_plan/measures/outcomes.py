"""How many people the plan has reached or found, with every count hidden that could name one.

A row of `outcomes` is the people of one group in one area in one quarter; what leaves this module
holds no count of one to four, nor one from which such a count could be worked out.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.methods.disclosure import with_small_cells_hidden
from analysis.methods.totals import TOTAL
from analysis.periods import Quarter

MEASURE = ["outcome_ref", "title", "priority"]


def shown_counts(outcomes: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """The counts of quarters that ended by a day, with their totals; hidden ones missing (NaN).

    Every measure is a table of groups by areas in each quarter, protected by itself from its own
    counts alone, as `with_small_cells_hidden` says: a later report shows the same of an earlier
    quarter. A row is a group in an area in a quarter; group and area are `Total` in the totals.
    Columns returned: outcome_ref, title, priority, quarter, group, area, people.

    >>> outcomes = pd.DataFrame({"outcome_ref": "OM-1", "title": "Found", "priority": "Pursue",
    ...     "quarter": "2014-15-q4", "group": ["a", "a", "b", "b"], "area": ["N", "S"] * 2,
    ...     "people": [3, 9, 8, 7]})
    >>> shown_counts(outcomes, on=date(2015, 5, 31))["people"].to_list()
    [nan, nan, 12.0, nan, nan, 15.0, 11.0, 16.0, 27.0]
    """
    ended = [name for name in outcomes["quarter"].unique() if Quarter.parse(name).last_day <= on]
    tables = outcomes[outcomes["quarter"].isin(ended)].groupby([*MEASURE, "quarter"], sort=False)
    columns = [*MEASURE, "quarter", "group", "area", "people"]
    shown = [
        _protected(table).merge(table[[*MEASURE, "quarter"]].head(1), how="cross")
        for _, table in tables
    ]
    if not shown:
        return pd.DataFrame(columns=columns)
    return pd.concat(shown, ignore_index=True)[columns]


def totals_by_quarter(counts: pd.DataFrame, *, quarters: int) -> pd.DataFrame:
    """Each measure's total in the last quarters, and its change on the quarter before.

    `counts` is what `shown_counts` returns. A row is a measure in its order. Columns returned:
    outcome_ref, title, priority, one for each of the last `quarters` quarters under its name, the
    earliest first, change (of the latest on the one before; NaN where either is hidden).

    >>> counts = pd.DataFrame({"outcome_ref": "OM-1", "title": "Found", "priority": "Pursue",
    ...     "quarter": ["2014-15-q3", "2014-15-q4"], "group": "Total", "area": "Total",
    ...     "people": [20.0, 27.0]})
    >>> totals_by_quarter(counts, quarters=2)[["2014-15-q4", "change"]].values.tolist()
    [[27.0, 7.0]]
    """
    totals = counts[counts["group"].eq(TOTAL) & counts["area"].eq(TOTAL)]
    names = sorted(counts["quarter"].unique())[-quarters:]
    order = totals["outcome_ref"].drop_duplicates()
    wide = totals.pivot(index="outcome_ref", columns="quarter", values="people")
    wide = wide.reindex(index=order, columns=names).astype(float)
    change = wide.diff(axis="columns").iloc[:, -1] if names else float("nan")
    measures = totals[MEASURE].drop_duplicates("outcome_ref")
    return measures.merge(wide.assign(change=change).reset_index(), on="outcome_ref")


def latest_counts(counts: pd.DataFrame) -> pd.DataFrame:
    """The latest quarter's counts, a row a group of a measure and an area a column.

    `counts` is what `shown_counts` returns. After the groups of a measure comes its total.
    Columns returned: outcome_ref, title, group, one for each area, Total, share (of the group in
    the measure's total, 0 to 1; NaN where either is hidden, 0 where nobody was counted), quarter.

    >>> counts = pd.DataFrame({"outcome_ref": "OM-1", "title": "Found", "priority": "Pursue",
    ...     "quarter": "2014-15-q4", "group": ["a", "b", "Total"], "area": "Total",
    ...     "people": [5.0, 15.0, 20.0]})
    >>> latest_counts(counts)["share"].to_list()
    [0.25, 0.75, 1.0]
    """
    latest = counts[counts["quarter"].eq(counts["quarter"].max())]
    keys = ["outcome_ref", "title", "group"]
    areas = list(latest["area"].drop_duplicates())
    order = latest[keys].drop_duplicates()
    wide = latest.pivot(index=keys, columns="area", values="people").reset_index()
    table = order.merge(wide[[*keys, *areas]], on=keys).assign(quarter=latest["quarter"].max())
    people = table[TOTAL].astype(float) if areas else pd.Series(dtype=float)
    whole = people.where(table["group"].eq(TOTAL)).groupby(table["outcome_ref"]).transform("max")
    return table.assign(share=people / whole.replace(0, 1))


def _protected(table: pd.DataFrame) -> pd.DataFrame:
    """One measure of one quarter, a row a group in an area, with totals and hidden counts."""
    groups, areas = (table[name].drop_duplicates() for name in ("group", "area"))
    crossed = table.pivot(index="group", columns="area", values="people")
    shown = with_small_cells_hidden(crossed.reindex(index=groups, columns=areas))
    long = shown.rename_axis(index="group", columns="area").stack(future_stack=True)
    return pd.DataFrame({"people": long}).reset_index()
