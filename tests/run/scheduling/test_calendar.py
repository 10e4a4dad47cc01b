from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from analysis.errors import PackError
from analysis.run.order import Order
from analysis.run.project import Project
from analysis.run.scheduling.calendar import meeting_about, pack_for_meeting, read_calendar

PROJECT = Project.find(Path(__file__).parent)
JULY, MOVED = date(2015, 7, 16), date(2015, 7, 23)


def write(council, *lines: str) -> None:
    (council.root / "calendar.toml").write_text("\n".join(lines), encoding="utf-8")


def faults_of(council, *lines: str) -> list[str]:
    write(council, *lines)
    with pytest.raises(PackError) as refused:
        read_calendar(council.project)
    return str(refused.value).splitlines()


def test_meetings_are_read_by_day_with_what_is_known_of_them(council):
    write(
        council,
        *("[[meeting]]", 'committee = "Cabinet"', "day = 2015-09-24", 'period = "2015-07"'),
        *("[[meeting]]", 'committee = "Council"', "day = 2015-09-17", 'note = "no pack"'),
    )
    council_day, cabinet = read_calendar(council.project)
    assert (council_day.day, council_day.period, council_day.note) == (
        date(2015, 9, 17),
        None,
        "no pack",
    )
    assert (cabinet.committee, cabinet.period, cabinet.note) == ("Cabinet", "2015-07", "")


def test_a_project_without_a_calendar_has_no_meetings(council):
    (council.root / "calendar.toml").unlink()
    assert read_calendar(council.project) == ()


def test_every_fault_of_an_entry_is_listed_with_its_place(council):
    assert faults_of(
        council,
        *("[[meeting]]", 'comittee = "Cabinet"', "day = 2015-07-16T10:00:00"),
        *("[[meeting]]", 'committee = "Cabinet"', 'day = "16 July"', 'period = "May"'),
    ) == [
        "calendar.toml: meeting 1, key 'committee' is missing.",
        "calendar.toml: meeting 1, key 'day' is not a date; write it without a time, "
        "as in 2015-07-16.",
        "calendar.toml: meeting 1, key 'comittee' is not known. Did you mean 'committee'?",
        "calendar.toml: meeting 2, key 'day' is not a date; write it without quotes, "
        "as in 2015-07-16.",
        "calendar.toml: meeting 2, key 'period': 'May' is not a month. Write the year and month, "
        "as in 2015-05.",
    ]


def test_meetings_that_cannot_all_be_right_are_faults(council):
    july = ("[[meeting]]", 'committee = "Cabinet"', "day = 2015-07-16", 'period = "2015-05"')
    again = ("[[meeting]]", 'committee = "Cabinet"', "day = 2015-07-16")
    later = ("[[meeting]]", 'committee = "Cabinet"', "day = 2015-07-23", 'period = "2015-05"')
    early = ("[[meeting]]", 'committee = "Cabinet"', "day = 2015-07-31", 'period = "2015-07"')
    assert faults_of(council, *july, *again, *later, *early) == [
        "calendar.toml: Cabinet has 2 entries for 2015-07-16. Leave one.",
        "calendar.toml: Cabinet hears 2015-05 at 2 meetings. Leave out the period of all but one.",
        "calendar.toml: Cabinet of 2015-07-31 hears 2015-07, which is not over by then. "
        "Correct the day or the period.",
    ]


def test_two_committees_may_meet_on_one_day_about_one_period(council):
    write(
        council,
        *("[[meeting]]", 'committee = "Cabinet"', "day = 2015-07-16", 'period = "2015-05"'),
        *("[[meeting]]", 'committee = "Scrutiny"', "day = 2015-07-16", 'period = "2015-05"'),
    )
    assert len(read_calendar(council.project)) == 2


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("meeting = 1", "key 'meeting' is not a list; head each meeting with [[meeting]]."),
        ("[meeting]", "key 'meeting' is not a list; head each meeting with [[meeting]]."),
        ("meeting = [1]", "entry 1 of meeting is not a table; head each meeting with [[meeting]]."),
        ("", "key 'meeting' is missing."),
        (
            "day = 16 July",
            "is not TOML: Expected newline or end of document after a statement "
            "(at line 1, column 10). Correct that place.",
        ),
    ],
)
def test_what_is_no_calendar_is_told_with_its_place(council, text, fault):
    assert faults_of(council, text) == [f"calendar.toml: {fault}"]


def test_a_calendar_that_is_not_text_is_told(council):
    (council.root / "calendar.toml").write_bytes(b"# \xff\xfe\n")
    with pytest.raises(PackError, match=r"^calendar.toml: is not UTF-8 text. Save it as UTF-8.$"):
        read_calendar(council.project)


class TestTheMeetingOfAPeriod:
    def meeting(self, council, **order):
        return pack_for_meeting(Order("cabinet", **order), project=council.project).meeting

    def test_comes_from_the_calendar_for_a_period_the_pack_file_does_not_know(self, council):
        assert self.meeting(council, period="2015-07") == date(2015, 9, 24)
        assert self.meeting(council, period="2015-06") is None

    def test_comes_from_the_pack_file_where_the_calendar_says_nothing(self, council):
        council.meetings(("2015-09-24", "2015-07"))
        assert self.meeting(council) == JULY

    def test_comes_from_the_calendar_where_the_pack_file_says_nothing(self, council):
        pack = council.root / "packs" / "cabinet.toml"
        pack.write_text(pack.read_text().replace("meeting = 2015-07-16\n", ""))
        assert self.meeting(council) == JULY

    def test_is_of_the_packs_own_committee(self, council):
        council.meetings(("2015-09-24", "2015-07"), committee="Scrutiny")
        assert self.meeting(council, period="2015-07") is None

    def test_cannot_be_two_days(self, council):
        council.meetings(("2015-07-23", "2015-05"))
        with pytest.raises(PackError) as refused:
            self.meeting(council, period="2015-05")
        assert str(refused.value) == (
            "packs/cabinet.toml: meeting 2015-07-16 is not the one of calendar.toml, where "
            "Cabinet hears 2015-05 on 2015-07-23. Correct the one that is wrong."
        )

    def test_that_is_ordered_comes_before_both(self, council):
        council.meetings(("2015-07-23", "2015-05"))
        assert self.meeting(council, period="2015-05", meeting=MOVED) == MOVED
        assert self.meeting(council, meeting=MOVED) == MOVED


def test_only_the_published_meeting_of_the_sample_is_not_called_illustrative():
    meetings = read_calendar(PROJECT)
    published = [each.day for each in meetings if "illustrative" not in each.note]
    assert published == [JULY]
    assert len(meetings) >= 12
    assert meeting_about(meetings, committee="Cabinet", period="2015-05") == JULY


def test_the_meetings_of_the_samples_packs_agree_with_its_calendar():
    packs = [pack_for_meeting(Order(name), project=PROJECT) for name in PROJECT.pack_names()]
    assert {each.meeting for each in packs if each.committee == "Cabinet"} == {JULY}
