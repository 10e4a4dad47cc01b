"""The floor does what a kernel does: cells in order, the parameters put in, their output kept."""

from __future__ import annotations

import io

import nbformat
import pytest
from pypdf import PdfWriter

from analysis.errors import PublishError
from benchmarks import floor
from benchmarks.pack import Project, Run

SENTENCE = 'Statement((f"The position of {period}.",), role="headline")'


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path, councils=1)
    made.notebooks.mkdir()
    return made


def notebook_in(project, *sources, parameters='period = "2015-05"'):
    new = nbformat.v4
    cells = [
        new.new_markdown_cell("# A topic"),
        new.new_code_cell(parameters, metadata={"tags": ["parameters"]}),
        new.new_code_cell("from analysis.page import Statement"),
        *map(new.new_code_cell, sources),
    ]
    path = project.notebooks / "topic.ipynb"
    nbformat.write(new.new_notebook(cells=cells), path)
    return path


def test_what_is_displayed_comes_before_the_last_value():
    namespace = {}
    assert floor.shown_by("x = 1\ndisplay(x, 2)\nx + 2", namespace) == [1, 2, 3]
    assert floor.shown_by("x", namespace) == [1]


@pytest.mark.parametrize("source", ["", "x = 1", "None", "# nothing"])
def test_a_cell_without_a_value_shows_nothing(source):
    assert floor.shown_by(source, {}) == []


def test_given_parameters_take_the_place_of_the_declared_ones(project):
    path = notebook_in(project, SENTENCE)
    [*_, last] = floor.executed(path, parameters={"period": "2016-01"}).cells
    assert last.outputs[0].data["text/plain"] == "The position of 2016-01."


def test_a_run_becomes_a_page_in_both_forms(project, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    notebook_in(project, SENTENCE)
    run = Run("topic-one", "topic", "A1", "A topic", {"period": "2016-01"})
    floor.make(run, notebooks=project.notebooks, folder=tmp_path)
    assert "The position of 2016-01." in (tmp_path / "topic-one.html").read_text(encoding="utf-8")
    assert (tmp_path / "topic-one.pdf").read_bytes().startswith(b"%PDF")


def test_a_pdf_below_its_standards_is_no_page(project, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    plain = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    writer.write(plain)
    monkeypatch.setattr(floor, "pdf_page", lambda *_: plain.getvalue())
    notebook_in(project, SENTENCE)
    run = Run("topic-one", "topic", "A1", "A topic", {"period": "2016-01"})
    with pytest.raises(PublishError, match="topic-one"):
        floor.make(run, notebooks=project.notebooks, folder=tmp_path)
    assert not (tmp_path / "topic-one.pdf").exists()
