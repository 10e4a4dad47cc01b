"""One build of a pack at a time: a second one is told so, and by whom.

The system itself frees the lock of a build that was killed; nothing is built here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.errors import WorkbookError
from analysis.run.refusals import cannot_write


@contextmanager
def only_build(destination: Path) -> Iterator[None]:
    """Hold the right to build a pack. Raises WorkbookError while another build holds it."""
    path = destination.with_name(f".{destination.name}.lock")
    note = destination.with_name(f".{destination.name}.builder")
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise WorkbookError(_taken(destination, note)) from error
    except OSError as error:
        raise cannot_write(destination.parent, error) from error
    try:
        note.write_text(str(os.getpid()), encoding="utf-8")
        yield
    finally:
        note.unlink(missing_ok=True)
        with suppress(OSError):
            path.unlink(missing_ok=True)
        lock.release()


def _taken(destination: Path, note: Path) -> str:
    by = ""
    with suppress(OSError):
        by = f" by process {note.read_text(encoding='utf-8')}"
    return f"{destination.name} is being built already{by}. Wait for that build to end, or stop it."
