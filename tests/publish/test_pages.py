"""HTML and PDF of the same notebook: the same content, the standards met, the same bytes."""

import dataclasses
import io
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader, PdfWriter

from analysis.errors import PublishError
from analysis.page import Column, Table
from analysis.publish.checks import validate_pdf
from analysis.publish.pages import csv_tables, html_page, page_picture, pdf_pack, pdf_page

from . import sample
from .reading import joined, pieces_of_html, pieces_of_pdf, structure
from .sample import CONTEXT, PACK, long_table, notebook_of, savings_table, wide_table

TITLE = ("H1", joined(CONTEXT.heading))


def after_title(pieces):
    return pieces[pieces.index(TITLE) :]


def test_html_and_pdf_say_the_same_in_the_same_order(html, pack):
    from_html, from_pdf = pieces_of_html(html), after_title(pieces_of_pdf(pack))
    assert from_html == from_pdf


def test_the_comparison_sees_every_kind_of_piece(html):
    kinds = {kind for kind, _ in pieces_of_html(html)}
    assert kinds == {
        *("H1", "H2", "H3", "P", "LI", "Caption", "Figure", "Link", "TH col", "TH row", "TD")
    }


def test_the_notice_stands_before_the_first_figure_in_every_form(html, pdf, pack):
    notice = ("P", joined(CONTEXT.notice))
    for pieces in (pieces_of_html(html), pieces_of_pdf(pdf), pieces_of_pdf(pack)):
        assert pieces.index(notice) < next(
            place for place, (kind, _) in enumerate(pieces) if kind == "Caption"
        )


def test_a_page_alone_adds_only_its_occasion_and_contents(html, pdf):
    extra = {
        ("P", joined(CONTEXT.council)),
        ("P", joined(CONTEXT.occasion)),
        ("P", joined("DRAFT. This report has not been signed off.")),
        ("H2", "Contents"),
    }
    from_pdf = pieces_of_pdf(pdf)
    assert extra <= set(from_pdf)
    assert [piece for piece in from_pdf if piece not in extra] == pieces_of_html(html)


def test_the_pdfs_keep_to_both_standards(pdf, pack):
    validate_pdf(pdf, "page.pdf")
    validate_pdf(pack, "pack.pdf")


def test_a_pdf_that_breaks_the_standards_is_refused_by_name():
    writer, buffer = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(buffer)
    with pytest.raises(PublishError, match=r"page\.pdf: PDF/UA-1 rule .*"):
        validate_pdf(buffer.getvalue(), "page.pdf")


def test_the_pdf_names_its_language_title_author_and_day(pdf):
    reader = PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert reader.metadata.title == CONTEXT.heading
    assert reader.metadata.author == CONTEXT.council
    assert reader.metadata.creation_date.date() == CONTEXT.stamp


def test_a_table_over_several_pages_is_one_table_with_one_header():
    pdf = pdf_page(notebook_of("# T", long_table()), CONTEXT)
    assert len(PdfReader(io.BytesIO(pdf)).pages) > 2
    roles = [element["/S"] for element in structure(pdf)]
    assert (roles.count("/Table"), roles.count("/THead"), roles.count("/TR")) == (1, 1, 71)


def test_the_header_of_a_long_table_is_printed_on_each_of_its_pages():
    reader = PdfReader(io.BytesIO(pdf_page(notebook_of("# T", long_table()), CONTEXT)))
    with_rows = [page.extract_text() for page in reader.pages if "lot" in page.extract_text()]
    assert len(with_rows) > 2
    assert all("Scheme" in text and "Owner" in text for text in with_rows)


def test_no_row_and_no_other_cell_is_named_by_a_list_of_headers(pdf):
    cells = [each for each in structure(pdf) if each["/S"] in ("/TD", "/TH")]
    heads = [cell for cell in cells if cell["/S"] == "/TH" and scope_of(cell) == "/Row"]
    rows = [row for row in structure(pdf) if row["/S"] == "/TBody" for row in row["/K"]]
    assert len(heads) == len(rows) > 100
    assert not any(
        "/Headers" in each for cell in cells if cell["/S"] == "/TD" for each in cell["/A"]
    )


def scope_of(cell):
    return next(each["/Scope"] for each in cell["/A"] if "/Scope" in each)


def test_a_title_that_leads_to_another_page_is_only_words_on_paper():
    column = Column.page("area", "Area", addresses={"Adults": "adults.html"})
    areas = pd.DataFrame({"area": ["Adults", "Waste"]})
    table = Table(areas, (column,), caption="Areas", name="areas", source="Monitor.")
    made = notebook_of("# T", table)
    from_html, from_pdf = (
        pieces_of_html(html_page(made, CONTEXT)),
        pieces_of_pdf(pdf_page(made, CONTEXT)),
    )
    rows = [("TH row", "Adults"), ("TH row", "Waste")]
    assert [piece for piece in from_html if piece[0] == "TH row"] == rows
    assert [piece for piece in from_pdf if piece[0] in ("TH row", "Link")] == rows


def test_only_the_wide_table_is_on_a_turned_page():
    notebook = notebook_of(
        "# T", "## A", savings_table(), "## B", wide_table(), "## C", savings_table()
    )
    pages = PdfReader(io.BytesIO(pdf_page(notebook, CONTEXT))).pages
    turned = [page.mediabox.width > page.mediabox.height for page in pages]
    assert turned == [False, True, False]
    assert "B\n" in pages[1].extract_text()


