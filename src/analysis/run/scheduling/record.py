"""What became of each scheduled build, kept beside the packs in reports/.

It goes when reports/ is emptied, and the packs with it. What is due is for `due`.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeVar

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict, ValidationError

from analysis.run.keys import sha256
from analysis.run.placing import MARK
from analysis.run.project import Project
from analysis.run.scheduling.timetable import ScheduledPack

FOLDER = ".schedule"
State = Literal["started", "whole", "incomplete", "failed"]


class Entry(BaseModel):
    """How the last try of a scheduled build went.

    `before` is the fingerprint of the manifest that stood in the pack's place when it began.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    state: State
    tries: int
    at: datetime
    said: str = ""
    before: str | None = None


class _Call(BaseModel):
    at: datetime


Kept = TypeVar("Kept", bound=BaseModel)


def entry_of(pack: ScheduledPack, *, project: Project) -> Entry | None:
    """What is recorded of a pack; None where nothing is, or nothing that can be read."""
    return _read(_file(pack, project), Entry)


def is_whole(pack: ScheduledPack, *, project: Project) -> bool:
    """Whether the pack was built for its meeting, and whole.

    A build cut off after its pack was in its place and before that was recorded counts as well:
    the manifest that stands there is then another than before.
    """
    entry = entry_of(pack, project=project)
    if entry is None or entry.state != "started":
        return entry is not None and entry.state == "whole"
    return _manifest_print(pack, project) not in (None, entry.before)


def begin(pack: ScheduledPack, *, now: datetime, project: Project) -> Entry:
    """Record that a build of the pack begins; returns what was recorded."""
    last = entry_of(pack, project=project)
    tries = last.tries + 1 if last else 1
    entry = Entry(state="started", tries=tries, at=now, before=_manifest_print(pack, project))
    _write(_file(pack, project), entry)
    return entry


def end(pack: ScheduledPack, begun: Entry, state: State, *, said: str, project: Project) -> None:
    """Record how a build that was begun ended, and what it said."""
    _write(_file(pack, project), begun.model_copy(update={"state": state, "said": said}))


def last_call(project: Project) -> datetime | None:
    """When the schedule was last looked after; None if it never was."""
    call = _read(_folder(project) / "last-call.json", _Call)
    return call.at if call else None


def keep_call(now: datetime, *, project: Project) -> None:
    """Record that the schedule was looked after."""
    _write(_folder(project) / "last-call.json", _Call(at=now))


@contextmanager
def alone(project: Project) -> Iterator[bool]:
    """Whether no other process looks after the schedule; none begins to while the block lasts.

    The lock is the system's own, so it goes with the process, however that ends.
    """
    _folder(project).mkdir(parents=True, exist_ok=True)
    lock = FileLock(_folder(project) / "lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _folder(project: Project) -> Path:
    return project.reports / FOLDER


def _file(pack: ScheduledPack, project: Project) -> Path:
    return _folder(project) / f"{pack.key}.json"


def _manifest_print(pack: ScheduledPack, project: Project) -> str | None:
    """Fingerprint of the manifest of the whole pack in reports/; None where there is none."""
    path = project.reports / pack.folder / MARK
    return sha256(path) if path.is_file() else None


def _read(path: Path, kind: type[Kept]) -> Kept | None:
    try:
        return kind.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _write(path: Path, kept: BaseModel) -> None:
    """Write a record so that whoever reads it finds the old one or the new one, never a part."""
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.write(kept.model_dump_json(indent=2) + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
