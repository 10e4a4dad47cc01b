"""Steps of a build on a terminal: a line for each that ended, and what is running below them.

Where the output is no terminal, there are only the lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.status import Status

if TYPE_CHECKING:
    from analysis.run.events import Event, Tell


@contextmanager
def progress(title: str) -> Iterator[Tell]:
    """Shows events as they come; `title` says what is going on before the first."""
    console = Console(soft_wrap=True, markup=False, highlight=False)
    with console.status(title) as status:
        yield _Progress(console, status)


class _Progress:
    """What is running now, and what is left."""

    def __init__(self, console: Console, status: Status) -> None:
        self._console, self._status = console, status
        self._running: list[str] = []
        self._left = 0

    def __call__(self, event: Event) -> None:
        if event.kind == "started":
            self._running.append(event.name)
        elif event.name in self._running and event.kind in ("made", "failed"):
            self._running.remove(event.name)
        if event.left is not None:
            self._left = event.left
        if event.kind != "started":
            self._console.print(str(event))
        self._status.update(self._now())

    def _now(self) -> str:
        running = ", ".join(self._running)
        waiting = self._left - len(self._running)
        left = f"; {waiting} more to do" if waiting > 0 else ""
        return f"Making {running}{left}" if running else "Putting the pack together"
