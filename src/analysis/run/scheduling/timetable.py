"""When each pack's build starts and its papers go out, for every meeting that hears it.

What has been built already is for `record`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from analysis.errors import PackError
from analysis.methods.working_days import first_of_working_days, last_day_to_publish
from analysis.run.order import Order
from analysis.run.pack import Pack, Timing, read_pack
from analysis.run.project import Project, did_you_mean
from analysis.run.scheduling.calendar import CALENDAR, Meeting, read_calendar


@dataclass(frozen=True)
class ScheduledPack:
    """A pack for one meeting: from when it is built, and the day its papers go out.

    `build_from` is a time of the clock on the wall; it knows no time zone.
    """

    pack: str
    committee: str
    period: str
    meeting: date
    papers_out: date
    build_from: datetime
    note: str = ""

    @property
    def key(self) -> str:
        """What tells it from every other: the pack and the meeting."""
        return f"{self.pack}-{self.meeting}"

    @property
    def folder(self) -> str:
        """Name of the folder in reports/ that the pack gets."""
        return f"{self.pack}-{self.period}"

    @property
    def order(self) -> Order:
        """The order that builds it."""
        return Order(self.pack, self.period, meeting=self.meeting)


@dataclass(frozen=True)
class Timetable:
    """The packs of all meetings, the first build first, and the packs that cannot be scheduled."""

    packs: tuple[ScheduledPack, ...]
    faults: tuple[str, ...] = ()


def read_timetable(project: Project) -> Timetable:
    """Every pack that has a [schedule], for every meeting of its committee that hears a period.

    A pack whose file cannot be used is a fault and does not keep back the others. Raises PackError
    for a calendar that cannot be used.
    """
    meetings = read_calendar(project)
    packs: list[ScheduledPack] = []
    faults: list[str] = []
    for name in project.pack_names():
        try:
            pack = read_pack(project, name)
            packs += [] if pack.schedule is None else scheduled(pack, meetings)
        except PackError as error:
            faults.append(str(error))
    return Timetable(tuple(sorted(packs, key=lambda each: (each.build_from, each.key))), (*faults,))


def scheduled(pack: Pack, meetings: Sequence[Meeting]) -> list[ScheduledPack]:
    """A pack for each meeting of its committee that hears a period, in the order of the days.

    Raises PackError if the pack has no [schedule], or the calendar no such meeting.
    """
    if pack.schedule is None:
        raise PackError(
            f"packs/{pack.name}.toml: has no [schedule], so no timer builds it. Add [schedule], "
            f"and the meetings of {pack.committee} to {CALENDAR}."
        )
    known = {each.committee for each in meetings if each.period}
    if pack.committee not in known:
        raise PackError(
            f"{CALENDAR}: no meeting of '{pack.committee}' hears a period, so no timer builds "
            f"{pack.name}.{did_you_mean(pack.committee, known)} Add its meetings."
        )
    return [
        _for_meeting(pack.name, each, period=each.period, timing=pack.schedule)
        for each in meetings
        if each.committee == pack.committee and each.period
    ]


def build_from(papers_out: date, *, timing: Timing) -> datetime:
    """When the build starts of a pack whose papers go out on a working day.

    >>> build_from(date(2015, 7, 8), timing=Timing(working_days_before=1, hour=18))
    datetime.datetime(2015, 7, 7, 18, 0)
    """
    day = first_of_working_days(papers_out, days=timing.working_days_before + 1)
    return datetime.combine(day, time(timing.hour))


def _for_meeting(pack: str, meeting: Meeting, *, period: str, timing: Timing) -> ScheduledPack:
    papers_out = last_day_to_publish(meeting.day, clear_days=timing.clear_days)
    start = build_from(papers_out, timing=timing)
    return ScheduledPack(
        pack, meeting.committee, period, meeting.day, papers_out, start, meeting.note
    )
