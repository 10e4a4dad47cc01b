"""The `workbook` command; what its commands do is `analysis.run`.

Each command has a module of its own: its words, its options, its exit status. It loads what it
needs when it is given, as loading what draws and runs takes longer than a command that only looks.
"""

from __future__ import annotations

import signal

from analysis.cli import (  # noqa: F401  each adds its command to the app
    build,
    check,
    difference,
    listing,
    schedule,
    verify,
)
from analysis.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command; being told to end (SIGTERM) is taken as Ctrl-C, so that it tidies up."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    app()
