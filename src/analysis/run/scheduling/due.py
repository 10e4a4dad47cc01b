"""Which packs are due, and what becomes of them: each is built once, however often one looks.

How a pack is built is given by the caller; when its papers go out is for `timetable`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from analysis.errors import WorkbookError
from analysis.run.order import Order
from analysis.run.project import Project
from analysis.run.scheduling import record, wording
from analysis.run.scheduling.timetable import ScheduledPack, Timetable, read_timetable

Build = Callable[[Order], bool]
Say = Callable[[str], None]


@dataclass(frozen=True)
class Tried:
    """A pack that was due, what its build came to (whole, incomplete or failed), in words too."""

    pack: ScheduledPack
    state: record.State
    said: str


@dataclass(frozen=True)
class LookedAfter:
    """What one look after the schedule came to; `faults` is what somebody has to mend."""

    tried: tuple[Tried, ...] = ()
    faults: tuple[str, ...] = ()


def due(project: Project, *, now: datetime) -> list[ScheduledPack]:
    """The packs to build now, the longest due first.

    A pack is due from the time its build starts until the day before its meeting, unless it is
    recorded as built. `now` is the time of the clock on the wall. Raises PackError for a calendar
    that cannot be used.
    """
    return _due(read_timetable(project), now=now, project=project)


def build_due(project: Project, *, now: datetime, build: Build, say: Say) -> LookedAfter:
    """Build what is due, one pack after another, and record how each ended; `say` hears of it.

    `build` returns whether the pack is whole, and raises WorkbookError or OSError where there is
    none; the others are built all the same. While another process does this, nothing is done.
    Raises PackError for a calendar that cannot be used.
    """
    with record.alone(project) as free:
        if not free:
            say(wording.ELSEWHERE)
            return LookedAfter()
        timetable = read_timetable(project)
        faults = [*timetable.faults, *_given_up(timetable, now=now, project=project)]
        tried = []
        for pack in _due(timetable, now=now, project=project):
            say(wording.say_due(pack, now=now))
            done = _tried(pack, now=now, build=build, project=project)
            (say if done.state == "whole" else faults.append)(done.said)
            tried.append(done)
        faults += _over(timetable, now=now)
        if not tried and not faults:
            say(_nothing_due(timetable, now=now))
        record.keep_call(now, project=project)
    return LookedAfter((*tried,), (*faults,))


def _tried(pack: ScheduledPack, *, now: datetime, build: Build, project: Project) -> Tried:
    """Build a pack, and record that it begins and how it ends."""
    begun = record.begin(pack, now=now, project=project)
    try:
        whole, why = build(pack.order), ""
        state: record.State = "whole" if whole else "incomplete"
    except WorkbookError as error:
        state, why = "failed", str(error)
    except OSError as error:
        state, why = "failed", f"The system refused: {error}."
    record.end(pack, begun, state, said=why, project=project)
    return Tried(pack, state, wording.say_tried(pack, state, why=why))


def _due(timetable: Timetable, *, now: datetime, project: Project) -> list[ScheduledPack]:
    return [
        each
        for each in timetable.packs
        if each.build_from <= now and now.date() < each.meeting
        if not record.is_whole(each, project=project)
    ]


def _given_up(timetable: Timetable, *, now: datetime, project: Project) -> list[str]:
    """A line for each pack whose meeting came since the last look, and that was not built for it.

    So each is told of once. At the first look there was none before, and nothing is told.
    """
    since = record.last_call(project)
    return [
        wording.say_given_up(each, entry=record.entry_of(each, project=project))
        for each in timetable.packs
        if since is not None and since.date() < each.meeting <= now.date()
        if not record.is_whole(each, project=project)
    ]


def _over(timetable: Timetable, *, now: datetime) -> list[str]:
    """A line for each pack that the calendar has no meeting for any more, and if none has any."""
    if not timetable.packs and not timetable.faults:
        return [wording.NO_SCHEDULE]
    last = {each.pack: each for each in timetable.packs}
    return [wording.say_over(each) for each in last.values() if each.meeting <= now.date()]


def _nothing_due(timetable: Timetable, *, now: datetime) -> str:
    later = [each for each in timetable.packs if each.build_from > now]
    return wording.say_next(later[0]) if later else wording.say_last(timetable.packs)
