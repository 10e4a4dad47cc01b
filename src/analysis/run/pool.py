"""Run the notebooks of a pack, two at a time, and gather what went wrong in any of them.

How one notebook runs is `execution`; what the results become is `build`.
"""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import NotebookError
from analysis.run.execution import Outcome, prepare_worker, run_notebook
from analysis.run.plan import PlannedAppendix

WORKERS = 2
_SECONDS_TO_STOP = 10

Step = Callable[[str], None]


def run_all(
    appendices: Sequence[PlannedAppendix], *, folder: Path, seconds_per_cell: int, step: Step
) -> dict[str, Outcome]:
    """Outcome of each appendix by its name, in the order given; `step` hears of each as it ends.

    Raises NotebookError that lists every notebook that failed. No kernel is left behind, also
    when interrupted.
    """
    with _scratch_folders(appendices) as scratch, _workers(scratch) as workers:
        running = {
            workers.submit(
                run_notebook,
                appendix.notebook,
                parameters=appendix.parameters,
                folder=str(folder),
                scratch=str(scratch / str(number)),
                seconds_per_cell=seconds_per_cell,
            ): appendix
            for number, appendix in enumerate(appendices)
        }
        return _gathered(running, step=step)


def _gathered(running: dict[Future[Outcome], PlannedAppendix], *, step: Step) -> dict[str, Outcome]:
    outcomes, faults = {}, {}
    for future in as_completed(running):
        appendix = running[future]
        name, shown = appendix.name, appendix.shown
        try:
            outcomes[name] = future.result()
            step(f"ran {name}, {outcomes[name].seconds:.1f} s")
        except NotebookError as error:
            faults[name] = f"{shown} {error}"
            step(f"{name} failed")
        except BrokenProcessPool:
            faults[name] = f"{shown} was cut off: its process was ended."
    names = [appendix.name for appendix in running.values()]
    if faults:
        raise NotebookError("\n".join(faults[name] for name in names if name in faults))
    return {name: outcomes[name] for name in names}


@contextmanager
def _scratch_folders(appendices: Sequence[PlannedAppendix]) -> Iterator[Path]:
    """A folder for each kernel's own files, short in name because sockets stand in it."""
    with tempfile.TemporaryDirectory(prefix="wb-", ignore_cleanup_errors=True) as name:
        for number in range(len(appendices)):
            (Path(name) / str(number)).mkdir()
        yield Path(name)


@contextmanager
def _workers(scratch: Path) -> Iterator[ProcessPoolExecutor]:
    """A pool whose processes, and so their kernels, are gone at the end, however it is reached."""
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(
        WORKERS,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=prepare_worker,
        initargs=(str(scratch),),
    )
    try:
        yield pool
    except BaseException:
        _stop(set(multiprocessing.active_children()) - others)
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _stop(workers: set[multiprocessing.process.BaseProcess]) -> None:
    """End the workers: each ends its kernel first; one that does not heed is killed."""
    for worker in workers:
        worker.terminate()
    for worker in workers:
        worker.join(_SECONDS_TO_STOP)
        worker.kill()
