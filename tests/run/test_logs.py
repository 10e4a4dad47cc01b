"""One log a run: every step with its time, and how the run ended."""

from __future__ import annotations

from analysis.run.events import Event
from analysis.run.kept import KeptRuns
from analysis.run.logs import Logs
from analysis.run.task import Failed

from .runs import keep


def lines(path):
    """A log without its times of day."""
    return [line.split("UTC  ")[-1] for line in path.read_text().splitlines()]


def test_each_run_has_its_steps_and_its_end(tmp_path):
    told = []
    logs = Logs(told.append)
    steps = [
        Event("checked"),
        Event("started", "first"),
        Event("again", "first", detail="was cut off."),
        Event("failed", "second", detail="x"),
    ]
    for step in steps:
        logs(step)
    run = keep(KeptRuns(tmp_path / "kept"), "first", warnings=("old",), opened={"b": "0", "a": "0"})
    (tmp_path / "pack").mkdir()
    logs.write(tmp_path / "pack", {"first": run, "second": Failed("cell 3\nfailed.")})
    assert told == steps
    assert lines(tmp_path / "pack" / "logs" / "first.log") == [
        "started first",
        "trying first again: was cut off.",
        "Made from 2015-06-30T22:00:00+00:00 in 1.5 s.",
        "Warning: old",
        "Opened: a",
        "Opened: b",
    ]
    second = tmp_path / "pack" / "logs" / "second.log"
    assert lines(second) == ["second failed", "Why: cell 3", "Why: failed."]
