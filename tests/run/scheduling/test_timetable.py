from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import PackError
from analysis.methods.working_days import is_working_day
from analysis.run.order import Order
from analysis.run.pack import Timing, read_pack
from analysis.run.plan import folder_name
from analysis.run.project import Project
from analysis.run.scheduling.calendar import Meeting, pack_for_meeting, read_calendar
from analysis.run.scheduling.timetable import build_from, read_timetable, scheduled

from .conftest import EARLIER, SCHEDULE

PROJECT = Project.find(Path(__file__).parent)
CABINET = read_pack(PROJECT, "cabinet")
ONE = timedelta(days=1)
MEETINGS = st.dates(date(2012, 1, 1), date(2026, 12, 31))


def timed(meeting: date, **timing: int):
    pack = CABINET.model_copy(update={"schedule": Timing(**timing)})
    [only] = scheduled(pack, [Meeting(committee="Cabinet", day=meeting, period="2010-05")])
    return only


@pytest.mark.parametrize(
    ("meeting", "papers_out", "start"),
    [
        # Thursday 16 July: clear are 15, 14, 13, 10, 9; the 11th and 12th are a weekend.
        ((2015, 7, 16), (2015, 7, 8), (2015, 7, 7)),
        # Tuesday 7 April, after Easter Monday the 6th: clear are 2, 1 April, 31, 30, 27 March.
        ((2015, 4, 7), (2015, 3, 26), (2015, 3, 25)),
        # Thursday 9 April: clear are 8, 7, 2, 1 April, 31 March; Good Friday was the 3rd.
        ((2015, 4, 9), (2015, 3, 30), (2015, 3, 27)),
        # Thursday 7 May, early May bank holiday on the 4th: clear are 6, 5, 1 May, 30, 29 April.
        ((2015, 5, 7), (2015, 4, 28), (2015, 4, 27)),
        # Tuesday 1 September, after the bank holiday of 31 August: clear are 28, 27, 26, 25, 24.
        ((2015, 9, 1), (2015, 8, 21), (2015, 8, 20)),
        # Thursday 7 January: clear are 6, 5, 4 January, 31, 30 December; 1 January and Monday
        # 28 December, for Boxing Day on a Saturday, are bank holidays. Built on Christmas Eve.
        ((2016, 1, 7), (2015, 12, 29), (2015, 12, 24)),
        # Thursday 9 June 2022: clear are 8, 7, 6, 1 June, 31 May; 2 and 3 June were the Jubilee.
        ((2022, 6, 9), (2022, 5, 30), (2022, 5, 27)),
    ],
)
def test_papers_and_build_worked_by_hand(meeting, papers_out, start):
    made = timed(date(*meeting))
    assert (made.papers_out, made.build_from) == (date(*papers_out), datetime(*start, 18))


@pytest.mark.parametrize(
    ("timing", "start"),
    [
        ({"working_days_before": 0, "hour": 0}, datetime(2015, 7, 8, 0)),
        # Two working days before Wednesday the 8th.
        ({"working_days_before": 2, "hour": 6}, datetime(2015, 7, 6, 6)),
        # Seven clear days: papers on Monday the 6th; the working day before is Friday the 3rd.
        ({"clear_days": 7, "hour": 23}, datetime(2015, 7, 3, 23)),
    ],
)
def test_the_packs_own_settings_move_the_start(timing, start):
    assert timed(date(2015, 7, 16), **timing).build_from == start


@settings(max_examples=80)
@given(meeting=MEETINGS, clear_days=st.integers(5, 9), before=st.integers(0, 4))
def test_papers_go_out_on_a_working_day_with_the_clear_days_between(meeting, clear_days, before):
    made = timed(meeting, clear_days=clear_days, working_days_before=before)
    between = (meeting - made.papers_out).days - 1
    clear = [made.papers_out + ONE * number for number in range(1, between + 1)]
    assert is_working_day(made.papers_out)
    assert sum(map(is_working_day, clear)) == clear_days


