"""Build a pack: check the inputs, run the notebooks, write the pages, put the whole in its place.

Each of these steps is a module of its own; here they only stand in their order.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.run.checking import check_inputs
from analysis.run.fingerprints import files_in, made_from
from analysis.run.manifest import Record, write_manifest
from analysis.run.order import Order
from analysis.run.pages import page_counts, write_pages
from analysis.run.placing import MARK, placed_when_whole
from analysis.run.plan import folder_name, planned
from analysis.run.pool import Step, run_all
from analysis.run.printed import edited, printed_pack, refuse_changed
from analysis.run.project import Project


@dataclass(frozen=True)
class Built:
    """Where the finished pack stands, what it holds, and what its notebooks warned of.

    `replaced` has a line for each file of the pack before that had been edited by hand.
    """

    folder: Path
    files: int
    pages: Mapping[str, int]
    warnings: tuple[str, ...]
    seconds: float
    replaced: tuple[str, ...] = ()


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
        prints = made_from(pack, appendices, extracts, project=project)
        replaced = _edited(destination, project=project)
        outcomes = run_all(
            appendices,
            folder=project.notebooks,
            seconds_per_cell=pack.seconds_per_cell,
            step=step,
        )
        refuse_changed(prints, appendices, project=project)
        write_pages(folder, pack=pack, appendices=appendices, outcomes=outcomes, step=step)
        record = Record(
            pack, appendices, outcomes, extracts, prints, seconds=time.monotonic() - start
        )
        write_manifest(folder, record, project=project)
        files, pages = len(files_in(folder)), page_counts(folder)
    warnings = tuple(
        f"{topic} {text}" for topic, outcome in outcomes.items() for text in outcome.warnings
    )
    return Built(destination, files, pages, warnings, time.monotonic() - start, replaced)


def _edited(destination: Path, *, project: Project) -> tuple[str, ...]:
    """A line for each file of the pack that stands there and was edited since it was built."""
    if not (destination / MARK).is_file():
        return ()
    return tuple(edited(printed_pack(destination, root=project.root)))
