"""Extracts with hostile texts: the pages print them as they are, and nothing in them runs."""

import csv
import io

import pytest
from bs4 import BeautifulSoup

from .conftest import built, checkout_in

pytestmark = [pytest.mark.slow, pytest.mark.thorough]

SCRIPT = "<script>document.title='run'</script></svg>"
TYPST = '#import "x.typ": * #panic() $sum$ @ref *bold* [note](http://example.org)'
FORMULA = "=cmd|' /C calc'!A0"
REVERSED = "Fleet \u202ekcab\u202c \u0627\u0644 \U0001f600"
LONG = "Roads" * 2_000
#: Where each is put: table, column and the row counted from the first.
PLACES = [
    ("savings", "title", 0, SCRIPT),
    ("savings", "owner", 2, TYPST),
    ("savings", "mitigation", 0, FORMULA),
    ("savings", "title", 3, REVERSED),
    ("savings", "mitigation", 3, LONG),
    ("revenue", "commentary", 0, SCRIPT),
    ("capital", "title", 0, SCRIPT),
    ("capital", "title", 1, TYPST),
    ("capital", "title", 2, FORMULA),
    ("scorecard", "title", 0, SCRIPT),
    ("scorecard", "title", 1, REVERSED),
]
SPOILT = ("savings_delivery", "budget_pressure", "capital_spend_rate", "scorecard_results")
PERIODS = {"scorecard": ("2014-15-q3", "2014-15-q4")}


def spoil(checkout, table, column, row, text):
    for period in PERIODS.get(table, ("2015-04", "2015-05")):
        path = checkout / "data" / table / f"{period}.csv"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        headings = 1 if table == "capital" else 0
        rows = list(csv.reader(io.StringIO("".join(lines[headings:]))))
        rows[1 + row][rows[0].index(column)] = text
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines[:headings])
            csv.writer(file, lineterminator="\n").writerows(rows)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    checkout = checkout_in(tmp_path_factory.mktemp("hostile"))
    for place in PLACES:
        spoil(checkout, *place)
    return built(checkout, only=SPOILT)


def test_no_text_becomes_an_element_of_a_page(hostile):
    for name, content in hostile.files(".html").items():
        page = BeautifulSoup(content, "html.parser")
        assert page.find("script") is None, name


def test_the_texts_are_printed_as_they_are(hostile):
    savings = BeautifulSoup(hostile.html("savings_delivery"), "html.parser").get_text()
    assert SCRIPT in savings
    assert TYPST in savings
    assert FORMULA in savings
    assert LONG in savings.replace("\u200b", "").replace("\u00ad", "")
    assert "Fleet [U+202E]kcab[U+202C]" in savings


def test_no_cell_of_the_data_is_a_formula(hostile):
    cells = [
        cell
        for content in hostile.files(".csv").values()
        for row in csv.reader(io.StringIO(content.decode()))
        for cell in row
    ]
    assert "'" + FORMULA in cells
    assert [cell for cell in cells if cell.startswith("=")] == []


def test_nothing_of_it_runs_in_a_browser(hostile, browser_page):
    for topic in SPOILT:
        shown = browser_page(hostile.folder / f"{topic}.html", width=320)
        assert shown.page.title() != "run"
        assert shown.scroll_width() <= 320


def test_the_texts_leave_the_page_accessible(hostile, browser_page):
    assert browser_page(hostile.folder / "savings_delivery.html", width=320).violations() == []
