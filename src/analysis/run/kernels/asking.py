"""Ask a prepared parent for a kernel, on behalf of this process.

Which parent is asked, and what is done when it refuses, is the provisioner's affair.
"""

from __future__ import annotations

import asyncio
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from analysis.run.kernels.forked_process import ForkedProcess
from analysis.run.kernels.messages import Answer, Request, ask

if sys.platform != "win32":
    import resource

_SECONDS_TO_PREPARE = 60
_LONGEST_ANSWER = 1 << 16
_STREAMS = ("stdin", "stdout", "stderr")
# What an ordinary kernel is started with; whoever says more than this wants more of Popen.
_KNOWN = {*_STREAMS, "env", "cwd", "independent", "kernel_id", "extra_arguments"}


class NotForked(Exception):
    """Why no kernel was forked."""


class ParentGone(NotForked):
    """No kernel was forked because the parent has ended or will; another may fork it."""


async def fork_kernel(
    address: str, command: Sequence[str], *, options: Mapping[str, Any]
) -> ForkedProcess:
    """A kernel forked by the parent at an address, started as Popen would with these options.

    Raises NotForked with the reason where it cannot be.
    """
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    try:
        reply = await _answered(connection, address, command, options)
        if reply.process is None:
            reason = reply.refusal or "the forked process ended at once"
            raise (ParentGone if reply.outdated else NotForked)(reason)
        return ForkedProcess(reply.process, connection)
    except BaseException:
        connection.close()  # which ends a kernel that was forked meanwhile
        raise


async def _answered(
    connection: socket.socket, address: str, command: Sequence[str], options: Mapping[str, Any]
) -> Answer:
    try:
        with _streams(options) as streams:
            request = _request(command, options)
            connection.connect(address)
            ask(connection, request, streams=streams)
        connection.setblocking(False)
        packet = await asyncio.wait_for(
            asyncio.get_running_loop().sock_recv(connection, _LONGEST_ANSWER), _SECONDS_TO_PREPARE
        )
    except (ConnectionError, FileNotFoundError):
        packet = b""
    except (OSError, TimeoutError) as error:
        raise NotForked(f"the prepared process could not be asked ({error!r})") from error
    if not packet:
        raise ParentGone("the prepared process has ended")
    return Answer.read(packet)


def _request(command: Sequence[str], options: Mapping[str, Any]) -> Request:
    unknown = sorted(options.keys() - _KNOWN)
    if unknown or options.get("independent"):
        raise NotForked(f"it was asked for with {', '.join(unknown) or 'independent'}")
    return Request(
        command,
        str(Path(options.get("cwd") or ".").absolute()),
        options["env"],
        _umask(),
        {
            name: resource.getrlimit(getattr(resource, name))
            for name in dir(resource)
            if name.startswith("RLIMIT_")
        },
    )


def _umask() -> int:
    """The mask for new files, read where reading it does not change it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"^Umask:\s*(\d+)$", status, re.MULTILINE)
    return int(found[1], base=8) if found else 0o022


@contextmanager
def _streams(options: Mapping[str, Any]) -> Iterator[list[int]]:
    """The standard streams asked for, or else our own, except that its input ends at once."""
    with ExitStack() as opened:
        yield [
            _descriptor(options.get(name), default=number, opened=opened)
            for number, name in enumerate(_STREAMS)
        ]


def _descriptor(given: Any, *, default: int, opened: ExitStack) -> int:
    if given in (subprocess.PIPE, subprocess.STDOUT):
        raise NotForked("a pipe to it was asked for")
    if given == subprocess.DEVNULL:
        return opened.enter_context(Path(os.devnull).open("r+b", buffering=0)).fileno()
    if given is None and default == 0:
        reading, writing = os.pipe()
        opened.callback(os.close, reading)
        os.close(writing)
        return reading
    if given is None:
        return default
    return given if isinstance(given, int) else int(given.fileno())
