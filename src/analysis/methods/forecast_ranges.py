"""How far a year's result may fall from its forecast, learnt from how far earlier ones fell.

The forecasts themselves are in `forecasts`, and the earlier cases are made in `back_test`.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

LIKELY = 0.8  # eight of ten results are to fall inside a range
LEAST_CASES = 20  # under it two of ten are too few cases to place a range's ends by
_LEAST_UNEVENNESS = 0.05


def unevenness(months: pd.DataFrame) -> pd.Series[float]:
    """How much a service's spending jumps from month to month, as a share of a usual month.

    A row of `months` is a service, its columns months in order, pounds. It is the median jump
    between neighbouring months over the median size of a month, plus 0.05, so that a steady
    service has a range too; 1.05 at the most, and where every month is nought.

    >>> unevenness(pd.DataFrame([[10.0, 12.0, 10.0, 12.0]])).round(3).to_list()
    [0.232]
    """
    jumps = months.diff(axis="columns").iloc[:, 1:].abs().median(axis="columns")
    size = months.abs().median(axis="columns")
    share = (jumps / size.where(size > 0)).fillna(1.0)
    return share.clip(upper=1.0) + _LEAST_UNEVENNESS


def range_ends(tested: pd.DataFrame, *, likely: float = LIKELY) -> pd.DataFrame:
    """Where the ends of a range lie, by month and method, in multiples of unevenness.

    A row of `tested` is an earlier forecast as `back_test` makes it. A row returned is a month and
    method, its index: low, high, cases. A result's distance is the logarithm of result over
    forecast, by the service's unevenness; one with another sign than its forecast is infinitely
    far. The ends are the r-th lowest and the r-th highest of n distances, r the whole part of
    (n + 1) (1 - `likely`) / 2: then a new case of the same kind falls inside with a chance of
    `likely` at the least, which ends at a tenth of the earlier cases would not give it. With fewer
    than 20 cases there is no range (NaN). Source: Vovk, Gammerman and Shafer, *Algorithmic
    Learning in a Random World* (2005), on conformal prediction.

    >>> tested = pd.DataFrame({"months_elapsed": 2, "method": "additive", "unevenness": 0.1,
    ...     "forecast_gbp": 100.0, "actual_gbp": [90.0] * 10 + [100.0] * 80 + [120.0] * 10})
    >>> range_ends(tested).round(3).values.tolist()
    [[-1.054, 1.823, 100.0]]
    """
    outside = (1 - likely) / 2
    distances = tested.assign(distance=_distances(tested)).groupby(["months_elapsed", "method"])
    return pd.DataFrame(
        {
            "low": distances["distance"].agg(_end, outside=outside),
            "high": -distances["distance"].agg(lambda each: _end(-each, outside=outside)),
            "cases": distances.size(),
        }
    ).pipe(lambda ends: ends.where(ends["cases"] >= LEAST_CASES))


def with_range(forecasts: pd.DataFrame, *, ends: pd.DataFrame) -> pd.DataFrame:
    """Forecasts with the low and the high end of their range in pounds; the forecast is inside.

    A row of `forecasts` has months_elapsed, method, forecast_gbp and unevenness; `ends` is that of
    `range_ends`. Columns added: low_gbp and high_gbp, NaN where a month and method has no range.

    >>> ends = pd.DataFrame({"low": [-1.0], "high": [2.0]}, index=pd.MultiIndex.from_tuples(
    ...     [(2, "additive")], names=["months_elapsed", "method"]))
    >>> forecast = pd.DataFrame({"months_elapsed": [2], "method": ["additive"],
    ...     "forecast_gbp": [100.0], "unevenness": [0.1]})
    >>> with_range(forecast, ends=ends).round(1)[["low_gbp", "high_gbp"]].values.tolist()
    [[90.5, 122.1]]
    """
    placed = forecasts.join(ends[["low", "high"]], on=["months_elapsed", "method"])
    at_ends = pd.DataFrame(
        {
            end: placed["forecast_gbp"] * np.exp(placed[end] * placed["unevenness"])
            for end in ("low", "high")
        }
    ).assign(forecast=placed["forecast_gbp"])
    refused = placed["low"].isna()
    return forecasts.assign(
        low_gbp=at_ends.min(axis="columns").mask(refused),
        high_gbp=at_ends.max(axis="columns").mask(refused),
    )


def coverage(ranged: pd.DataFrame) -> float:
    """The share of results that fell inside their range, 0 to 1; NaN without a range.

    A row of `ranged` has low_gbp, high_gbp and actual_gbp.

    >>> coverage(pd.DataFrame({"low_gbp": [1, 1], "high_gbp": [3, 3], "actual_gbp": [2, 4]}))
    0.5
    """
    given = ranged.dropna(subset=["low_gbp", "high_gbp"])
    return float(given["actual_gbp"].between(given["low_gbp"], given["high_gbp"]).mean())


def _end(distances: pd.Series[float], *, outside: float) -> float:
    """The r-th lowest distance, r the whole part of (n + 1) times the part outside, 1 at least."""
    rank = math.floor(round((len(distances) + 1) * outside, 6))  # 0.1 may be a hair less
    return float(distances.sort_values().iloc[max(rank, 1) - 1])


def _distances(tested: pd.DataFrame) -> pd.Series[float]:
    ratio = tested["actual_gbp"] / tested["forecast_gbp"]
    logs = pd.Series(np.log(ratio.where(ratio > 0)), index=tested.index)
    return (logs / tested["unevenness"]).fillna(np.inf)
