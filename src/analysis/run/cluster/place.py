"""A cluster's workers as a place where runs are made: which worker, what it needs, what comes back.

What a worker does with a run is `worker_side`; how the cluster is reached is `connecting`.
"""

from __future__ import annotations

import hashlib
import threading
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from distributed import Client, Future

from analysis.errors import TransientError, WorkbookError
from analysis.run.cluster.marks import Marks, differences, own_marks
from analysis.run.cluster.parcel import Parcel, packed
from analysis.run.cluster.worker_side import Came, holds, leave, make_here, store
from analysis.run.task import Made, Task

_MOST_AT_A_TIME = 64
_SECONDS_FOR_AN_ANSWER = 60
_SECONDS_FOR_A_WORKER = 30
_SECONDS_BETWEEN_LOOKS = 1


class Cluster:
    """Makes runs on the workers of a cluster, each on the least busy one that fits."""

    def __init__(self, client: Client, address: str) -> None:
        self._client = client
        self._address = address
        self._build = uuid.uuid4().hex
        self._own = own_marks()
        self._fits: dict[str, bool] = {}
        self._busy: Counter[str] = Counter()
        self._parcels: dict[str, Parcel] = {}
        self._guard = threading.Lock()
        self._guards: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._futures: set[Future] = set()
        self._stopped = threading.Event()

    @property
    def room_for(self) -> int:
        """How many runs are made at a time: as many as the workers have threads, within reason."""
        return max(1, min(_MOST_AT_A_TIME, sum(self._threads().values())))

    def make(self, task: Task, folder: Path) -> Made:
        """Make a run on a worker, its files brought to `folder`.

        Raises WorkbookError; TransientError if its worker, or the whole cluster, is lost.
        """
        with self._within_reach(), self._seat() as worker:
            parcel = self._parcel(task.data_folder)
            with self._guards[worker]:
                self._supply(worker, parcel)
            came = self._answer(worker, task, parcel)
        return brought(came, folder)

    def stop(self) -> None:
        """Cancel what waits, end what is under way on the workers, and begin nothing more."""
        if self._stopped.is_set():
            return
        self._stopped.set()
        with suppress(Exception):  # a cluster that is gone has nothing to be ended
            self._client.cancel(list(self._futures))
            self._client.run(leave, self._build, on_error="ignore")

    def marks(self) -> Mapping[str, Marks | Exception]:
        """What each worker has that must be the same here; an error from one that cannot say."""
        found: Mapping[str, Marks | Exception] = self._client.run(own_marks, on_error="return")
        return found

    @contextmanager
    def _within_reach(self) -> Iterator[None]:
        """Whatever goes wrong on the way is a passing fault, unless the build was stopped."""
        try:
            yield
        except WorkbookError:
            raise
        except Exception as error:
            if self._stopped.is_set():
                raise WorkbookError("was stopped with the build.") from error
            raise TransientError(
                f"was cut off: the cluster at {self._address} did not answer "
                f"({type(error).__name__})."
            ) from error

    @contextmanager
    def _seat(self) -> Iterator[str]:
        """The worker with most room, which is taken into account meanwhile."""
        fitting = self._fitting()
        with self._guard:
            worker = min(fitting, key=lambda each: (self._busy[each] / fitting[each], each))
            self._busy[worker] += 1
        try:
            yield worker
        finally:
            with self._guard:
                self._busy[worker] -= 1

    def _fitting(self) -> Mapping[str, int]:
        """Threads of each worker that has the same code; waits a while if there is none."""
        end = time.monotonic() + _SECONDS_FOR_A_WORKER
        while not self._stopped.is_set():
            threads = self._threads()
            fitting = {each: count for each, count in threads.items() if self._fits_here(each)}
            if fitting:
                return fitting
            if time.monotonic() > end:
                raise TransientError(
                    f"was not begun: the cluster at {self._address} has no worker left that runs "
                    "the same workbook."
                )
            self._stopped.wait(_SECONDS_BETWEEN_LOOKS)
        raise WorkbookError("was not begun, as the build was stopped.")

    def _fits_here(self, worker: str) -> bool:
        """Whether a worker may make runs: it is asked once, whenever it came to the cluster."""
        with self._guards[worker]:
            if worker not in self._fits:
                found = self._client.run(own_marks, workers=[worker], on_error="return")
                marks = found.get(worker)
                if marks is None or isinstance(marks, OSError):
                    return False  # it is leaving
                self._fits[worker] = not differences(marks, self._own)
            return self._fits[worker]

    def _threads(self) -> Mapping[str, int]:
        found: Mapping[str, int] = self._client.nthreads(callback_timeout=_SECONDS_FOR_AN_ANSWER)
        return found

    def _parcel(self, data_folder: str) -> Parcel:
        with self._guard:
            if data_folder not in self._parcels:
                self._parcels[data_folder] = packed(Path(data_folder))
            return self._parcels[data_folder]

    def _supply(self, worker: str, parcel: Parcel) -> None:
        """Send a worker the data, unless it has them from another run or build."""
        if not self._client.run(holds, parcel.sha256, workers=[worker])[worker]:
            self._client.run(store, parcel, workers=[worker])

    def _answer(self, worker: str, task: Task, parcel: Parcel) -> Came:
        """What a worker makes of a run; looks now and then whether it is still there."""
        key = f"{task.name}-{uuid.uuid4().hex}"
        future = self._client.submit(
            make_here, self._build, task, parcel.sha256, workers=[worker], key=key, pure=False
        )
        self._futures.add(future)
        try:
            while not self._is_done(future):
                if worker not in self._threads():
                    raise TransientError(f"was cut off: the worker {worker} was lost.")
            came: Came = future.result(timeout=_SECONDS_FOR_AN_ANSWER)
            return came
        finally:
            self._futures.discard(future)
            future.cancel()

    def _is_done(self, future: Future) -> bool:
        with suppress(TimeoutError):
            future.exception(timeout=_SECONDS_BETWEEN_LOOKS)
        if self._stopped.is_set():
            raise WorkbookError("was stopped with the build.")
        return bool(future.done())


def brought(came: Came, folder: Path) -> Made:
    """Write the files of a run to a folder; TransientError if one is not as it was made."""
    for file in came.made.files:
        content = came.files.get(file.address, b"")
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise TransientError(f"was cut off: {file.address} was damaged on its way back.")
        path = folder / file.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return came.made
