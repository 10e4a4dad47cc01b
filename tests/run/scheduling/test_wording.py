from __future__ import annotations

from datetime import date, datetime

import pytest

from analysis.run.pack import Timing
from analysis.run.scheduling.record import Entry
from analysis.run.scheduling.timetable import ScheduledPack
from analysis.run.scheduling.wording import say_due, say_given_up, say_meeting, say_rule

EVENING = datetime(2015, 7, 7, 18)
JULY = ScheduledPack("cabinet", "Cabinet", "2015-05", date(2015, 7, 16), date(2015, 7, 8), EVENING)
DAYS = (
    "Thursday 16 July 2015, on 2015-05: papers go out Wednesday 8 July 2015, "
    "the build starts Tuesday 7 July 2015, 18:00"
)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (0, "The build starts at 06:00, on the day the papers go out."),
        (1, "The build starts at 06:00, 1 working day before the papers go out."),
        (2, "The build starts at 06:00, 2 working days before the papers go out."),
    ],
)
def test_the_start_is_told_from_the_papers(before, said):
    rule = say_rule(Timing(clear_days=6, working_days_before=before, hour=6))
    assert rule.splitlines()[1] == said
    assert rule.startswith("Papers go out 6 clear working days before the meeting: ")


@pytest.mark.parametrize(
    ("note", "state", "known"),
    [
        ("", None, ""),
        ("illustrative date", None, " (illustrative date)"),
        ("", "whole", " (built)"),
        ("illustrative date", "failed", " (illustrative date, failed at the last try)"),
        ("", "started", " (begun)"),
    ],
)
def test_a_meeting_is_told_with_its_note_and_what_became_of_it(note, state, known):
    pack = ScheduledPack(**{**JULY.__dict__, "note": note})
    entry = None if state is None else Entry(state=state, tries=1, at=EVENING)
    assert say_meeting(pack, entry=entry) == f"{DAYS}{known}."


@pytest.mark.parametrize(
    ("day", "papers"),
    [
        (7, "its papers go out on Wednesday 8 July 2015"),
        (8, "its papers go out on Wednesday 8 July 2015"),
        (9, "its papers had to be out on Wednesday 8 July 2015 and are late"),
    ],
)
def test_papers_are_late_from_the_day_after_they_had_to_be_out(day, papers):
    assert say_due(JULY, now=datetime(2015, 7, day, 23)).endswith(f"18:00; {papers}.")


@pytest.mark.parametrize(
    ("entry", "course"),
    [
        (None, "it was never begun, as nothing looked after the schedule in time"),
        (("started", 1, ""), "it was begun once, and the last try was cut off"),
        (("incomplete", 3, ""), "it was begun 3 times, and the last try left an appendix out"),
    ],
)
def test_a_pack_that_is_given_up_is_told_with_its_course(entry, course):
    kept = entry and Entry(state=entry[0], tries=entry[1], said=entry[2], at=EVENING)
    assert say_given_up(JULY, entry=kept) == (
        f"cabinet for Cabinet of Thursday 16 July 2015 was not built in time: {course}. It is not "
        "tried again; `workbook build cabinet --period 2015-05` builds it by hand."
    )
