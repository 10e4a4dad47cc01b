"""What a kernel may take and what it opened: told by the kernel itself, from its first moment.

A start file in the kernel's own IPython folder calls `watch`; nothing of it shows in a notebook.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

_OPENED = "opened.txt"
_START = "profile_default/startup/00-watch.py"
_LISTINGS = ("os.listdir", "os.scandir")


def prepare_watch(scratch: Path, *, data_folder: str, memory_mb: int | None) -> None:
    """Have the kernel whose IPython folder is `scratch` watched."""
    start = scratch / _START
    start.parent.mkdir(parents=True)
    call = f"watch({str(scratch / _OPENED)!r}, {data_folder!r}, {memory_mb!r})"
    start.write_text(
        f"__import__('analysis.run.watching', fromlist=['watch']).{call}\n", encoding="utf-8"
    )


def opened_data(scratch: Path) -> dict[str, str]:
    """Files and folders of data that the kernel opened, each with its print as it was then.

    They are named as seen from the data folder, which itself is `.`.
    """
    opened = scratch / _OPENED
    lines = opened.read_text(encoding="utf-8").splitlines() if opened.is_file() else []
    pairs = (line.split("  ", 1) for line in lines)
    return {name: print_ for print_, name in pairs}


def is_as_it_was(data_folder: str | Path, opened: Mapping[str, str]) -> bool:
    """Whether all that was opened is there now with the same content."""
    return all(print_of(Path(data_folder) / name) == print_ for name, print_ in opened.items())


def print_of(path: Path) -> str:
    """Hash of a file's bytes, or of the names in a folder; `-` where there is nothing."""
    try:
        content = _names_in(path) if path.is_dir() else path.read_bytes()
    except OSError:
        return "-"
    return hashlib.sha256(content).hexdigest()


def _names_in(folder: Path) -> bytes:
    """The names in a folder but hidden ones, which editors leave there and take away."""
    names = sorted(path.name for path in folder.iterdir())
    return "\n".join(name for name in names if not name.startswith(".")).encode()


def watch(opened: str, data_folder: str, memory_mb: int | None) -> None:
    """Write down each file and folder of data as this process opens it, and limit its memory."""
    data = os.path.abspath(data_folder)  # noqa: PTH100  this runs at every file that is opened
    book = os.open(opened, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    known: set[str] = set()

    def write_down(event: str, arguments: tuple[object, ...]) -> None:
        if event != "open" and event not in _LISTINGS:
            return
        given = "." if arguments[0] is None else arguments[0]
        if not isinstance(given, str | os.PathLike):
            return
        path = os.path.abspath(given)  # noqa: PTH100
        if path in known or not (path == data or path.startswith(data + os.sep)):
            return
        known.add(path)
        name = Path(os.path.relpath(path, data)).as_posix()
        os.write(book, f"{print_of(Path(path))}  {name}\n".encode())

    sys.addaudithook(write_down)
    if memory_mb is not None:
        _limit_memory(memory_mb)


def _limit_memory(memory_mb: int) -> None:
    """No more than so many MB beyond what the process has now, where the system has such limits.

    A cell that needs more then fails with MemoryError, and the machine is spared.
    """
    try:
        import resource  # noqa: PLC0415  Windows has no such module
    except ImportError:
        return
    pages = Path("/proc/self/statm")
    if pages.is_file():
        taken = int(pages.read_text().split()[0]) * resource.getpagesize()
        most = taken + memory_mb * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
