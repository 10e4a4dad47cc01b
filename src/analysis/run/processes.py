"""A function called in a process of its own, which is killed with all it started at its time limit.

What the functions do does not matter here; each process starts from one that has loaded the code.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from multiprocessing.util import get_temp_dir
from pathlib import Path
from typing import Any, TypeVar, cast

import psutil  # type: ignore[import-untyped]

from analysis.errors import NotebookError, TransientError, WorkbookError
from analysis.run.refusals import why
from analysis.run.scratch import mark_own

T = TypeVar("T")
_LOADED = ["analysis.run.preloaded"]
_SECONDS_TO_END = 5


class OwnProcesses:
    """Calls functions in processes of their own; `stop` ends those under way, from any thread."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self._context = _context()
        self._environment = dict(environment or {})
        self._live: set[BaseProcess] = set()
        self._guard = threading.Lock()
        self._stopped = False

    def call(self, function: Callable[..., T], *arguments: Any, seconds: float) -> T:
        """What the function returns. Raises what it raises, if that is a WorkbookError.

        Raises TransientError if the process ended by itself, NotebookError if it took too long.
        """
        reader, writer = self._context.Pipe(duplex=False)
        process = self._context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(writer, self._environment, function, arguments)
        )
        with self._guard:
            if self._stopped:
                raise WorkbookError("was not begun, as the build was stopped.")
            process.start()
            self._live.add(process)
        writer.close()
        try:
            return cast(T, _answer(reader, process, seconds=seconds))
        except TransientError as error:
            if self._stopped:
                raise WorkbookError("was stopped with the build.") from error
            raise
        finally:
            if process.is_alive():
                kill_tree(process.pid)
            process.join()
            reader.close()
            with self._guard:
                self._live.discard(process)

    def stop(self) -> None:
        """End every process under way with all it started, and begin no other."""
        with self._guard:
            self._stopped = True
            live = [process.pid for process in self._live]
        for number in live:
            kill_tree(number)


def _context() -> BaseContext:
    """How processes are started: forked from one that has loaded the code, where there is fork."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_LOADED, *_of_the_command()])
    return context


def _of_the_command() -> list[str]:
    """Modules that the command's own script imports: each process would else load them anew."""
    named = {getattr(each, "__module__", None) for each in vars(sys.modules["__main__"]).values()}
    return sorted(name for name in named if isinstance(name, str) and name.startswith("analysis."))


def load_code() -> None:
    """Have the code loaded, beside what else there is to do, before the first process is needed."""
    context = _context()
    if context.get_start_method() == "forkserver":
        from multiprocessing import forkserver  # noqa: PLC0415  not there on Windows

        forkserver.ensure_running()
        mark_own(Path(get_temp_dir()))


def _answer(reader: Any, process: BaseProcess, *, seconds: float) -> Any:
    """What the process sent; a process that ended without a word has closed its end."""
    try:
        if not reader.poll(seconds):
            raise NotebookError(
                f"was stopped, as it took longer than the pack's limit of {seconds / 60:g} minutes."
                " Find what is slow, or raise minutes_per_run."
            )
        kind, content = reader.recv()
    except (EOFError, OSError, pickle.UnpicklingError) as error:
        process.join(_SECONDS_TO_END)
        raise TransientError(f"was cut off: {_end_of(process)}.") from error
    if kind is not None:
        raise kind(content)
    return content


def _end_of(process: BaseProcess) -> str:
    code = process.exitcode
    if code is not None and code < 0:
        return f"its process was ended by {signal.Signals(-code).name}"
    return "its process ended"


def _serve(
    writer: Any,
    environment: Mapping[str, str],
    function: Callable[..., Any],
    arguments: Sequence[Any],
) -> None:
    """In the new process: call the function, send what it returns or what went wrong.

    Ctrl-C is the parent's affair, and the process never outlives its parent.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.environ.update(environment)
    writer.send(answer_of(function, arguments))
    writer.close()


def answer_of(
    function: Callable[..., Any], arguments: Sequence[Any]
) -> tuple[type[WorkbookError] | None, Any]:
    """What a function returns, or else the kind of what went wrong with its words.

    >>> answer_of(divmod, (7, 2))
    (None, (3, 1))
    """
    try:
        return None, function(*arguments)
    except WorkbookError as error:
        return type(error), str(error)
    except OSError as error:
        place = f" ({error.filename})" if error.filename else ""
        return WorkbookError, f"was stopped by the system: {why(error)}{place}."
    except Exception as error:  # the workbook's own mistake: told in full, and no other run stops
        traceback.print_exc()
        return WorkbookError, f"was stopped by a mistake in the workbook: {error!r}."


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        kill_tree(os.getpid())


def kill_tree(number: int | None) -> None:
    """Kill a process and all that it started; nothing happens if it has ended."""
    if number is None:  # which psutil takes for this process
        return
    with suppress(psutil.NoSuchProcess):
        root = psutil.Process(number)
        tree = [*root.children(recursive=True), root]
        for each in tree:
            with suppress(psutil.NoSuchProcess):
                each.kill()
        psutil.wait_procs(tree[:-1], timeout=_SECONDS_TO_END)
