"""What the indicators come to together: how many have which rating, and what changed.

A row of `results` is one indicator with its rating and direction, from `indicators`.
"""

from __future__ import annotations

import math

import pandas as pd

from analysis.methods.rag import DIRECTIONS, RATINGS, Direction, Rating
from analysis.methods.totals import with_total

NOT_LISTED = "not listed"


def totals(results: pd.DataFrame) -> pd.Series[float]:
    """Number of indicators by rating and direction, and the green share of those rated, 0 to 1.

    Green, amber, red and no status add up to the indicators, and so do the directions. Without a
    rated indicator there is no share (NaN). Columns used: rating, direction. Entries returned:
    indicators, the ratings, the directions (blanks as underscores), green_share.

    >>> both = pd.DataFrame({"rating": ["green", "red"], "direction": ["improving"] * 2})
    >>> totals(both)[["indicators", "green", "improving", "green_share"]].to_list()
    [2.0, 1.0, 2.0, 0.5]
    """
    counts = {
        **results["rating"].value_counts().reindex(list(RATINGS), fill_value=0),
        **results["direction"].value_counts().reindex(list(DIRECTIONS), fill_value=0),
    }
    rated = len(results) - counts["no status"]
    return pd.Series(
        {
            "indicators": len(results),
            **{name.replace(" ", "_"): count for name, count in counts.items()},
            "green_share": counts["green"] / rated if rated else math.nan,
        },
        dtype=float,
    )


def ratings_by(results: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Number of indicators by rating for each value of column `by`, then the total.

    A row is one value of `by` in order of first appearance. Columns returned: `by`, green, amber,
    red, no_status, indicators.

    >>> both = pd.DataFrame({"focus_area": ["Roads", "Roads"], "rating": ["green", "red"]})
    >>> ratings_by(both, by="focus_area").values.tolist()
    [['Roads', 1, 0, 1, 0, 2], ['Total', 1, 0, 1, 0, 2]]
    """
    return _counted_by(results, by=by, column="rating", values=list(RATINGS))


def directions_by(results: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Number of indicators by direction of travel for each value of column `by`, then the total.

    A row is one value of `by` in order of first appearance. Columns returned: `by`, the directions
    (blanks as underscores), indicators.

    >>> both = pd.DataFrame({"focus_area": ["Roads", "Roads"],
    ...     "direction": ["improving", "no comparison"]})
    >>> directions_by(both, by="focus_area").values.tolist()
    [['Roads', 1, 0, 0, 1, 2], ['Total', 1, 0, 0, 1, 2]]
    """
    return _counted_by(results, by=by, column="direction", values=list(DIRECTIONS))


def _counted_by(results: pd.DataFrame, *, by: str, column: str, values: list[str]) -> pd.DataFrame:
    return (
        pd.crosstab(results[by], results[column])
        .reindex(index=results[by].unique(), columns=values, fill_value=0)
        .rename(columns=lambda name: name.replace(" ", "_"))
        .assign(indicators=lambda frame: frame.sum(axis="columns"))
        .rename_axis(index=by, columns=None)
        .reset_index()
        .pipe(with_total, label=by)
    )


def transitions(results: pd.DataFrame, *, before: pd.DataFrame) -> pd.DataFrame:
    """Number of indicators by rating at the last report (rows) and now (columns).

    The last row, `not listed`, counts new indicators, and the column `not_listed` those that have
    gone. Columns used of both frames: indicator_id, rating.

    >>> now = pd.DataFrame({"indicator_id": ["A", "B"], "rating": ["green", "red"]})
    >>> then = pd.DataFrame({"indicator_id": ["A", "B"], "rating": ["amber", "red"]})
    >>> transitions(now, before=then).set_index("before").loc["amber", "green"].item()
    1
    """
    pairs = _paired(results, before=before, columns=["rating"])
    order = [*RATINGS, NOT_LISTED]
    return (
        pd.crosstab(pairs["rating_before"], pairs["rating"])
        .reindex(index=order, columns=order, fill_value=0)
        .rename(columns=lambda name: name.replace(" ", "_"))
        .rename_axis(index="before", columns=None)
        .reset_index()
    )


def changes_since(results: pd.DataFrame, *, before: pd.DataFrame) -> pd.DataFrame:
    """Indicators whose rating is not that of the last report, worst first.

    Ratings that fell come first, those that fell furthest and then lowest at the top; then
    ratings won, lost, new or gone; then those that rose. A row is an indicator with the columns of
    `results` (those of `before` for one that is gone), `rating_before` and `value_before`.

    >>> now = pd.DataFrame({"indicator_id": ["A", "B"], "rating": ["green", "red"], "value": 1.0})
    >>> then = pd.DataFrame({"indicator_id": ["A", "B"], "rating": ["red", "amber"], "value": 2.0})
    >>> changes_since(now, before=then)[["indicator_id", "rating_before"]].values.tolist()
    [['B', 'amber'], ['A', 'red']]
    """
    pairs = _paired(results, before=before, columns=["rating", "value"])
    changed = pairs[pairs["rating"] != pairs["rating_before"]]
    rank = {name: place for place, name in enumerate(("green", "amber", "red"))}
    now, then = changed["rating"].map(rank), changed["rating_before"].map(rank)
    return (
        changed.assign(_fall=(now - then).astype(float).fillna(0), _now=now.astype(float))
        .sort_values(["_fall", "_now"], ascending=False, kind="stable")
        .drop(columns=["_fall", "_now"])
        .reset_index(drop=True)
    )


def rated(results: pd.DataFrame, *, as_: Rating, moving: Direction | None = None) -> pd.DataFrame:
    """Indicators of one rating, furthest short of target first; `moving` keeps one direction.

    A row is one indicator with all its columns. Columns used: rating, gap, direction.

    >>> both = pd.DataFrame({"rating": ["red", "red"], "gap": [-0.1, -0.4],
    ...     "direction": ["deteriorating", "improving"]})
    >>> rated(both, as_="red")["gap"].to_list()
    [-0.4, -0.1]
    >>> rated(both, as_="red", moving="deteriorating")["gap"].to_list()
    [-0.1]
    """
    chosen = results[results["rating"] == as_]
    if moving is not None:
        chosen = chosen[chosen["direction"] == moving]
    return chosen.sort_values("gap", kind="stable").reset_index(drop=True)


def worsened(results: pd.DataFrame) -> pd.DataFrame:
    """Indicators that deteriorated and are not red, furthest short of target first.

    A row is one indicator with all its columns. Columns used: rating, gap, direction.

    >>> both = pd.DataFrame({"rating": ["red", "green"], "gap": [-0.4, 0.1],
    ...     "direction": "deteriorating"})
    >>> worsened(both)["rating"].to_list()
    ['green']
    """
    chosen = (results["direction"] == "deteriorating") & (results["rating"] != "red")
    return results[chosen].sort_values("gap", kind="stable").reset_index(drop=True)


def _paired(results: pd.DataFrame, *, before: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """One row an indicator of either report: its own columns, and `columns` as `_before`."""
    gone = before[~before["indicator_id"].isin(results["indicator_id"])].assign(rating=NOT_LISTED)
    now = pd.concat([results, gone], ignore_index=True)
    then = before[["indicator_id", *columns]].rename(columns=lambda name: f"{name}_before")
    pairs = now.merge(then, how="left", left_on="indicator_id", right_on="indicator_id_before")
    return pairs.drop(columns="indicator_id_before").fillna({"rating_before": NOT_LISTED})
