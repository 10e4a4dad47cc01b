from __future__ import annotations

import asyncio
import signal
import socket
import subprocess
import sys

import pytest

from analysis.run.kernels.forked_process import ForkedProcess
from analysis.run.kernels.messages import Answer, answer
from analysis.run.kernels.starting import can_fork

from .waiting import outcome_of

pytestmark = pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only")


@pytest.fixture
def kernel_process():
    """A process in the place of a kernel."""
    code = "import signal; print(1, flush=True); signal.pause()"
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, start_new_session=True
    )
    with process.stdout as ready:
        ready.readline()
    yield process
    process.kill()
    process.wait()


@pytest.fixture
def forked(kernel_process):
    """The process as its client sees it, and the parent's end of their connection."""
    ours, parents = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, parents:
        yield ForkedProcess(kernel_process.pid, ours), parents


def test_it_runs_until_the_parent_tells_its_end(forked):
    process, parent = forked
    assert process.poll() is None
    answer(parent, Answer(exit_code=7))
    assert process.poll() == 7
    assert process.wait() == 7


def test_what_is_said_before_its_end_does_not_end_it(forked):
    process, parent = forked
    answer(parent, Answer(listens=True))
    assert process.poll() is None
    answer(parent, Answer(listens=True))
    answer(parent, Answer(exit_code=7))
    assert process.wait() == 7


@pytest.mark.parametrize(
    ("said", "exit_code"), [(Answer(listens=True), None), (Answer(exit_code=1), 1)]
)
def test_who_waits_for_it_to_listen_waits_no_longer_than_it_lives(said, exit_code, forked):
    process, parent = forked
    answer(parent, said)
    outcome_of(process.listens())
    assert process.returncode == exit_code


def test_the_parent_hears_that_its_report_was_taken(forked):
    process, parent = forked
    answer(parent, Answer(exit_code=0))
    assert process.wait() == 0
    assert parent.recv(1) == b""


def test_a_kernel_whose_parent_has_died_is_killed(forked, kernel_process):
    process, parent = forked
    parent.close()
    assert process.poll() == -signal.SIGKILL
    assert kernel_process.wait(10) == -signal.SIGKILL


@pytest.mark.parametrize(
    ("act", "number"), [("terminate", signal.SIGTERM), ("kill", signal.SIGKILL)]
)
def test_signals_reach_it(act, number, forked, kernel_process):
    process, _ = forked
    getattr(process, act)()
    assert kernel_process.wait(10) == -number


def test_no_signal_is_sent_to_the_number_of_a_kernel_that_has_ended(forked, kernel_process):
    process, parent = forked
    answer(parent, Answer(exit_code=0))
    process.kill()
    assert kernel_process.poll() is None


def test_its_end_can_be_awaited(forked):
    process, parent = forked

    async def tell_then_hear():
        waiting = asyncio.create_task(process.ended())
        await asyncio.sleep(0)
        assert not waiting.done()
        answer(parent, Answer(exit_code=3))
        await waiting

    outcome_of(tell_then_hear())
    assert process.returncode == 3
