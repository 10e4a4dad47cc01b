"""How indicators stand against their targets, whether they got better, and what changed.

A row of `indicators` is one indicator in one quarter, numbers in its own unit; a row of `results`
is the same with its rating and direction. Files and words are elsewhere.
"""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from analysis.methods.disclosure import SMALLEST_SHOWN
from analysis.methods.rag import (
    DIRECTIONS,
    RATINGS,
    Direction,
    Rating,
    direction,
    rating,
    signed_gap,
)
from analysis.methods.totals import with_total
from analysis.periods import Quarter

QUARTERS_BACK = {"last quarter": 1, "same quarter last year": 4}
NOT_LISTED = "not listed"
SCALE = ["polarity", "target", "range_low", "range_high"]
PEOPLE = ("people", "children", "young people", "adults", "pupils", "residents")


def results(indicators: pd.DataFrame, *, history: pd.DataFrame, period: Quarter) -> pd.DataFrame:
    """Indicators with gap, rating and direction of travel; all numbers in the indicator's unit.

    A row is one indicator of `period`, in its order. `history` has a row for each indicator and
    `quarter`. Columns used: indicator_id, polarity, unit, target, tolerance, range_low,
    range_high, value, numerator, comparator, noise. Columns added: gap (share of the target past
    it, negative short of it), rating, compared_with (a quarter's name), comparator_value,
    direction, first_value (the earliest known before `period`), course (direction since then),
    decimals (the most that any result has) and confidential.

    An indicator in another unit then has no comparison. A result made of one to four people is
    taken out (NaN) and marked confidential, so it is neither rated nor compared.

    >>> row = {"indicator_id": "A", "polarity": "low", "unit": "days", "target": 8.0,
    ...     "tolerance": 0.1, "range_low": math.nan, "range_high": math.nan, "value": 9.5,
    ...     "numerator": math.nan, "comparator": "last quarter", "noise": 0.2}
    >>> then = pd.DataFrame([{**row, "value": 9.1, "quarter": "2014-15-q3"}])
    >>> now = results(pd.DataFrame([row]), history=then, period=Quarter.parse("2014-15-q4"))
    >>> now[["rating", "direction", "comparator_value"]].values.tolist()
    [['red', 'deteriorating', 9.1]]
    """
    earlier = with_small_counts_hidden(history[history["quarter"] < period.name])
    return (
        indicators.reset_index(drop=True)
        .pipe(with_small_counts_hidden)
        .pipe(_with_rating)
        .pipe(_with_comparator, earlier=earlier, period=period)
        .pipe(_with_first_value, earlier=earlier)
        .assign(
            direction=lambda frame: _directions(frame, against="comparator_value"),
            course=lambda frame: _directions(frame, against="first_value"),
        )
        .pipe(_with_decimals, history=history)
    )


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
    return (
        pd.crosstab(results[by], results["rating"])
        .reindex(index=results[by].unique(), columns=list(RATINGS), fill_value=0)
        .rename(columns={"no status": "no_status"})
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


def quarterly_results(
    history: pd.DataFrame, *, results: pd.DataFrame, period: Quarter, quarters: int = 12
) -> pd.DataFrame:
    """Each indicator's result in each of the quarters to `period`, in the indicator's unit.

    A row is an indicator of `results` in a quarter, indicator by indicator, the earliest quarter
    first; a quarter without a result, or with one in another unit, is a row with NaN. Columns
    returned: indicator_id, quarter (its name), value, provisional and confidential.

    >>> now = pd.DataFrame({"indicator_id": ["A"], "unit": ["days"]})
    >>> then = pd.DataFrame({"indicator_id": ["A"], "unit": ["days"], "quarter": ["2014-15-q4"],
    ...     "value": [9.5], "numerator": [math.nan], "provisional": ["no"]})
    >>> quarterly_results(then, results=now, period=Quarter.parse("2014-15-q4"), quarters=2)[
    ...     ["quarter", "value"]].values.tolist()
    [['2014-15-q3', nan], ['2014-15-q4', 9.5]]
    """
    names = [period.minus(back).name for back in reversed(range(quarters))]
    grid = results[["indicator_id", "unit"]].merge(pd.DataFrame({"quarter": names}), how="cross")
    known = with_small_counts_hidden(history).drop_duplicates(["indicator_id", "quarter"])
    columns = ["indicator_id", "unit", "quarter", "value", "provisional", "confidential"]
    return (
        grid.merge(known[columns], how="left", on=["indicator_id", "unit", "quarter"])
        .assign(confidential=lambda frame: frame["confidential"].eq(True))
        .drop(columns="unit")
    )


def with_small_counts_hidden(indicators: pd.DataFrame) -> pd.DataFrame:
    """The frame with results made of one to four people missing (NaN), and where that is so.

    Such is a result with a numerator of one to four, and one that counts people itself. Columns
    used: unit, value, numerator. Column added: confidential (true or false).

    >>> rows = pd.DataFrame({"unit": ["%", "people"], "value": [6.5, 186.0], "numerator": [3, 186]})
    >>> with_small_counts_hidden(rows)["value"].to_list()
    [nan, 186.0]
    """
    counted = indicators["value"].where(indicators["unit"].isin(PEOPLE))
    hidden = _small(indicators["numerator"]) | _small(counted)
    return indicators.assign(value=indicators["value"].mask(hidden), confidential=hidden)


def _small(people: pd.Series[float]) -> pd.Series[bool]:
    return people.gt(0) & people.lt(SMALLEST_SHOWN)


def _with_rating(indicators: pd.DataFrame) -> pd.DataFrame:
    rows = _records(indicators, ["value", *SCALE])
    tolerances = indicators["tolerance"]
    return indicators.assign(
        gap=[signed_gap(**row) for row in rows],
        rating=[rating(**row, tolerance=each) for row, each in zip(rows, tolerances, strict=True)],
    )


def _with_comparator(
    indicators: pd.DataFrame, *, earlier: pd.DataFrame, period: Quarter
) -> pd.DataFrame:
    """The quarter each result is compared with, and the result then."""
    names = {words: period.minus(back).name for words, back in QUARTERS_BACK.items()}
    then = earlier.rename(columns={"quarter": "compared_with", "value": "comparator_value"})
    keys = ["indicator_id", "unit", "compared_with"]
    return indicators.assign(compared_with=indicators["comparator"].map(names)).merge(
        then[[*keys, "comparator_value"]].drop_duplicates(keys), how="left", on=keys
    )


def _with_first_value(indicators: pd.DataFrame, *, earlier: pd.DataFrame) -> pd.DataFrame:
    """The earliest result known before the period, in the same unit."""
    keys = ["indicator_id", "unit"]
    known = earlier.dropna(subset="value").sort_values("quarter", kind="stable")
    first = known.drop_duplicates(keys).rename(columns={"value": "first_value"})
    return indicators.merge(first[[*keys, "first_value"]], how="left", on=keys)


def _directions(indicators: pd.DataFrame, *, against: str) -> list[Direction]:
    columns = ["value", "polarity", "noise", "range_low", "range_high"]
    rows = _records(indicators, columns)
    comparators = indicators[against].astype(float)
    return [direction(**row, comparator=then) for row, then in zip(rows, comparators, strict=True)]


def _with_decimals(indicators: pd.DataFrame, *, history: pd.DataFrame) -> pd.DataFrame:
    known = pd.concat([history, indicators])[["indicator_id", "value"]].dropna()
    digits = known["value"].map(lambda value: len(f"{value:.10g}".partition(".")[2]))
    most = digits.groupby(known["indicator_id"]).max()
    return indicators.assign(decimals=indicators["indicator_id"].map(most).fillna(0).astype(int))


def _paired(results: pd.DataFrame, *, before: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """One row an indicator of either report: its own columns, and `columns` as `_before`."""
    gone = before[~before["indicator_id"].isin(results["indicator_id"])].assign(rating=NOT_LISTED)
    now = pd.concat([results, gone], ignore_index=True)
    then = before[["indicator_id", *columns]].rename(columns=lambda name: f"{name}_before")
    pairs = now.merge(then, how="left", left_on="indicator_id", right_on="indicator_id_before")
    return pairs.drop(columns="indicator_id_before").fillna({"rating_before": NOT_LISTED})


def _records(frame: pd.DataFrame, columns: list[str]) -> list[dict[str, Any]]:
    return [
        {str(name): value for name, value in row.items()}
        for row in frame[columns].to_dict("records")
    ]
