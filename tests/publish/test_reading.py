from __future__ import annotations

import pytest
import typst

from analysis.publish.reading import lines_of_pages


def test_each_page_is_the_lines_it_prints(tmp_path):
    source = tmp_path / "a.typ"
    source.write_text("First line \\\nSecond line #pagebreak() On the other page")
    assert lines_of_pages(typst.compile(str(source))) == [
        ["First line", "Second line"],
        ["On the other page"],
    ]


@pytest.mark.parametrize("data", [b"", b"a page", b"%PDF-1.7\nbroken off"])
def test_what_is_no_pdf_is_refused(data):
    with pytest.raises(ValueError, match="not a PDF"):
        lines_of_pages(data)
