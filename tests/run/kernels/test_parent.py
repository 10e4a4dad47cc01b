from __future__ import annotations

import os
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from analysis.run.kernels import parent
from analysis.run.kernels.guard import Prepared
from analysis.run.kernels.messages import Answer, Request, ask
from analysis.run.kernels.starting import can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only")


@pytest.fixture
def served(monkeypatch, tmp_path):
    """Asks a parent that runs in a thread, and so can never fork, for a kernel."""
    reading, writing = os.pipe()
    monkeypatch.setattr(parent, "_OWNER", reading)
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
        listener.bind(str(tmp_path / "kernels"))
        listener.listen()
        with ThreadPoolExecutor() as threads:
            done = threads.submit(parent.serve, listener, Prepared({}, {}))

            def request() -> Answer:
                with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as client:
                    client.connect(str(tmp_path / "kernels"))
                    ask(client, Request([], str(tmp_path), {}, 0o22, {}), streams=[0, 1, 2])
                    return Answer.read(client.recv(10_000))

            yield request
            os.close(writing)
            assert done.result(10) is None
    os.close(reading)


def test_a_client_hears_that_there_can_be_no_further_process(served, monkeypatch):
    def refuse():
        raise BlockingIOError("Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", refuse)
    monkeypatch.setattr(parent, "reasons_against", lambda *_, **__: [])
    for _ in range(2):  # and the next is served as well
        assert served().refusal.startswith("the system makes no further process")


def test_a_client_hears_every_reason_against_a_fork(served):
    refusal = served().refusal
    assert " threads; " in refusal
    assert "the command  does not begin with" in refusal
