"""A notebook that ends before its end is a failure, whatever ends it, and says where and why."""

from __future__ import annotations

import pytest

from analysis.run.execution import Outcome

from .checkout import Checkout, entry, run_each

SECONDS_PER_CELL = 5
EXIT = "ended the notebook early ({}). Remove the exit: a notebook runs through."
KILLED = "ended its kernel: os._exit, a crash, or too little memory."
SLOW = "was stopped, as it ran longer than the pack's seconds_per_cell."
RAISED = "failed with {}\nRun the notebook in JupyterLab to see where."
ENDS = {
    "exit_clean": ("import sys; sys.exit()", EXIT.format("SystemExit")),
    "exit_nought": ("import sys; sys.exit(0)", EXIT.format("SystemExit: 0")),
    "exit_words": ("raise SystemExit('enough')", EXIT.format("SystemExit: enough")),
    "quits": ("quit()", EXIT.format("SystemExit: quit")),
    "leaves": ("import os; os._exit(0)", KILLED),
    "killed": ("import os; os.kill(os.getpid(), 9)", KILLED),
    "forever": ("while True: pass", SLOW),
    "raises": ("raise ValueError('no such month')", RAISED.format("ValueError: no such month")),
    "silent": ("assert False", RAISED.format("AssertionError")),
    "interrupt": ("raise KeyboardInterrupt", RAISED.format("KeyboardInterrupt")),
    "misspelt": ("no_such_name", RAISED.format("NameError: name 'no_such_name' is not defined")),
}


@pytest.fixture(scope="module")
def faults(tmp_path_factory):
    """What is said of each notebook, all run in one go; the last two run to their end."""
    checkout = Checkout(tmp_path_factory.mktemp("ends") / "checkout")
    for topic, (cell, _) in ENDS.items():
        checkout.notebook(topic, "x = 1", cell, "x")
    checkout.notebook("silent_end", "1", "x = 1")
    checkout.notebook("well", "x = 1", "x")
    topics = [*ENDS, "silent_end", "well"]
    checkout.pack(*(entry(chr(65 + n), topic) for n, topic in enumerate(topics)))
    ended = run_each(checkout, tmp_path_factory.mktemp("x"), seconds_per_cell=SECONDS_PER_CELL)
    assert [name for name, each in ended.items() if isinstance(each, Outcome)] == ["well"]
    return {name: str(each) for name, each in ended.items() if isinstance(each, Exception)}


@pytest.mark.parametrize("topic", ENDS)
def test_what_ended_a_notebook_is_said_with_its_cell(faults, topic):
    cell, why = ENDS[topic]
    assert faults[topic] == f"cell 4 `{cell}` {why}"


def test_a_last_cell_with_nothing_to_show_is_an_early_end(faults):
    assert (
        faults["silent_end"] == "cell 4 `x = 1` shows nothing. The last code cell shows something."
    )


def test_a_notebook_that_ran_through_is_not_among_the_faults(faults):
    assert list(faults) == [*ENDS, "silent_end"]
