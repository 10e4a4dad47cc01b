"""One notebook through both kernels: a forked one shows, says and refuses what an ordinary does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from analysis.run.kernels.forked_process import ForkedProcess
from analysis.run.kernels.starting import ENVIRONMENT

from .conformance import CELLS
from .started import SECONDS, kernel

pytestmark = [pytest.mark.slow, pytest.mark.thorough]
# What two ordinary kernels do not show alike either, and nothing else.
DIFFERENT = [
    (re.compile(r"ipykernel_\d+"), "ipykernel_PID"),
    (re.compile(r"0x[0-9a-f]{6,}"), "0xADDRESS"),
    (re.compile(r"(?<=CPU times: ).*"), "TIMES"),
    (re.compile(r"(?<=Wall time: ).*"), "TIME"),
    (re.compile(r"(?<=\nTip: ).*"), "DRAWN BY LOT"),
]


class Recording(NotebookClient):
    """Runs a notebook and keeps the kind and content of every message about its cells."""

    def process_message(self, message: dict[str, Any], cell: Any, cell_index: int) -> Any:
        """Keep the message, then do with it what is always done."""
        self.heard[cell_index].append((message["msg_type"], message["content"]))
        return super().process_message(message, cell, cell_index)


@pytest.fixture(scope="module")
def both(shared_parent):
    """The notebook run by an ordinary kernel and by a forked one, with the messages heard."""
    return executed("python3", ENVIRONMENT), executed("council", shared_parent)


def executed(name: str, environment: Mapping[str, str]):
    """The cells with their outputs, the messages about each of them, and the kernel's process."""
    cells = [nbformat.v4.new_code_cell(source, id=f"c{n}") for n, source in enumerate(CELLS)]
    client = Recording(
        nbformat.v4.new_notebook(cells=cells),
        kernel_name=name,
        allow_errors=True,
        record_timing=False,
        timeout=SECONDS,
    )
    client.heard = [[] for _ in CELLS]
    processes = []
    client.on_notebook_start = lambda **_: processes.append(client.km.provisioner.process)
    with pytest.MonkeyPatch.context() as patch:
        for variable, value in environment.items():
            patch.setenv(variable, value)
        run = client.execute()
    return run.cells, client.heard, processes[0]


def normal(outputs: list[Any]) -> list[Any]:
    """Outputs without what differs from one kernel to the next; streams side by side are joined.

    Which of two streams is sent first is a matter of when their buffers are emptied.
    """
    joined = []
    for is_stream, group in groupby(outputs, lambda output: output["output_type"] == "stream"):
        if not is_stream:
            joined += group
            continue
        texts: dict[str, str] = {}
        for output in group:
            texts[output["name"]] = texts.get(output["name"], "") + output["text"]
        joined.append(dict(sorted(texts.items())))
    return replaced(joined)


def replaced(value: Any) -> Any:
    if isinstance(value, str):
        for pattern, name in DIFFERENT:
            value = pattern.sub(name, value)
        return value
    if isinstance(value, Mapping):
        return {name: replaced(each) for name, each in value.items()}
    return [replaced(each) for each in value] if isinstance(value, list) else value


def test_the_second_kernel_is_a_fork(both):
    assert [isinstance(each[2], ForkedProcess) for each in both] == [False, True]


@pytest.mark.parametrize("place", range(len(CELLS)), ids=lambda n: f"{n}: {CELLS[n][:30]!a}")
def test_a_cell_shows_the_same(place, both):
    ordinary, forked = (cells[place] for cells, *_ in both)
    assert normal(forked.outputs) == normal(ordinary.outputs)
    assert forked.execution_count == ordinary.execution_count


def test_the_messages_are_the_same(both):
    """Also those that leave no output behind: updates, cleared outputs, comms."""
    ordinary, forked = (
        [[(kind, said(content)) for kind, content in cell if kind != "stream"] for cell in heard]
        for _, heard, _ in both
    )
    assert forked == ordinary


def said(content: dict[str, Any]) -> Any:
    """A message's content; a comm has a number of its own each time."""
    return replaced({name: value for name, value in content.items() if name != "comm_id"})


def test_cells_of_every_kind_had_something_to_show(both):
    kinds = {kind for cell in both[0][1] for kind, _ in cell}
    assert kinds >= {
        *("stream", "error", "display_data", "execute_result", "update_display_data"),
        *("clear_output", "comm_open", "comm_msg", "comm_close", "status", "execute_input"),
    }
    assert len(CELLS) >= 60


QUESTIONS = {
    "completes a name": lambda client: client.complete("import o; pri", 13),
    "completes an attribute": lambda client: client.complete("frame.grou", 10),
    "completes a path": lambda client: client.complete("%cd /et", 7),
    "inspects": lambda client: client.inspect("frame.sum", 9, 1),
    "finds nothing": lambda client: client.inspect("nothing_known", 3),
    "is complete": lambda client: client.is_complete("for x in y:"),
    "history": lambda client: client.history(hist_access_type="range", session=0),
    "expressions": lambda client: client.execute(
        "", user_expressions={"a": "len(frame)", "b": "c"}
    ),
    "kernel": lambda client: client.kernel_info(),
    "comms": lambda client: client.comm_info(),
}


@pytest.fixture(scope="module")
def answers(shared_parent):
    """What both kinds of kernel answer to each question."""
    return [answered("python3", ENVIRONMENT), answered("council", shared_parent)]


def answered(name: str, environment: Mapping[str, str]) -> dict[str, Any]:
    with kernel(environment, name=name) as started:
        started.execute("import pandas; frame = pandas.DataFrame({'a': [1, 2]})")
        return {
            question: started.reply_to(ask(started.client)) for question, ask in QUESTIONS.items()
        }


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_has_the_same_answer(question, answers):
    ordinary, forked = answers
    assert replaced(forked[question]) == replaced(ordinary[question])
