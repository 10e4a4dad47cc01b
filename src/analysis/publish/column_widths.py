"""Which widths of its columns make a table of a given width shortest.

Widths of words come in and widths of columns go out; what is in the table is not known here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import cache

SPACE_PT = 2.4  # a space of the typeface at 12 points
_STEPS_PT = tuple(2.0 * step for step in range(1, 41))
_ROWS_TRIED = 120
_LESSER = 0.02  # weight of a line that does not make its row taller

Words = Sequence[float]


def lines(words: Words, width_pt: float) -> int:
    """Lines that some words take in a column, by the widths of the words.

    >>> lines([30, 30, 30], 65), lines([30, 30, 30], 95), lines([100], 40), lines([], 40)
    (2, 1, 3, 1)
    """
    count, used = 1, -SPACE_PT
    for word in words:
        if used + SPACE_PT + word <= width_pt:
            used += SPACE_PT + word
        else:
            taken = max(1, math.ceil(word / width_pt))
            count += taken if used > 0 else taken - 1
            used = word - (taken - 1) * width_pt
    return count


def shortest(
    columns: Sequence[Sequence[Words]],
    *,
    least_pt: Sequence[float],
    room_pt: float,
    spare_to: int = 0,
) -> tuple[float, ...]:
    """Widths of columns that add up to the room and keep the rows low.

    `columns` has the cells of each column, the header first. Each column gets its least; then the
    one that shortens the table most by the point is widened, again and again; what is left when
    nothing gets shorter goes to the column `spare_to`.
    """
    table = _thinned(columns)
    widths = list(least_pt)

    @cache
    def heights(column: int, width: float) -> tuple[int, ...]:
        return tuple(lines(words, width) for words in table[column])

    while step := _best_step(widths, heights, room_pt - sum(widths)):
        column, by = step
        widths[column] += by
    widths[spare_to] += room_pt - sum(widths)
    return tuple(round(width, 2) for width in widths)


def _best_step(
    widths: Sequence[float], heights: Callable[[int, float], tuple[int, ...]], left_pt: float
) -> tuple[int, float] | None:
    """The column and the widening that save most height by the point; None where none saves any."""
    now = [heights(column, width) for column, width in enumerate(widths)]
    height = _height(now)
    gains = [
        ((height - _height([*now[:column], tried, *now[column + 1 :]])) / by, -column, by)
        for column, width in enumerate(widths)
        for by in _STEPS_PT
        if by <= left_pt and (tried := heights(column, width + by)) != now[column]
    ]
    gain, column, by = max(gains, default=(0.0, 0, 0.0))
    return (-column, by) if gain > 0 else None


def _height(columns: Sequence[tuple[int, ...]]) -> float:
    """Height of a table in lines; lines beside a taller cell count a little, to break ties."""
    return math.fsum(max(row) + _LESSER * sum(row) for row in zip(*columns, strict=True))


def _thinned(columns: Sequence[Sequence[Words]]) -> list[list[Words]]:
    """Every cell of a short table; of a long one the header and rows spread evenly over it."""
    return [list(_some(cells)) for cells in columns]


def _some(cells: Sequence[Words]) -> Iterator[Words]:
    every = max(1, math.ceil((len(cells) - 1) / _ROWS_TRIED))
    return (cell for place, cell in enumerate(cells) if place == 0 or place % every == 0)
