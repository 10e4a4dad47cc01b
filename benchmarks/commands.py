"""Running a command to its end, with this environment's own programs.

Which commands are run, and what they cost, is not known here.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = Path(sys.executable).parent
_LAST_WORDS = 2000


class Failed(Exception):
    """A command that was to be measured did not do its work, so there is nothing to compare."""


def environment_in(scratch: Path) -> dict[str, str]:
    """This process's environment with its own programs first, and no Jupyter of the user's.

    What a command leaves behind among temporary files goes when `scratch` goes.
    """
    temporary = scratch / "t"
    temporary.mkdir()
    return {
        **os.environ,
        "PATH": os.pathsep.join([str(PROGRAMS), os.environ.get("PATH", "")]),
        "TMPDIR": str(temporary),
        "IPYTHONDIR": str(scratch / "ipython"),
        "JUPYTER_PREFER_ENV_PATH": "1",
    }


def run(command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> None:
    """Run a command to its end. Raises Failed with its last words if it fails."""
    with started(command, folder=folder, environment=environment) as process:
        process.wait()


@contextmanager
def started(
    command: Sequence[str], *, folder: Path, environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A command under way, which has ended well after the block, or else Failed is raised."""
    program = PROGRAMS / command[0]
    first = str(program) if program.exists() else command[0]
    with tempfile.TemporaryFile() as told:
        with subprocess.Popen(
            [first, *command[1:]],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.STDOUT,
        ) as process:
            yield process
        if process.returncode:
            told.seek(0)
            words = told.read().decode(errors="replace")[-_LAST_WORDS:]
            raise Failed(f"`{' '.join(command)}` failed:\n{words}")
