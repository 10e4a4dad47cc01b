"""The prepared parent: imports everything once, then forks a kernel for each client that asks.

How a fork becomes a kernel is `child`; no notebook's code and no query runs in this process.
"""

from __future__ import annotations

import importlib
import os
import select
import shutil
import signal
import socket
import sys
from collections.abc import Iterable
from pathlib import Path

from analysis.run.kernels.child import become_kernel
from analysis.run.kernels.forks import Birth, Client, Forks, fork_for, let_all_go, let_go, tell_end
from analysis.run.kernels.guard import Prepared, changed_sources, reasons_against, source_marks
from analysis.run.kernels.messages import Answer, answer, asked

_OWNER = 0  # standard input: it ends when the process that started this one does
_STANDARD = (0, 1, 2)


def main() -> None:
    """Prepare, then serve the listening socket whose number is the command's argument."""
    environment, folder = dict(os.environ), Path.cwd()
    del sys.path[0]  # that folder, as the ordinary command of a kernel does
    listener = socket.socket(fileno=int(sys.argv[1]))
    fault = _prepare()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # from here on there are kernels to end first
    added = {name: value for name, value in os.environ.items() if name not in environment}
    birth = serve(listener, Prepared(environment, source_marks(), fault))
    if birth is None:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        become_kernel(birth, added=added)


def _prepare() -> str | None:
    """Import and use everything; why that could not be done, if so."""
    try:
        importlib.import_module("analysis.run.kernels.warming").prepare()
    except Exception as error:  # an ordinary kernel shows it where it belongs
        return f"preparing failed with {type(error).__name__}: {error}"
    return None


def serve(listener: socket.socket, prepared: Prepared) -> Birth | None:
    """Fork a kernel for each client that asks; returns in the fork, with what it is to become.

    Returns nothing when the owner has left, or when the last client of a parent that is out of
    date has: every kernel is then gone.
    """
    forks = Forks(listener, {}, {})
    while forks.descriptors:
        for descriptor in _ready([_OWNER, *forks.descriptors]):
            if descriptor == _OWNER:
                let_all_go(forks)
                return None
            birth = _heard(descriptor, forks, prepared)
            if birth is not None:
                return birth
    return None


def _ready(descriptors: Iterable[int]) -> list[int]:
    """Those of the descriptors that have something to tell; waits for the first."""
    poll = select.poll()
    for descriptor in descriptors:
        poll.register(descriptor, select.POLLIN)
    return [descriptor for descriptor, _ in poll.poll()]


def _heard(descriptor: int, forks: Forks, prepared: Prepared) -> Birth | None:
    if descriptor == forks.listener.fileno():
        connection, _ = forks.listener.accept()
        forks.clients[connection.fileno()] = Client(connection)
    elif descriptor in forks.running:
        tell_end(descriptor, forks)
    elif descriptor in forks.clients:
        return _read(forks.clients[descriptor], forks, prepared)
    return None


def _read(client: Client, forks: Forks, prepared: Prepared) -> Birth | None:
    """Fork if the client has asked for it; it asks once, and whatever comes then is its leaving."""
    found = asked(client.connection) if client.process is None else None
    if found is None:
        let_go(client, forks)
        return None
    birth = Birth(*found, client.connection)
    refusal = _refusal(birth, forks, prepared)
    try:
        if refusal is None and fork_for(client, forks):
            return birth
    except OSError as error:
        refusal = Answer(refusal=f"the system makes no further process ({error})")
    if refusal is not None:
        answer(client.connection, refusal)
    for stream in birth.streams:
        os.close(stream)
    return None


def _refusal(birth: Birth, forks: Forks, prepared: Prepared) -> Answer | None:
    """Why there will be no fork; a parent that is out of date hears of nobody else any more."""
    changed = changed_sources(prepared.sources)
    if changed:
        forks.listener.close()
        return Answer(refusal=f"{changed[0]} has changed since it was imported", outdated=True)
    known = {*_STANDARD, *forks.descriptors, *birth.streams}
    reasons = reasons_against(birth.request, prepared=prepared, known=known)
    return Answer(refusal="; ".join(reasons)) if reasons else None


if __name__ == "__main__":
    main()
