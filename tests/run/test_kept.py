"""Runs kept for the next build: found only as they were made, and not for ever."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import timedelta

from analysis.run import kept as module
from analysis.run.kept import KeptRuns
from analysis.run.watching import print_of

from .runs import keep, written


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_run_is_found_by_its_key_with_all_that_was_told_of_it(tmp_path):
    kept = KeptRuns(tmp_path)
    made = keep(kept, "first", warnings=("old",), retried_after=("cut off",)).made
    found = KeptRuns(tmp_path).find("key of first")
    assert found.made == made
    assert (found.folder / "pages" / "first.html").read_text() == "first"
    assert kept.find("key of second") is None


def test_nothing_is_found_where_all_is_made_anew(tmp_path):
    keep(KeptRuns(tmp_path), "first")
    assert KeptRuns(tmp_path, anew=True).find("key of first") is None


def test_a_run_is_found_while_the_data_it_opened_is_as_it_was(tmp_path):
    kept, data = KeptRuns(tmp_path / "kept"), tmp_path / "data"
    data.mkdir()
    (data / "a.csv").write_text("as sent")
    opened = {"a.csv": print_of(data / "a.csv"), "b.csv": "-", ".": print_of(data)}
    keep(kept, "first", opened=opened)
    assert kept.find("key of first", data_folder=str(data))
    (data / "b.csv").write_text("come since")
    assert kept.find("key of first", data_folder=str(data)) is None


def test_a_file_more_is_as_bad_as_one_less(tmp_path):
    kept = KeptRuns(tmp_path)
    (keep(kept, "first").folder / "added.html").write_text("x")
    assert kept.find("key of first") is None


def test_another_run_of_the_same_key_makes_way(tmp_path):
    kept = KeptRuns(tmp_path)
    keep(kept, "first")
    keep(kept, "first", headline="Worse than thought.")
    assert kept.find("key of first").made.headline == "Worse than thought."
    assert names(tmp_path) == ["key of first"]


def test_a_room_is_gone_unless_its_run_was_kept(tmp_path):
    with KeptRuns(tmp_path).room() as room:
        written(room / "files", "first")
    assert names(tmp_path) == []


def test_what_was_of_no_use_for_forty_days_goes(tmp_path):
    kept = KeptRuns(tmp_path)
    for name, days in [("new", 39), ("old", 41), ("used", 41)]:
        keep(kept, name)
        then = time.time() - timedelta(days=days).total_seconds()
        os.utime(tmp_path / f"key of {name}", (then, then))
    assert kept.find("key of used")
    kept.tidy()
    assert names(tmp_path) == ["key of new", "key of used"]


def test_the_oldest_beyond_the_limit_go(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_MOST_BYTES", 3500)
    kept = KeptRuns(tmp_path)
    for age, name in enumerate(["newest", "middle", "oldest"]):
        keep(kept, name, headline="x" * 1000)
        then = time.time() - age * 1000
        os.utime(tmp_path / f"key of {name}", (then, then))
    kept.tidy()
    assert names(tmp_path) == ["key of middle", "key of newest"]


def test_no_run_goes_once_the_clock_was_set(tmp_path, monkeypatch):
    kept = KeptRuns(tmp_path)
    keep(kept, "first")
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + timedelta(days=400).total_seconds())
    kept.tidy()
    assert names(tmp_path) == ["key of first"]


def test_the_room_of_a_process_that_has_ended_goes_and_no_other(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for number in (ended.pid, os.getpid()):
        (tmp_path / f".{number}-abc" / "files").mkdir(parents=True)
    KeptRuns(tmp_path).tidy()
    assert names(tmp_path) == [f".{os.getpid()}-abc"]
