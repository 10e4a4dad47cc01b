"""Which days count as working days in England, and where a period of so many of them ends.

Which period the law asks for, and of whom, is the topic's knowledge; financial years stand in
`periods`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice

import holidays

CLEAR_DAYS = 5
_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether a day is neither a Saturday, a Sunday nor a bank holiday in England.

    Good Friday and Christmas Day count as bank holidays here. Source of the meaning: Accounts and
    Audit (England) Regulations 2011, regulation 2; Accounts and Audit Regulations 2015, the same.

    >>> is_working_day(date(2015, 8, 28)), is_working_day(date(2015, 8, 31))
    (True, False)
    """
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


def working_days_between(first: date, last: date) -> int:
    """Number of working days from `first` to `last`, both counted; 0 if `last` is before `first`.

    >>> working_days_between(date(2015, 6, 29), date(2015, 7, 24))
    20
    >>> working_days_between(date(2015, 7, 24), date(2015, 6, 29))
    0
    """
    length = max((last - first).days + 1, 0)
    return sum(map(is_working_day, islice(_days_from(first, step=_DAY), length)))


def last_of_working_days(first: date, *, days: int) -> date:
    """The day on which a period of `days` working days ends that begins on `first`.

    `first` is counted if it is a working day. Raises ValueError unless `days` is 1 or more.

    >>> last_of_working_days(date(2015, 6, 29), days=20)
    datetime.date(2015, 7, 24)
    """
    return _working_day(first, days, step=_DAY)


def first_of_working_days(last: date, *, days: int) -> date:
    """The day on which a period of `days` working days begins that ends on `last`.

    `last` is counted if it is a working day. Raises ValueError unless `days` is 1 or more.

    >>> first_of_working_days(date(2015, 7, 24), days=20)
    datetime.date(2015, 6, 29)
    """
    return _working_day(last, days, step=-_DAY)


def last_day_to_publish(meeting: date, *, clear_days: int = CLEAR_DAYS) -> date:
    """The last working day on which papers for a meeting can come out with enough clear days.

    Clear days are working days; neither the day of publishing nor that of the meeting is one.
    Sources: Local Government Act 1972 s.100B; SI 2012/2089 regulations 6 and 7; R v Swansea City
    Council ex parte Elitestone Ltd [1993].

    >>> last_day_to_publish(date(2015, 7, 16))
    datetime.date(2015, 7, 8)
    """
    return first_of_working_days(meeting - _DAY, days=clear_days + 1)


def _working_day(start: date, number: int, *, step: timedelta) -> date:
    """The working day of that number, counted from `start` on in one direction."""
    if number < 1:
        raise ValueError(f"a period has one working day or more, not {number}")
    working = filter(is_working_day, _days_from(start, step=step))
    return next(islice(working, number - 1, None))


def _days_from(day: date, *, step: timedelta) -> Iterator[date]:
    while True:
        yield day
        day += step


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    """Bank holidays of England in a calendar year, with the days given instead of weekend ones."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
