"""Runs that are cut off: kernels and processes that die, runs that take too long or too much."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import threading
from pathlib import Path
from types import ModuleType

import psutil
import pytest

from analysis.run import places, processes

from ..run.checkout import PACK, TABLE, Checkout, entry, no_inputs
from .builds import build, left_over, title_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.thorough,
    pytest.mark.skipif(os.name != "posix", reason="processes are killed the way of POSIX"),
]
# The first time, a cell tells of its kernel, and of a process in a session of its own, and waits.
WAITS_ONCE = """\
import os, signal, subprocess, sys; from pathlib import Path
first = not Path("tried-{0}").exists(); Path("tried-{0}").touch()
wait = [sys.executable, "-c", "import signal; signal.pause()"]
child = subprocess.Popen(wait, start_new_session=True).pid if first else 0
if first: Path("running-{0}").write_text(f"{{os.getpid()}} {{child}}"); signal.pause()"""
DIES = """\
import os; from pathlib import Path
with Path("attempts").open("a") as book: book.write("x")
os._exit(3)"""
GREEDY = "import numpy; numpy.ones(2_000_000_000)"
WAITING = ("worker_killed", "kernel_killed", "too_long")
CELLS = {**{name: WAITS_ONCE.format(name) for name in WAITING}, "dies": DIES, "greedy": GREEDY}
MENDED = WAITING[:2]
CUT_OFF = "was cut off: its process was ended by SIGKILL."
KILLED = " ended its kernel: os._exit, a crash, or too little memory."


class Meddler:
    """Does to a run what befalls it, as soon as its cell says that it waits."""

    def __init__(self, notebooks: Path) -> None:
        self._notebooks, self._run = notebooks, threading.local()
        self._answer, self._make = processes._answer, places.ThisMachine.make
        self.gone: dict[str, list[psutil.Process]] = {}
        self.left: dict[str, list[psutil.Process]] = {}

    def make(self, machine, task, folder):
        """Make a run; what it leaves is looked for at once, before the build's own end."""
        self._run.name = task.name
        try:
            return self._make(machine, task, folder)
        finally:
            if task.name in self.gone and task.name not in self.left:
                self.left[task.name] = left_over(self.gone[task.name])

    def answer(self, reader, process, *, seconds):
        name = getattr(self._run, "name", None)
        if name not in WAITING or name in self.gone:
            return self._answer(reader, process, seconds=seconds)
        kernel, child = self._told(name)
        self.gone[name] = [kernel, child, psutil.Process(process.pid)]
        if name == "worker_killed":
            os.kill(process.pid, signal.SIGKILL)
        if name == "kernel_killed":
            kernel.kill()
            child.kill()  # once a kernel is killed nobody knows what it had started
        return self._answer(reader, process, seconds=0 if name == "too_long" else seconds)

    def _told(self, name: str) -> list[psutil.Process]:
        pipe = os.open(self._notebooks / f"running-{name}", os.O_RDONLY | os.O_NONBLOCK)
        assert select.select([pipe], [], [], 120)[0], f"{name} never ran"
        return [psutil.Process(int(number)) for number in os.read(pipe, 100).split()]


def method_of(meddler: Meddler):
    """What takes the place of the machine's own method."""

    def make(machine, task, folder):
        return meddler.make(machine, task, folder)

    return make


@pytest.fixture(scope="module")
def meddled(tmp_path_factory):
    """Two builds: of what is mended by trying again, and of all; with what was killed meanwhile."""
    checkout = Checkout(tmp_path_factory.mktemp("lost") / "checkout")
    with pytest.MonkeyPatch.context() as patch:
        for topic, cell in CELLS.items():
            checkout.notebook(topic, cell, TABLE)
            module = ModuleType(topic)
            module.check = no_inputs
            patch.setitem(sys.modules, f"analysis.topics.{topic}.source", module)
        for topic in WAITING:
            os.mkfifo(checkout.project.notebooks / f"running-{topic}")
        entries = [entry(letter, topic) for letter, topic in zip("ABCDE", CELLS, strict=True)]
        checkout.pack(*entries, head=f"memory_mb = 1_000\n{PACK}")
        meddler = Meddler(checkout.project.notebooks)
        patch.setattr(processes, "_answer", meddler.answer)
        patch.setattr(places.ThisMachine, "make", method_of(meddler))
        yield checkout, build(checkout, only=MENDED), build(checkout), meddler.left


def manifest_of(built) -> dict[str, dict]:
    """What the manifest says of each appendix."""
    entries = json.loads((built.folder / "manifest.json").read_text())["appendices"]
    return {each["name"]: each for each in entries}


def test_a_run_cut_off_once_is_made_the_second_time_and_the_manifest_tells(meddled):
    _, built, _, _ = meddled
    told = manifest_of(built)
    assert (built.complete, built.retries) == (True, 2)
    assert {name: each["attempts"] for name, each in told.items()} == dict.fromkeys(MENDED, 2)
    assert told["worker_killed"]["retried_after"] == [CUT_OFF]
    (fault,) = told["kernel_killed"]["retried_after"]
    assert fault.endswith(KILLED)


def test_a_log_tells_what_was_tried_again(meddled):
    _, built, _, _ = meddled
    lines = (built.folder / "logs" / "worker_killed.log").read_text().splitlines()
    assert lines[1].endswith(f"trying worker_killed again: {CUT_OFF}")


def test_a_kernel_that_always_dies_is_tried_three_times(meddled):
    checkout, _, built, _ = meddled
    told = manifest_of(built)["dies"]
    assert (checkout.project.notebooks / "attempts").read_text() == "xxx"
    assert (told["state"], told["attempts"], len(told["retried_after"])) == ("failed", 3, 2)
    assert told["reason"].endswith(KILLED)


def test_a_run_that_takes_too_long_is_stopped_and_not_tried_again(meddled):
    _, _, built, _ = meddled
    told = manifest_of(built)["too_long"]
    assert (told["state"], told["attempts"]) == ("failed", 1)
    assert told["reason"].startswith(
        "notebooks/too_long.ipynb was stopped, as it took longer than the pack's limit of "
    )
    assert told["reason"].endswith("Find what is slow, or raise minutes_per_run.")


def test_nothing_is_left_of_a_run_that_was_cut_off(meddled):
    """Its kernel, its own process, and what the notebook started in a session of its own."""
    *_, left = meddled
    assert left == {name: [] for name in WAITING}


def test_a_cell_that_takes_too_much_memory_is_told_so(meddled):
    _, _, built, _ = meddled
    reason = manifest_of(built)["greedy"]["reason"]
    assert f"cell 3 `{GREEDY}` needed more memory than the pack's memory_mb allows" in reason
    assert reason.endswith("Read or keep less at a time, or raise memory_mb.")


def test_what_failed_takes_no_other_along(meddled):
    _, part, built, _ = meddled
    assert sorted(built.failed) == ["dies", "greedy", "too_long"]
    assert sorted(built.kept) == sorted(MENDED)
    assert title_of(part.folder, log="worker_killed") == "Resources report"
    assert title_of(built.folder, log="dies") == "Resources report"
