"""What a piece of work costs: seconds, the processors' seconds, and the most memory held at once.

What the work is does not matter here, and no cost is judged.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import psutil  # type: ignore[import-untyped]

from benchmarks.commands import started

LIBRARIES = ("papermill", "nbclient", "nbconvert", "ipykernel", "pandas", "matplotlib", "typst")
_SECONDS_BETWEEN_LOOKS = 0.1
_SECONDS_FOR_ORPHANS = 10
_SET_CHILD_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)


@dataclass(frozen=True)
class Cost:
    """What so many runs took together: seconds by the clock, and seconds of processor time."""

    runs: int
    seconds: float
    processor_seconds: float

    @property
    def milliseconds(self) -> float:
        """Milliseconds by the clock for one run.

        >>> Cost(16, seconds=8.0, processor_seconds=12.0).milliseconds
        500.0
        """
        return 1000 * self.seconds / self.runs

    @property
    def processor_milliseconds(self) -> float:
        """Milliseconds of processor time for one run."""
        return 1000 * self.processor_seconds / self.runs


@dataclass(frozen=True)
class Spread:
    """The middle of several measurements, and the least and greatest of them."""

    middle: float
    least: float
    greatest: float


def spread(values: Sequence[float]) -> Spread:
    """The middle, the least and the greatest of some values.

    >>> spread([3.0, 1.0, 2.0])
    Spread(middle=2.0, least=1.0, greatest=3.0)
    """
    return Spread(statistics.median(values), min(values), max(values))


def cost_of(work: Callable[[], object], *, runs: int) -> Cost:
    """What `work` costs, which does all of it in child processes and waits for them.

    The processor time is also that of processes which they left to end by themselves (on Linux).
    """
    _adopt_orphans()
    before, start = _processor_seconds(), time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    _wait_for_orphans()
    return Cost(runs, seconds, _processor_seconds() - before)


def _adopt_orphans() -> None:
    """Become the parent of every process below this one whose own parent ends before it."""
    if platform.system() == "Linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1)


def _wait_for_orphans() -> None:
    """Wait until the adopted processes have ended, but not for one that does not mean to end."""
    end = time.monotonic() + _SECONDS_FOR_ORPHANS
    while time.monotonic() < end:
        try:
            ended, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not ended:
            time.sleep(_SECONDS_BETWEEN_LOOKS)


def _processor_seconds() -> float:
    """Processor time of all child processes that ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak_memory_of(command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> int:
    """The most bytes that a command and all processes below it held at once.

    Memory that forked processes share is counted once for each of them.
    """
    peak = 0
    with started(command, folder=folder, environment=environment) as process:
        while process.poll() is None:
            peak = max(peak, memory_of(process.pid))
            time.sleep(_SECONDS_BETWEEN_LOOKS)
    return peak


def memory_of(process: int) -> int:
    """Bytes that a process and all below it hold; those that end meanwhile hold none."""
    held = 0
    with suppress(psutil.NoSuchProcess):
        top = psutil.Process(process)
        for each in (top, *top.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                held += each.memory_info().rss
    return held


def machine() -> list[str]:
    """What was measured on, in lines: processors, memory, how busy it was, and the versions."""
    memory = psutil.virtual_memory().total / 2**30
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in LIBRARIES)
    return [
        f"{os.cpu_count()} processors, {memory:.0f} GB of memory, {platform.system()}",
        f"busy before it began: {os.getloadavg()[0]:.1f} processes on average over a minute",
        f"Python {platform.python_version()}, {versions}",
    ]
