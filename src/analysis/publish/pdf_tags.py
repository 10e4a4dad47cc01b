"""The pass over a finished PDF that marks the first cell of each row as the row's header.

Typst can say that a cell heads a column but not that it heads a row. What the page says and how
it looks is not touched here.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
)

from analysis.publish.pdf_packing import packed


def with_row_headers(pdf: bytes) -> bytes:
    """The PDF with the header of each row marked, packed anew.

    The same bytes in give the same bytes out: nothing is dated, and the identifier is kept.
    """
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    size: Any = reader.trailer["/Size"]
    objects: dict[int, Any] = {
        number: IndirectObject(number, 0, reader).get_object() for number in range(1, size)
    }
    for row in _body_rows(objects.values()):
        _mark_heads(row)
    streams = {number: each for number, each in objects.items() if isinstance(each, StreamObject)}
    others = {number: each for number, each in objects.items() if number not in streams}
    return packed(streams, others, trailer=reader.trailer)


def _body_rows(objects: Iterable[Any]) -> Iterator[list[Any]]:
    """The cells of each row in the body of a table."""
    for element in objects:
        if isinstance(element, DictionaryObject) and element.get("/S") == "/TBody":
            rows: Any = element["/K"]
            for row in rows:
                yield [cell.get_object() for cell in row.get_object()["/K"]]


def _mark_heads(row: list[Any]) -> None:
    """The first cell becomes a header whose scope is the row.

    Typst lists the column's header by name in each cell. A reader that finds such a list looks no
    further, and would pass over the row's header; without it scope gives both.
    """
    for cell in row:
        cell[NameObject("/A")] = ArrayObject(
            each for each in cell.get("/A", ()) if each["/O"] != "/Table"
        )
    scope = {NameObject("/O"): NameObject("/Table"), NameObject("/Scope"): NameObject("/Row")}
    row[0][NameObject("/S")] = NameObject("/TH")
    row[0]["/A"].insert(0, DictionaryObject(scope))
