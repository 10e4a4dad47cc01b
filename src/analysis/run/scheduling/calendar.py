"""Which committee meets on which day, and the month whose position it hears: `calendar.toml`.

When papers must be out, and a build start, is for `timetable`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.errors import PackError
from analysis.periods import parse_period
from analysis.run.order import Order
from analysis.run.pack import Pack, PeriodName, Words, read_pack
from analysis.run.project import Project
from analysis.run.toml_entries import in_words, read_toml

CALENDAR = "calendar.toml"


class Meeting(BaseModel):
    """A meeting of a committee; one without a `period` hears no pack."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    committee: Words
    day: date
    period: PeriodName | None = None
    note: str = ""


class _Calendar(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    meeting: Annotated[list[Meeting], Field(min_length=1)]


_KEYS = {"": _Calendar.model_fields.keys(), "meeting": Meeting.model_fields.keys()}


def read_calendar(project: Project) -> tuple[Meeting, ...]:
    """The meetings of the project's calendar by day; none where it has no calendar.

    Raises PackError that lists every fault of the file.
    """
    path = project.root / CALENDAR
    if not path.exists():
        return ()
    try:
        meetings = _Calendar.model_validate(read_toml(path, shown=CALENDAR)).meeting
    except ValidationError as error:
        raise _faulty(in_words(each, known=_KEYS) for each in error.errors()) from error
    if faults := [*_met_twice(meetings), *_heard_twice(meetings), *_too_early(meetings)]:
        raise _faulty(faults)
    return tuple(sorted(meetings, key=lambda each: each.day))


def meeting_about(meetings: Iterable[Meeting], *, committee: str, period: str) -> date | None:
    """The day on which a committee hears a period; None where the calendar does not say.

    >>> july = Meeting(committee="Cabinet", day=date(2015, 7, 16), period="2015-05")
    >>> meeting_about([july], committee="Cabinet", period="2015-05")
    datetime.date(2015, 7, 16)
    """
    heard = (each for each in meetings if (each.committee, each.period) == (committee, period))
    return next((each.day for each in heard), None)


def pack_for_meeting(order: Order, *, project: Project) -> Pack:
    """The pack at the period that is ordered, and for the meeting that hears it.

    A meeting that is ordered comes first, then the calendar's, then that of the pack's own file.
    Raises PackError if those two differ and none is ordered.
    """
    pack = read_pack(project, order.pack)
    period = parse_period(order.period or pack.period).name
    if order.meeting:
        return pack.at(period, meeting=order.meeting)
    listed = meeting_about(read_calendar(project), committee=pack.committee, period=period)
    heard = pack.at(period).meeting
    if listed and heard and listed != heard:
        raise PackError(
            f"packs/{pack.name}.toml: meeting {heard} is not the one of {CALENDAR}, where "
            f"{pack.committee} hears {period} on {listed}. Correct the one that is wrong."
        )
    return pack.at(period, meeting=listed)


def _faulty(faults: Iterable[str]) -> PackError:
    return PackError("\n".join(f"{CALENDAR}: {fault}" for fault in faults))


def _met_twice(meetings: Sequence[Meeting]) -> list[str]:
    counts = Counter((each.committee, each.day) for each in meetings)
    return [
        f"{committee} has {count} entries for {day}. Leave one."
        for (committee, day), count in counts.items()
        if count > 1
    ]


def _heard_twice(meetings: Sequence[Meeting]) -> list[str]:
    """A fault for each period that a committee hears at several meetings.

    A pack of a period has one folder, so it can be for one meeting only.
    """
    counts = Counter((each.committee, each.period) for each in meetings if each.period)
    return [
        f"{committee} hears {period} at {count} meetings. Leave out the period of all but one."
        for (committee, period), count in counts.items()
        if count > 1
    ]


def _too_early(meetings: Sequence[Meeting]) -> list[str]:
    return [
        f"{each.committee} of {each.day} hears {each.period}, which is not over by then. "
        "Correct the day or the period."
        for each in meetings
        if each.period and parse_period(each.period).last_day >= each.day
    ]
