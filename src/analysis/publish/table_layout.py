"""How a table stands on an A4 page at 12 points: upright or turned, and how wide each column is.

Only widths are settled here, never words; text keeps its size whatever the table holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.errors import PublishError
from analysis.page.table import Cell, cell_text
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


@dataclass(frozen=True)
class _Column:
    """What a column asks for: the least it can do with, what it would like, whether it is words."""

    least_pt: float
    wish_pt: float
    words: bool


def layout_of(table: Node) -> Layout:
    """Widths for a table's columns, on an upright page if they fit, else on a turned one.

    A column of numbers is at least as wide as its widest number and its longest header word, so
    that neither is ever broken; columns of words share what is left. Raises PublishError where
    the numbers alone are too wide for a turned page.
    """
    columns = [_column(table, position) for position in range(len(table["columns"]))]
    least = sum(column.least_pt for column in columns)
    if least <= PORTRAIT_PT:
        return Layout(False, _shared(columns, PORTRAIT_PT))
    if least <= LANDSCAPE_PT:
        return Layout(True, _shared(columns, LANDSCAPE_PT))
    return Layout(True, _squeezed(columns, table))


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


def _column(table: Node, position: int) -> _Column:
    heading = table["columns"][position]
    cells = [row[position] for row in table["rows"]]
    weight: Weight = "Bold" if table["total"] else "Regular"
    full = max((_cell_width(cell, weight) for cell in cells), default=0.0)
    label = width_pt(shown(heading["label"]), weight="Bold")
    label_word = min(_longest_word([heading["label"]], "Bold"), _LONGEST_WORD_PT)
    if heading["align"] == "right":
        label_lines = min(_two_lines(heading["label"]), _LONGEST_WORD_PT)
        least = max(full, label_word)
        return _Column(_roomy(least), _roomy(max(least, label_lines)), words=False)
    word = _longest_word([cell for cell in cells if isinstance(cell, str)], weight)
    marks = [_cell_width(cell, weight) for cell in cells if not isinstance(cell, str)]
    longest = max(min(word, _LONGEST_WORD_PT), label_word)
    least = max(longest, min(full, _READABLE_WORDS_PT), *marks)
    return _Column(_roomy(least), _roomy(max(full, label)), words=True)


def _roomy(width: float) -> float:
    """A width with the padding of a cell, and a little over for what kerning may add."""
    return width * _SAFETY + PADDING_PT


def _cell_width(cell: Cell, weight: Weight) -> float:
    mark = 0.0 if isinstance(cell, str) else _MARK_PT
    return mark + width_pt(shown(cell_text(cell)), weight=weight)


def _two_lines(label: str) -> float:
    """The least width at which a header stands on two lines."""
    words = shown(label).split()
    return min(
        (
            max(width_pt(" ".join(part), weight="Bold") for part in (words[:cut], words[cut:]))
            for cut in range(1, len(words) + 1)
        ),
        default=0.0,
    )


def _longest_word(texts: Iterable[str], weight: Weight) -> float:
    words = (word for text in texts for word in shown(text).split())
    return max((width_pt(word, weight=weight) for word in words), default=0.0)


def _shared(columns: Sequence[_Column], room_pt: float) -> tuple[float, ...]:
    """Each column's least; then numbers, then words come nearer to their wish; the rest first."""
    widths = [column.least_pt for column in columns]
    for words in (False, True):
        wants = [(column.words is words) * (column.wish_pt - column.least_pt) for column in columns]
        left = room_pt - sum(widths)
        share = min(1.0, left / sum(wants)) if sum(wants) > 0 else 0.0
        widths = [width + share * want for width, want in zip(widths, wants, strict=True)]
    widths[0] += room_pt - sum(widths)
    return tuple(round(width, 2) for width in widths)


def _squeezed(columns: Sequence[_Column], table: Node) -> tuple[float, ...]:
    """Numbers keep their least; columns of words share the rest, their long words broken."""
    numbers = sum(column.least_pt for column in columns if not column.words)
    each = (LANDSCAPE_PT - numbers) / max(1, sum(column.words for column in columns))
    if each < _NARROWEST_WORDS_PT:
        raise PublishError(
            f"{table['number']}, '{table['caption']}', has {len(columns)} columns, which do not "
            "fit a page at 12 points. Show fewer columns, or make two tables of it."
        )
    return tuple(round(each if column.words else column.least_pt, 2) for column in columns)
