"""How each indicator stands against its target, and whether it got better.

A row is one indicator in one quarter, numbers in its own unit. What they come to together is in
`position`, the course over the quarters in `control`.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.methods.disclosure import SMALLEST_SHOWN
from analysis.methods.rag import Direction, direction, rating, signed_gap
from analysis.periods import Quarter

QUARTERS_BACK = {"last quarter": 1, "same quarter last year": 4}
SCALE = ["polarity", "target", "range_low", "range_high"]
PUBLISHED = (
    *("indicator_id", "title", "focus_area", "unit", "polarity", "target", "tolerance"),
    *("range_low", "range_high", "value", "as_at", "provisional", "rating", "comparator_value"),
    *("comparator_as_at", "noise", "direction"),
)
PEOPLE = ("people", "children", "young people", "adults", "pupils", "residents")


def results(indicators: pd.DataFrame, *, history: pd.DataFrame, period: Quarter) -> pd.DataFrame:
    """Indicators with gap, rating and direction of travel; all numbers in the indicator's unit.

    A row is one indicator of `period`, in its order. `history` has a row for each indicator and
    `quarter`. Columns used: indicator_id, polarity, unit, target, tolerance, range_low,
    range_high, value, numerator, as_at, comparator, noise. Columns added: gap (share of the target
    past it, negative short of it), rating, compared_with (a quarter's name), comparator_value and
    comparator_as_at (the result then and its date), direction, decimals (the most that any result
    has) and confidential.

    An indicator in another unit then has no comparison. A result made of one to four people is
    taken out (NaN) and marked confidential, so it is neither rated nor compared.

    >>> nan = float("nan")
    >>> row = {"indicator_id": "A", "polarity": "low", "unit": "days", "target": 8.0,
    ...     "tolerance": 0.1, "range_low": nan, "range_high": nan, "value": 9.5,
    ...     "numerator": nan, "as_at": "2015-03-31", "comparator": "last quarter", "noise": 0.2}
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
        .assign(direction=_directions)
        .pipe(with_decimals, history=with_small_counts_hidden(history))
    )


def published_rows(results: pd.DataFrame) -> pd.DataFrame:
    """What each rating and direction rests on, in the indicator's unit, for a file to publish.

    A row is an indicator, in its order. Of the columns of `results` only PUBLISHED: none that says
    of how many people a result is made, and no comment. A small count is missing (NaN), as on the
    page.

    >>> rows = pd.DataFrame({name: ["A"] for name in (*PUBLISHED, "numerator", "commentary")})
    >>> "numerator" in published_rows(rows)
    False
    """
    return results[list(PUBLISHED)]


def with_decimals(indicators: pd.DataFrame, *, history: pd.DataFrame) -> pd.DataFrame:
    """The frame with the most decimals that any result of an indicator has, now or before.

    Columns used of both frames: indicator_id, value. Column added: decimals.

    >>> now = pd.DataFrame({"indicator_id": ["A"], "value": [5.0]})
    >>> with_decimals(now, history=now.assign(value=5.25))["decimals"].to_list()
    [2]
    """
    known = pd.concat([history, indicators])[["indicator_id", "value"]].dropna()
    digits = known["value"].map(lambda value: len(f"{value:.10g}".partition(".")[2]))
    most = digits.groupby(known["indicator_id"]).max()
    return indicators.assign(decimals=indicators["indicator_id"].map(most).fillna(0).astype(int))


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
    then = earlier.rename(
        columns={
            "quarter": "compared_with",
            "value": "comparator_value",
            "as_at": "comparator_as_at",
        }
    )
    keys = ["indicator_id", "unit", "compared_with"]
    return indicators.assign(compared_with=indicators["comparator"].map(names)).merge(
        then[[*keys, "comparator_value", "comparator_as_at"]].drop_duplicates(keys),
        how="left",
        on=keys,
    )


def _directions(indicators: pd.DataFrame) -> list[Direction]:
    columns = ["value", "polarity", "noise", "range_low", "range_high"]
    rows = _records(indicators, columns)
    comparators = indicators["comparator_value"].astype(float)
    return [direction(**row, comparator=then) for row, then in zip(rows, comparators, strict=True)]


def _records(frame: pd.DataFrame, columns: list[str]) -> list[dict[str, Any]]:
    return [
        {str(name): value for name, value in row.items()}
        for row in frame[columns].to_dict("records")
    ]
