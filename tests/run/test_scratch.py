"""Folders for what kernels leave: gone at the end, and those of the dead at the next beginning."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

import pytest

from analysis.run.scratch import mark_own, scratch_folder


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_the_folder_is_short_and_gone_at_the_end(temporary):
    with scratch_folder() as folder:
        (folder / "left").touch()
        assert folder.parent == temporary
        assert len(folder.name) < 25
    assert list(temporary.iterdir()) == []


def test_folders_of_processes_that_have_ended_go_and_no_others(temporary):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for name in (f"wb-{ended.pid}-a", f"wb-{os.getpid()}-b", "wb-4711", "wb-words-a", "pymp-c"):
        (temporary / name).mkdir()
    for name, number in (("pymp-a", ended.pid), ("pymp-b", os.getpid())):
        (temporary / name).mkdir()
        (temporary / name / f"wb-{number}-").touch()
    with scratch_folder():
        pass
    left = sorted(path.name for path in temporary.iterdir())
    kept = ["pymp-b", "pymp-c", "wb-4711", f"wb-{os.getpid()}-b", "wb-words-a"]
    assert left == sorted(kept)


def test_a_marked_folder_stays_while_this_process_lives(temporary):
    (temporary / "pymp-a").mkdir()
    mark_own(temporary / "pymp-a")
    with scratch_folder():
        assert (temporary / "pymp-a").is_dir()
