"""Whichever process is killed, no kernel outlives it for long and the others are told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from analysis.run.kernels import prepared_parent
from analysis.run.kernels.starting import VARIABLE, can_fork

from .started import kernel
from .test_provisioner import is_forked

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only"),
]
# A process in the kernel's group and one that has left it, as a notebook may start them.
OFFSPRING = """
import subprocess, sys
wait = [sys.executable, "-c", "import signal; signal.pause()"]
result = [subprocess.Popen(wait).pid, subprocess.Popen(wait, start_new_session=True).pid]
"""
# Starts a kernel with offspring, tells of it, and waits to be killed.
CLIENT = f"""
import os, signal
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="council")
code = {OFFSPRING!r}
reply = client.execute(code, user_expressions={{"it": "result"}}, reply=True, timeout=60)
offspring = eval(reply["content"]["user_expressions"]["it"]["data"]["text/plain"])
parent = os.popen(f"ps -o ppid= -p {{manager.provisioner.pid}}").read().strip()
print(parent, manager.provisioner.pid, *offspring, flush=True)
signal.pause()
"""


def processes(started) -> list[psutil.Process]:
    """A kernel and what it has started at our word."""
    return [psutil.Process(each) for each in (started.process.pid, *started.value(OFFSPRING))]


def client_of_its_own(environment) -> tuple[subprocess.Popen[str], list[psutil.Process]]:
    """A client in another process; its parent process, its kernel and the kernel's offspring."""
    client = subprocess.Popen(
        [sys.executable, "-c", CLIENT],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},
    )
    with client.stdout as told:
        return client, [psutil.Process(int(each)) for each in told.readline().split()]


def remaining(gone: list[psutil.Process]) -> list[psutil.Process]:
    """Those of some processes that are still there after a while."""
    return list(psutil.wait_procs(gone, timeout=10)[1])


def test_a_killed_client_takes_its_kernel_with_it_and_no_other(shared_parent):
    with kernel(shared_parent) as other:
        client, (parent, *gone) = client_of_its_own(shared_parent)
        client.kill()
        client.wait()
        assert remaining(gone) == []
        assert parent.is_running()
        assert other.value("result = 2") == 2


def test_a_killed_client_takes_its_own_parent_with_it():
    client, gone = client_of_its_own({})
    (folder,) = {each.cwd() for each in gone[:1]}
    client.kill()
    client.wait()
    assert remaining(gone) == []
    assert not Path(folder).exists()


def test_a_killed_parent_takes_its_kernels_with_it_and_the_client_is_told(caplog):
    with prepared_parent() as environment:
        with kernel(environment) as first:
            gone = processes(first)
            parent = gone[0].parent()
            parent.kill()
            parent.wait(10)
            assert first.process.wait() == -signal.SIGKILL
            assert not first.manager.is_alive()
            assert remaining(gone) == []
        with kernel(environment) as second:
            assert not is_forked(second)
    assert "the prepared process has ended" in caplog.text
    assert not Path(environment[VARIABLE]).parent.exists()


def test_a_killed_kernel_leaves_the_others_and_nothing_of_its_own_group(shared_parent):
    with kernel(shared_parent) as other, kernel(shared_parent) as started:
        first, same_group, apart = processes(started)
        first.kill()
        assert started.process.wait() == -signal.SIGKILL
        assert remaining([first, same_group]) == []
        apart.kill()  # as an ordinary kernel leaves it
        assert other.value("result = 2") == 2


def test_leaving_takes_every_kernel_along():
    with prepared_parent() as environment:
        client, (parent, *gone) = client_of_its_own(environment)
    assert remaining([parent, *gone]) == []
    client.kill()
    client.wait()
