"""What a kernel is given, and what it does not see of the machine it runs on."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest

from analysis.errors import NotebookError, TransientError

from .checkout import Checkout, entry, run_each

HOSTILE = ['O\'Brien "and" Co', "C:\\new\\table\\", "two\nlines", "{braces}", "£ – ☃", "'''", "\\"]
SHOW = """\
import json, os, sys
seen = {"given": directorate, "type": type(materiality_gbp).__name__, "folder": os.getcwd()}
seen |= {"seed": os.environ["PYTHONHASHSEED"], "profile": "of_the_user" in globals()}
print(json.dumps(seen))"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """The checkout, and what the cell of each notebook saw, one for each hostile text."""
    checkout = Checkout(tmp_path_factory.mktemp("seen") / "checkout {1}")
    profile = checkout.root / "ipython" / "profile_default" / "startup"
    profile.mkdir(parents=True)
    (profile / "start.py").write_text("of_the_user = 1")
    entries = []
    for number, text in enumerate(HOSTILE):
        checkout.notebook(f"n{number}", SHOW)
        own = ("[appendix.parameters]", f"directorate = {json.dumps(text)}")
        entries.append(entry("ABCDEFGH"[number], f"n{number}", *own))
    checkout.pack(*entries)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("IPYTHONDIR", str(checkout.root / "ipython"))
        patch.setenv("PYTHONHASHSEED", "7")
        outcomes = run_each(checkout, tmp_path_factory.mktemp("x"))
    printed = (each.notebook.cells[-1].outputs[0].text for each in outcomes.values())
    return checkout, [json.loads(text) for text in printed]


def test_every_text_arrives_as_it_was_given(seen):
    assert [each["given"] for each in seen[1]] == HOSTILE
    assert {each["type"] for each in seen[1]} == {"int"}


def test_every_kernel_stands_in_the_notebooks_folder_as_in_jupyterlab(seen):
    checkout, saw = seen
    assert {Path(each["folder"]) for each in saw} == {checkout.project.notebooks}


def test_a_kernel_sees_no_profile_of_the_user_and_orders_sets_the_same_way_always(seen):
    assert {(each["profile"], each["seed"]) for each in seen[1]} == {(False, "0")}


def test_a_kernel_that_is_killed_may_be_tried_again(checkout, tmp_path):
    checkout.appendices(first="import os; os.kill(os.getpid(), 9)")
    fault = run_each(checkout, tmp_path / "x")["first"]
    assert isinstance(fault, TransientError)
    assert str(fault).endswith("ended its kernel: os._exit, a crash, or too little memory.")


def test_an_error_that_a_tag_allows_is_a_failure_all_the_same(checkout, tmp_path):
    path = checkout.notebook("first", "1 / 0", "x = 1")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[2].metadata["tags"] = ["raises-exception"]
    nbformat.write(notebook, path)
    checkout.pack(entry("A", "first"))
    fault = run_each(checkout, tmp_path / "x")["first"]
    assert isinstance(fault, NotebookError)
    assert "cell 3 `1 / 0` failed with ZeroDivisionError" in str(fault)
