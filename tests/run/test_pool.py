"""All runs of a pack: what fails stops no other, what may pass is tried again, twice."""

from __future__ import annotations

import threading

import pytest

from analysis.errors import NotebookError, TransientError, WorkbookError
from analysis.run.kept import Kept, KeptRuns
from analysis.run.pool import run_all
from analysis.run.task import Failed

from .runs import task_of, written


class Place:
    """Makes each run as its list of faults says; a run without any is made."""

    def __init__(self, room_for: int = 1, **faults: list[BaseException]) -> None:
        self.room_for, self._faults = room_for, faults
        self.asked: list[str] = []
        self.stopped = False

    def make(self, task, folder):
        self.asked.append(task.name)
        assert list(folder.iterdir()) == []  # nothing of the attempt before
        faults = self._faults.get(task.name, [])
        if faults:
            (folder / "half made").touch()
            raise faults.pop(0)
        return written(folder, task.name)

    def stop(self):
        self.stopped = True


def run(place, *names, folder):
    events = []
    tasks = [task_of(name) for name in names]
    outcomes = run_all(tasks, place=place, kept=KeptRuns(folder), tell=events.append)
    return outcomes, [str(event) for event in events]


def test_outcomes_stand_in_the_order_given_and_what_is_left_is_told(tmp_path):
    outcomes, told = run(Place(), "first", "second", folder=tmp_path)
    assert list(outcomes) == ["first", "second"]
    assert all(isinstance(each, Kept) for each in outcomes.values())
    assert sorted(told) == [
        "made first, 1.5 s",
        "made second, 1.5 s",
        "started first",
        "started second",
    ]


def test_what_fails_stops_no_other_and_is_not_tried_again(tmp_path):
    place = Place(first=[NotebookError("cell 3 failed.")])
    outcomes, told = run(place, "first", "second", folder=tmp_path)
    assert outcomes["first"] == Failed("notebooks/first.ipynb cell 3 failed.")
    assert isinstance(outcomes["second"], Kept)
    assert place.asked == ["first", "second"]
    assert "first failed" in told


def test_what_was_cut_off_is_tried_three_times_in_all(tmp_path):
    faults = [TransientError(f"was cut off: {number}.") for number in range(4)]
    twice = [TransientError("once"), TransientError("twice")]
    place = Place(first=faults, second=twice)
    outcomes, told = run(place, "first", "second", folder=tmp_path)
    reason = "notebooks/first.ipynb was cut off: 2."
    assert outcomes["first"] == Failed(reason, ("was cut off: 0.", "was cut off: 1."))
    assert outcomes["second"].made.retried_after == ("once", "twice")
    assert place.asked == ["first"] * 3 + ["second"] * 3
    assert "trying first again: was cut off: 0." in told


def test_a_fault_of_its_own_after_one_that_passed_is_told_with_both(tmp_path):
    place = Place(first=[TransientError("once"), WorkbookError("is wrong")])
    outcomes, _ = run(place, "first", folder=tmp_path)
    assert outcomes["first"] == Failed("notebooks/first.ipynb is wrong", ("once",))


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OSError("no room"), ZeroDivisionError()])
def test_whatever_else_happens_ends_all_that_is_under_way(tmp_path, fault):
    place = Place(first=[fault])
    with pytest.raises(type(fault)):
        run(place, "first", *"abcdefgh", folder=tmp_path)
    assert place.stopped
    assert [path.name for path in tmp_path.iterdir() if path.name[0] == "."] == []


def test_as_many_are_under_way_as_there_is_room(tmp_path):
    meeting = threading.Barrier(2, timeout=60)

    class Together(Place):
        def make(self, task, folder):
            meeting.wait()
            return super().make(task, folder)

    outcomes, _ = run(Together(2), "first", "second", folder=tmp_path)
    assert len(outcomes) == 2


def test_a_folder_that_cannot_be_used_ends_the_build_at_once(tmp_path):
    (tmp_path / "kept").write_text("a file")
    place = Place()
    with pytest.raises(WorkbookError, match="kept cannot be written to: a file stands where"):
        run(place, "first", "second", folder=tmp_path / "kept")
    assert place.asked == []