@settings(max_examples=80)
@given(meeting=MEETINGS, before=st.integers(0, 4))
def test_the_build_starts_so_many_working_days_before_the_papers_go_out(meeting, before):
    made = timed(meeting, working_days_before=before)
    start = made.build_from.date()
    days = [start + ONE * number for number in range((made.papers_out - start).days)]
    assert is_working_day(start)
    assert sum(map(is_working_day, days)) == before


@settings(max_examples=80)
@given(meeting=MEETINGS, later=st.integers(0, 30))
def test_a_later_meeting_never_has_earlier_papers(meeting, later):
    assert timed(meeting).papers_out <= timed(meeting + ONE * later).papers_out


def test_a_pack_is_scheduled_for_the_meetings_of_its_committee_that_hear_a_period(council):
    council.meetings(("2015-09-24", "2015-07"), ("2015-07-16", "2015-05"))
    calendar = council.root / "calendar.toml"
    others = '[[meeting]]\ncommittee = "Council"\nday = 2015-09-17\nperiod = "2015-06"\n'
    silent = '[[meeting]]\ncommittee = "Cabinet"\nday = 2015-08-20\n'
    calendar.write_text(calendar.read_text() + others + silent)
    first, second = read_timetable(council.project).packs
    assert (first.key, second.key) == ("cabinet-2015-07-16", "cabinet-2015-09-24")
    assert second.order == Order("cabinet", "2015-07", meeting=date(2015, 9, 24))


def test_the_folder_is_the_one_the_build_uses(council):
    for each in read_timetable(council.project).packs:
        pack = pack_for_meeting(each.order, project=council.project)
        assert each.folder == folder_name(each.order, pack)


def test_a_pack_without_a_schedule_is_built_by_hand_alone(council):
    council.scheduled_pack(schedule="")
    assert read_timetable(council.project).packs == ()
    with pytest.raises(PackError, match=r"^packs/cabinet.toml: has no \[schedule\], so no timer"):
        scheduled(read_pack(council.project, "cabinet"), read_calendar(council.project))


def test_a_committee_the_calendar_does_not_know_is_a_fault_with_the_nearest_name(council):
    council.meetings(("2015-07-16", "2015-05"), committee="Cabinett")
    table = read_timetable(council.project)
    assert table.packs == ()
    assert table.faults == (
        "calendar.toml: no meeting of 'Cabinet' hears a period, so no timer builds cabinet. "
        "Did you mean 'Cabinett'? Add its meetings.",
    )


def test_a_pack_that_is_broken_does_not_keep_back_the_others(council):
    council.scheduled_pack(name="broken", schedule=SCHEDULE.replace("hour = 18", "hour = 24"))
    table = read_timetable(council.project)
    assert table.faults == ("packs/broken.toml: schedule, key 'hour' is more than 23.",)
    assert {each.pack for each in table.packs} == {"cabinet"}


def test_the_first_build_comes_first_whatever_the_pack(council):
    council.scheduled_pack(name="early", schedule=EARLIER)
    keys = [each.key for each in read_timetable(council.project).packs]
    assert keys == [
        "early-2015-07-16",
        "cabinet-2015-07-16",
        "early-2015-09-24",
        "cabinet-2015-09-24",
    ]


def test_the_samples_pack_of_july_is_built_on_the_evening_of_the_seventh():
    july = next(each for each in read_timetable(PROJECT).packs if each.period == "2015-05")
    assert (july.pack, july.papers_out) == ("cabinet", date(2015, 7, 8))
    assert july.build_from == datetime(2015, 7, 7, 18)


def test_no_builds_of_the_sample_start_on_the_day_papers_go_out():
    for each in read_timetable(PROJECT).packs:
        assert each.build_from.date() < each.papers_out < each.meeting


def test_a_start_on_the_day_itself_is_not_moved():
    assert build_from(date(2015, 7, 8), timing=Timing(working_days_before=0, hour=9)) == datetime(
        2015, 7, 8, 9
    )
