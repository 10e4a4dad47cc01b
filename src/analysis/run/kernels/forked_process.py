"""A forked kernel as its client sees it, in the manner of a process started with Popen.

It is asked for by the provisioner and is a child of the prepared parent, which reports its end.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket

import psutil  # type: ignore[import-untyped]

from analysis.run.kernels.killing import kill_tree
from analysis.run.kernels.messages import Answer

_LONGEST_ANSWER = 1 << 16


class ForkedProcess:
    """A kernel's process: what Jupyter asks of one. It lives while its connection is open."""

    stdin = stdout = stderr = None

    def __init__(self, process: int, connection: socket.socket) -> None:
        self.pid = process
        self.returncode: int | None = None
        self._connection = connection
        self._process = psutil.Process(process)

    def poll(self) -> int | None:
        """The exit code, or nothing while the kernel runs."""
        if self.returncode is None:
            self._connection.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                self._listen()
        return self.returncode

    def wait(self) -> int | None:
        """The exit code, once the kernel has ended."""
        if self.returncode is None:
            self._connection.setblocking(True)
            self._listen()
        return self.returncode

    async def listens(self) -> None:
        """Returns as soon as the kernel listens: who connects earlier has to try again later."""
        if self.returncode is None:
            await self._hear()

    async def ended(self) -> None:
        """Returns as soon as the kernel has ended, without asking again and again."""
        while self.returncode is None:
            await self._hear()

    def send_signal(self, number: int) -> None:
        """Send a signal, unless the kernel is known to have ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def _listen(self) -> None:
        """Read what is said until the kernel has ended. Raises BlockingIOError where no more is."""
        while self.returncode is None:
            try:
                self._take(self._connection.recv(_LONGEST_ANSWER))
            except ConnectionError:
                self._take(b"")

    async def _hear(self) -> None:
        """Wait for the next thing said."""
        self._connection.setblocking(False)
        try:
            packet = await asyncio.get_running_loop().sock_recv(self._connection, _LONGEST_ANSWER)
        except ConnectionError:
            packet = b""
        self._take(packet)

    def _take(self, packet: bytes) -> None:
        """Take what is said, or the end of the one who says it; an ended kernel is then buried."""
        self.returncode = Answer.read(packet).exit_code if packet else self._orphaned()
        if self.returncode is not None:
            self._connection.close()

    def _orphaned(self) -> int:
        """End a kernel whose parent has died; it would itself within a second."""
        if self._process.is_running():
            kill_tree(self.pid)
        return -signal.SIGKILL
