"""Small counts of people taken out of a frame before anything can show them.

Which columns count people is the topic's knowledge; the symbol [c] is the table's.
"""

from __future__ import annotations

import pandas as pd

SMALLEST_SHOWN = 5


def with_small_counts_hidden(frame: pd.DataFrame, *, counts: list[str]) -> pd.DataFrame:
    """The frame with every number missing (NaN) in rows that count one to four people.

    The last row of `frame` must be the total. Numbers beside a hidden count go with it, because
    an amount and a price give the count away. The rows hidden always include one with five or
    more people in each of `counts`, the smallest there is, so that taking the rows shown from the
    total says nothing of a small one; where no row is left to hide, the total is hidden instead.
    Nought is shown. All columns but texts must be numbers.

    Source of the method: primary and secondary suppression of tables, Government Statistical
    Service guidance on disclosure control.

    >>> frame = pd.DataFrame({"kind": ["a", "b", "c", "Total"], "children": [3, 9, 8, 20]})
    >>> with_small_counts_hidden(frame, counts=["children"])["children"].to_list()
    [nan, 9.0, nan, 20.0]
    """
    numbers = frame.select_dtypes("number").columns
    hidden = _hidden(frame[counts])
    return frame.assign(**frame[numbers].astype(float).mask(hidden, axis="index"))


def _hidden(counted: pd.DataFrame) -> pd.Series[bool]:
    """Whether each row is hidden; the last row is the total."""
    small = (counted.gt(0) & counted.lt(SMALLEST_SHOWN)).any(axis="columns")
    if not small.any():
        return small
    rows, total = counted.iloc[:-1], counted.index[-1]
    large = rows[rows.ge(SMALLEST_SHOWN).all(axis="columns")].sum(axis="columns")
    return small | (counted.index == (total if large.empty else large.idxmin()))