def test_each_page_says_draft_and_which_of_how_many(pack):
    pages = PdfReader(io.BytesIO(pack)).pages
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert f"Page {number} of {len(pages)}" in text
        assert "DRAFT" in text


def test_signed_off_pages_say_nothing_of_a_draft():
    context = dataclasses.replace(CONTEXT, draft=False)
    notebook = notebook_of("# T", savings_table())
    assert "DRAFT" not in html_page(notebook, context)
    pdf = pdf_page(notebook, context)
    assert "DRAFT" not in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_the_pack_has_cover_contents_and_bookmarks_and_restarts_its_numbers():
    second = dataclasses.replace(CONTEXT, letter="B", title="Budget pressure")
    notebook = notebook_of("# T", "## Part", savings_table())
    pdf = pdf_pack([(notebook, CONTEXT), (notebook, second)], PACK)
    validate_pdf(pdf, "pack.pdf")
    reader = PdfReader(io.BytesIO(pdf))
    titles = [mark.title for mark in reader.outline if not isinstance(mark, list)]
    assert titles == ["Appendix A: Savings delivery", "Appendix B: Budget pressure"]
    assert joined(PACK.title) in joined(reader.pages[0].extract_text())
    contents = reader.pages[1].extract_text()
    assert "Appendix B: Budget pressure" in contents
    captions = [text for kind, text in pieces_of_pdf(pdf) if kind == "Caption"]
    assert [text.split(":")[0] for text in captions] == ["TableA1", "TableB1"]


def test_in_a_pack_each_key_figure_leads_to_the_table_of_its_own_appendix():
    second = dataclasses.replace(CONTEXT, letter="B", title="Budget pressure")
    notebook = notebook_of(
        "# T", sample.figures("by_directorate", "delivered"), savings_table(), sample.bars()
    )
    pdf = pdf_pack([(notebook, CONTEXT), (notebook, second)], PACK)
    validate_pdf(pdf, "pack.pdf")
    links = [to for kind, to in pieces_of_pdf(pdf) if kind == "Link"]
    assert links == ["#table-a2", "#table-a3", "#table-b2", "#table-b3"]


def test_a_link_of_a_pdf_is_described_by_the_table_and_its_page(pdf):
    said = [
        note.get_object()["/Contents"]
        for page in PdfReader(io.BytesIO(pdf)).pages
        for note in page.get("/Annots", [])
    ]
    assert {"Table A2, page 2", "Table A10, page 12"} & set(said)
    assert not [words for words in said if words.startswith(",")]


def test_a_link_of_html_leads_to_the_table_it_names(html):
    page = BeautifulSoup(html, "html.parser")
    links = page.select(".key-figures td a")
    assert [link.get_text() for link in links] == ["Table A2", "Table A10"]
    for link in links:
        [table] = page.select(link["href"])
        assert table.name == "table"
        assert table.caption.get_text().startswith(f"{link.get_text()}:")


def test_the_data_of_each_table_is_attached(notebook, pdf):
    reader = PdfReader(io.BytesIO(pdf))
    attached = {name: contents[0].decode() for name, contents in reader.attachments.items()}
    assert attached == dict(csv_tables(notebook, CONTEXT))
    files = reader.trailer["/Root"]["/AF"]
    assert {file["/AFRelationship"] for file in files} == {"/Data"}
    assert files[0]["/Desc"] == "Data of Table A1: Key figures"


def test_csv_files_are_named_by_appendix_number_and_table(notebook):
    names = [name for name, _ in csv_tables(notebook, CONTEXT)]
    assert names[:3] == ["A-01-key_figures.csv", "A-02-by_directorate.csv", "A-03-delivered.csv"]


def test_all_text_is_twelve_points_or_more(pdf):
    sizes = set()

    def note(text, _user, text_matrix, _font, size):
        if text.strip():
            sizes.add(round(abs(size * text_matrix[3]), 1))

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    assert min(sizes) >= 12


def test_a_chart_taller_than_a_page_is_refused():
    chart = sample.bars()
    tall = dataclasses.replace(chart, svg=chart.svg.replace('height="', 'height="9', 1))
    with pytest.raises(PublishError, match="inches tall and a page has room for"):
        pdf_page(notebook_of("# T", tall), CONTEXT)


def test_the_same_notebook_gives_the_same_bytes(notebook, html, pdf, pack):
    assert html_page(notebook, CONTEXT) == html
    assert pdf_page(notebook, CONTEXT) == pdf
    assert pdf_pack([(notebook, CONTEXT)], PACK) == pack


@pytest.mark.slow
def test_another_process_with_another_hash_seed_gives_the_same_bytes(tmp_path):
    program = (
        "import hashlib, sys\n"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "import sample\n"
        "from analysis.publish.pages import html_page, pdf_page, pdf_pack\n"
        "made = sample.sample_notebook()\n"
        "parts = [html_page(made, sample.CONTEXT).encode(), pdf_page(made, sample.CONTEXT),\n"
        "         pdf_pack([(made, sample.CONTEXT)], sample.PACK)]\n"
        "print([hashlib.sha256(part).hexdigest() for part in parts])\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def test_a_picture_shows_the_first_sheet(notebook):
    picture = page_picture(notebook, CONTEXT, dots_per_inch=36)
    assert picture.startswith(b"\x89PNG")
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    # A4 is 8.27 by 11.69 inches; 36 dots an inch.
    assert (width, height) == (298, 421)
