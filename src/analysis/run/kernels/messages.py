"""What a client and the prepared parent say to each other, one message a packet of their socket.

Who decides what to answer, and what the answer is used for, is not here.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

_LONGEST = 1 << 20
STREAMS = 3  # stdin, stdout, stderr


@dataclass(frozen=True)
class Request:
    """How a kernel is to start: what an ordinary one would be given by its parent process.

    `limits` has the soft and the hard limit of each resource by its name in `resource`.
    """

    command: Sequence[str]
    folder: str
    environment: Mapping[str, str]
    umask: int
    limits: Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Answer:
    """What became of a request: the kernel's process, later its exit code, or why there is none.

    The kernel itself says its number, and then that it listens. The exit code is the negative
    number of the signal where one ended the kernel.

    >>> Answer.read(Answer(process=4711).as_bytes())
    Answer(process=4711, listens=False, exit_code=None, refusal=None, outdated=False)
    """

    process: int | None = None
    listens: bool = False
    exit_code: int | None = None
    refusal: str | None = None
    outdated: bool = False

    def as_bytes(self) -> bytes:
        """The answer as it travels."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def read(cls, packet: bytes) -> Answer:
        """The answer that a packet holds."""
        return cls(**json.loads(packet))


def ask(connection: socket.socket, request: Request, *, streams: Sequence[int]) -> None:
    """Send a request with the descriptors of its three standard streams."""
    socket.send_fds(connection, [json.dumps(asdict(request)).encode()], list(streams))


def asked(connection: socket.socket) -> tuple[Request, Sequence[int]] | None:
    """The request a client has sent and its standard streams; nothing if the client has left."""
    packet, streams, _, _ = socket.recv_fds(connection, _LONGEST, STREAMS)
    return (Request(**json.loads(packet)), streams) if packet else None


def answer(connection: socket.socket, reply: Answer) -> None:
    """Send an answer; a client that has left is noticed when its connection is read."""
    try:
        connection.send(reply.as_bytes())
    except OSError:
        return
