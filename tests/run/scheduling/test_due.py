from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import PackError, WorkbookError
from analysis.run.order import Order
from analysis.run.scheduling.due import LookedAfter, build_due, due

from .conftest import EARLIER, SCHEDULE, Builder, at

JULY = Order("cabinet", "2015-05", meeting=date(2015, 7, 16))
SEPTEMBER = Order("cabinet", "2015-07", meeting=date(2015, 9, 24))
NAMED = "cabinet for Cabinet of Thursday 16 July 2015"
AGAIN = "It is tried again at the next call, until the end of Wednesday 15 July 2015."
# A process of its own that looks after the schedule. It is killed during the build, or at the
# write to disk of that number: when the build begins, when it ended, when the call is over.
KILLED = """\
import os, signal, sys
from datetime import datetime
from pathlib import Path
from analysis.run.project import Project
from analysis.run.scheduling.due import build_due

root, when = Path(sys.argv[1]), sys.argv[2]
writes = []

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def fsync(descriptor):
    writes.append(descriptor)
    if str(len(writes)) == when:
        die()

def build(order):
    if when == "building":
        die()
    place = root / "reports" / "cabinet-2015-05"
    place.mkdir(parents=True, exist_ok=True)
    (place / "manifest.json").write_text("built at night")
    return True

os.fsync = fsync
build_due(Project(root), now=datetime(2015, 7, 7, 18), build=build, say=len)"""
# A process that is in the middle of a build until it hears that it may go on.
BUSY = """\
import sys
from datetime import datetime
from pathlib import Path
from analysis.run.project import Project
from analysis.run.scheduling.due import build_due

def build(order):
    print("building", flush=True)
    sys.stdin.readline()
    return True

build_due(Project(Path(sys.argv[1])), now=datetime(2015, 7, 7, 18), build=build, say=len)"""


def keys(council, time):
    return [each.key for each in due(council.project, now=at(time))]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("2015-07-07 17:59", []),
        ("2015-07-07 18:00", ["cabinet-2015-07-16"]),
        ("2015-07-15 23:59", ["cabinet-2015-07-16"]),
        ("2015-07-16 00:00", []),
        ("2015-09-15 18:00", ["cabinet-2015-09-24"]),
    ],
)
def test_a_pack_is_due_from_its_start_until_the_day_before_the_meeting(council, time, expected):
    assert keys(council, time) == expected


def test_what_is_due_is_built_for_its_meeting_and_told(council, look, said):
    build = Builder()
    done = look("2015-07-07 18:00", build)
    assert build.orders == [JULY]
    assert [(each.pack.key, each.state) for each in done.tried] == [("cabinet-2015-07-16", "whole")]
    assert done.faults == ()
    assert said == [
        f"{NAMED} is due since Tuesday 7 July 2015, 18:00; "
        "its papers go out on Wednesday 8 July 2015.",
        f"{NAMED} is built, in reports/cabinet-2015-05.",
    ]


def test_a_pack_that_was_built_is_not_built_again(council, look, said):
    build = Builder()
    look("2015-07-07 18:00", build)
    said.clear()
    assert look("2015-07-07 19:00", build) == LookedAfter()
    assert build.orders == [JULY]
    assert said == [
        "Nothing is due. Next is cabinet for Cabinet of Thursday 24 September 2015, "
        "from Tuesday 15 September 2015, 18:00."
    ]


def test_a_missed_run_is_caught_up_once_and_late_papers_are_told(council, look, said):
    build = Builder()
    for time in ("2015-07-13 08:00", "2015-07-13 09:00", "2015-07-14 09:00"):
        look(time, build)
    assert build.orders == [JULY]
    assert "its papers had to be out on Wednesday 8 July 2015 and are late." in said[0]


def test_packs_that_are_due_together_are_all_built_the_longest_due_first(council, look):
    council.scheduled_pack(name="early", schedule=EARLIER)
    build = Builder()
    look("2015-07-10 18:00", build)
    assert [order.pack for order in build.orders] == ["early", "cabinet"]


def test_a_pack_that_fails_is_told_tried_again_and_does_not_keep_back_the_next(council, look, said):
    council.scheduled_pack(name="later", schedule=SCHEDULE.replace("hour = 18", "hour = 19"))
    build = Builder(WorkbookError("2 faults in the inputs."), True)
    done = look("2015-07-07 19:00", build)
    assert [(each.pack.pack, each.state) for each in done.tried] == [
        ("cabinet", "failed"),
        ("later", "whole"),
    ]
    assert done.faults == (f"{NAMED} was not built. {AGAIN}\n2 faults in the inputs.",)
    assert [each.state for each in look("2015-07-07 20:00", Builder()).tried] == ["whole"]
    assert look("2015-07-07 21:00", Builder()).tried == ()


def test_a_system_that_refuses_is_a_failure_like_any_other(council, look):
    [fault] = look("2015-07-07 18:00", Builder(OSError(28, "No space left on device"))).faults
    assert fault.splitlines()[1] == "The system refused: [Errno 28] No space left on device."


