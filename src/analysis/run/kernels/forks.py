"""The clients of the prepared parent and the kernels it has forked for them, from fork to burial.

A kernel that has ended is waited for only when its client has left: until then its number is no
other process's, so that a signal to it or to its group can hit nobody else. Whether a kernel may
be forked is for `guard`.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.run.kernels.killing import kill_tree
from analysis.run.kernels.messages import Answer, Request, answer


@dataclass(frozen=True)
class Client:
    """A connection, and the number of the process forked for it, if one was."""

    connection: socket.socket
    process: int | None = None


@dataclass(frozen=True)
class Birth:
    """What the process made by a fork is to become, its standard streams, and who wants it."""

    request: Request
    streams: Sequence[int]
    connection: socket.socket


@dataclass(frozen=True)
class Forks:
    """Whoever may have something to tell, by the descriptor on which it is heard.

    `clients` by their connections, `running` by the descriptors of the kernels' processes.
    """

    listener: socket.socket
    clients: dict[int, Client]
    running: dict[int, Client]

    @property
    def descriptors(self) -> list[int]:
        """All descriptors to listen to; a listener that was closed is none of them."""
        return [*{self.listener.fileno()} - {-1}, *self.clients, *self.running]


def fork_for(client: Client, forks: Forks) -> bool:
    """Fork; true in the process that was made, which has left its parent's session and sockets.

    That one tells the client its number; all it keeps is the connection to do so.
    Raises OSError if the system makes no further process.
    """
    process = os.fork()
    if process == 0:
        os.setsid()
        _close_others(client, forks)
        answer(client.connection, Answer(process=os.getpid()))
        return True
    made = Client(client.connection, process)
    forks.clients[client.connection.fileno()] = made
    forks.running[os.pidfd_open(process)] = made
    return False


def _close_others(client: Client, forks: Forks) -> None:
    forks.listener.close()
    for other in forks.clients.values():
        if other is not client:
            other.connection.close()
    for process in forks.running:
        os.close(process)


def tell_end(descriptor: int, forks: Forks) -> None:
    """Tell the client of a kernel that has ended; bury the kernel if the client has left."""
    client = forks.running.pop(descriptor)
    os.close(descriptor)
    assert client.process is not None
    if client.connection.fileno() == -1:
        os.waitpid(client.process, 0)
    else:
        answer(client.connection, Answer(exit_code=_exit_code(client.process)))


def _exit_code(process: int) -> int:
    """The exit code, or the negative number of the signal, of a process that is not yet buried."""
    end = os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    assert end is not None
    return end.si_status if end.si_code == os.CLD_EXITED else -end.si_status


def let_go(client: Client, forks: Forks) -> None:
    """End what is left of a client that has left: its kernel and all that the kernel started."""
    del forks.clients[client.connection.fileno()]
    client.connection.close()
    if client.process is not None:
        kill_tree(client.process)
        if client not in forks.running.values():
            os.waitpid(client.process, 0)


def let_all_go(forks: Forks) -> None:
    """End every kernel; returns when they are gone."""
    for client in list(forks.clients.values()):
        let_go(client, forks)
    for descriptor in list(forks.running):
        tell_end(descriptor, forks)
