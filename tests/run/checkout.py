"""A project of tiny notebooks, so that a build takes seconds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import nbformat

from analysis.errors import WorkbookError
from analysis.run.execution import Outcome, run_notebook
from analysis.run.kernels import prepared_parent
from analysis.run.order import Order
from analysis.run.plan import PlannedAppendix, planned
from analysis.run.processes import OwnProcesses
from analysis.run.project import Project

PARAMETERS = """\
period = "2015-05"  # the position reported
comparison = "2015-04"  # the position it is compared with
directorate = "all"
materiality_gbp = 100_000
data_folder = "../data"
"""
TABLE = """\
import pandas as pd
from analysis.page import Column, Table
frame = pd.DataFrame({"period": [period], "materiality_gbp": [materiality_gbp]})
columns = (Column.words("period", "Period"), Column.pounds("materiality_gbp", "Materiality"))
Table(frame, columns, caption="What was given", name="given", source="Made for a test.")"""
TAGGED = {"tags": ["parameters"]}
PACK = """\
council = "Worcestershire County Council"
committee = "Cabinet"
meeting = 2015-07-16
title = "Resources report"
period = "2015-05"
owner = "Chief Financial Officer"

[parameters]
directorate = "all"
materiality_gbp = 250_000
"""


class Checkout:
    """A project's folders in the making: one pack, `cabinet`, and as many notebooks as added."""

    def __init__(self, root: Path) -> None:
        for folder in ("packs", "notebooks", "data"):
            (root / folder).mkdir(parents=True)
        self.root = root
        self.project = Project(root)

    def notebook(self, topic: str, *cells: str, parameters: str = PARAMETERS) -> Path:
        """Add a notebook of a title, the parameters, and code cells (a table if none is given)."""
        made = [
            nbformat.v4.new_markdown_cell(f"# {topic}", id="title"),
            nbformat.v4.new_code_cell(
                parameters, id="parameters", metadata={"tags": ["parameters"]}
            ),
            *(
                nbformat.v4.new_code_cell(source, id=f"cell-{number}")
                for number, source in enumerate(cells or [TABLE])
            ),
        ]
        path = self.root / "notebooks" / f"{topic}.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=made), path)
        return path

    def pack(self, *entries: str, head: str = PACK, name: str = "cabinet") -> Path:
        """Write a pack file of a head and its entries for the appendices."""
        path = self.root / "packs" / f"{name}.toml"
        path.write_text("\n".join([head, *entries]), encoding="utf-8")
        return path

    def appendices(self, **cells: str) -> None:
        """Notebooks of one code cell each, and a pack of all of them."""
        for topic, source in cells.items():
            self.notebook(topic, source or TABLE)
        letters = "ABCDEFGH"
        self.pack(*(entry(letter, topic) for letter, topic in zip(letters, cells, strict=False)))


def entry(letter: str, topic: str, *lines: str) -> str:
    """A pack's entry for one appendix."""
    head = ["[[appendix]]", f'letter = "{letter}"', f'topic = "{topic}"', f'title = "The {topic}"']
    return "\n".join([*head, *lines, ""])


def no_inputs(data_folder: str, *, period: str, comparison: str) -> list[object]:
    """The check of a topic that reads nothing."""
    return []


def run_each(
    checkout: Checkout, scratch: Path, *, seconds_per_cell: int = 60, seconds: float = 120
) -> dict[str, Outcome | WorkbookError]:
    """What became of each notebook of the pack, run in a process of its own."""
    _, appendices = planned(Order("cabinet"), project=checkout.project)
    with prepared_parent() as environment, ThreadPoolExecutor(3) as threads:
        processes = OwnProcesses(environment)

        def ended(appendix: PlannedAppendix) -> Outcome | WorkbookError:
            (own := scratch / appendix.name).mkdir(parents=True)
            run = partial(
                run_notebook,
                appendix.notebook,
                parameters=appendix.parameters,
                folder=str(checkout.project.notebooks),
                scratch=str(own),
                seconds_per_cell=seconds_per_cell,
            )
            try:
                return processes.call(run, seconds=seconds)
            except WorkbookError as error:
                return error

        outcomes = threads.map(ended, appendices)
        return {appendix.name: each for appendix, each in zip(appendices, outcomes, strict=True)}
