"""Build a pack: check the inputs, run the notebooks, write the pages, put the whole in its place.

Each of these steps is a module of its own; here they only stand in their order.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.run.checking import check_inputs
from analysis.run.manifest import Record, files_in, write_manifest
from analysis.run.pack import Pack
from analysis.run.pages import page_counts, write_pages
from analysis.run.placing import placed_when_whole
from analysis.run.plan import Order, planned
from analysis.run.pool import Step, run_all
from analysis.run.project import Project


@dataclass(frozen=True)
class Built:
    """Where the finished pack stands, what it holds, and what its notebooks warned of."""

    folder: Path
    files: int
    pages: Mapping[str, int]
    warnings: tuple[str, ...]
    seconds: float


def build_pack(order: Order, *, project: Project, output: Path, step: Step) -> Built:
    """Build a pack into a folder under `output`; `step` hears of each thing done.

    Raises WorkbookError for whatever is wrong; what stood in the folder is then untouched.
    """
    start = time.monotonic()
    pack, appendices = planned(order, project=project)
    destination = output / folder_name(order, pack)
    with placed_when_whole(destination) as folder:
        extracts = check_inputs(appendices, project=project)
        step("checked the inputs")
        outcomes = run_all(
            appendices,
            folder=project.notebooks,
            seconds_per_cell=pack.seconds_per_cell,
            step=step,
        )
        write_pages(folder, pack=pack, appendices=appendices, outcomes=outcomes, step=step)
        record = Record(pack, appendices, outcomes, extracts, seconds=time.monotonic() - start)
        write_manifest(folder, record, project=project)
        files, pages = len(files_in(folder)), page_counts(folder)
    warnings = tuple(
        f"{topic} {text}" for topic, outcome in outcomes.items() for text in outcome.warnings
    )
    return Built(destination, files, pages, warnings, time.monotonic() - start)


def folder_name(order: Order, pack: Pack) -> str:
    """Name of the pack's folder; a part, or a pack with settings, never replaces the whole.

    >>> from types import SimpleNamespace as Named
    >>> pack = Named(name="cabinet", period="2015-05", appendix=[Named(topic="school_places")])
    >>> folder_name(Order("cabinet"), pack)
    'cabinet-2015-05'
    >>> folder_name(Order("cabinet", only=("school_places",)), pack)
    'cabinet-2015-05-only-school_places'
    """
    only = ["only", *(appendix.topic for appendix in pack.appendix)] if order.only else []
    settings = ["set"] if order.settings else []
    return "-".join([pack.name, pack.period, *only, *settings])
