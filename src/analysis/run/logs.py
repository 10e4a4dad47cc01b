"""One log a run, kept with the pack: when each step was, what was tried again, what was warned of.

Logs and the manifest are the only files of a pack in which the clock shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from analysis.run.events import Event, Tell
from analysis.run.kept import Kept
from analysis.run.placing import LOGS
from analysis.run.pool import Outcome


class Logs:
    """Gathers a build's events by appendix, and tells them on."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._lines: dict[str, list[str]] = defaultdict(list)

    def __call__(self, event: Event) -> None:
        """Write an event down and tell it on."""
        moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        if event.name:
            self._lines[event.name].append(f"{moment}  {event}")
        self._tell(event)

    def write(self, folder: Path, outcomes: Mapping[str, Outcome]) -> None:
        """Write the log of each appendix into a pack's folder."""
        logs = folder / LOGS
        logs.mkdir()
        for name, outcome in outcomes.items():
            text = "\n".join([*self._lines[name], *_closing(outcome)])
            (logs / f"{name}.log").write_text(text + "\n", encoding="utf-8", newline="")


def _closing(outcome: Outcome) -> list[str]:
    if not isinstance(outcome, Kept):
        return [f"Why: {line}" for line in outcome.reason.splitlines()]
    made = outcome.made
    return [
        f"Made from {made.started} in {made.seconds:.1f} s.",
        *(f"Warning: {line}" for line in made.warnings),
        *(f"Opened: {name}" for name in sorted(made.opened)),
    ]
