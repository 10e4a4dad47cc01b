import dataclasses
import logging

import pytest
from nbformat.v4 import new_code_cell, new_output

from analysis.errors import PublishError
from analysis.publish.document import read_page, title_of

from .sample import CONTEXT, bars, figures, notebook_of, said, savings_table


def with_output(output):
    notebook = notebook_of("# T")
    notebook.cells.append(new_code_cell("x", id="shown", outputs=[output]))
    return notebook


def shown(**data):
    return new_output("display_data", data=data)


def test_tables_and_figures_are_numbered_through_the_page_with_the_letter():
    page = read_page(notebook_of(figures(), bars(), savings_table(), bars()), CONTEXT)
    assert [table["number"] for table in page.tables] == [
        "Table A1",
        "Table A2",
        "Table A3",
        "Table A4",
    ]
    charts = [block["number"] for block in page.blocks if block["kind"] == "chart"]
    assert charts == ["Figure A1", "Figure A2"]


def test_a_part_of_an_appendix_has_its_numbers_after_a_dot():
    page = read_page(notebook_of(bars()), dataclasses.replace(CONTEXT, letter="A5"))
    assert [table["number"] for table in page.tables] == ["Table A5.1"]


def test_a_page_alone_has_numbers_without_a_letter():
    page = read_page(notebook_of(bars()), dataclasses.replace(CONTEXT, letter=""))
    assert (page.blocks[0]["number"], page.tables[0]["number"]) == ("Figure 1", "Table 1")


def test_the_notebooks_title_gives_way_to_the_heading_of_the_context():
    notebook = notebook_of("# Its *own* title\n\nquestion?")
    page = read_page(notebook, CONTEXT)
    assert [block["kind"] for block in page.blocks] == ["paragraph"]
    assert title_of(notebook) == "Its own title"


def test_headings_alike_have_anchors_of_their_own():
    page = read_page(notebook_of("## Limits\n\n## Limits\n\n## Main\n\n## !"), CONTEXT)
    assert [block["anchor"] for block in page.blocks] == ["limits", "limits-2", "main-2", "section"]


def test_the_headline_is_the_first_statement_of_that_role():
    page = read_page(
        notebook_of(said("note", "n"), said("headline", "One.", "Two."), said("headline", "3.")),
        CONTEXT,
    )
    assert page.headline == "One. Two."


def test_every_fault_of_the_headings_is_listed_with_its_cell():
    with pytest.raises(PublishError) as fault:
        read_page(notebook_of("# T\n\n### Too low", "# Second"), CONTEXT)
    assert str(fault.value).splitlines() == [
        "savings_delivery cannot be published.",
        "Cell 1: the heading 'Too low' skips a level. Use ##.",
        "Cell 2: the heading 'Second' is a second title. Use ## for a section.",
    ]


def test_an_error_in_a_cell_stops_the_page():
    error = new_output("error", ename="KeyError", evalue="'target_gbp'", traceback=[])
    with pytest.raises(PublishError, match="Cell 2: it stopped with KeyError: 'target_gbp'"):
        read_page(with_output(error), CONTEXT)


@pytest.mark.parametrize("kind", ["image/png", "text/html", "image/svg+xml"])
def test_a_picture_or_table_without_caption_or_source_is_refused(kind):
    with pytest.raises(PublishError, match="Cell 2: it shows a picture or table"):
        read_page(with_output(shown(**{kind: "x", "text/plain": "x"})), CONTEXT)


def test_prints_are_left_out_and_logged(caplog):
    stream = new_output("stream", name="stdout", text="debugging 123")
    with caplog.at_level(logging.WARNING):
        page = read_page(with_output(stream), CONTEXT)
    assert page.blocks == ()
    assert "Cell 2 printed text, left out of the page: debugging 123" in caplog.text


def test_bare_values_are_left_out_and_logged(caplog):
    with caplog.at_level(logging.WARNING):
        page = read_page(with_output(shown(**{"text/plain": "Period(2015, 5)"})), CONTEXT)
    assert page.blocks == ()
    assert "Cell 2 shows a bare value" in caplog.text


def test_markdown_made_by_a_cell_stands_on_the_page():
    page = read_page(with_output(shown(**{"text/markdown": "*made*", "text/plain": ""})), CONTEXT)
    assert [block["kind"] for block in page.blocks] == ["paragraph"]


def test_code_never_reaches_the_page(html):
    assert "shown</" not in html
    assert ">shown" not in html


def test_tables_and_figures_have_anchors_that_no_heading_has():
    notebook = notebook_of("## Table A1", bars(), savings_table())
    page = read_page(notebook, CONTEXT)
    heading, chart, table = page.blocks
    assert (heading["anchor"], chart["anchor"]) == ("table-a1", "figure-a1")
    assert (chart["table"]["anchor"], table["anchor"]) == ("table-a1-2", "table-a2")


def test_the_anchor_of_a_part_of_an_appendix_has_no_dot():
    page = read_page(notebook_of(bars()), dataclasses.replace(CONTEXT, letter="A5"))
    assert page.tables[0]["anchor"] == "table-a5-1"
