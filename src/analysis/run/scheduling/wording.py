"""What is said of the schedule: when a pack is due, that it was built, why it was not.

Nothing is worked out here. Days have their weekday, so that a wrong date catches the eye.
"""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from analysis.run.pack import Timing
from analysis.run.scheduling.calendar import CALENDAR
from analysis.run.scheduling.record import Entry, State
from analysis.run.scheduling.timetable import ScheduledPack

ELSEWHERE = "Another process is building what is due, so nothing was done."
NO_SCHEDULE = (
    "No pack has a [schedule], so nothing can be due. Add [schedule] to a file in packs/, and the "
    f"meetings of its committee to {CALENDAR}."
)


def weekday(value: date) -> str:
    """A day with its weekday.

    >>> weekday(date(2015, 7, 16))
    'Thursday 16 July 2015'
    """
    return f"{day_name[value.weekday()]} {value.day} {month_name[value.month]} {value.year}"


def moment(value: datetime) -> str:
    """A day and time of the clock.

    >>> moment(datetime(2015, 7, 7, 18, 0))
    'Tuesday 7 July 2015, 18:00'
    """
    return f"{weekday(value)}, {value:%H:%M}"


def named(pack: ScheduledPack) -> str:
    """A pack and its meeting: `cabinet for Cabinet of Thursday 16 July 2015`."""
    return f"{pack.pack} for {pack.committee} of {weekday(pack.meeting)}"


def say_rule(timing: Timing) -> str:
    """When papers go out and a build starts, whatever the meeting.

    >>> say_rule(Timing()).splitlines()[1]
    'The build starts at 18:00, 1 working day before the papers go out.'
    """
    before = timing.working_days_before
    days = "on the day" if before == 0 else f"{before} working day{'s' * (before > 1)} before"
    return (
        f"Papers go out {timing.clear_days} clear working days before the meeting: neither the day "
        "they go out nor the day of the meeting counts, nor do weekends and bank holidays.\n"
        f"The build starts at {timing.hour:02d}:00, {days} the papers go out."
    )


def say_meeting(pack: ScheduledPack, *, entry: Entry | None) -> str:
    """One meeting: when the build starts, when the papers go out, and what became of it."""
    known = ", ".join(filter(None, (pack.note, _BECAME[entry.state] if entry else "")))
    return (
        f"{weekday(pack.meeting)}, on {pack.period}: papers go out {weekday(pack.papers_out)}, "
        f"the build starts {moment(pack.build_from)}{f' ({known})' if known else ''}."
    )


def say_due(pack: ScheduledPack, *, now: datetime) -> str:
    """Since when a pack is due, and by when its papers must be out."""
    if now.date() > pack.papers_out:
        papers = f"its papers had to be out on {weekday(pack.papers_out)} and are late"
    else:
        papers = f"its papers go out on {weekday(pack.papers_out)}"
    return f"{named(pack)} is due since {moment(pack.build_from)}; {papers}."


def say_tried(pack: ScheduledPack, state: State, *, why: str) -> str:
    """What a build of a pack came to, and until when it is tried again if it is not whole."""
    again = (
        "It is tried again at the next call, until the end of "
        f"{weekday(pack.meeting - timedelta(days=1))}."
    )
    match state:
        case "whole":
            return f"{named(pack)} is built, in reports/{pack.folder}."
        case "incomplete":
            return f"{named(pack)} is incomplete. {again}"
        case _:
            return f"{named(pack)} was not built. {again}\n{why}"


def say_given_up(pack: ScheduledPack, *, entry: Entry | None) -> str:
    """That the meeting came before the pack was whole, and how the last try went."""
    if entry is None:
        course = "it was never begun, as nothing looked after the schedule in time"
    else:
        tries = "once" if entry.tries == 1 else f"{entry.tries} times"
        course = f"it was begun {tries}, and the last try {_COURSES[entry.state]}"
    said = f"\n{entry.said}" if entry and entry.said else ""
    return (
        f"{named(pack)} was not built in time: {course}. It is not tried again; "
        f"`workbook build {pack.pack} --period {pack.period}` builds it by hand.{said}"
    )


def say_next(pack: ScheduledPack) -> str:
    """That nothing is due, and what is next."""
    return f"Nothing is due. Next is {named(pack)}, from {moment(pack.build_from)}."


def say_last(packs: Iterable[ScheduledPack]) -> str:
    """That nothing is due, and nothing will be until the calendar is carried on."""
    listed = ", ".join(sorted({each.pack for each in packs}))
    return f"Nothing is due, and {CALENDAR} has no later meeting for {listed}. Add the next ones."


def say_over(pack: ScheduledPack) -> str:
    """That the calendar of a pack's committee ends before today; `pack` is the last of it."""
    return (
        f"{CALENDAR}: the last meeting of {pack.committee} that hears a period was on "
        f"{weekday(pack.meeting)}, so {pack.pack} is not built any more. Add the next ones."
    )


_BECAME = {
    "started": "begun",
    "failed": "failed at the last try",
    "incomplete": "incomplete at the last try",
    "whole": "built",
}
_COURSES = {
    "started": "was cut off",
    "failed": "failed",
    "incomplete": "left an appendix out",
    "whole": "was whole",
}
