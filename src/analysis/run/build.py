"""Build a pack: check the inputs, run the notebooks, write the pages, put the whole in its place.

Each of these steps is a module of its own; here they only stand in their order.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.run.checking import Extracts, check_inputs
from analysis.run.manifest import Record, files_in, write_manifest
from analysis.run.pack import Pack, read_pack
from analysis.run.pages import page_counts, write_pages
from analysis.run.placing import placed_when_whole
from analysis.run.plan import PlannedAppendix, Settings, plan
from analysis.run.pool import Step, run_all
from analysis.run.project import Project


@dataclass(frozen=True)
class Order:
    """Which pack to build, and what is asked for beyond what its file says."""

    pack: str
    period: str | None = None
    only: tuple[str, ...] = ()
    settings: Settings = field(default_factory=dict)


@dataclass(frozen=True)
class Built:
    """Where the finished pack stands, what it holds, and what its notebooks warned of."""

    folder: Path
    files: int
    pages: Mapping[str, int]
    warnings: tuple[str, ...]
    seconds: float


def planned(order: Order, *, project: Project) -> tuple[Pack, list[PlannedAppendix]]:
    """The pack as ordered, and its appendices ready to run."""
    pack = read_pack(project, order.pack)
    if order.period is not None:
        pack = pack.at(order.period)
    pack = pack.with_only(order.only)
    return pack, plan(pack, project=project, settings=order.settings)


def check_pack(order: Order, *, project: Project) -> Extracts:
    """What each topic of a pack will read; no notebook is run. Raises WorkbookError."""
    _, appendices = planned(order, project=project)
    return check_inputs(appendices, project=project)


def build_pack(order: Order, *, project: Project, output: Path, step: Step) -> Built:
    """Build a pack into a folder under `output`; `step` hears of each thing done.

    Raises WorkbookError for whatever is wrong; what stood in the folder is then untouched.
    """
    start = time.monotonic()
    pack, appendices = planned(order, project=project)
    destination = output / folder_name(pack, only=order.only)
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
    warnings = tuple(text for outcome in outcomes.values() for text in outcome.warnings)
    files = len(files_in(destination))
    return Built(destination, files, page_counts(destination), warnings, time.monotonic() - start)


def folder_name(pack: Pack, *, only: tuple[str, ...]) -> str:
    """Name of the pack's folder; a part of a pack has its own, so it never replaces the whole."""
    part = ["only", *(appendix.topic for appendix in pack.appendix)] if only else []
    return "-".join([pack.name, pack.period, *part])
