"""A notebook's file before it runs, and its outcome afterwards, made fit to be kept.

Nothing runs a notebook here, and nothing here knows of a pack.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

from analysis.errors import NotebookError, ParameterError
from analysis.run.pack import Value
from analysis.run.parameters import declared_in

Notebook = Any  # a tree of nbformat.NotebookNode, which has no types of its own
INJECTED = "injected-parameters"


def read_notebook(path: Path) -> Notebook:
    """The notebook at `path`. Raises NotebookError where it cannot be read."""
    try:
        return nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, UnicodeDecodeError) as error:
        raise NotebookError(
            f"notebooks/{path.name} is not a notebook. Restore the last version that opened."
        ) from error


def declared_parameters(notebook: Notebook, *, name: str) -> dict[str, Value]:
    """Names and defaults in the one cell tagged `parameters`. Raises ParameterError without one."""
    if _tagged(notebook, INJECTED):
        raise ParameterError(
            f"notebooks/{name}.ipynb has a cell tagged {INJECTED}, left by an earlier run. Delete it."
        )
    cells = _tagged(notebook, "parameters")
    if len(cells) != 1:
        raise ParameterError(
            f"notebooks/{name}.ipynb has {len(cells)} cells tagged parameters. Tag exactly one."
        )
    return declared_in(cells[0].source, notebook=name)


def early_end(executed: Notebook) -> tuple[int, str] | None:
    """The cell at which a run notebook ended early, counted from 0, and why; nothing if it did not.

    Judged by what the cells show: an error of any kind (a clean `sys.exit` included), a cell
    that never ran, or a last cell with nothing to show.
    """
    code = [
        (place, cell)
        for place, cell in enumerate(executed.cells)
        if cell.cell_type == "code" and cell.source.strip()
    ]
    for place, cell in code:
        for output in cell.outputs:
            if output.output_type == "error":
                return place, reason(output.ename, output.evalue)
        if cell.execution_count is None:
            return place, "never ran. The notebook stopped before it, or the cell is set to be skipped."
    if not code or not code[-1][1].outputs:
        return len(executed.cells) - 1, "shows nothing. A notebook ends with a cell that shows something."
    return None


def reason(error_name: str, message: str) -> str:
    """Why a cell failed, in plain words.

    >>> reason("SystemExit", "0")
    'ended the notebook early (SystemExit: 0). A notebook runs to its last cell; remove the exit.'
    """
    if error_name == "SystemExit":
        shown = f"SystemExit: {message}" if message else "SystemExit"
        return f"ended the notebook early ({shown}). A notebook runs to its last cell; remove the exit."
    if error_name == "DeadKernelError":
        return (
            "ended its kernel (quit, os._exit, a crash, or too little memory). "
            "A notebook runs to its last cell in one kernel."
        )
    if error_name == "CellTimeoutError":
        return "ran longer than the pack's seconds_per_cell and was stopped."
    return f"failed with {error_name}: {message}" if message else f"failed with {error_name}."


def where(executed: Notebook, place: int) -> str:
    """A cell as its author counts it, with its first line; injected cells do not count.

    >>> cells = [nbformat.v4.new_markdown_cell("# Title"), nbformat.v4.new_code_cell("x = 1\\n")]
    >>> where(nbformat.v4.new_notebook(cells=cells), 1)
    'cell 2 `x = 1`'
    """
    own = [cell for cell in executed.cells[: place + 1] if not _is_tagged(cell, INJECTED)]
    lines = executed.cells[place].source.strip().splitlines() or [""]
    return f"cell {len(own)} `{lines[0]}`"


def warnings_of(executed: Notebook) -> list[str]:
    """What the cells wrote to stderr: one text a cell, its last line, with the cell."""
    return [
        f"{where(executed, place)} warned: {output.text.strip().splitlines()[-1]}"
        for place, cell in enumerate(executed.cells)
        for output in cell.get("outputs", [])
        if _is_stderr(output) and output.text.strip()
    ]


def without_traces(executed: Notebook) -> Notebook:
    """The run notebook without times, random ids, paths and warnings of the machine it ran on."""
    kept = nbformat.from_dict(executed)
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
    return output.output_type == "stream" and output.name == "stderr"


def _tagged(notebook: Notebook, tag: str) -> list[Any]:
    return [cell for cell in notebook.cells if _is_tagged(cell, tag)]


def _is_tagged(cell: Any, tag: str) -> bool:
    return tag in cell.metadata.get("tags", [])
