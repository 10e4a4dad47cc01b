"""A clock that is set while a pack is built: no time is negative, and nothing kept is lost."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime, timedelta

import pytest

from .builds import build, left_in, titled

YEARS = timedelta(days=3 * 365)


@pytest.fixture(params=[YEARS, -YEARS], ids=["forwards", "backwards"])
def jumped(request, monkeypatch):
    """Sets the clock, once a build has checked its inputs."""
    state = {"by": timedelta(0)}
    real = time.time

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + state["by"]

    monkeypatch.setattr(time, "time", lambda: real() + state["by"].total_seconds())
    for module in ("recording", "results", "logs"):
        monkeypatch.setattr(f"analysis.run.{module}.datetime", Clock)

    def tell(event):
        if event.kind == "checked":
            state["by"] = request.param

    return tell


def test_no_time_is_negative_and_the_pack_stands(paper, jumped):
    built = build(paper, tell=jumped)
    manifest = json.loads((built.folder / "manifest.json").read_text())
    assert 0 <= built.seconds < 600
    assert 0 <= manifest["seconds"] < 600
    assert [each["seconds"] >= 0 for each in manifest["appendices"]] == [True]
    assert build(paper).unchanged


def test_what_was_kept_is_still_kept(paper, jumped):
    build(paper)
    of_before = {path.name for path in paper.project.kept.iterdir()}
    titled(paper, "New")
    built = build(paper, tell=jumped)
    assert of_before < {path.name for path in paper.project.kept.iterdir()}
    titled(paper, "Old")
    again = build(paper)
    assert (built.kept, again.kept) == ((), ("first",))
    assert left_in(paper) == []


def test_what_is_old_goes_where_the_clock_goes_on(paper):
    build(paper)
    old = datetime.now(UTC).timestamp() - timedelta(days=41).total_seconds()
    for path in paper.project.kept.iterdir():
        os.utime(path, (old, old))
    titled(paper, "New")
    build(paper)
    of_now = [path for path in paper.project.kept.iterdir() if path.stat().st_mtime > old + 1]
    assert of_now == list(paper.project.kept.iterdir())
