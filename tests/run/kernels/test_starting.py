from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from analysis.run.kernels import prepared_parent
from analysis.run.kernels.starting import VARIABLE, can_fork, start_parent

forking = pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only")


@pytest.mark.parametrize("name", ["fork", "pidfd_open"])
def test_without_fork_nothing_is_prepared(name, monkeypatch):
    monkeypatch.delattr(os, name, raising=False)
    with prepared_parent() as environment:
        assert environment == {}


def test_a_mac_is_not_forked_on(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not can_fork()


@forking
def test_a_parent_that_cannot_be_started_leaves_ordinary_kernels(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    with prepared_parent() as environment:
        assert environment == {}
    assert list(tmp_path.iterdir()) == []


@forking
def test_the_socket_is_private_and_goes_with_its_folder():
    with prepared_parent() as environment:
        address = Path(environment[VARIABLE])
        assert stat.S_IMODE(address.stat().st_mode) == 0o600
        assert stat.S_IMODE(address.parent.stat().st_mode) == 0o700
    assert not address.parent.exists()


@forking
def test_what_a_killed_parent_left_is_removed_by_the_next(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    left = start_parent(os.environ)
    with prepared_parent():
        assert left.folder.exists()
    left.process.kill()
    left.process.wait()
    with prepared_parent():
        assert not left.folder.exists()


@forking
def test_ending_does_not_wait_for_a_parent_that_prepares():
    parent = start_parent(os.environ)
    parent.end()
    assert parent.process.returncode == -signal.SIGTERM
    assert not parent.folder.exists()


@forking
def test_ending_ends_a_parent_that_does_not_heed(monkeypatch):
    monkeypatch.setattr("analysis.run.kernels.starting._SECONDS_TO_END", 0)
    parent = start_parent(os.environ)
    psutil.Process(parent.process.pid).suspend()
    parent.end()
    assert parent.process.returncode == -signal.SIGKILL
    assert not parent.folder.exists()


@forking
def test_the_runner_package_imports_nothing_heavy():
    code = (
        "import sys, analysis.run.kernels; print({'pandas', 'zmq', 'ipykernel'} & {*sys.modules})"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\n"
