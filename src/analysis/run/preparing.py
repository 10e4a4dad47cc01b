"""A pack found to be in order: what its appendices read, and the runs that it takes.

Nothing runs here; whether a run was made before is for `kept`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from analysis.inputs.extract import Extract
from analysis.run.checking import check_inputs
from analysis.run.contexts import appendix_context
from analysis.run.fingerprints import Prints, made_from, of_cells, of_data
from analysis.run.keys import run_key
from analysis.run.pack import Pack
from analysis.run.plan import PlannedAppendix
from analysis.run.project import Project
from analysis.run.task import Limits, Task


@dataclass(frozen=True)
class Checked:
    """A pack in order: its appendices, what they read, the prints of that, and their runs."""

    pack: Pack
    appendices: Sequence[PlannedAppendix]
    extracts: Mapping[str, Sequence[Extract]]
    prints: Mapping[str, Prints]
    tasks: Sequence[Task]


def checked_pack(pack: Pack, appendices: Sequence[PlannedAppendix], *, project: Project) -> Checked:
    """The pack with its runs. Raises WorkbookError with every fault of its inputs."""
    extracts = check_inputs(appendices, project=project)
    prints = made_from(pack, appendices, extracts, project=project)
    tasks = [_task(pack, each, prints[each.name], project=project) for each in appendices]
    return Checked(pack, appendices, extracts, prints, tasks)


def _task(pack: Pack, appendix: PlannedAppendix, prints: Prints, *, project: Project) -> Task:
    context = appendix_context(pack, appendix)
    key = run_key(
        cells=of_cells(appendix),
        parameters=appendix.parameters,
        context=asdict(context),
        reads=of_data(prints),
        project=project,
    )
    folder = project.notebooks.resolve()
    return Task(
        appendix.name,
        appendix.shown,
        key,
        appendix.notebook,
        appendix.parameters,
        context,
        folder=str(folder),
        data_folder=str((folder / str(appendix.parameters["data_folder"])).resolve()),
        limits=Limits(pack.seconds_per_cell, pack.minutes_per_run * 60, pack.memory_mb),
    )
