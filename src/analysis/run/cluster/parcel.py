"""A folder of data as one parcel: packed here, unpacked on a worker, named by its content.

Who carries it there is `place`; what is done with it there is `worker_side`.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path, PurePath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from analysis.errors import WorkbookError
from analysis.run.refusals import why
from analysis.run.task import Task

_UNREAD = {"__pycache__", ".ipynb_checkpoints"}
_QUICK = 1


@dataclass(frozen=True)
class Parcel:
    """A zip file of a folder, and the SHA-256 of its bytes: the same for the same content."""

    content: bytes
    sha256: str


def packed(folder: Path) -> Parcel:
    """All that is in a folder, empty folders too. Raises WorkbookError if it cannot be read."""
    buffer = BytesIO()
    try:
        with ZipFile(buffer, "w") as archive:
            for path in _all_below(folder):
                name = path.relative_to(folder).as_posix()
                content = None if path.is_dir() else path.read_bytes()
                entry = ZipInfo(f"{name}/" if content is None else name)  # of 1980, not of now
                archive.writestr(entry, content or b"", ZIP_DEFLATED, _QUICK)
    except OSError as error:
        name = error.filename
        raise WorkbookError(f"cannot be sent: {name} cannot be read: {why(error)}.") from error
    content = buffer.getvalue()
    return Parcel(content, hashlib.sha256(content).hexdigest())


def _all_below(folder: Path) -> Iterator[Path]:
    """Folders and files, sorted, those behind links too, but what Python and editors leave."""
    for name, folders, files in os.walk(folder, followlinks=True, onerror=_raise):
        folders[:] = sorted(set(folders) - _UNREAD)
        yield from (Path(name) / each for each in [*folders, *sorted(files)])


def _raise(error: OSError) -> None:
    raise error


def moved(task: Task, root: Path) -> Task:
    """The same run below another folder, its data where its notebook will look for them.

    Raises WorkbookError for data that the notebook names by a full path.
    """
    given = PurePath(os.path.normpath(str(task.parameters["data_folder"])))
    if given.is_absolute():
        raise WorkbookError(
            f"cannot be sent to another machine: its data_folder, {given}, is a full path. Give "
            "it as seen from the notebooks, as in ../data."
        )
    depth = _depth(given)
    names = Path(task.folder).parts[1:][-depth:]
    folder = root.joinpath(*["_"] * (depth - len(names)), *names)
    data_folder = Path(os.path.normpath(folder / given))
    return replace(task, folder=str(folder), data_folder=str(data_folder))


def _depth(given: PurePath) -> int:
    """How many folders, from the notebooks' own upwards, a path leads out of; at least one."""
    return max(1, given.parts.count(".."))


def unpacked(task: Task, content: bytes) -> Task:
    """The run, with the folders it needs in place: an empty one for its notebook, and its data."""
    Path(task.folder).mkdir(parents=True)
    Path(task.data_folder).mkdir(parents=True, exist_ok=True)
    with ZipFile(BytesIO(content)) as archive:
        archive.extractall(task.data_folder)
    return task


def as_at_home(text: str, *, task: Task, moved_to: Task) -> str:
    """A text that may name a worker's folders, naming those of this machine instead."""
    pairs = [
        (moved_to.data_folder, task.data_folder),
        (moved_to.folder, task.folder),
    ]
    for there, here in pairs:
        text = text.replace(there, here)
    return text
