from __future__ import annotations

import asyncio
import os
import resource
import socket
import subprocess
from pathlib import Path

import pytest

from analysis.run.kernels.asking import NotForked, ParentGone, fork_kernel
from analysis.run.kernels.messages import Answer, answer, asked
from analysis.run.kernels.starting import can_fork

from .waiting import outcome_of

pytestmark = pytest.mark.skipif(not can_fork(), reason="kernels are forked on Linux only")
OPTIONS = {"env": {"A": "b"}}


@pytest.fixture
def listener(tmp_path, monkeypatch):
    """A socket on which a parent would be asked, at `kernels` in the current folder."""
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listening:
        listening.bind("kernels")
        listening.listen()
        yield listening


def asked_of(listener, reply, **options):
    """What a parent that gives one reply is asked for, and what comes of that."""

    async def both():
        asking = asyncio.create_task(fork_kernel("kernels", ["python"], options=OPTIONS | options))
        await asyncio.sleep(0)
        connection, _ = listener.accept()
        with connection:
            request, streams = asked(connection)
            answer(connection, reply)
            return request, streams, (await asyncio.gather(asking, return_exceptions=True))[0]

    request, streams, outcome = outcome_of(both())
    return request, streams, outcome


def test_the_parent_hears_all_that_an_ordinary_kernel_inherits(listener, tmp_path):
    before = os.umask(0o027)
    try:
        request, streams, process = asked_of(listener, Answer(process=os.getpid()))
    finally:
        os.umask(before)
    assert request.command == ["python"]
    assert request.folder == str(tmp_path)
    assert request.environment == {"A": "b"}
    assert request.umask == 0o027
    assert request.limits["RLIMIT_NOFILE"] == list(resource.getrlimit(resource.RLIMIT_NOFILE))
    assert process.pid == os.getpid()
    assert os.read(streams[0], 1) == b""
    assert [os.fstat(each).st_ino for each in streams[1:]] == [os.fstat(n).st_ino for n in (1, 2)]
    for each in streams:
        os.close(each)


def test_streams_may_be_files_or_nothing(listener, tmp_path):
    with (tmp_path / "log").open("w") as log:
        _, streams, _ = asked_of(
            listener, Answer(process=1), stdin=subprocess.DEVNULL, stdout=log, stderr=log.fileno()
        )
    os.write(streams[1], b"one ")
    os.write(streams[2], b"two")
    assert (tmp_path / "log").read_text() == "one two"
    assert os.fstat(streams[0]).st_rdev == Path(os.devnull).stat().st_rdev
    for each in streams:
        os.close(each)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Answer(refusal="it has threads"), NotForked),
        (Answer(refusal="it has threads", outdated=True), ParentGone),
    ],
)
def test_a_refusal_is_told(reply, kind, listener):
    *_, outcome = asked_of(listener, reply)
    assert type(outcome) is kind
    assert str(outcome) == "it has threads"


def test_a_kernel_that_ended_before_it_said_its_number_was_not_forked(listener):
    *_, outcome = asked_of(listener, Answer(exit_code=-9))
    assert type(outcome) is NotForked
    assert str(outcome) == "the forked process ended at once"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"independent": True}, "independent"),
        ({"preexec_fn": print}, "preexec_fn"),
        ({"stdout": subprocess.PIPE}, "a pipe"),
    ],
)
def test_what_only_an_ordinary_start_can_do_is_not_asked(options, reason, listener):
    with pytest.raises(NotForked, match=reason):
        outcome_of(fork_kernel("kernels", ["python"], options=OPTIONS | options))


def test_a_parent_that_is_not_there_is_gone(tmp_path):
    with pytest.raises(ParentGone, match="has ended"):
        outcome_of(fork_kernel(str(tmp_path / "nothing"), ["python"], options=OPTIONS))


def test_a_parent_that_ends_before_it_answers_is_gone(listener):
    async def both():
        asking = asyncio.create_task(fork_kernel("kernels", ["python"], options=OPTIONS))
        await asyncio.sleep(0)
        listener.accept()[0].close()
        return await asking

    with pytest.raises(ParentGone, match="has ended"):
        outcome_of(both())


def test_more_than_one_message_can_hold_is_not_asked(listener):
    options = {"env": {"LONG": "x" * (1 << 21)}}
    with pytest.raises(NotForked, match="could not be asked"):
        outcome_of(fork_kernel("kernels", ["python"], options=options))
