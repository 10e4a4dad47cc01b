"""How a table stands on an A4 page at 12 points: upright or turned, and how wide each column is.

Only widths are settled here, never words; text keeps its size whatever the table holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.errors import PublishError
from analysis.page.table import cell_text
from analysis.publish.fonts import Weight, shown, width_pt
from analysis.publish.markdown import Node

PORTRAIT_PT = 489.6  # 6.8 inches, the width charts are drawn to
LANDSCAPE_PT = 736.0
PADDING_PT = 10.0  # both sides of a cell together
_MARK_PT = 15.0  # a rating's shape and the space after it
_LONGEST_WORD_PT = 110.0  # words wider than this may be broken
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


def breakable(text: str, *, within_pt: float) -> str:
    """Text whose overlong words can be broken anywhere, by spaces of no width.

    >>> breakable("a long word", within_pt=100)
    'a long word'
    >>> breakable("unbrokenunbroken", within_pt=60).count("\\u200b")
    15
    """
    if width_pt(text, weight="Bold") <= within_pt:
        return text
    return "".join(
        word if width_pt(word, weight="Bold") <= within_pt else "\u200b".join(word)
        for word in re.split(r"(\s+)", text)
    )


def _column(table: Node, position: int) -> _Column:
    heading = table["columns"][position]
    cells = [row[position] for row in table["rows"]]
    texts = [shown(cell_text(cell)) for cell in cells]
    mark = _MARK_PT if any(not isinstance(cell, str) for cell in cells) else 0.0
    words = heading["align"] == "left"
    weight: Weight = "Bold" if table["total"] else "Regular"
    label = shown(heading["label"])
    if words:
        least = min(_LONGEST_WORD_PT, _widest(_words([*texts]), weight) + mark)
    else:
        least = _widest(texts, weight) + mark
    label_least = min(_LONGEST_WORD_PT, _widest(_words([label]), "Bold"))
    wish = max(_widest(texts, weight) + mark, _widest([label], "Bold"))
    extra = PADDING_PT
    return _Column(max(least, label_least) * _SAFETY + extra, wish * _SAFETY + extra, words)


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def _widest(texts: Sequence[str], weight: Weight) -> float:
    return max((width_pt(text, weight=weight) for text in texts), default=0.0)


def _shared(columns: Sequence[_Column], room_pt: float) -> tuple[float, ...]:
    """Each column's least; then what is left by how much more each would like; the rest first."""
    left = room_pt - sum(column.least_pt for column in columns)
    wanted = [column.wish_pt - column.least_pt for column in columns]
    share = min(1.0, left / sum(wanted)) if sum(wanted) > 0 else 0.0
    widths = [column.least_pt + share * want for column, want in zip(columns, wanted, strict=True)]
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
