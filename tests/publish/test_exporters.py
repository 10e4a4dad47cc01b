"""The exporters as nbconvert and JupyterLab meet them."""

import subprocess
import sys

import nbformat
import pytest
from jupyter_server.serverapp import ServerApp
from nbconvert.exporters import get_export_names, get_exporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.errors import PublishError
from analysis.publish.checks import validate_pdf
from analysis.publish.exporters import CouncilHTMLExporter, CouncilPDFExporter, html_exporter

from .sample import CONTEXT, notebook_of, savings_table

SOURCE = (
    "from analysis.page import Statement\nStatement(('Three schemes are red.',), role='headline')"
)


def unrun(source=SOURCE):
    notebook = new_notebook(
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
        }
    )
    notebook.cells = [
        new_markdown_cell("# Savings delivery", id="title"),
        new_code_cell(source, id="shown"),
    ]
    return notebook


@pytest.mark.parametrize(
    ("name", "exporter", "menu"),
    [
        ("council_html", CouncilHTMLExporter, "Council page (HTML)"),
        ("council_pdf", CouncilPDFExporter, "Council page (PDF)"),
    ],
)
def test_nbconvert_and_jupyterlab_know_the_exporters(name, exporter, menu):
    assert get_exporter(name) is exporter
    assert exporter.export_from_notebook == menu


def test_a_notebook_exported_alone_takes_its_title_from_itself():
    page, resources = CouncilHTMLExporter().from_notebook_node(
        notebook_of("# Savings delivery", savings_table()), {"metadata": {"name": "savings"}}
    )
    assert "<h1>Savings delivery</h1>" in page
    assert "Table 1:" in page
    assert resources["output_extension"] == ".html"


def test_a_notebook_without_a_title_takes_its_name():
    page, _ = CouncilHTMLExporter().from_notebook_node(
        notebook_of(savings_table()), {"metadata": {"name": "savings_delivery"}}
    )
    assert "<h1>Savings delivery</h1>" in page


def test_one_exporter_serves_the_whole_process():
    assert html_exporter() is html_exporter()


def test_a_notebook_that_was_run_is_not_run_again():
    notebook = notebook_of("# T", savings_table())
    notebook.cells[1].source = "raise RuntimeError('run again')"
    page, _ = CouncilHTMLExporter().from_notebook_node(notebook)
    assert "Savings by directorate" in page


@pytest.mark.slow
def test_a_notebook_never_run_is_run_first():
    page, _ = CouncilHTMLExporter().from_notebook_node(unrun())
    assert "Three schemes are red." in page


def test_a_notebook_of_the_pack_runner_is_never_run():
    page, _ = CouncilHTMLExporter().from_notebook_node(unrun("1 / 0"), {"council": CONTEXT})
    assert "<h1>Appendix A: Savings delivery</h1>" in page


@pytest.mark.slow
def test_a_cell_that_stops_stops_the_page_in_plain_words():
    with pytest.raises(PublishError, match="stopped with ZeroDivisionError: division by zero"):
        CouncilHTMLExporter().from_notebook_node(unrun("1 / 0"))


@pytest.mark.slow
def test_the_command_as_printed_makes_a_pdf(tmp_path):
    path = tmp_path / "savings_delivery.ipynb"
    nbformat.write(unrun(), path)
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "council-pdf", str(path)],
        check=True,
        capture_output=True,
    )
    validate_pdf((tmp_path / "savings_delivery.pdf").read_bytes(), "savings_delivery.pdf")


def test_a_server_s_menu_offers_only_names_its_addresses_can_hold(monkeypatch):
    # A server serves /nbconvert/<format>/<path>; <format> is letters, digits and underscores.
    monkeypatch.setattr(ServerApp, "initialized", lambda: True)
    ours = [name for name in get_export_names() if name.startswith("council")]
    assert ours == ["council_html", "council_pdf"]


def test_the_names_people_type_work_outside_a_server():
    ours = {name for name in get_export_names() if name.startswith("council")}
    assert ours == {"council-html", "council-pdf", "council_html", "council_pdf"}


def test_the_runners_pages_are_the_exporters(notebook, html, pdf):
    given = {"council": CONTEXT}
    assert CouncilHTMLExporter().from_notebook_node(notebook, given)[0] == html
    assert CouncilPDFExporter().from_notebook_node(notebook, given)[0] == pdf
