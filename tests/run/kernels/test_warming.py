from __future__ import annotations

import os
import subprocess
import sys

import pytest

from analysis.run.kernels.starting import ENVIRONMENT, can_fork

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only"),
]


def prepared(code: str, folder="") -> list[str]:
    """What code prints, a line each, in a process that was prepared."""
    run = f"from analysis.run.kernels.warming import prepare\nprepare()\n{code}"
    path = os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH", "")]))
    found = subprocess.run(
        [sys.executable, "-c", run],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | ENVIRONMENT | {"PYTHONPATH": path},
    )
    return found.stdout.splitlines()


def test_a_prepared_process_can_be_forked():
    """It has one thread, nothing open but its streams, and no shell or backend yet."""
    code = """
import builtins, gc, os, sys
print(len(os.listdir("/proc/self/task")))
descriptors = [f"/proc/self/fd/{n}" for n in os.listdir("/proc/self/fd") if int(n) > 2]
print([each for each in descriptors if os.path.exists(each)])
print(hasattr(builtins, "get_ipython"), "matplotlib_inline.backend_inline" in sys.modules)
print(gc.get_freeze_count() > 100_000)
"""
    assert prepared(code) == ["1", "[]", "False False", "True"]


def test_everything_a_topic_needs_is_imported():
    code = "import sys; print('analysis.topics.savings_delivery.exhibits' in sys.modules)"
    assert prepared(code) == ["True"]


def test_a_topic_that_cannot_be_imported_is_left_to_its_notebook(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import sys; sys.modules['analysis.topics.savings_delivery.measures'] = None"
    )
    code = "import sys; print('analysis.topics.school_places.measures' in sys.modules)"
    assert prepared(code, tmp_path) == ["True"]
