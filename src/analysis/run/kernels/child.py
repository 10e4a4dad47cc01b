"""What a forked process does to become the kernel that was asked for.

It starts the ordinary kernel application; what a kernel does then is not known here.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import random
import resource
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence

import numpy as np
from ipykernel.kernelapp import IPKernelApp

from analysis.run.kernels.forks import Birth
from analysis.run.kernels.messages import Answer, answer

_INLINE = "module://matplotlib_inline.backend_inline"
_LAUNCHER = ("python", "-m", "ipykernel_launcher")


def become_kernel(birth: Birth, *, added: Mapping[str, str]) -> None:
    """Take on what was asked for, then run a kernel until it is told to end.

    `added` are the environment variables that libraries have set when they were imported.
    """
    _reset_signals()
    _take_streams(birth.streams)
    _take_limits(birth.request.umask, birth.request.limits)
    _take_environment({**added, **birth.request.environment})
    os.chdir(birth.request.folder)
    arguments = list(birth.request.command)[len(_LAUNCHER) :]
    _take_command(birth.request.command, arguments)
    _forget_numbers()
    _run_application(arguments, birth.connection)


def _reset_signals() -> None:
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _take_streams(streams: Sequence[int]) -> None:
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    assert sys.__stdout__ is not None
    sys.__stdout__.reconfigure(line_buffering=os.isatty(1))


def _take_limits(umask: int, limits: Mapping[str, Sequence[int]]) -> None:
    os.umask(umask)
    for name, (soft, hard) in limits.items():
        number = getattr(resource, name)
        if resource.getrlimit(number) != (soft, hard):
            with contextlib.suppress(ValueError):  # what was lowered cannot be raised again
                resource.setrlimit(number, (soft, hard))


def _take_environment(environment: Mapping[str, str]) -> None:
    """The environment, with what was derived from the one before forgotten.

    A kernel watches the process that it is told is its parent.
    """
    os.environ.clear()
    os.environ.update(environment, JPY_PARENT_PID=str(os.getppid()))
    time.tzset()
    tempfile.tempdir = None
    # Said by the kernel before a notebook can import matplotlib, which here is imported already.
    backend = os.environ.setdefault("MPLBACKEND", _INLINE)
    sys.modules["matplotlib"].rcParams["backend"] = backend


def _take_command(command: Sequence[str], arguments: Sequence[str]) -> None:
    launcher = importlib.util.find_spec(_LAUNCHER[-1])
    assert launcher is not None
    assert launcher.origin is not None
    sys.argv[:] = [launcher.origin, *arguments]
    sys.orig_argv[:] = command


def _forget_numbers() -> None:
    """New random numbers, as in a new process; a run's own must not be another's."""
    random.seed()
    np.random.seed()


def _run_application(arguments: list[str], connection: socket.socket) -> None:
    application = IPKernelApp.instance(parent_handle=os.getppid())
    application.initialize(arguments)  # type: ignore[no-untyped-call]
    answer(connection, Answer(listens=True))
    connection.close()
    application.start()  # type: ignore[no-untyped-call]
