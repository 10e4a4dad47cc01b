"""Where runs are made on this machine: each in a process of its own, a few at a time.

Other machines are `cluster`; which runs there are is decided elsewhere.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from analysis.publish.context import PageContext
from analysis.run.kernels import prepared_parent
from analysis.run.processes import OwnProcesses, load_code
from analysis.run.scratch import scratch_folder
from analysis.run.task import Made, Missing, Part, Task

_SECONDS_FOR_THE_FRONT = 1800


class ThisMachine:
    """Makes runs in processes of this machine."""

    def __init__(self, processes: OwnProcesses, scratch: Path) -> None:
        self._processes = processes
        self._scratch = scratch
        self._numbers = itertools.count()

    @property
    def room_for(self) -> int:
        """How many runs are made at a time: one a core, and one while the others wait."""
        return cores() + 1

    def make(self, task: Task, folder: Path) -> Made:
        """Make a run; see `analysis.run.making.make`."""
        scratch = self._scratch / str(next(self._numbers))
        scratch.mkdir()
        return self._processes.call(_make, task, folder, scratch, seconds=task.limits.seconds)

    def make_front(
        self, folder: Path, front: PageContext, listed: Sequence[Part | Missing], *, whole: bool
    ) -> Made:
        """Make what the pack has of its own; see `analysis.run.front.make_front`."""
        return self._processes.call(
            _make_front, folder, front, listed, whole, seconds=_SECONDS_FOR_THE_FRONT
        )

    def stop(self) -> None:
        """End every process under way."""
        self._processes.stop()


def _make(task: Task, folder: Path, scratch: Path) -> Made:
    from analysis.run.making import make  # noqa: PLC0415  slow to load, and needed there alone

    return make(task, folder, scratch)


def _make_front(
    folder: Path, front: PageContext, listed: Sequence[Part | Missing], whole: bool
) -> Made:
    from analysis.run.front import make_front  # noqa: PLC0415  as above

    return make_front(folder, front, listed, whole=whole)


def cores() -> int:
    """Cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not there on Windows and macOS
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@contextmanager
def this_machine() -> Iterator[ThisMachine]:
    """This machine, getting ready to make runs; nothing it started is left at the end."""
    load_code()
    with scratch_folder() as scratch, prepared_parent() as environment:
        processes = OwnProcesses(environment)
        try:
            yield ThisMachine(processes, scratch)
        finally:
            processes.stop()
