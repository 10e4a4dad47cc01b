"""A PDF written with its small objects together in compressed streams, a third of the size.

ISO 32000-1, 7.5.7 (object streams) and 7.5.8 (cross-reference streams); nothing else of the PDF
is known here.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable, Mapping
from itertools import islice

from pypdf.generic import DictionaryObject, PdfObject

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_TOGETHER = 200
_LOOSE, _PACKED = 1, 2
# Both characters of a line end, so that data ending in the first is not taken for half of one.
_END = b"\r\nendstream"


def packed(
    streams: Mapping[int, PdfObject], others: Mapping[int, PdfObject], *, trailer: DictionaryObject
) -> bytes:
    """The file of some numbered objects: streams as they are, the others packed and compressed."""
    out = io.BytesIO(_HEADER)
    out.seek(0, io.SEEK_END)
    places = {number: _written(out, number, _ended(streams[number])) for number in streams}
    following = max((*streams, *others)) + 1
    for group in _groups(others):
        for position, number in enumerate(group):
            places[number] = _place(_PACKED, following, position)
        places[following] = _written(out, following, _together({n: others[n] for n in group}))
        following += 1
    start = out.tell()
    places[following] = _place(_LOOSE, start)
    _written(out, following, _cross_references(places, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _groups(numbers: Iterable[int]) -> Iterable[list[int]]:
    rest = iter(numbers)
    while group := list(islice(rest, _TOGETHER)):
        yield group


def _place(kind: int, where: int, position: int = 0) -> bytes:
    """Where an object is: at a byte of the file, or at a position in an object stream."""
    return kind.to_bytes(1, "big") + where.to_bytes(4, "big") + position.to_bytes(2, "big")


def _written(out: io.BytesIO, number: int, body: bytes) -> bytes:
    """Writes one object; returns its place."""
    place = _place(_LOOSE, out.tell())
    out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    return place


def _serialised(item: PdfObject) -> bytes:
    buffer = io.BytesIO()
    item.write_to_stream(buffer)
    return buffer.getvalue()


def _ended(stream: PdfObject) -> bytes:
    return _serialised(stream).removesuffix(b"\nendstream") + _END


def _together(group: Mapping[int, PdfObject]) -> bytes:
    """An object stream: numbers and offsets first, then the objects."""
    heads, bodies = b"", b""
    for number, item in group.items():
        heads += b"%d %d " % (number, len(bodies))
        bodies += _serialised(item) + b"\n"
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(group), len(heads)), heads + bodies)


def _cross_references(places: Mapping[int, bytes], trailer: DictionaryObject) -> bytes:
    """The cross-reference stream, which stands in for table and trailer."""
    table = b"\x00" * 7 + b"".join(places[number] for number in sorted(places))
    kept = b"".join(
        key.encode() + b" " + _serialised(trailer.raw_get(key)) for key in ("/Root", "/Info", "/ID")
    )
    return _stream(b"/Type/XRef/W[1 4 2]/Size %d%s" % (len(places) + 1, kept), table)


def _stream(entries: bytes, body: bytes) -> bytes:
    data = zlib.compress(body, 9)
    head = b"<<%s/Filter/FlateDecode/Length %d>>" % (entries, len(data))
    return head + b"\nstream\n" + data + _END
