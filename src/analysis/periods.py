"""Which month, quarter and financial year a position belongs to.

Nothing else in the project knows that the year starts in April; money is not formatted here.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from analysis.errors import PeriodError

FIRST_MONTH = 4
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-(\d{2})-q([1-4])")
_YEAR_LABEL = re.compile(r"\b(\d{4})\s?[/-]\s?(\d{2}|\d{4})\b(?!-)")
_DAY_NAMED = re.compile(
    r"\b(\d{1,2}) (" + "|".join(calendar.month_name[1:]) + r") (\d{4})\b", re.IGNORECASE
)


def financial_year_label(start_year: int) -> str:
    """Name of the financial year that starts in April of `start_year`.

    >>> financial_year_label(2015)
    '2015/16'
    >>> financial_year_label(1999)
    '1999/00'
    """
    return f"{start_year}/{(start_year + 1) % 100:02d}"


def financial_year_after(label: str) -> str:
    """The label of the financial year after one.

    >>> financial_year_after("1998/99"), financial_year_after("2014/15")
    ('1999/00', '2015/16')
    """
    return financial_year_label(int(label[:4]) + 1)


def financial_year_of(day: date) -> str:
    """Financial year in which a day falls.

    >>> financial_year_of(date(2015, 3, 31)), financial_year_of(date(2015, 4, 1))
    ('2014/15', '2015/16')
    """
    return financial_year_label(day.year if day.month >= FIRST_MONTH else day.year - 1)


@dataclass(frozen=True, order=True)
class Period:
    """A month, meaning the position at its last day.

    >>> may = Period.parse("2015-05")
    >>> may.label, may.financial_year, may.months_elapsed, may.months_left
    ('31 May 2015', '2015/16', 2, 10)
    >>> may.previous().name, may.minus(2).financial_year
    ('2015-04', '2014/15')
    """

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read `2015-05`. Raises PeriodError for anything else."""
        match = _MONTH.fullmatch(text)
        if not match or not 1 <= int(match[2]) <= 12:
            raise PeriodError(f"'{text}' is not a month. Write the year and month, as in 2015-05.")
        return cls(int(match[1]), int(match[2]))

    @property
    def name(self) -> str:
        """The name used for files: `2015-05`."""
        return f"{self.year}-{self.month:02d}"

    @property
    def last_day(self) -> date:
        """The day whose position the period describes."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def label(self) -> str:
        """The position in words: `31 May 2015`."""
        return f"{self.last_day.day} {calendar.month_name[self.month]} {self.year}"

    @property
    def financial_year(self) -> str:
        """The financial year, `2015/16`."""
        return financial_year_of(self.last_day)

    @property
    def weeks_elapsed(self) -> float:
        """Weeks of the financial year gone, days from 1 April divided by seven.

        >>> round(Period.parse("2015-05").weeks_elapsed, 2)
        8.71
        """
        first = self.minus(self.months_elapsed - 1)
        return ((self.last_day - date(first.year, first.month, 1)).days + 1) / 7

    @property
    def months_elapsed(self) -> int:
        """Months of the financial year gone, 1 (April) to 12 (March)."""
        return (self.month - FIRST_MONTH) % 12 + 1

    @property
    def months_left(self) -> int:
        """Months of the financial year still to come, 11 (April) to 0 (March)."""
        return 12 - self.months_elapsed

    def minus(self, months: int) -> Period:
        """The period that many months earlier (later if negative)."""
        count = self.year * 12 + self.month - 1 - months
        return Period(count // 12, count % 12 + 1)

    def previous(self) -> Period:
        """The month before, which may be in the financial year before."""
        return self.minus(1)


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a financial year; Quarter 4 of 2014/15 ends on 31 March 2015.

    >>> q4 = Quarter.parse("2014-15-q4")
    >>> q4.label, q4.last_day.isoformat(), q4.previous().name
    ('Quarter 4 2014/15', '2015-03-31', '2014-15-q3')
    >>> q4.minus(4).label
    'Quarter 4 2013/14'
    """

    start_year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Read `2014-15-q4`. Raises PeriodError for anything else."""
        match = _QUARTER.fullmatch(text)
        if not match or (int(match[1]) + 1) % 100 != int(match[2]):
            raise PeriodError(f"'{text}' is not a quarter. Write it as in 2014-15-q4.")
        return cls(int(match[1]), int(match[3]))

    @property
    def name(self) -> str:
        """The name used for files: `2014-15-q4`."""
        return f"{self.start_year}-{(self.start_year + 1) % 100:02d}-q{self.number}"

    @property
    def financial_year(self) -> str:
        """The financial year, `2014/15`."""
        return financial_year_label(self.start_year)

    @property
    def last_day(self) -> date:
        """The day on which the quarter ends."""
        months = FIRST_MONTH - 1 + 3 * self.number
        return Period(self.start_year + (months - 1) // 12, (months - 1) % 12 + 1).last_day

    @property
    def label(self) -> str:
        """The quarter in words: `Quarter 4 2014/15`."""
        return f"Quarter {self.number} {self.financial_year}"

    @property
    def short_label(self) -> str:
        """The quarter for a chart's axis: `Q4 14/15`."""
        return f"Q{self.number} {self.financial_year[2:]}"

    def minus(self, quarters: int) -> Quarter:
        """The quarter that many quarters earlier (later if negative)."""
        count = self.start_year * 4 + self.number - 1 - quarters
        return Quarter(count // 4, count % 4 + 1)

    def previous(self) -> Quarter:
        """The quarter before."""
        return self.minus(1)


def parse_period(text: str) -> Period | Quarter:
    """Read a month (`2015-05`) or a quarter (`2014-15-q4`). Raises PeriodError otherwise.

    >>> parse_period("2015-05").name, parse_period("2014-15-q4").name
    ('2015-05', '2014-15-q4')
    """
    return Quarter.parse(text) if "q" in text.lower() else Period.parse(text)


def financial_years_named_in(text: str) -> list[str]:
    """Financial years a heading names, in order, each once; other pairs of numbers are passed over.

    >>> financial_years_named_in("2014/15 Actual Expenditure as at 31 May 2015")
    ['2014/15']
    >>> financial_years_named_in("Budgets 2015-16 and 2014/2015, file 2015-05")
    ['2015/16', '2014/15']
    """
    found = []
    for start, end in _YEAR_LABEL.findall(text):
        label = financial_year_label(int(start))
        if int(end) % 100 == (int(start) + 1) % 100 and label not in found:
            found.append(label)
    return found


def days_named_in(text: str) -> list[date]:
    """Days a heading spells out, in order.

    >>> days_named_in("Actual Expenditure as at 31 May 2015")
    [datetime.date(2015, 5, 31)]
    """
    months = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    days = []
    for day, month, year in _DAY_NAMED.findall(text):
        number = months[month.lower()]
        if 1 <= int(day) <= calendar.monthrange(int(year), number)[1]:
            days.append(date(int(year), number, int(day)))
    return days
