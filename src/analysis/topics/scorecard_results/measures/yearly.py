"""Which indicators have too few results for a control chart, and what the yearly ones were.

How a series is judged is in `control`.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.control_charts import POINTS_FOR_TRIAL
from analysis.periods import financial_year_of
from analysis.topics.scorecard_results.measures.indicators import with_small_counts_hidden


def charted(controlled: pd.DataFrame) -> pd.DataFrame:
    """Indicators with results enough for a control chart: six or more.

    Column used: known_points. No indicator with one result a year has as many in twelve quarters.

    >>> two = pd.DataFrame({"indicator_id": ["A", "B"], "known_points": [4, 12]})
    >>> charted(two)["indicator_id"].to_list()
    ['B']
    """
    return controlled[controlled["known_points"] >= POINTS_FOR_TRIAL]


def yearly_results(history: pd.DataFrame, *, indicators: pd.DataFrame) -> pd.DataFrame:
    """Results of indicators that come once a year, by the year in which they were measured.

    A row is a result, in the indicator's unit. Columns used of `indicators`: indicator_id, unit,
    frequency; of `history`, the earliest quarter first, also as_at, value, numerator, provisional.
    Columns returned: indicator_id, year (April to March, of as_at), as_at, value, provisional and
    confidential. Of a result reported by several quarters the last report counts, and of two
    measured in one year the later.

    >>> now = pd.DataFrame({"indicator_id": ["A"], "unit": "days", "frequency": "annual"})
    >>> past = pd.DataFrame({"indicator_id": "A", "unit": "days", "value": [5.0, 5.0, 6.0],
    ...     "as_at": pd.to_datetime(["2013-08-31", "2013-08-31", "2014-08-31"]),
    ...     "numerator": float("nan"), "provisional": "no"})
    >>> yearly_results(past, indicators=now)[["year", "value"]].values.tolist()
    [['2013/14', 5.0], ['2014/15', 6.0]]
    """
    yearly = indicators.loc[indicators["frequency"] == "annual", ["indicator_id", "unit"]]
    known = yearly.merge(with_small_counts_hidden(history), on=["indicator_id", "unit"])
    columns = ["indicator_id", "year", "as_at", "value", "provisional", "confidential"]
    return (
        known.assign(year=known["as_at"].map(financial_year_of))
        .drop_duplicates(["indicator_id", "year"], keep="last")[columns]
        .reset_index(drop=True)
    )
