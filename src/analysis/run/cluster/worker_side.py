"""What a worker of the cluster does: hold data, make runs in processes of their own, end them.

Every function here is called on a worker; what calls them is `place`.
"""

from __future__ import annotations

import atexit
import hashlib
import multiprocessing
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from distributed import Worker, get_worker

from analysis.errors import TransientError, WorkbookError
from analysis.run.cluster.parcel import Parcel, as_at_home, moved, unpacked
from analysis.run.places import ThisMachine, this_machine
from analysis.run.refusals import why
from analysis.run.task import Made, Task

_STORE = "council-workbook"
_KEPT_PARCELS = 4
_BENCHES = "_council_workbook_benches"
_GUARD = threading.Lock()


@dataclass(frozen=True)
class Came:
    """What comes back of a run: what it made, and the bytes of its files by their addresses."""

    made: Made
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class _Bench:
    """Where the runs of one build are made on this worker; None once the build has left."""

    machine: ThisMachine
    stack: ExitStack


def holds(sha256: str, dask_worker: Worker) -> bool:
    """Whether the parcel of that content is here."""
    return _parcel(dask_worker, sha256).is_file()


def store(parcel: Parcel, dask_worker: Worker) -> None:
    """Keep a parcel for this build and later ones, and the few that came before it."""
    path = _parcel(dask_worker, parcel.sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    others = sorted(path.parent.glob("*.zip"), key=lambda each: each.stat().st_mtime)
    for old in others[: -_KEPT_PARCELS + 1]:
        old.unlink(missing_ok=True)
    coming = path.with_suffix(".coming")
    coming.write_bytes(parcel.content)
    coming.replace(path)


def make_here(build: str, task: Task, sha256: str) -> Came:
    """Make a run of that build here. Raises WorkbookError, TransientError to try again."""
    worker = get_worker()
    try:
        folder = _store(worker)
        content = _whole(_parcel(worker, sha256), sha256)
        with TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as name:
            root = Path(name).resolve()
            there = unpacked(moved(task, root / "in"), content)
            with _naming_folders_of_home(task, there):
                return _made(_bench(worker, build), task, there, root / "files")
    except WorkbookError:
        raise
    except OSError as error:
        raise TransientError(f"was cut off: its worker's system refused: {why(error)}.") from error
    except Exception as error:  # the workbook's own mistake, as in a process of this machine
        raise WorkbookError(f"was stopped by a mistake in the workbook: {error!r}.") from error


def leave(build: str, dask_worker: Worker) -> None:
    """End what is under way here of that build, and begin nothing more of it."""
    with _GUARD:
        benches = dask_worker.__dict__.setdefault(_BENCHES, {})
        bench = benches.get(build)
        benches[build] = None
    if bench is not None:
        bench.machine.stop()
        bench.stack.close()
        atexit.unregister(bench.stack.close)


def _made(machine: ThisMachine, task: Task, there: Task, folder: Path) -> Came:
    folder.mkdir()
    made = machine.make(there, folder)
    warnings = tuple(as_at_home(text, task=task, moved_to=there) for text in made.warnings)
    files = {file.address: (folder / file.address).read_bytes() for file in made.files}
    return Came(replace(made, warnings=warnings), files)


@contextmanager
def _naming_folders_of_home(task: Task, there: Task) -> Iterator[None]:
    try:
        yield
    except WorkbookError as error:
        raise type(error)(as_at_home(str(error), task=task, moved_to=there)) from None


def _bench(worker: Worker, build: str) -> ThisMachine:
    """Where the runs of a build are made here, prepared when its first one comes."""
    with _GUARD:
        benches = worker.__dict__.setdefault(_BENCHES, {})
        if build not in benches:
            # A worker that is watched over counts as a daemon, which may start no process.
            multiprocessing.current_process().daemon = False
            stack = ExitStack()
            benches[build] = _Bench(stack.enter_context(this_machine()), stack)
            atexit.register(stack.close)
        bench = benches[build]
    if bench is None:
        raise WorkbookError("was stopped with the build.")
    machine: ThisMachine = bench.machine
    return machine


def _store(worker: Worker) -> Path:
    return Path(worker.local_directory) / _STORE


def _parcel(worker: Worker, sha256: str) -> Path:
    return _store(worker) / f"{sha256}.zip"


def _whole(path: Path, sha256: str) -> bytes:
    """The parcel's bytes; one that was damaged makes way for another copy of it."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        path.unlink(missing_ok=True)
        raise TransientError("was cut off: its worker's copy of the data was damaged.")
    return content
