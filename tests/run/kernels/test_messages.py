from __future__ import annotations

import os
import socket

import pytest

from analysis.run.kernels.messages import Answer, Request, answer, ask, asked

REQUEST = Request(
    ["python", "-f", "é\udcff"], "here", {"A": "\udcff"}, 0o27, {"RLIMIT_CORE": [0, -1]}
)


@pytest.fixture
def ends():
    """The two ends of a connection as it is between a client and the parent."""
    pair = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    yield pair
    for end in pair:
        end.close()


def test_a_request_arrives_with_its_streams(ends):
    reading, writing = os.pipe()
    ask(ends[0], REQUEST, streams=[reading, writing, writing])
    request, streams = asked(ends[1])
    assert request == REQUEST
    os.write(streams[2], b"through")
    assert os.read(streams[0], 20) == b"through"
    for descriptor in (reading, writing, *streams):
        os.close(descriptor)


def test_a_client_that_left_asks_for_nothing(ends):
    ends[0].close()
    assert asked(ends[1]) is None


def test_an_answer_to_a_client_that_left_is_lost_quietly(ends):
    ends[0].close()
    answer(ends[1], Answer(process=1))


def test_an_answer_arrives(ends):
    answer(ends[0], Answer(refusal="no"))
    assert Answer.read(ends[1].recv(1000)) == Answer(refusal="no")
