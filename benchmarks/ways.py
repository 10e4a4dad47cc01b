"""The ways to make the same reports that are measured side by side, each a thing to call.

What they cost is `measuring`; the floor's own work is `floor`.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.commands import Failed, run
from benchmarks.pack import PACK, ROOT, TOPICS, Project, Run
from benchmarks.pdf_routes import Route

BUILD = ("workbook", "build", PACK)
FRESH = (*BUILD, "--fresh")  # no run that was kept is taken
KERNEL = "python3"  # an ordinary one, whichever the notebooks name
EMPTY = {
    "html": '<!doctype html><html lang="en"><title>Empty</title><h1>Empty</h1></html>',
    "ipynb": (
        '{"cells": [{"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# Empty"}],'
        ' "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
    ),
}


@dataclass(frozen=True)
class Ways:
    """A project, and each way to make its reports.

    `made` is a folder for what the runner does not make; `route` is nbconvert's way to a PDF, or
    None where it has none here. Every way raises Failed unless it made all it should.
    """

    project: Project
    made: Path
    environment: dict[str, str]
    route: Route | None

    def part(self, number: int) -> list[Run]:
        """Eight runs, every notebook once: those of one council, in turn."""
        first = number % self.project.councils * len(TOPICS)
        return self.project.runs[first : first + len(TOPICS)]

    def two_commands(self, runs: Sequence[Run], *, at_once: int) -> None:
        """Papermill, then nbconvert to HTML and by its own way to PDF, for each run."""
        folder = self.made / "commands"
        folder.mkdir(parents=True, exist_ok=True)
        _remove(runs, folder)
        with ThreadPoolExecutor(at_once) as pool:
            list(pool.map(partial(self._by_commands, folder=folder), runs))
        _refuse_missing(runs, folder, pdf=self.route is not None)

    def build(self, command: Sequence[str]) -> None:
        """The runner's own command: everything made anew, or nothing where nothing changed."""
        run(command, folder=self.project.root, environment=self.environment)
        _refuse_missing(self.project.runs, self.project.built)

    def floor(self) -> None:
        """The notebooks' own code in two forked processes."""
        folder = self.made / "floor"
        _remove(self.project.runs, folder)
        given = [str(self.project.root), str(self.project.councils), str(folder)]
        command = ["python", "-m", "benchmarks.floor", *given]
        run(command, folder=ROOT, environment=self.environment)
        _refuse_missing(self.project.runs, folder)

    def one_pdf(self, route: Route) -> None:
        """One finished report to a PDF, by a command of its own."""
        name = self.project.runs[0].name
        place = "notebooks/" if route.of == "ipynb" else ""
        self._pdf_of(self.project.built / f"{place}{name}.{route.of}", route)

    def empty_pdf(self, route: Route) -> None:
        """The same for a page with a title and nothing else: what the command takes to start."""
        page = self.made / f"empty.{route.of}"
        page.write_text(EMPTY[route.of], encoding="utf-8")
        self._pdf_of(page, route)

    def _pdf_of(self, page: Path, route: Route) -> None:
        pdf = self.made / "one.pdf"
        output = [str(pdf)] if route.of == "html" else ["--output", str(pdf.with_suffix(""))]
        pdf.unlink(missing_ok=True)
        command = [*route.command, str(page), *output]
        run(command, folder=self.made, environment=self.environment)
        if not pdf.exists():
            raise Failed(f"{route.name} made no PDF of {page.name}.")

    def _by_commands(self, each: Run, *, folder: Path) -> None:
        executed = str(folder / f"{each.name}.ipynb")
        given = [word for name, value in each.parameters.items() for word in ("-p", name, value)]
        commands = [
            ["papermill", "-k", KERNEL, f"{each.topic}.ipynb", executed, *map(str, given)],
            ["jupyter", "nbconvert", "--to", "html", executed],
            *([[*self.route.command, executed]] if self.route else []),
        ]
        for command in commands:
            run(command, folder=self.project.notebooks, environment=self.environment)


def _files(runs: Sequence[Run], folder: Path, *, pdf: bool = True) -> list[Path]:
    endings = ("html", "pdf") if pdf else ("html",)
    return [folder / f"{each.name}.{ending}" for each in runs for ending in endings]


def _remove(runs: Sequence[Run], folder: Path) -> None:
    for path in _files(runs, folder):
        path.unlink(missing_ok=True)


def _refuse_missing(runs: Sequence[Run], folder: Path, *, pdf: bool = True) -> None:
    missing = [path.name for path in _files(runs, folder, pdf=pdf) if not path.exists()]
    if missing:
        raise Failed(f"Not made: {', '.join(missing)}.")
