"""What became of a pack's runs, counted for whoever asked."""

from __future__ import annotations

from pathlib import Path

from analysis.run.kept import KeptRuns
from analysis.run.results import Runs, Start, summed_up
from analysis.run.task import Failed, WrittenFile

from .runs import keep


def test_runs_are_counted_by_what_became_of_them(tmp_path):
    kept = KeptRuns(tmp_path)
    outcomes = {
        "first": keep(kept, "first", retried_after=("a",), warnings=("cell 3: old",)),
        "second": Failed("failed.", ("b", "c")),
        "third": keep(kept, "third"),
    }
    runs = Runs(outcomes, frozenset({"third"}))
    files = [WrittenFile("first.pdf", 1, "0", pages=2), WrittenFile("first.html", 1, "0")]
    built = summed_up(Path("pack"), files, runs, replaced=(), start=Start.now())
    assert (list(built.runs), built.kept) == (["first"], ("third",))
    assert (built.failed, built.complete) == ({"second": "failed."}, False)
    assert (built.retries, built.warnings) == (3, ("first cell 3: old",))
    assert (built.files, built.pages) == (3, {"first.pdf": 2})
    assert built.seconds >= 0
