"""Where the cells of key figures lead: to one table of their page, or the page is refused."""

import pytest

from analysis.errors import PublishError
from analysis.publish.document import read_page

from .sample import CONTEXT, bars, figures, notebook_of, savings_table


def links_of(page):
    return [row[-1] for row in page.blocks[0]["rows"]]


def test_a_cell_leads_to_its_table_under_the_number_it_has_on_the_page():
    page = read_page(
        notebook_of(figures("delivered", "by_directorate"), savings_table(), bars()), CONTEXT
    )
    assert links_of(page) == [
        {"text": "Table A3", "address": "#table-a3"},
        "[z]",
        {"text": "Table A2", "address": "#table-a2"},
    ]


def test_every_table_that_is_not_there_is_named_with_its_cell_and_those_that_are():
    notebook = notebook_of("# T", figures("by_status", "by_kind"), savings_table())
    with pytest.raises(PublishError) as fault:
        read_page(notebook, CONTEXT)
    first, second, third = str(fault.value).splitlines()
    assert first == "savings_delivery cannot be published."
    assert second == (
        "Cell 2: a figure is said to stand in detail in the table 'by_status', but the page has no "
        "such table, or more than one. Name one of key_figures, by_directorate."
    )
    assert "Cell 2" in third
    assert "'by_kind'" in third


def test_a_name_that_two_tables_have_leads_nowhere():
    notebook = notebook_of(figures("by_directorate"), savings_table(), savings_table())
    with pytest.raises(PublishError, match=r"or more than one\. Name one of key_figures\."):
        read_page(notebook, CONTEXT)


def test_a_page_without_named_tables_is_left_as_it_is():
    page = read_page(notebook_of(figures(), savings_table()), CONTEXT)
    assert [len(row) for row in page.blocks[0]["rows"]] == [4, 4, 4]
