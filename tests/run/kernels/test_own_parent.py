"""A process without a shared parent, such as JupyterLab's server, keeps one of its own."""

from __future__ import annotations

import os

import psutil
import pytest

from .started import SECONDS, kernel
from .test_provisioner import is_forked

pytestmark = pytest.mark.slow
IMPORTED = "import sys; result = sys.modules['their_module'].VALUE"


@pytest.fixture
def their_module(tmp_path, monkeypatch):
    """A module of an analyst's, imported by whatever Python is started now."""
    module = tmp_path / "their_module.py"
    module.write_text("VALUE = 'first'")
    # Python imports this by itself when it starts.
    (tmp_path / "sitecustomize.py").write_text("import their_module")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    return module


def test_kernels_of_one_process_share_its_parent(own_parent):
    with kernel() as first, kernel() as second:
        parents = {psutil.Process(each.process.pid).parent() for each in (first, second)}
        assert [parent.ppid() for parent in parents] == [os.getpid()]


def test_changed_code_is_seen_by_the_next_kernel_and_not_by_the_last(own_parent, their_module):
    with kernel() as first:
        assert is_forked(first)
        assert first.value(IMPORTED) == "first"
        their_module.write_text("VALUE = 'changed since'")
        with kernel() as second:
            assert is_forked(second)
            assert second.value(IMPORTED) == "changed since"
        assert first.value(IMPORTED) == "first"


def test_pyplot_imported_before_there_was_a_shell_draws_all_the_same(own_parent, their_module):
    their_module.write_text("import matplotlib.pyplot")
    kinds = set()
    with kernel() as started:
        assert is_forked(started)
        started.client.execute_interactive(
            "import matplotlib.pyplot as plt; plt.plot([1, 2])",
            timeout=SECONDS,
            output_hook=lambda message: kinds.update(message["content"].get("data", ())),
        )
    assert kinds == {"image/png", "text/plain"}


def test_a_parent_that_has_ended_is_replaced(own_parent):
    with kernel() as first:
        parent = psutil.Process(first.process.pid).parent()
        parent.kill()
        parent.wait(10)
    with kernel() as second:
        assert is_forked(second)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (
            "from threading import *\nThread(target=Event().wait, daemon=True).start()",
            "the prepared process has 2 threads",
        ),
        ("file = open(__file__)", "sitecustomize.py open"),
        ("import sys; sys.modules['analysis.page'] = None", "preparing failed with ModuleNotFound"),
    ],
)
def test_a_parent_that_must_not_be_forked_is_not(code, reason, own_parent, their_module, caplog):
    (their_module.parent / "sitecustomize.py").write_text(code)
    with kernel() as started:
        assert not is_forked(started)
        assert started.value("result = 2") == 2
    assert reason in caplog.text
