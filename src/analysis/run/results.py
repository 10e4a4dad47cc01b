"""What became of a pack's runs, gathered for the manifest and for whoever asked for the build.

Nothing is written here.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from analysis.run.build import Built, Request
from analysis.run.kept import Kept
from analysis.run.manifest import FailedCheck, State
from analysis.run.plan import PlannedAppendix
from analysis.run.pool import Outcome
from analysis.run.preparing import Checked
from analysis.run.recording import RAN, Course, Record
from analysis.run.task import Failed, Made, Task, WrittenFile


@dataclass(frozen=True)
class Start:
    """When a build began: the day and time, and a clock that never jumps, in seconds."""

    moment: datetime
    seconds: float

    @classmethod
    def now(cls) -> Start:
        """This moment."""
        return cls(datetime.now(UTC), time.monotonic())

    @property
    def ago(self) -> float:
        """Seconds since then."""
        return time.monotonic() - self.seconds


@dataclass(frozen=True)
class Runs:
    """What became of each run, by its name, and which were taken from an earlier build."""

    outcomes: Mapping[str, Outcome]
    taken: frozenset[str]

    @property
    def failed(self) -> dict[str, Failed]:
        """The runs that failed."""
        return {name: each for name, each in self.outcomes.items() if isinstance(each, Failed)}

    @property
    def made(self) -> dict[str, Made]:
        """The runs that are there, taken ones too."""
        return {name: each.made for name, each in self.outcomes.items() if isinstance(each, Kept)}

    @property
    def retries(self) -> int:
        """Attempts beyond the first, of all runs together."""
        ended: list[Made | Failed] = [*self.made.values(), *self.failed.values()]
        return sum(len(each.retried_after) for each in ended)


def recorded(
    request: Request, checked: Checked, runs: Runs, *, key: str | None, start: Start
) -> Record:
    """What the manifest will say; without a key the pack is never taken as it is."""
    courses = {
        task.name: _course(task, appendix, runs)
        for task, appendix in zip(checked.tasks, checked.appendices, strict=True)
    }
    return Record(
        request.order,
        checked.pack,
        checked.appendices,
        runs.made,
        checked.extracts,
        checked.prints,
        start.ago,
        courses,
        [
            FailedCheck(check=RAN, appendix=name, reason=each.reason)
            for name, each in runs.failed.items()
        ],
        made_from=key,
        started=start.moment,
    )


def _course(task: Task, appendix: PlannedAppendix, runs: Runs) -> Course:
    outcome = runs.outcomes[task.name]
    if task.name in runs.taken:
        return Course(appendix.owner, "kept", attempts=0, key=task.key)
    faults = outcome.retried_after if isinstance(outcome, Failed) else outcome.made.retried_after
    reason = outcome.reason if isinstance(outcome, Failed) else None
    state: State = "made" if reason is None else "failed"
    return Course(appendix.owner, state, len(faults) + 1, faults, reason, task.key)


def summed_up(
    folder: Path,
    files: Sequence[WrittenFile],
    runs: Runs,
    *,
    replaced: tuple[str, ...],
    start: Start,
) -> Built:
    """The build in short, its pack standing in `folder`."""
    made = runs.made
    return Built(
        folder,
        len(files) + 1,
        {file.address: file.pages for file in files if file.pages},
        start.ago,
        {name: each.seconds for name, each in made.items() if name not in runs.taken},
        tuple(name for name in made if name in runs.taken),
        {name: each.reason for name, each in runs.failed.items()},
        runs.retries,
        tuple(f"{name} {text}" for name, each in made.items() for text in each.warnings),
        replaced,
    )
