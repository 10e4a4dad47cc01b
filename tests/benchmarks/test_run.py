"""The order of measuring, what the command leaves behind and how it ends."""

from __future__ import annotations

import pytest

from benchmarks import measuring, run
from benchmarks.commands import Failed
from benchmarks.report import COLD, FLOOR, LOOP, LOOP_OF_TWO, WARM

from .test_report import with_seconds


@pytest.fixture
def results_file(tmp_path, monkeypatch):
    path = tmp_path / "results.md"
    monkeypatch.setattr(run, "RESULTS_FILE", path)
    monkeypatch.setattr(run, "machine", lambda: ["2 processors"])
    return path


def test_a_bar_that_is_not_met_is_told_and_is_no_failure(results_file, monkeypatch, capsys):
    monkeypatch.setattr(run, "_measured", lambda *_: with_seconds(COLD, 16 * 4))
    assert run.main([]) == 0
    text = results_file.read_text(encoding="utf-8")
    assert "**NOT MET**" in text
    assert text in capsys.readouterr().out


def test_a_way_that_does_not_work_is_a_failure_and_leaves_the_results_alone(
    results_file, monkeypatch, capsys
):
    def fail(*_):
        raise Failed("`workbook build` failed: no such pack")

    results_file.write_text("as before", encoding="utf-8")
    monkeypatch.setattr(run, "_measured", fail)
    assert run.main([]) == 1
    assert "no such pack" in capsys.readouterr().err
    assert results_file.read_text(encoding="utf-8") == "as before"


def test_every_second_round_goes_backwards(monkeypatch):
    done = []

    def work(name, runs):
        return (name, lambda: done.append(name), runs)

    names = [LOOP, LOOP_OF_TWO, COLD, WARM, FLOOR]
    for of_processes in ("_adopt_orphans", "_wait_for_orphans"):  # those of other tests live on
        monkeypatch.setattr(measuring, of_processes, lambda: None)
    monkeypatch.setattr(run, "_works", lambda ways, number: [work(name, 8) for name in names])
    costs = run.side_by_side(None, rounds=3)
    assert done == [*names, *reversed(names), *names]
    assert list(costs) == names
    assert all(len(each) == 3 for each in costs.values())


def test_the_pack_for_memory_is_built_in_two_sizes_where_asked_for():
    assert run.pack_sizes(80) == [80]
    assert run.pack_sizes(800) == [80, 800]
    assert run.pack_sizes(16) == [16]


def test_runs_that_cannot_be_had_are_refused_before_anything_is_measured(
    results_file, monkeypatch, capsys
):
    monkeypatch.setattr(run, "_measured", lambda *_: with_seconds(COLD, 32))
    with pytest.raises(SystemExit):
        run.main(["--runs", "100"])
    assert "RUNS is a multiple of 8" in capsys.readouterr().err
