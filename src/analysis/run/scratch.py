"""Folders for what kernels leave while they run, gone when the build ends, however it ends.

Their names are short, because the names of sockets begin with them and may not be long.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil  # type: ignore[import-untyped]

_PREFIX = "wb-"
_PYTHONS = "pymp-*"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """An empty folder of this process, in the system's folder for such; gone at the end.

    What a build left that was killed is removed first.
    """
    remove_orphans()
    process = psutil.Process()
    prefix = f"{_PREFIX}{process.pid}-"
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as name:
        yield Path(name)


def mark_own(folder: Path) -> None:
    """Note in a folder that Python keeps for its processes that it goes when this one has ended."""
    (folder / f"{_PREFIX}{os.getpid()}-").touch()


def remove_orphans() -> None:
    """Remove the folders of processes that have ended without removing them."""
    system = Path(tempfile.gettempdir())
    for mark in system.glob(f"{_PYTHONS}/{_PREFIX}*-"):
        _remove_orphan(mark.parent, mark.name)
    for path in system.glob(f"{_PREFIX}*-*"):
        _remove_orphan(path, path.name)


def _remove_orphan(folder: Path, name: str) -> None:
    number = name.removeprefix(_PREFIX).split("-")[0]
    if number.isdigit() and not psutil.pid_exists(int(number)):
        shutil.rmtree(folder, ignore_errors=True)
