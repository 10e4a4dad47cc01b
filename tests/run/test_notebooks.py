from __future__ import annotations

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.run.notebooks import early_end, where, without_traces

SHOWN = [new_output("execute_result", data={"text/plain": "1"}, execution_count=1)]


def ran(source="x", *, outputs=(), count=1, tags=(), **metadata):
    metadata |= {"tags": list(tags)}
    return new_code_cell(source, outputs=list(outputs), execution_count=count, metadata=metadata)


@pytest.mark.parametrize(
    ("cells", "end"),
    [
        ([ran("a"), ran("b", outputs=SHOWN)], None),
        ([ran("a", outputs=SHOWN), ran(" \n", count=None), new_markdown_cell("end")], None),
        ([ran("a", count=None), ran("b", outputs=SHOWN)], (0, "never ran")),
        ([ran("a", outputs=SHOWN), ran("b")], (1, "shows nothing")),
        ([new_markdown_cell("no code")], (0, "shows nothing")),
        ([ran("a", outputs=[new_output("error", ename="E", evalue="")])], (0, "failed with E")),
    ],
)
def test_an_early_end_is_seen_in_the_cells(cells, end):
    found = early_end(new_notebook(cells=cells))
    assert (found is None) == (end is None)
    assert found is None or (found[0] == end[0] and found[1].startswith(end[1]))


def test_a_cell_is_counted_as_its_author_counts_it():
    cells = [
        ran("period = 1"),
        ran("period = 2", tags=["injected-parameters"]),
        ran("\n total \nx"),
    ]
    assert where(new_notebook(cells=cells), 2) == "cell 2 `total`"
    long = new_notebook(cells=[ran("word " * 100)])
    assert len(where(long, 0)) < 100


def test_times_random_ids_and_warnings_are_left_out_and_nothing_else():
    stderr = new_output("stream", name="stderr", text="C:/me/x.py:1: UserWarning: old")
    stdout = new_output("stream", name="stdout", text="said")
    one = ran("x", outputs=[stderr, stdout, *SHOWN], papermill={"start_time": "now"}, kept=1)
    two = ran("y = 1", tags=["injected-parameters"], execution={"iopub": "now"})
    notebook = new_notebook(cells=[one, two], metadata={"papermill": {"input_path": "C:/me"}})
    before = nbformat.writes(notebook)
    kept = without_traces(notebook)
    assert kept.metadata == {}
    assert kept.cells[0].outputs == [stdout, *SHOWN]
    assert kept.cells[0].metadata == {"kept": 1}
    assert (kept.cells[0].id, kept.cells[1].id) == (one.id, "injected-parameters")
    assert kept.cells[1].metadata == {"tags": ["injected-parameters"]}
    assert nbformat.writes(notebook) == before
