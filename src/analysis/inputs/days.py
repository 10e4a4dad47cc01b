"""What day a cell means, in the ways people and spreadsheets write one.

Only unambiguous writing is read; which days are allowed in a column is for the contract.
"""

from __future__ import annotations

import calendar
import re
from datetime import date

from analysis.inputs.reading import Reading, misread

BRITISH = "written day first"
NAMED = "with the month in words"
AT_MIDNIGHT = "with a time of midnight"

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ISO_MIDNIGHT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})[ T]00:00(?::00(?:\.0+)?)?")
_SLASHED = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_IN_WORDS = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/. -][0-9A-Za-z]{1,9}[/. -][0-9]{2}")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_AS_ISO = "Write year, month and day, as in 2015-05-31."


def read_day(text: str) -> Reading:
    """The day a cell means; text has no spaces around it.

    >>> read_day("2015-05-31").value, read_day("31/05/2015").value
    (datetime.date(2015, 5, 31), datetime.date(2015, 5, 31))
    >>> read_day("05/06/2015").rule
    'could be 5 June or 6 May'
    """
    if match := _ISO.fullmatch(text):
        return _on(match[1], match[2], match[3])
    if match := _ISO_MIDNIGHT.fullmatch(text):
        return _on(match[1], match[2], match[3], manner=AT_MIDNIGHT)
    if match := _SLASHED.fullmatch(text):
        return _day_first(int(match[1]), int(match[3]), match[4])
    if match := _IN_WORDS.fullmatch(text):
        return _named(match[1], match[2], match[3])
    return misread(_why_not_a_day(text), _AS_ISO)


def _on(year: str, month: str | int, day: str | int, *, manner: str = "") -> Reading:
    try:
        return Reading(date(int(year), int(month), int(day)), manner)
    except ValueError:
        return misread("is not a day in the calendar", _AS_ISO)


def _day_first(day: int, month: int, year: str) -> Reading:
    if month > 12 >= day:
        return misread("has the month first", _AS_ISO)
    if day <= 12 and month <= 12 and day != month and 0 not in (day, month):
        names = calendar.month_name
        return misread(f"could be {day} {names[month]} or {month} {names[day]}", _AS_ISO)
    return _on(year, month, day, manner=BRITISH)


def _named(day: str, month: str, year: str) -> Reading:
    names = [name.lower() for name in calendar.month_name]
    matches = [number for number, name in enumerate(names) if name and _abbreviates(month, name)]
    if len(matches) != 1:
        return misread("is not a date", _AS_ISO)
    return _on(year, matches[0], day, manner=NAMED)


def _abbreviates(word: str, month: str) -> bool:
    return word.lower() in (month, month[:3], month[:4])


def _why_not_a_day(text: str) -> str:
    if _SHORT_YEAR.fullmatch(text):
        return "has a year of two digits"
    if _SERIAL.fullmatch(text):
        return "is a spreadsheet's number for a day, not a date"
    return "is not a date"
