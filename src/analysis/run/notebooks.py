"""A notebook's file before it runs, and its outcome afterwards, made fit to be kept.

Nothing runs a notebook here, and nothing here knows of a pack.
"""

from __future__ import annotations

import copy
import re
import textwrap
from pathlib import Path
from typing import Any

from analysis.errors import NotebookError, ParameterError
from analysis.run.pack import Value
from analysis.run.parameters import declared_in
from analysis.run.quick_nbformat import nbformat

Notebook = Any  # a tree of nbformat.NotebookNode, which has no types of its own
INJECTED = "injected-parameters"
_WARNING = re.compile(r"\b\w*Warning: .*")


def read_notebook(path: Path) -> Notebook:
    """The notebook at `path`. Raises NotebookError where it cannot be read."""
    try:
        return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    except Exception as error:  # nbformat fails in many ways on what is no notebook
        raise NotebookError(
            f"notebooks/{path.name} cannot be read as a notebook ({error}). "
            "Restore the last version that opened."
        ) from error


def read_executed(path: Path) -> Notebook:
    """A notebook that this workbook ran and wrote, taken as it is."""
    return nbformat.v4.reads(path.read_text(encoding="utf-8"))  # type: ignore[no-untyped-call]


def declared_parameters(notebook: Notebook, *, name: str) -> dict[str, Value]:
    """Names and defaults in the one cell tagged `parameters`. Raises ParameterError without one."""
    if _tagged(notebook, INJECTED):
        raise ParameterError(
            f"notebooks/{name}.ipynb has a cell tagged {INJECTED}, left by an earlier run. "
            "Delete it."
        )
    cells = _tagged(notebook, "parameters")
    if len(cells) != 1:
        raise ParameterError(
            f"notebooks/{name}.ipynb has {len(cells)} cells tagged parameters. Tag exactly "
            "one (in JupyterLab: the gear at the right, Cell Tags)."
        )
    return declared_in(cells[0].source, notebook=name)


def early_end(executed: Notebook) -> tuple[int, str] | None:
    """The cell at which a run notebook ended early, counted from 0, and why; nothing if it did not.

    Judged by what the cells show: an error of any kind (a clean `sys.exit` included), a cell
    that never ran, or a last code cell with nothing to show.
    """
    last, shows = 0, False
    for place, cell in enumerate(executed.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        for output in cell.outputs:
            if output.output_type == "error":
                return place, reason(output.ename, output.evalue)
        if cell.execution_count is None:
            return (
                place,
                "never ran: the notebook stopped before it, or its tag skips it.",
            )
        last, shows = place, bool(cell.outputs)
    return None if shows else (last, "shows nothing. The last code cell shows something.")


def reason(error_name: str, message: str) -> str:
    """Why a cell failed, in plain words.

    >>> reason("SystemExit", "0")
    'ended the notebook early (SystemExit: 0). Remove the exit: a notebook runs through.'
    """
    fault = f"{error_name}: {message}" if message else error_name
    match error_name:
        case "SystemExit":
            return f"ended the notebook early ({fault}). Remove the exit: a notebook runs through."
        case "DeadKernelError":
            return "ended its kernel: os._exit, a crash, or too little memory."
        case "CellTimeoutError":
            return "was stopped, as it ran longer than the pack's seconds_per_cell."
        case name if name.endswith("MemoryError"):  # numpy and pyarrow have their own
            return (
                f"needed more memory than the pack's memory_mb allows ({fault}). "
                "Read or keep less at a time, or raise memory_mb."
            )
        case "InputFaults":
            return f"refused the inputs. {message}"
        case _:
            return f"failed with {fault}\nRun the notebook in JupyterLab to see where."


def where(executed: Notebook, place: int) -> str:
    """A cell as its author counts it, with its first line; injected cells do not count.

    >>> cells = [nbformat.v4.new_markdown_cell("# Title"), nbformat.v4.new_code_cell("x = 1\\n")]
    >>> where(nbformat.v4.new_notebook(cells=cells), 1)
    'cell 2 `x = 1`'
    """
    own = [cell for cell in executed.cells[: place + 1] if not _is_tagged(cell, INJECTED)]
    lines = executed.cells[place].source.strip().splitlines() or [""]
    return f"cell {len(own)} `{textwrap.shorten(lines[0], 80, placeholder='…')}`"


def warnings_of(executed: Notebook) -> list[str]:
    """What the cells wrote to stderr, one line a cell: its first warning, or else its last line."""
    return [
        f"{where(executed, place)}: {_gist(output.text)}"
        for place, cell in enumerate(executed.cells)
        for output in cell.get("outputs", [])
        if _is_stderr(output) and output.text.strip()
    ]


def _gist(text: str) -> str:
    """The telling line of what a cell wrote to stderr, without the paths of this machine.

    >>> _gist("x.py:1: UserWarning: getting old\\n  warn()\\n")
    'UserWarning: getting old'
    """
    warning = _WARNING.search(text)
    return warning[0] if warning else text.strip().splitlines()[-1]


def without_traces(executed: Notebook) -> Notebook:
    """The run notebook without times, random ids, paths and warnings of the machine it ran on."""
    kept = copy.deepcopy(executed)
    for record in (kept, *kept.cells):
        record.metadata.pop("papermill", None)
        record.metadata.pop("execution", None)
    for cell in kept.cells:
        if not cell.metadata.get("tags", ["kept"]):
            del cell.metadata["tags"]
        if _is_tagged(cell, INJECTED):
            cell.id = INJECTED
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if not _is_stderr(output)]
    return kept


def _is_stderr(output: Any) -> bool:
    return bool(output.output_type == "stream" and output.name == "stderr")


def _tagged(notebook: Notebook, tag: str) -> list[Any]:
    return [cell for cell in notebook.cells if _is_tagged(cell, tag)]


def _is_tagged(cell: Any, tag: str) -> bool:
    return tag in cell.metadata.get("tags", [])
