"""A pack from its order to its folder: plan, check, make or take each run, write, put in place.

Each of these steps is a module of its own; here they only stand in their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from analysis.run.build import Built, Request
from analysis.run.events import Event, Tell
from analysis.run.gathering import gather
from analysis.run.kept import KeptRuns
from analysis.run.keys import pack_key
from analysis.run.lock import only_build
from analysis.run.logs import Logs
from analysis.run.places import ThisMachine, this_machine
from analysis.run.placing import (
    MARK,
    incomplete_beside,
    placed_when_whole,
    put_in_order,
    refuse_foreign,
    remove_pack,
)
from analysis.run.plan import folder_name, planned
from analysis.run.pool import Place, run_all
from analysis.run.preparing import checked_pack
from analysis.run.printed import edited, printed_pack, refuse_changed
from analysis.run.project import Project
from analysis.run.recording import write_manifest
from analysis.run.results import Runs, Start, recorded, summed_up
from analysis.run.task import Task


def assembled(request: Request, *, key: str) -> Built:
    """The pack in its place: that of complete packs, or one beside it if a run failed.

    Raises WorkbookError for whatever is wrong with the order or its inputs, before any run.
    """
    start, project = Start.now(), request.project
    pack, appendices = planned(request.order, project=project)
    destination = request.output / folder_name(request.order, pack)
    refuse_foreign(destination)
    logs, kept = Logs(request.tell), KeptRuns(project.kept, anew=request.fresh)
    with only_build(destination), this_machine() as machine:
        put_in_order(destination)
        checked = checked_pack(pack, appendices, project=project)
        logs(Event("checked"))
        runs = _runs(checked.tasks, request, kept=kept, machine=machine, tell=logs)
        refuse_changed(checked.prints, appendices, project=project)
        target = incomplete_beside(destination) if runs.failed else destination
        replaced = _edited(target, project=project)
        with placed_when_whole(target) as folder:
            files = gather(
                folder, checked, runs.outcomes, kept=kept, machine=machine, project=project
            )
            logs(Event("wrote", "the whole pack"))
            logs.write(folder, runs.outcomes)
            still = pack_key(request.order, project=project) == key
            record = recorded(request, checked, runs, key=key if still else None, start=start)
            write_manifest(folder, record, project=project)
        if not runs.failed:
            remove_pack(incomplete_beside(destination))
        kept.tidy()
    return summed_up(target, files, runs, replaced=replaced, start=start)


def _runs(
    tasks: Sequence[Task], request: Request, *, kept: KeptRuns, machine: ThisMachine, tell: Tell
) -> Runs:
    """What became of each run: those that were kept are taken, the others made."""
    found = {task.name: kept.find(task.key, data_folder=task.data_folder) for task in tasks}
    taken = {name: run for name, run in found.items() if run is not None}
    for name in taken:
        tell(Event("kept", name))
    left = [task for task in tasks if task.name not in taken]
    with _place(request, machine) as place:
        made = run_all(left, place=place, kept=kept, tell=tell)
    return Runs({task.name: (taken | made)[task.name] for task in tasks}, frozenset(taken))


def _place(request: Request, machine: ThisMachine) -> AbstractContextManager[Place]:
    if request.cluster is None:
        return nullcontext(machine)
    from analysis.run.cluster import cluster_at  # noqa: PLC0415  an optional extra

    return cluster_at(request.cluster)


def _edited(destination: Path, *, project: Project) -> tuple[str, ...]:
    """A line for each file of the pack that stands there and was edited since it was built."""
    if not (destination / MARK).is_file():
        return ()
    return tuple(edited(printed_pack(destination, root=project.root)))