def test_an_incomplete_pack_is_tried_again_until_it_is_whole(council, look):
    build = Builder(False, True)
    done = look("2015-07-07 18:00", build)
    assert done.faults == (f"{NAMED} is incomplete. {AGAIN}",)
    assert [each.state for each in done.tried] == ["incomplete"]
    assert look("2015-07-07 19:00", build).faults == ()
    assert look("2015-07-07 20:00", build).tried == ()
    assert len(build.orders) == 2


def test_on_the_day_of_the_meeting_a_pack_is_given_up_and_told_once(council, look):
    build = Builder(WorkbookError("No extract."), WorkbookError("Still no extract."))
    look("2015-07-14 18:00", build)
    look("2015-07-15 23:00", build)
    [fault] = look("2015-07-16 00:00", build).faults
    assert fault == (
        f"{NAMED} was not built in time: it was begun 2 times, and the last try failed. It is not "
        "tried again; `workbook build cabinet --period 2015-05` builds it by hand.\n"
        "Still no extract."
    )
    assert look("2015-07-16 01:00", build).faults == ()
    assert look("2015-07-17 00:00", build).faults == ()
    assert len(build.orders) == 2


def test_a_meeting_that_passed_while_nobody_looked_is_told_once(council, look):
    look("2015-07-01 09:00", Builder())
    [fault] = look("2015-08-03 09:00", Builder()).faults
    assert "it was never begun, as nothing looked after the schedule in time" in fault
    assert look("2015-08-03 10:00", Builder()).faults == ()


def test_the_first_look_ever_is_not_about_meetings_of_the_past(council, look):
    assert look("2015-08-03 09:00", Builder()) == LookedAfter()


def test_a_look_that_was_stopped_tells_of_the_given_up_pack_at_the_next(council, look):
    look("2015-07-15 23:00", Builder(False))
    council.meetings(("2015-07-16", "2015-05"), ("2015-07-20", "2015-06"))
    with pytest.raises(KeyboardInterrupt):
        look("2015-07-16 01:00", Builder(KeyboardInterrupt()))
    assert "the last try left an appendix out" in look("2015-07-16 02:00", Builder()).faults[0]


def test_a_build_that_was_stopped_is_tried_again(council, look):
    with pytest.raises(KeyboardInterrupt):
        look("2015-07-07 18:00", Builder(KeyboardInterrupt()))
    build = Builder()
    look("2015-07-07 19:00", build)
    assert build.orders == [JULY]


def test_a_meeting_that_is_moved_gets_a_pack_with_the_new_day(council, look):
    look("2015-07-07 18:00", Builder())
    council.meetings(("2015-07-23", "2015-05"), ("2015-09-24", "2015-07"))
    build = Builder()
    look("2015-07-14 18:00", build)
    assert build.orders == [Order("cabinet", "2015-05", meeting=date(2015, 7, 23))]


def test_when_the_calendar_holds_no_further_build_that_is_said(council, look, said):
    look("2015-09-15 18:00", Builder())
    said.clear()
    assert look("2015-09-15 19:00", Builder()).faults == ()
    assert said == [
        "Nothing is due, and calendar.toml has no later meeting for cabinet. Add the next ones."
    ]


def test_a_calendar_that_is_over_is_a_fault(council, look, said):
    look("2015-09-15 18:00", Builder())
    said.clear()
    assert look("2015-09-24 09:00", Builder()).faults == (
        "calendar.toml: the last meeting of Cabinet that hears a period was on "
        "Thursday 24 September 2015, so cabinet is not built any more. Add the next ones.",
    )
    assert said == []


def test_a_schedule_that_no_pack_has_is_a_fault(council, look):
    council.scheduled_pack(schedule="")
    [fault] = look("2015-07-07 18:00", Builder()).faults
    assert fault.startswith("No pack has a [schedule], so nothing can be due.")


def test_a_broken_pack_is_told_and_the_others_are_built(council, look):
    council.scheduled_pack(name="broken", schedule="[schedule]\nhours = 1\n")
    build = Builder()
    [fault] = look("2015-07-07 18:00", build).faults
    assert fault == "packs/broken.toml: schedule, key 'hours' is not known. Did you mean 'hour'?"
    assert build.orders == [JULY]


def test_a_calendar_that_cannot_be_used_stops_everything(council, look):
    (council.root / "calendar.toml").write_text("day = 1")
    build = Builder()
    with pytest.raises(PackError):
        look("2015-07-07 18:00", build)
    assert build.orders == []


