"""A value that tries to be markup, code or a formula prints as text, wherever it stands."""

import csv
import dataclasses
import io

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.page import Column, KeyFigure, KeyFigures, Table, bar_chart
from analysis.page.plain_text import printable, spreadsheet_safe
from analysis.publish.checks import validate_pdf
from analysis.publish.fonts import shown
from analysis.publish.pages import csv_tables, html_page, pdf_page

from .reading import joined, pieces_of_html, pieces_of_pdf
from .sample import CONTEXT, HOSTILE, LONG, notebook_of, said

ROLES = ("headline", "text", "list", "caution", "note")


def table_of(text):
    frame = pd.DataFrame({"name": [text, "other"], "value": [1.0, 2.0]})
    columns = (Column.words("name", text), Column.number("value", f"Value {text}"))
    return Table(frame, columns, caption=text, name="hostile", source=text, notes=(text,))


def chart_of(text):
    return bar_chart(
        pd.DataFrame({"name": [text, "other"], "value": [1.0, 2.0]}),
        label="name",
        value="value",
        show=str,
        finding=text,
        subtitle=text,
        table=table_of(text),
    )


def figures_of(text):
    figure = KeyFigure(text, text, text, text)
    return KeyFigures((figure,), now=text, before=text, source=text, caption=text, notes=(text,))


def everywhere(text):
    statements = [said(role, text, text) for role in ROLES]
    return notebook_of("# T", "## S", *statements, figures_of(text), chart_of(text))


def context_of(text):
    return dataclasses.replace(
        CONTEXT, title=text, council=text, committee=text, pack_title=text, meeting=None
    )


@pytest.fixture(scope="module", params=HOSTILE)
def made(request):
    notebook, context = everywhere(request.param), context_of(request.param)
    return request.param, notebook, html_page(notebook, context), pdf_page(notebook, context)


def test_it_stands_as_text_in_every_place_of_the_html(made):
    text, _, html, _ = made
    pieces = [words for _, words in pieces_of_html(html)]
    assert sum(joined(printable(text)) in words for words in pieces) >= 25


def test_it_adds_no_element_to_the_html(made):
    _, _, html, _ = made
    plain = html_page(everywhere("plain"), context_of("plain"))
    assert elements_of(html) == elements_of(plain)


def elements_of(html):
    """Names of all elements, but for the letters of a drawing, whose number follows the text."""
    soup = BeautifulSoup(html, "html.parser")
    return [element.name for element in soup.find_all(True) if not element.find_parent("svg")]


def test_it_is_drawn_as_text_in_the_svg(made):
    text, _, html, _ = made
    drawn = BeautifulSoup(html, "html.parser").select(".drawing svg text")
    assert joined(printable(text)) in joined("".join(each.get_text() for each in drawn))


def test_it_stands_as_text_in_every_place_of_the_pdf(made):
    text, _, html, pdf = made
    validate_pdf(pdf, "hostile.pdf")
    expected = [(kind, shown(words)) for kind, words in pieces_of_html(html)]
    pieces = pieces_of_pdf(pdf)
    assert set(expected) <= set(pieces)
    assert sum(joined(shown(printable(text))) in words for _, words in pieces) >= 25


def test_it_is_no_formula_in_the_csv(made):
    text, notebook, _, _ = made
    _, table = csv_tables(notebook, CONTEXT)
    rows = list(csv.reader(io.StringIO(table[1])))
    assert rows[1][0] == spreadsheet_safe(text)
    assert not rows[1][0].startswith(("=", "+", "-", "@"))


def test_ten_thousand_letters_without_a_space_fit_the_pdf():
    frame = pd.DataFrame({"name": [LONG], "value": [1.0]})
    columns = (Column.words("name", "Name"), Column.number("value", "Value"))
    table = Table(frame, columns, caption="C", name="long", source="S")
    pdf = pdf_page(notebook_of("# T", said("text", LONG), table), CONTEXT)
    validate_pdf(pdf, "long.pdf")
    assert [words for _, words in pieces_of_pdf(pdf)].count(LONG) == 2


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_runs_and_nothing_scrolls_sideways(browser_page, tmp_path, width):
    path = tmp_path / "hostile.html"
    texts = [said("text", *HOSTILE, LONG), *(chart_of(text) for text in HOSTILE), figures_of(LONG)]
    path.write_text(html_page(notebook_of("# T", *texts), CONTEXT), encoding="utf-8")
    opened = browser_page(path, width=width)
    assert opened.scroll_width() <= width
    assert opened.page.locator("script").count() == 0
