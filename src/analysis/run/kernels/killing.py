"""End a kernel with all that it has started.

When that is right is decided elsewhere.
"""

from __future__ import annotations

import contextlib
import os
import signal

import psutil  # type: ignore[import-untyped]


def kill_tree(process: int) -> None:
    """Kill a process, its descendants and whatever else is left of its process group.

    For a process that leads its group and of which somebody still holds the number: one that
    runs, or has ended and was not yet waited for.
    """
    try:
        descendants = psutil.Process(process).children(recursive=True)
    except psutil.NoSuchProcess:
        descendants = []
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(process, signal.SIGKILL)
    for descendant in descendants:
        with contextlib.suppress(psutil.NoSuchProcess):
            descendant.kill()
