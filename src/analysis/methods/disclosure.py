"""Small counts of people taken out of a frame before anything can show them.

Which columns count people is the topic's knowledge; the symbol [c] is the table's.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.methods.totals import TOTAL

SMALLEST_SHOWN = 5

Counts: TypeAlias = npt.NDArray[np.float64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Place: TypeAlias = tuple[int, int]


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


def with_small_cells_hidden(table: pd.DataFrame) -> pd.DataFrame:
    """A two-way table of counts of people with its totals, and what must not show missing (NaN).

    `table` holds the counts alone; a row and a column of totals, labelled `Total`, are added. A
    count of one to four is hidden, and a missing one is taken for such a count that was withheld.
    With each go three others, of another row and another column, so that every figure shown
    would be the same were the small count five: those that would then be smaller are five or more
    themselves. Of the ways there are, the one that hides fewest people is taken. Nought is shown,
    because it counts nobody. Two tables of the same totals that differ only in which of one to
    four a count is come out alike. Raises ValueError for a negative count or one with a fraction.

    Source of the method: Repsilber's quadrilaterals for secondary suppression, in the handbook on
    statistical disclosure control of the European statistical system.

    >>> table = pd.DataFrame({"north": [3, 20, 6], "south": [12, 8, 9]}, index=["a", "b", "c"])
    >>> with_small_cells_hidden(table).values.tolist()
    [[nan, nan, 15.0], [20.0, 8.0, 28.0], [nan, nan, 15.0], [29.0, 29.0, 58.0]]
    """
    if (table.lt(0) | table.mod(1).gt(0)).any(axis=None):
        raise ValueError("people are counted in whole numbers of nought or more")
    whole = _with_totals(table)
    values = whole.to_numpy(dtype=float)
    hidden = _is_small(values)
    for row, column in zip(*np.nonzero(hidden), strict=True):
        for place in _cheapest_way(values, hidden, (int(row), int(column))):
            hidden[place] = True
    return whole.mask(hidden)


def _with_totals(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its totals, which are missing where a part of them is."""
    wide = table.astype(float)
    wide = wide.assign(**{TOTAL: wide.sum(axis="columns", skipna=False)})
    return pd.concat([wide, wide.sum(skipna=False).to_frame(TOTAL).T])


def _is_small(values: Counts) -> Flags:
    """Counts of one to four, and those that are missing."""
    return np.isnan(values) | ((values > 0) & (values < SMALLEST_SHOWN))


def _cheapest_way(values: Counts, hidden: Flags, small: Place) -> list[Place]:
    """The three cells that hide a small one at the least cost; there always are some.

    With the totals of its row, of its column and of the table, nothing is left that could tell.
    """

    def can_hide(way: list[Place]) -> bool:
        return all(
            values[place] >= SMALLEST_SHOWN
            if _falls(place, small=small, shape=values.shape)
            else values[place] != 0
            for place in way
        )

    def cost(way: list[Place]) -> float:
        return sum(float(values[place]) for place in way if not hidden[place])

    return min(filter(can_hide, _ways(small, values.shape)), key=cost)


def _ways(small: Place, shape: tuple[int, ...]) -> list[list[Place]]:
    """The other three corners of every quadrilateral that a cell is a corner of."""
    row, column = small
    return [
        [(row, other_column), (other_row, column), (other_row, other_column)]
        for other_row in range(shape[0])
        for other_column in range(shape[1])
        if other_row != row and other_column != column
    ]


def _falls(place: Place, *, small: Place, shape: tuple[int, ...]) -> bool:
    """Whether a corner gets smaller as the small one grows, all other cells staying as they are.

    Counts of one row or column fall as another rises; a count and its total rise together.
    """
    apart = sum(one != other for one, other in zip(place, small, strict=True))
    totals = sum(_is_total(place, shape)) + sum(_is_total(small, shape))
    return (apart + totals) % 2 == 1


def _is_total(place: Place, shape: tuple[int, ...]) -> tuple[bool, bool]:
    """Whether a cell is in the row of totals, and in the column of totals."""
    return place[0] == shape[0] - 1, place[1] == shape[1] - 1
