"""The floor under any runner: the notebooks' own code in two forked processes, without notebooks.

The pages are made and checked by the same functions as the runner's; there is no kernel, no file
of a run notebook, no data beside the pages and no manifest.
"""

from __future__ import annotations

import ast
import multiprocessing
import os
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import nbformat

from analysis.periods import Period
from analysis.publish.checks import validate_pdf
from analysis.publish.context import PageContext
from analysis.publish.pages import html_page, pdf_page
from benchmarks.pack import COMMITTEE, COUNCIL, PERIOD, TITLE, Project, Run

Notebook = Any  # a tree of nbformat.NotebookNode, which has no types of its own


def make_all(project: Project, folder: Path) -> None:
    """Make the HTML and the PDF of every run of a project, in two forked processes."""
    folder.mkdir(parents=True, exist_ok=True)
    with multiprocessing.get_context("fork").Pool(2) as forks:
        forks.map(partial(make, notebooks=project.notebooks, folder=folder), project.runs, 1)


def make(run: Run, *, notebooks: Path, folder: Path) -> None:
    """Make one run's HTML and PDF, which is checked as the runner checks it."""
    os.chdir(notebooks)
    notebook = executed(notebooks / f"{run.topic}.ipynb", parameters=run.parameters)
    context = PageContext(
        run.name,
        run.title,
        run.letter,
        council=COUNCIL,
        committee=COMMITTEE,
        pack_title=TITLE,
        stamp=Period.parse(PERIOD).last_day,
    )
    (folder / f"{run.name}.html").write_text(html_page(notebook, context), encoding="utf-8")
    pdf = pdf_page(notebook, context)
    validate_pdf(pdf, run.name)
    (folder / f"{run.name}.pdf").write_bytes(pdf)


def executed(path: Path, *, parameters: Mapping[str, Any]) -> Notebook:
    """The notebook with what its cells show, their code run here and now."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    namespace: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [_output(each) for each in shown_by(cell.source, namespace)]
        if "parameters" in cell.metadata.get("tags", []):
            namespace.update(parameters)
    return notebook


def shown_by(source: str, namespace: dict[str, Any]) -> list[Any]:
    """What a cell's code shows, run in `namespace`: what it displays, and its last value.

    >>> shown_by("display(1)\\n2", {})
    [1, 2]
    """
    shown: list[Any] = []
    namespace["display"] = lambda *values: shown.extend(values)
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), namespace)
    if isinstance(last, ast.Expr):
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), namespace)
        shown += [] if value is None else [value]
    return shown


def _output(value: Any) -> Any:
    bundle = value._repr_mimebundle_()
    return nbformat.v4.new_output("display_data", bundle)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    root, councils, made = sys.argv[1:]
    make_all(Project(Path(root), int(councils)), Path(made))
