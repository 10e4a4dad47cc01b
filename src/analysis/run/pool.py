"""Make all runs of a pack, as many at a time as there is room, whatever becomes of any of them.

How one run is made is `making`, where it is made `places`; what the results become is `build`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from analysis.errors import TransientError, WorkbookError
from analysis.run.events import Event, Tell
from analysis.run.kept import Kept, KeptRuns
from analysis.run.task import Failed, Made, Task

_ATTEMPTS = 3
Outcome = Kept | Failed


class Place(Protocol):
    """Where runs are made: in processes of this machine, or on others."""

    @property
    def room_for(self) -> int:
        """How many runs are made at a time."""

    def make(self, task: Task, folder: Path) -> Made:
        """Make a run whose files go to `folder`. Raises WorkbookError, TransientError to retry."""

    def stop(self) -> None:
        """End what is under way and begin nothing more."""


def run_all(
    tasks: Sequence[Task], *, place: Place, kept: KeptRuns, tell: Tell
) -> dict[str, Outcome]:
    """What became of each run, by its name, in the order given; a failed one stops no other.

    When interrupted, everything under way is ended before the interruption goes on.
    """
    with ThreadPoolExecutor(place.room_for) as threads:
        try:
            running = {
                threads.submit(_attempted, task, place=place, kept=kept, tell=tell): task.name
                for task in tasks
            }
            outcomes = dict(_ended(running, tell=tell))
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            place.stop()
            raise
    return {task.name: outcomes[task.name] for task in tasks}


def _ended(running: dict[Future[Outcome], str], *, tell: Tell) -> Iterator[tuple[str, Outcome]]:
    left = len(running)
    for future in as_completed(running):
        left -= 1
        name, outcome = running[future], future.result()
        if isinstance(outcome, Failed):
            tell(Event("failed", name, detail=outcome.reason, left=left))
        else:
            tell(Event("made", name, seconds=outcome.made.seconds, left=left))
        yield name, outcome


def _attempted(task: Task, *, place: Place, kept: KeptRuns, tell: Tell) -> Outcome:
    tell(Event("started", task.name))
    outcome = made_and_kept(
        task.key,
        partial(place.make, task),
        kept=kept,
        again=lambda fault: tell(Event("again", task.name, detail=fault)),
    )
    if isinstance(outcome, Failed):
        return replace(outcome, reason=f"{task.shown} {outcome.reason}")
    return outcome


def made_and_kept(
    key: str,
    make: Callable[[Path], Made],
    *,
    kept: KeptRuns,
    again: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """What `make` makes in a folder, kept; `again` hears of what may pass and is tried again."""
    faults: list[str] = []
    while True:
        with kept.room() as room:
            try:
                made = make(room / "files").after(faults)
            except WorkbookError as error:
                if not isinstance(error, TransientError) or len(faults) == _ATTEMPTS - 1:
                    return Failed(str(error), tuple(faults))
                faults.append(str(error))
                again(faults[-1])
            else:
                return kept.keep(key, room, made)
