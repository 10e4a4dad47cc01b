"""How a table stands on an A4 page at 12 points: upright or turned, and how wide each column is.

Only widths are settled here, never words; text keeps its size whatever the table holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.errors import PublishError
from analysis.page.cell import Cell, cell_text
from analysis.publish.column_widths import SPACE_PT, Words, shortest
from analysis.publish.fonts import Weight, shown, width_pt
from analysis.publish.markdown import Node

PORTRAIT_PT = 489.6  # 6.8 inches, the width charts are drawn to
LANDSCAPE_PT = 736.0
PADDING_PT = 10.0  # both sides of a cell together
_MARK_PT = 15.0  # a rating's shape and the space after it
_LONGEST_WORD_PT = 110.0  # words wider than this may be broken
_READABLE_WORDS_PT = 90.0  # narrower than this, words stand one under the other
_NARROWEST_WORDS_PT = 48.0
_SAFETY = 1.02


@dataclass(frozen=True)
class Layout:
    """Whether the page is turned, and the width of each column in points."""

    turned: bool
    widths_pt: tuple[float, ...]


def layout_of(table: Node) -> Layout:
    """Widths for a table's columns, on an upright page if they fit, else on a turned one.

    A column of numbers is at least as wide as its widest number and its longest header word, so
    that neither is ever broken. Raises PublishError where the columns do not fit a turned page.
    """
    columns = [_column(table, position) for position in range(len(table["columns"]))]
    for room, turned in ((PORTRAIT_PT, False), (LANDSCAPE_PT, True)):
        if sum(column.readable_pt for column in columns) <= room:
            return _laid_out(columns, room, turned=turned)
    if sum(column.least_pt for column in columns) <= LANDSCAPE_PT:
        return _laid_out(columns, LANDSCAPE_PT, turned=True)
    return _squeezed(columns, table)


def breakable(text: str, *, within_pt: float, weight: Weight = "Regular") -> str:
    """Text whose overlong words can be broken anywhere, by spaces of no width.

    >>> breakable("a long word", within_pt=100)
    'a long word'
    >>> breakable("unbrokenunbroken", within_pt=60).count("\\u200b")
    15
    """
    if width_pt(text, weight=weight) <= within_pt:
        return text
    return "".join(
        word if width_pt(word, weight=weight) <= within_pt else "\u200b".join(word)
        for word in re.split(r"(\s+)", text)
    )


@dataclass(frozen=True)
class _Column:
    """What a column asks for: its least, what reads well, and the words of its cells."""

    least_pt: float
    readable_pt: float
    numbers: bool
    cells: tuple[Words, ...]


def _column(table: Node, position: int) -> _Column:
    """A column of the table; widths with padding, the header as the first of the cells."""
    heading = table["columns"][position]
    cells = [row[position] for row in table["rows"]]
    weight: Weight = "Bold" if table["total"] else "Regular"
    numbers = heading["align"] == "right"
    measured = tuple(_measured(cell, weight, whole=numbers) for cell in cells)
    header = _measured(heading["label"], "Bold", whole=False)
    full = max((sum(words) + SPACE_PT * len(words) for words in measured), default=0.0)
    least = max(
        _capped(header),
        *(
            max(words) if numbers or not isinstance(cell, str) else _capped(words)
            for cell, words in zip(cells, measured, strict=True)
        ),
        0.0,
    )
    readable = least if numbers else max(least, min(full, _READABLE_WORDS_PT))
    return _Column(_roomy(least), _roomy(readable), numbers, (header, *measured))


def _capped(words: Words) -> float:
    return min(max(words, default=0.0), _LONGEST_WORD_PT)


def _measured(cell: Cell, weight: Weight, *, whole: bool) -> Words:
    """Widths of a cell's words, a little over for kerning; numbers, ratings, links are one word."""
    text = shown(cell_text(cell))
    mark = 0.0 if isinstance(cell, str) or "shape" not in cell else _MARK_PT
    parts = [text] if whole or not isinstance(cell, str) else text.split(" ")
    return [mark + _SAFETY * width_pt(part, weight=weight) for part in parts]


def _roomy(width: float) -> float:
    return width + PADDING_PT


def _laid_out(columns: Sequence[_Column], room: float, *, turned: bool) -> Layout:
    widths = shortest(
        [column.cells for column in columns],
        least_pt=[column.least_pt - PADDING_PT for column in columns],
        room_pt=room - PADDING_PT * len(columns),
        spare_to=_wordiest(columns),
    )
    return Layout(turned, tuple(round(_roomy(width), 2) for width in widths))


def _wordiest(columns: Sequence[_Column]) -> int:
    """The column of the longest words, the first where there are none."""
    longest = [
        0.0 if column.numbers else max(map(sum, column.cells[1:]), default=0.0)
        for column in columns
    ]
    return longest.index(max(longest))


def _squeezed(columns: Sequence[_Column], table: Node) -> Layout:
    """Numbers keep their least; columns of words share the rest, their long words broken."""
    numbers = sum(column.least_pt for column in columns if column.numbers)
    each = (LANDSCAPE_PT - numbers) / max(1, sum(not column.numbers for column in columns))
    if each < _NARROWEST_WORDS_PT:
        raise PublishError(
            f"{table['number']}, '{table['caption']}', has {len(columns)} columns, which do not "
            "fit a page at 12 points. Show fewer columns, or make two tables of it."
        )
    widths = (column.least_pt if column.numbers else each for column in columns)
    return Layout(True, tuple(round(width, 2) for width in widths))
