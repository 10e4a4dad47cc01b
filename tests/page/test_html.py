import pandas as pd
import pytest
from bs4 import BeautifulSoup

from analysis.page import Column, Statement, Table
from analysis.page.block import mime_type
from analysis.page.html import block_html

from .frames import table
from .test_charts import bars


def read(block, **numbers):
    return BeautifulSoup(block_html(block.as_json(), **numbers), "html.parser")


def test_a_table_has_caption_scopes_and_roles_that_survive_any_styling():
    found = read(table(), number="Table 3")
    assert found.caption.get_text() == "Table 3: Budgets, 2015/16"
    assert [head["scope"] for head in found.select("thead th")] == ["col", "col", "col"]
    assert [head["scope"] for head in found.select("tbody th")] == ["row", "row", "row"]
    roles = {element["role"] for element in found.select("[role]")}
    assert roles == {"table", "rowgroup", "row", "columnheader", "rowheader", "cell"}


def test_each_cell_carries_the_name_of_its_column_for_narrow_screens():
    labels = [cell["data-label"] for cell in read(table()).select("tbody tr:first-child td")]
    assert labels == ["Budget (£m)", "Share (%)"]


def test_a_title_that_has_a_page_is_a_link_to_it_and_nothing_in_it_is_markup():
    column = Column.page("area", "Area", addresses={"<b>Adults</b>": 'adults.html"'})
    areas = pd.DataFrame({"area": ["<b>Adults</b>", "Waste"]})
    found = read(Table(areas, (column,), caption="Areas", name="areas", source="Monitor."))
    adults, waste = found.select("tbody th")
    assert [(link["href"], link.get_text()) for link in adults.select("a")] == [
        ('adults.html"', "<b>Adults</b>")
    ]
    assert waste.select("a") == []
    assert found.select("svg") == []


def test_notes_symbols_and_source_stand_under_the_table():
    texts = [each.get_text() for each in read(table(notes=("[note 1] N.",))).select("p")]
    assert texts == ["[note 1] N.", "[x] not available.", "Source: Monitor, 31 May 2015."]


def test_the_last_row_is_the_total_only_where_said():
    assert len(read(table(total=True)).select("tr.total")) == 1
    assert read(table()).select("tr.total") == []


def test_a_chart_is_one_picture_with_its_description_and_its_table():
    found = read(bars(), number="Figure 2", table_number="Table 4")
    [picture] = found.select("[role=img]")
    assert picture["aria-label"] == bars().alt
    assert found.select_one(".finding").get_text() == "Figure 2: Adults has most"
    assert found.caption.get_text().startswith("Table 4:")


def test_in_jupyterlab_the_description_for_narrow_screens_stays_hidden():
    assert read(bars()).select_one(".in-words").has_attr("hidden")


def test_in_jupyterlab_words_stand_left_and_numbers_where_it_puts_them():
    cells = read(table()).select("tbody tr:first-child > *")
    assert [cell.get("style") for cell in cells] == ["text-align: left", None, None]
    assert read(table(), number="Table 1").select("[style]") == []


@pytest.mark.parametrize("role", ["headline", "text", "list", "caution", "note"])
def test_a_statement_of_every_role_says_all_its_sentences(role):
    found = read(Statement(("One.", "Two."), role=role))
    assert [each.get_text(strip=True) for each in found.select("p, li")][-1] == "Two."


def test_a_caution_is_a_word_before_it_is_a_colour():
    assert (
        read(Statement(("Mind this.",), role="caution")).get_text(strip=True).startswith("Caution.")
    )


def test_an_object_shows_itself_and_carries_its_structure():
    bundle = table()._repr_mimebundle_()
    assert set(bundle) == {mime_type("table"), "text/html", "text/plain"}
    assert bundle[mime_type("table")] == table().as_json()
