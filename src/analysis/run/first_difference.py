"""Where two versions of a file of a pack first differ, in words a reader of it understands.

Each kind of file is taken apart into places that readers know: rows and columns of a table,
sections of a page, pages of a PDF, cells of a notebook. Which files are compared is `verifying`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Literal

from analysis.publish.reading import lines_of_pages
from analysis.run.excerpts import excerpt, excerpts, first_apart
from analysis.run.page_text import blocks_of

Place = tuple[str, str]  # where a reader finds it, and what stands there
_LOOKED_AHEAD, _ALIKE = 50, 3
_PAGE_NUMBER = re.compile(r" ?Page \d+ of \d+")


def first_difference(name: str, then: bytes, now: bytes) -> str:
    """The place where two versions of a file part, and what each has there; "" if they are equal.

    >>> first_difference("a.csv", b"name,cost_gbp\\nBuses,3\\n", b"name,cost_gbp\\nBuses,4\\n")
    "row 1 (Buses), column cost_gbp: '3' then, '4' now"
    """
    if then == now:
        return ""
    try:
        found = _found(PurePosixPath(name).suffix, then, now)
    except (ValueError, KeyError, csv.Error):  # not what its name says
        return _in_bytes(then, now)
    return found or f"the same words, but {_in_bytes(then, now)}"


def _found(kind: str, then: bytes, now: bytes) -> str | None:
    match kind:
        case ".csv":
            return _in_table(_rows(then), _rows(now))
        case ".html":
            return _parting(_blocks(then), _blocks(now))
        case ".pdf":
            return _parting(_pages(then), _pages(now))
        case ".ipynb":
            return _parting(_notebook_cells(then), _notebook_cells(now))
        case _:
            return _in_bytes(then, now)


def _in_table(then: Sequence[list[str]], now: Sequence[list[str]]) -> str | None:
    """The cell, where two rows of one name stand in the same place; else the row."""
    at = first_apart(then, now)
    if at is None:
        return None
    if at == 0:
        return f"the columns: {_apart(', '.join(then[0]), ', '.join(now[0]))}"
    if at < min(len(then), len(now)) and then[at][:1] == now[at][:1]:
        cells = first_apart(then[at], now[at]) or 0
        column = f"column {now[0][cells] if cells < len(now[0]) else cells + 1}"
        one, other = (" ".join(row[cells : cells + 1]) for row in (then[at], now[at]))
        return f"row {at} ({excerpt(now[at][0])}), {column}: {_apart(one, other)}"
    return _parting(_as_places(then), _as_places(now))


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""))) or [[]]


def _as_places(rows: Sequence[list[str]]) -> list[Place]:
    return [(f"row {number}", ", ".join(row)) for number, row in enumerate(rows)]


def _parting(then: Sequence[Place], now: Sequence[Place]) -> str | None:
    """The first text that is not the same, told as gone, new or changed; None if all are."""
    at = first_apart(map(_said, then), map(_said, now))
    if at is None:
        return None
    gone, came = then[at:], now[at:]
    match _fate(list(map(_said, gone)), list(map(_said, came))):
        case "gone":
            return f"{gone[0][0]}: '{excerpt(gone[0][1])}' is gone"
        case "new":
            return f"{came[0][0]}: '{excerpt(came[0][1])}' is new"
        case _:
            return f"{came[0][0]}: {_apart(gone[0][1], came[0][1])}"


def _said(place: Place) -> str:
    return place[1]


def _fate(gone: Sequence[str], came: Sequence[str]) -> Literal["gone", "new", "changed"]:
    """What became of the first of some texts, judged by which of those after it are there still.

    >>> _fate(["a", "b", "c"], ["b", "c"]), _fate(["a", "b"], ["x", "b"]), _fate([], ["a"])
    ('gone', 'changed', 'new')
    """
    if not came or not gone:
        return "gone" if gone else "new"
    if gone[1 : 1 + _ALIKE] == came[1 : 1 + _ALIKE]:
        return "changed"
    for further in range(1, _LOOKED_AHEAD):
        if gone[further : further + _ALIKE] == came[:_ALIKE]:
            return "gone"
        if came[further : further + _ALIKE] == gone[:_ALIKE]:
            return "new"
    return "changed"


def _apart(then: str, now: str) -> str:
    one, other = excerpts(then, now)
    return f"'{one}' then, '{other}' now"


def _blocks(data: bytes) -> list[Place]:
    return [(f"section '{section}'", text) for section, text in blocks_of(data.decode("utf-8"))]


def _pages(data: bytes) -> list[Place]:
    """Each line of a PDF, without its "Page 2 of 9": a page more is no change of every page."""
    return [
        (f"page {number}", _PAGE_NUMBER.sub("", line))
        for number, lines in enumerate(lines_of_pages(data), start=1)
        for line in lines
    ]


def _notebook_cells(data: bytes) -> list[Place]:
    """The lines of each cell's source and outputs; a notebook as JSON has them apart already."""
    places = []
    for number, cell in enumerate(json.loads(data)["cells"], start=1):
        source = "".join(cell["source"])
        named = f"cell {number} `{excerpt(source.partition(chr(10))[0])}`"
        places += [(named, line) for line in source.splitlines()]
        outputs = json.dumps(cell.get("outputs", []), ensure_ascii=False, indent=1)
        places += [(f"{named}, what it shows", line.strip()) for line in outputs.splitlines()]
    return places


def _in_bytes(then: bytes, now: bytes) -> str:
    at = first_apart(then, now) or 0
    return f"other bytes from byte {at + 1:,} on ({len(then):,} bytes then, {len(now):,} now)"
