"""Start the prepared parent and end it, with whatever it has forked.

Which kernels it is asked for is the provisioner's affair; what it does is in `parent`.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from analysis.run.kernels.killing import kill_tree

VARIABLE = "WORKBOOK_KERNELS"
# Sums in another order differ in their last digits, and threads do not survive a fork.
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
_SECONDS_TO_END = 10
_PREFIX = "wbk-"  # short, because the path of a socket may not be long


@dataclass(frozen=True)
class StartedParent:
    """A prepared parent that this process has started, and the private folder of its socket."""

    process: subprocess.Popen[bytes]
    folder: Path

    @property
    def address(self) -> str:
        """The socket on which it can be asked for kernels."""
        return _address(self.folder)

    def end(self) -> None:
        """End it; returns when it and its kernels are gone.

        While it prepares, and has no kernels, it is ended by the signal, which it then ignores.
        """
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.terminate()
        try:
            self.process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            kill_tree(self.process.pid)
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def can_fork() -> bool:
    """Whether kernels can be forked here.

    Windows has no fork; a fork of a macOS program that has used its system libraries may crash.
    """
    return sys.platform == "linux" and hasattr(os, "fork") and hasattr(os, "pidfd_open")


@contextmanager
def prepared_parent() -> Iterator[Mapping[str, str]]:
    """Environment variables that make every kernel started with them a fork of one parent.

    Empty where there is no fork. Returns before the parent has imported anything: the first
    kernel waits for it. At the end every kernel of it is gone.
    """
    if not can_fork():
        yield {}
        return
    try:
        parent = start_parent({**os.environ, **ENVIRONMENT})
    except OSError:
        yield {}
        return
    try:
        yield {VARIABLE: parent.address}
    finally:
        parent.end()


def start_parent(environment: Mapping[str, str]) -> StartedParent:
    """Start a prepared parent that ends when this process does. Raises OSError if that fails."""
    _tidy_up()
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
            _listen(listener, folder)
            return StartedParent(_started(listener, folder, environment), folder)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _listen(listener: socket.socket, folder: Path) -> None:
    """Listen in a folder; the socket has its name only when it can be used by its owner alone."""
    made = folder / "made"
    listener.bind(str(made))
    made.chmod(0o600)
    listener.listen()
    made.rename(_address(folder))


def _tidy_up() -> None:
    """Remove the folders of parents that were killed together with their owners."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as caller:
            try:
                caller.connect(_address(folder))
            except ConnectionRefusedError:
                shutil.rmtree(folder, ignore_errors=True)
            except OSError:
                continue


def _started(
    listener: socket.socket, folder: Path, environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """The parent's process; its standard input is the line by which it notices our end."""
    return subprocess.Popen(
        [sys.executable, "-m", "analysis.run.kernels.parent", str(listener.fileno())],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[listener.fileno()],
        cwd=folder,
        env=dict(environment),
        start_new_session=True,
    )


def _address(folder: Path) -> str:
    return str(folder / "kernels")
