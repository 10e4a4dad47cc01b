import io
import re

from pypdf import PdfReader

from analysis.publish.pdf_packing import packed
from analysis.publish.pdf_tags import with_row_headers


def streams_of(pdf):
    for found in re.finditer(rb"/Length (\d+)[^s]*?>>\s*stream\n", pdf):
        yield pdf[found.end() : found.end() + int(found[1])], pdf[found.end() + int(found[1]) :]


def test_every_stream_ends_where_its_length_says(pdf):
    ends = [rest[:11] for _, rest in streams_of(pdf)]
    assert len(ends) > 20
    assert set(ends) == {b"\r\nendstream"}


def test_the_index_finds_every_object(pdf):
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    size = int(reader.trailer["/Size"])
    assert all(reader.get_object(number) is not None for number in range(1, size))


def test_packing_what_is_packed_loses_nothing(pdf):
    reader = PdfReader(io.BytesIO(pdf))
    again = PdfReader(io.BytesIO(with_row_headers(pdf)), strict=True)
    assert [page.extract_text() for page in again.pages] == [
        page.extract_text() for page in reader.pages
    ]


def test_no_object_needs_no_group():
    reader = PdfReader(io.BytesIO(packed_minimum()), strict=True)
    assert reader.trailer["/Root"]["/Type"] == "/Catalog"


def packed_minimum():
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

    catalog = DictionaryObject({NameObject("/Type"): NameObject("/Catalog")})
    root = IndirectObject(1, 0, None)
    trailer = DictionaryObject(
        {
            NameObject("/Root"): root,
            NameObject("/Info"): root,
            NameObject("/ID"): ArrayObject(),
        }
    )
    return packed({}, {1: catalog}, trailer=trailer)
