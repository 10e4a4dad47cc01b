"""Builds of a tiny pack of which nothing is run, and what stands in its folders afterwards."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

from analysis.errors import WorkbookError
from analysis.run.build import Built, Request, build_pack
from analysis.run.order import Order
from analysis.run.placing import MARK
from analysis.run.processes import answer_of
from analysis.run.scratch import scratch_folder
from analysis.run.task import Made, WrittenFile

from ..run.checkout import PACK, Checkout, entry

# Where the arguments of an event name the folder that a path starts from.
_PLACES = {"os.mkdir": 2, "os.remove": 1, "os.rmdir": 1}


class Scribe:
    """Takes the place of this machine: writes a few words where a run would write its pages."""

    room_for = 1

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch

    def make(self, task, folder: Path) -> Made:
        self._scratch.joinpath(task.name).write_text("what a kernel leaves")
        names = (f"{task.name}.html", f"{task.name}.pdf")
        return self._told(folder, task.context.pack_title, names)

    def make_front(self, folder: Path, front, listed, *, whole: bool) -> Made:
        return self._told(folder, front.pack_title or front.title, ("index.html", "pack.pdf"))

    def stop(self) -> None:
        """Nothing is under way."""

    def _told(self, folder: Path, title: str, names: Sequence[str]) -> Made:
        """What `write` gives, or the error that the real machine would hand on."""
        kind, content = answer_of(write, (folder, title, names))
        if kind is not None:
            raise kind(content)
        return content


def write(folder: Path, title: str, names: Sequence[str]) -> Made:
    """A file of each name, and what is told of them."""
    for name in names:
        folder.joinpath(name).write_text(f"{title}, {name}")
    files = tuple(
        WrittenFile(name, (folder / name).stat().st_size, print_of(folder / name), pages=1)
        for name in names
    )
    return Made(title, title, files, (), {}, 0.1, "2015-06-30T22:00:00+00:00")


@contextmanager
def no_machine() -> Iterator[Scribe]:
    """What `this_machine` gives, without any process."""
    with scratch_folder() as scratch:
        yield Scribe(scratch)


def titled(checkout: Checkout, title: str) -> None:
    """The pack of one appendix and of that title."""
    checkout.notebook("first", "1")
    checkout.pack(entry("A", "first"), head=PACK.replace("Resources report", title))


def request(
    checkout: Checkout, *, tell=lambda event: None, fresh: bool = False, **order
) -> Request:
    """What the command asks for when it is told to build the pack."""
    project = checkout.project
    return Request(Order("cabinet", **order), project, project.reports, tell, fresh=fresh)


def build(checkout: Checkout, **changes) -> Built:
    """The pack, built as the command does."""
    return build_pack(request(checkout, **changes))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its address."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def print_of(path: Path) -> str:
    """Fingerprint of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def title_of(pack: Path, *, log: str = "first") -> str:
    """The title of a pack whose files are exactly those of its manifest."""
    manifest = json.loads((pack / MARK).read_text())
    there = {name: pack / name for name in contents(pack)}
    pages = {name: print_of(path) for name, path in there.items() if not name.startswith("logs/")}
    del pages[MARK]
    assert pages == manifest["outputs"]
    assert f"logs/{log}.log" in there
    return manifest["pack"]["title"]


def in_a_fork(work: Callable[[], object]) -> int:
    """Exit status of a process that does some work: 1 for what a user is told, 99 for a mistake."""
    child = os.fork()
    if child == 0:
        status = 99
        try:
            work()
            status = 0
        except (WorkbookError, OSError) as error:
            print(error)
            status = 1
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def change_in(event: str, arguments: Sequence[object], folder: Path) -> Path | None:
    """What an audited event is about to change under a folder, if it does."""
    if event == "open":
        path, _, flags = arguments
        if not int(flags) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            return None
        place = -1
    elif event in ("os.mkdir", "os.remove", "os.rmdir", "os.rename", "os.truncate"):
        path, place = arguments[0], arguments[_PLACES[event]] if event in _PLACES else -1
    else:
        return None
    if not isinstance(path, str | os.PathLike):
        return None
    above = Path.cwd() if place in (-1, None) else Path(f"/proc/self/fd/{place}").readlink()
    whole = above / path
    return whole if whole.is_relative_to(folder) else None


def no_room(path: Path) -> OSError:
    """What the system says when a disk is full."""
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


def left_over(gone: Sequence[psutil.Process], *, seconds: float = 15) -> list[psutil.Process]:
    """Those processes that are still there after a while."""
    return list(psutil.wait_procs(gone, timeout=seconds)[1])


def started_by(number: int) -> list[psutil.Process]:
    """All processes that one has started, and theirs."""
    return psutil.Process(number).children(recursive=True)


def copy_of(project: Checkout, folder: Path) -> Checkout:
    """The same project in another folder, with all that stands in it."""
    copy = Checkout(folder)
    shutil.copytree(project.root, folder, dirs_exist_ok=True)
    return copy


def left_in(project: Checkout) -> list[str]:
    """What no build leaves behind: hidden folders and locks, rooms of runs, kernels' folders."""
    folders = (project.project.reports, project.project.kept)
    hidden = [path for folder in folders for path in folder.glob(".*")]
    return [path.name for path in (*hidden, *(project.root / "tmp").glob("*"))]
