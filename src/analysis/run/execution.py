"""Run one notebook with papermill in a process of its own, and say how it ended.

The only module that touches papermill; which notebooks run, and what becomes of them, is not here.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.engines import NBClientEngine, papermill_engines
from traitlets.config import Config

from analysis.errors import NotebookError, TransientError
from analysis.run import notebooks
from analysis.run.kernels.kernelspec import kernel_name
from analysis.run.notebooks import Notebook
from analysis.run.pack import Value
from analysis.run.quick_nbformat import nbformat

_LONGEST_SOCKET_PATH = 90  # the system's own limit is about 104 characters


@dataclass(frozen=True)
class Outcome:
    """A notebook that ran to its end, what its cells warned of, and the seconds it took."""

    notebook: Notebook
    warnings: tuple[str, ...]
    seconds: float


class StrictEngine(NBClientEngine):  # type: ignore[misc]
    """Papermill's engine, except that the house's own rules say whether the notebook ended well."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **kwargs: Any) -> None:
        """Run the cells, then judge them. Raises NotebookError with the cell and the reason.

        A kernel that died raises TransientError instead: it may have been short of memory.
        """
        stopped: Exception | None = None
        try:
            super().execute_managed_notebook(
                nb_man, kernel_name, on_cell_executed=_show_quit, **kwargs
            )
        except (CellTimeoutError, DeadKernelError) as error:
            stopped = error
            _show_as_output(error, nb_man.nb)
        end = notebooks.early_end(nb_man.nb)
        if end is not None:
            kind = TransientError if isinstance(stopped, DeadKernelError) else NotebookError
            raise kind(f"{notebooks.where(nb_man.nb, end[0])} {end[1]}")


def _show_as_output(error: Exception, notebook: Notebook) -> None:
    """Give the code cell that was running the error that the kernel could not report."""
    started = [
        cell
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.metadata.papermill["start_time"]
    ]
    started[-1].outputs.append(_error_output(type(error).__name__))


def _show_quit(cell: Any, execute_reply: Any, **_: object) -> None:
    """Give a cell that asked the kernel to end an error; the kernel might run a few cells more."""
    payloads = execute_reply["content"].get("payload", [])
    if any(payload["source"] == "ask_exit" for payload in payloads):
        cell.outputs.append(_error_output("SystemExit", "quit"))


def _error_output(name: str, message: str = "") -> Any:
    error = {"ename": name, "evalue": message, "traceback": []}
    return nbformat.v4.new_output("error", **error)  # type: ignore[no-untyped-call]


papermill_engines.register("strict", StrictEngine)


def run_notebook(
    notebook: Notebook,
    *,
    parameters: Mapping[str, Value],
    folder: str,
    scratch: str,
    seconds_per_cell: int,
) -> Outcome:
    """Run a notebook in `folder`, its kernel's own files in the folder `scratch`.

    Raises NotebookError with the cell and the reason, TransientError if the kernel did not live.
    Call it in a process of its own: papermill changes the current folder, and the environment is
    set so that kernels see no IPython profile of the user's and order sets the same way always.
    """
    start = time.monotonic()
    logging.getLogger("papermill").setLevel(logging.CRITICAL)
    os.environ.update(IPYTHONDIR=scratch, JUPYTER_PREFER_ENV_PATH="1", PYTHONHASHSEED="0")
    try:
        executed = _executed(notebook, parameters, folder, scratch, seconds_per_cell)
    except (NotebookError, TransientError):
        raise
    except Exception as error:
        raise TransientError(f"did not run, because its kernel failed: {error}") from error
    return Outcome(
        notebooks.without_traces(executed),
        tuple(notebooks.warnings_of(executed)),
        time.monotonic() - start,
    )


def _executed(
    notebook: Notebook,
    parameters: Mapping[str, Value],
    folder: str,
    scratch: str,
    seconds_per_cell: int,
) -> Notebook:
    return papermill.execute_notebook(
        notebook,
        None,
        dict(parameters),
        engine_name="strict",
        kernel_name=kernel_name(),
        language="python",
        progress_bar=False,
        request_save_on_cell_execute=False,
        start_timeout=120,
        execution_timeout=seconds_per_cell,
        iopub_timeout=60,
        extra_arguments=["--log-level=ERROR"],  # no warning to the user of how its kernel talks
        record_timing=False,
        shutdown_kernel="immediate",
        config=_kernel_config(scratch),
        cwd=folder,
    )


def _kernel_config(scratch: str) -> Config:
    """Talk to the kernel through sockets in its folder: two kernels cannot meet on one port."""
    manager = {"connection_file": str(Path(scratch) / "k.json")}
    if os.name == "posix" and len(scratch) < _LONGEST_SOCKET_PATH:
        manager["transport"] = "ipc"
    return Config(KernelManager=manager)
