"""Whether a kernel forked now would be one like any other, and why not.

What is done instead is the provisioner's affair.
"""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.run.kernels.messages import Request

# Read when Python or a library starts, and not again.
_READ_ONCE = (
    *("PYTHON", "LD_", "LC_", "LANG", "HOME", "XDG_"),
    *("MPL", "MATPLOTLIBRC", "OPENBLAS_", "OMP_", "MKL_", "NUMEXPR_"),
)
_COMMAND = ("-m", "ipykernel_launcher")
_DESCRIPTORS = Path("/proc/self/fd")
_THREADS = Path("/proc/self/task")

Marks = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Prepared:
    """What a prepared process is: its environment and sources, and what went wrong, if anything."""

    environment: Mapping[str, str]
    sources: Marks
    fault: str | None = None


def reasons_against(request: Request, *, prepared: Prepared, known: Collection[int]) -> list[str]:
    """Why this process must not be forked for the request; `known` are descriptors of its own."""
    return [
        *([prepared.fault] if prepared.fault else []),
        *_of_this_process(known),
        *_of_the_command(request.command),
        *_of_the_environment(request.environment, prepared.environment),
        *_of_the_folder(Path(request.folder)),
    ]


def source_marks() -> Marks:
    """Sizes and times of what was imported, by path: a file each of our own, the folder of others.

    An installer that adds, removes or upgrades a library changes its folder.
    """
    installed = {
        sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")
    }
    files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    own = [file for file in files if file and not file.startswith(tuple(installed))]
    return {path: mark for path in (*installed, *own) if (mark := _mark(path))}


def changed_sources(marks: Marks) -> list[str]:
    """The paths that are no longer what they were when they were imported."""
    return sorted(path for path, mark in marks.items() if _mark(path) != mark)


def _mark(path: str) -> tuple[int, int] | None:
    try:
        found = Path(path).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _of_this_process(known: Collection[int]) -> Iterator[str]:
    """A query engine that was used leaves threads, data that was opened a descriptor."""
    threads = len(list(_THREADS.iterdir()))
    if threads > 1:
        yield f"the prepared process has {threads} threads"
    for descriptor in list(_DESCRIPTORS.iterdir()):
        # The one that listed the others is gone by now.
        if int(descriptor.name) not in known and descriptor.is_symlink():
            yield f"the prepared process has {descriptor.readlink()} open"


def _of_the_command(command: Collection[str]) -> Iterator[str]:
    ordinary = (sys.executable, *_COMMAND)
    if tuple(command)[: len(ordinary)] != ordinary:
        yield f"the command {' '.join(command)} does not begin with {' '.join(ordinary)}"


def _of_the_environment(asked: Mapping[str, str], given: Mapping[str, str]) -> Iterator[str]:
    for name in sorted({*asked, *given}):
        if name.startswith(_READ_ONCE) and asked.get(name) != given.get(name):
            yield f"{name} is {asked.get(name)!r}, and {given.get(name)!r} in the prepared process"


def _of_the_folder(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        yield f"there is no folder {folder}"
    if (folder / "matplotlibrc").exists():
        yield f"{folder} has a matplotlibrc, which is read when matplotlib is imported"
