"""Runs kept for the next build: found by their key, used only if they are whole and untouched.

What a key is made of is `keys`; nothing is run here.
"""

from __future__ import annotations

import json
import os
import shutil
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from analysis.run.keys import hash_of, sha256
from analysis.run.refusals import cannot_write
from analysis.run.task import Made, WrittenFile
from analysis.run.watching import is_as_it_was

_RECORD = "made.json"
_KEPT_FOR = timedelta(days=40)  # a monthly pack finds the runs of the month before
_JUMP = timedelta(minutes=1)
_MOST_BYTES = 2_000_000_000


@dataclass(frozen=True)
class Kept:
    """A run whose files stand in `folder`, laid out as in the pack."""

    folder: Path
    made: Made


class KeptRuns:
    """The runs kept in a folder, one folder a key. A run that is broken counts as not there.

    With `anew` none counts as there, and each that is made takes the place of the one that is.
    """

    def __init__(self, folder: Path, *, anew: bool = False) -> None:
        self._folder = folder
        self._anew = anew
        self._began = _clocks()

    def find(self, key: str, *, data_folder: str = ".") -> Kept | None:
        """The run of that key, if every file of it, and all the data it opened, is as it was."""
        folder = self._folder / key
        made = None if self._anew else _recorded(folder / _RECORD, key=key)
        if made is None or not _is_whole(folder / "files", made.files):
            return None
        if not is_as_it_was(data_folder, made.opened):
            return None
        with suppress(OSError):
            os.utime(folder)  # it was of use: it is not among the oldest
        return Kept(folder / "files", made)

    @contextmanager
    def room(self) -> Iterator[Path]:
        """An empty folder to make a run in; it is gone at the end unless the run was kept."""
        room = self._hidden()
        try:
            _make(room / "files")
            yield room
        finally:
            shutil.rmtree(room, ignore_errors=True)

    def keep(self, key: str, room: Path, made: Made) -> Kept:
        """Keep the run made in `room`/files; another of the same key makes way."""
        content = {"key": key, "made": made.as_json()}
        record = {**content, "check": hash_of(content)}
        text = json.dumps(record, ensure_ascii=False)
        (room / _RECORD).write_text(text, encoding="utf-8")
        folder = self._folder / key
        _move(room, folder, aside=self._hidden())
        return Kept(folder / "files", made)

    def tidy(self) -> None:
        """Remove what was of no use for forty days, and the oldest beyond two gigabytes.

        What a build left that was killed goes too. A clock that jumped says nothing of ages: then
        no run goes.
        """
        with suppress(OSError):
            folders = [path for path in self._folder.iterdir() if path.is_dir()]
            for room in filter(_is_left, folders):
                shutil.rmtree(room, ignore_errors=True)
            if not self._clock_jumped():
                _remove_old([path for path in folders if not path.name.startswith(".")])

    def _hidden(self) -> Path:
        """A folder of this process, under a name that is no key."""
        return self._folder / f".{os.getpid()}-{uuid.uuid4().hex[:12]}"

    def _clock_jumped(self) -> bool:
        """Whether the clock was set since this began."""
        (told, passed), (told_then, passed_then) = _clocks(), self._began
        return abs(told - told_then - (passed - passed_then)) > _JUMP.total_seconds()


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise cannot_write(folder.parents[1], error) from error


def _clocks() -> tuple[float, float]:
    """The time of day, and a clock that nobody sets."""
    return time.time(), time.monotonic()


def _is_left(folder: Path) -> bool:
    """Whether a folder is the room of a process that has ended."""
    number = folder.name[1:].partition("-")[0] if folder.name.startswith(".") else ""
    return number.isdigit() and not psutil.pid_exists(int(number))


def _remove_old(folders: Sequence[Path]) -> None:
    size, oldest = 0, time.time() - _KEPT_FOR.total_seconds()
    for folder in sorted(folders, key=lambda path: path.stat().st_mtime, reverse=True):
        size += sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        if folder.stat().st_mtime < oldest or size > _MOST_BYTES:
            shutil.rmtree(folder, ignore_errors=True)


def _recorded(path: Path, *, key: str) -> Made | None:
    """What was written down with a run, if that is whole and of this very key."""
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        check = record.pop("check")
        if check != hash_of(record) or record["key"] != key:
            return None
        return Made.from_json(record["made"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _is_whole(folder: Path, files: Sequence[WrittenFile]) -> bool:
    paths = (path for path in folder.rglob("*") if path.is_file())
    try:
        there = {path.relative_to(folder).as_posix(): sha256(path) for path in paths}
    except OSError:
        return False
    return there == {file.address: file.sha256 for file in files}


def _move(room: Path, folder: Path, *, aside: Path) -> None:
    """Move `room` to `folder`; what stood there is removed, or wins if it came just now."""
    with suppress(FileNotFoundError):
        folder.rename(aside)
    try:
        room.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
