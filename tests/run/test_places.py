"""This machine, ready to make runs; nothing that it started is left at the end."""

from __future__ import annotations

import os
import tempfile

import psutil
import pytest

from analysis.errors import WorkbookError
from analysis.publish.context import PageContext
from analysis.run.places import this_machine
from analysis.run.processes import load_code

pytestmark = pytest.mark.slow


def test_a_machine_that_was_left_has_stopped_and_left_nothing(tmp_path, monkeypatch):
    load_code()  # whose own folder stays as long as this process
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = set(psutil.Process().children(recursive=True))
    with this_machine() as machine:
        assert machine.room_for >= 2
        begun = set(psutil.Process().children(recursive=True)) - before
        assert list(tmp_path.glob(f"wb-{os.getpid()}-*"))
    assert psutil.wait_procs(begun, timeout=15)[1] == []
    assert not list(tmp_path.glob(f"wb-{os.getpid()}-*"))
    with pytest.raises(WorkbookError, match="was not begun, as the build was stopped"):
        machine.make_front(tmp_path, PageContext("cabinet", "Report"), [], whole=False)
