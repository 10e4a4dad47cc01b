"""A Dask cluster of separate processes on this machine, each port chosen by the system."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from distributed import Client

_BOUND = 60


class DaskCluster:
    """A scheduler and its workers; `address` is where a build finds it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[subprocess.Popen] = []
        self.scheduler = self._start("scheduler", "--port", "0", stderr=subprocess.PIPE)
        self.address = _told_address(self.scheduler)

    def worker(self, environment: Mapping[str, str] | None = None) -> None:
        """Start a worker of one thread, watched over by its nanny as is Dask's custom."""
        options = ("--nthreads", "1", "--local-directory", str(self.folder), "--name")
        name = f"w{len(self.started)}"
        self._start("worker", self.address, *options, name, environment=environment)

    def processes_of_workers(self, *, count: int) -> dict[str, int]:
        """Process of each worker by its address, once there are so many."""
        with Client(self.address, timeout=_BOUND, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=_BOUND)
            return client.run(os.getpid)

    def end(self) -> None:
        """End all that was started here, with all that it started."""
        trees = [
            each
            for process in self.started
            if psutil.pid_exists(process.pid)
            for each in (psutil.Process(process.pid), *_below(process.pid))
        ]
        for each in trees:
            with suppress(psutil.NoSuchProcess):
                each.kill()
        for process in self.started:
            process.wait(_BOUND)
            if process.stderr:
                process.stderr.close()

    def _start(self, kind, *arguments, environment=None, stderr=subprocess.DEVNULL):
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "dask", kind, *arguments),
                *("--host", "127.0.0.1", "--no-dashboard"),
            ],
            env={**os.environ, **(environment or {})},
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            text=True,
        )
        self.started.append(process)
        return process


def _below(number: int) -> list[psutil.Process]:
    with suppress(psutil.NoSuchProcess):
        return psutil.Process(number).children(recursive=True)
    return []


def _told_address(scheduler: subprocess.Popen) -> str:
    """The address a scheduler tells when it is ready; what it tells later is read and dropped."""
    bound = threading.Timer(_BOUND, scheduler.kill)
    bound.start()
    lines = iter(scheduler.stderr)
    found = next(
        (match for line in lines if (match := re.search(r"at:\s+(tcp://\S+)", line))), None
    )
    bound.cancel()
    assert found, "the scheduler ended, or did not say where it is"
    threading.Thread(target=lambda: [None for _ in lines], daemon=True).start()
    return found[1]


@contextmanager
def dask_cluster(folder: Path) -> Iterator[DaskCluster]:
    """A scheduler without workers as yet; nothing is left of it at the end."""
    cluster = DaskCluster(folder)
    try:
        yield cluster
    finally:
        cluster.end()