class TestClocks:
    def test_a_clock_that_jumps_back_builds_nothing_again(self, council, look):
        build = Builder()
        for time in (
            "2015-07-08 02:00",
            "2015-07-08 01:00",
            "2015-07-01 00:00",
            "2015-07-09 00:00",
        ):
            look(time, build)
        assert build.orders == [JULY]

    def test_a_pack_given_up_while_the_clock_was_ahead_is_built_once_it_is_right(
        self, council, look
    ):
        build = Builder()
        look("2015-07-01 00:00", build)
        assert "was not built in time" in look("2030-01-01 00:00", build).faults[0]
        look("2015-07-07 18:00", build)
        assert build.orders == [JULY]

    def test_after_a_clock_that_was_ahead_a_missed_meeting_is_told_again(self, council, look):
        for time in ("2030-01-01 00:00", "2015-07-01 00:00"):
            look(time, Builder())
        assert "was not built in time" in look("2015-07-20 00:00", Builder()).faults[0]

    @settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        looks=st.lists(
            st.tuples(
                st.datetimes(at("2015-06-20"), at("2015-10-05")),
                st.sampled_from([True, False, WorkbookError("No extract.")]),
            ),
            max_size=8,
        )
    )
    def test_no_pack_is_built_whole_twice_whatever_the_order_of_clocks(
        self, tmp_path_factory, looks
    ):
        from .conftest import Council

        council = Council(tmp_path_factory.mktemp("clock") / "council")
        council.scheduled_pack()
        council.meetings(("2015-07-16", "2015-05"), ("2015-09-24", "2015-07"))
        whole = []
        for now, end in looks:
            before = {each.key for each in due(council.project, now=now)}
            done = build_due(council.project, now=now, build=lambda _, end=end: ended(end), say=len)
            assert {each.pack.key for each in done.tried} == before
            whole += [each.pack.key for each in done.tried if each.state == "whole"]
            assert not set(whole) & {each.key for each in due(council.project, now=now)}
        assert len(whole) == len(set(whole))


def ended(end: bool | Exception) -> bool:
    if isinstance(end, Exception):
        raise end
    return end


class TestOtherProcesses:
    def test_two_timers_at_once_build_once(self, council, look, said):
        busy = subprocess.Popen(
            [sys.executable, "-c", BUSY, council.root],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert busy.stdout.readline() == "building\n"
        build = Builder()
        assert look("2015-07-07 18:00", build) == LookedAfter()
        assert said == ["Another process is building what is due, so nothing was done."]
        busy.communicate("go on\n")
        assert busy.returncode == 0
        look("2015-07-07 19:00", build)
        assert build.orders == []

    @pytest.mark.skipif(os.name != "posix", reason="kills the way of POSIX")
    @pytest.mark.parametrize(
        ("when", "stood_there", "built_again"),
        [
            ("1", False, 1),
            ("building", False, 1),
            ("building", True, 1),
            ("2", False, 0),
            ("2", True, 0),
            ("3", False, 0),
        ],
    )
    def test_killed_at_any_time_the_pack_is_built_once(
        self, council, look, when, stood_there, built_again
    ):
        if stood_there:
            council.place("cabinet-2015-05", built="in June, by hand")
        killed = subprocess.run([sys.executable, "-c", KILLED, council.root, when], check=False)
        assert killed.returncode == -signal.SIGKILL
        build = Builder()
        look("2015-07-07 19:00", build)
        look("2015-07-07 20:00", build)
        assert len(build.orders) == built_again


class TestTheRecord:
    def record(self, council):
        return council.project.reports / ".schedule" / "cabinet-2015-07-16.json"

    @pytest.mark.parametrize("text", ["", '{"state": "who', "[]", '{"state": "built"}', "\0\xff"])
    def test_that_cannot_be_read_leads_to_one_more_build_and_no_more(self, council, look, text):
        look("2015-07-07 18:00", Builder())
        self.record(council).write_text(text, encoding="latin-1")
        build = Builder()
        for time in ("2015-07-07 19:00", "2015-07-07 20:00"):
            look(time, build)
        assert build.orders == [JULY]

    def test_that_was_half_written_leaves_the_one_before(self, council, look, monkeypatch):
        look("2015-07-07 18:00", Builder(WorkbookError("No extract.")))
        before = self.record(council).read_text()

        def power_cut(descriptor):
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", power_cut)
        with pytest.raises(KeyboardInterrupt):
            look("2015-07-07 19:00", Builder())
        assert self.record(council).read_text() == before
        assert sorted(path.name for path in self.record(council).parent.iterdir()) == [
            "cabinet-2015-07-16.json",
            "last-call.json",
            "lock",
        ]

    def test_that_cannot_be_written_stops_before_anything_is_built(
        self, council, look, monkeypatch
    ):
        def full(descriptor):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        build = Builder()
        with pytest.raises(OSError, match="No space left"):
            look("2015-07-07 18:00", build)
        assert build.orders == []

    def test_says_how_the_last_try_went(self, council, look):
        build = Builder(WorkbookError("No extract."), False)
        look("2015-07-07 18:00", build)
        look("2015-07-07 19:00", build)
        kept = json.loads(self.record(council).read_text())
        assert (kept["state"], kept["tries"], kept["at"], kept["said"]) == (
            "incomplete",
            2,
            "2015-07-07T19:00:00",
            "",
        )

    def test_goes_with_the_packs_when_reports_is_emptied(self, council, look):
        import shutil

        look("2015-07-07 18:00", Builder())
        shutil.rmtree(council.project.reports)
        build = Builder()
        look("2015-07-07 19:00", build)
        assert build.orders == [JULY]
