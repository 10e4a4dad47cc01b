"""How councils, services and months of the year are named on the page.

The figures beside the names are for the other modules.
"""

from __future__ import annotations

from calendar import month_name

from analysis.methods.forecast_ranges import LEAST_CASES
from analysis.page import Statement
from analysis.page.wording import count
from analysis.periods import Period

LEVELS = {"service": "Single services", "council": "Councils as a whole"}
PARTS = {"group": "council", "financial_year": "year"}
_LAST_OF_A_YEAR = Period(2000, 3)  # any year would do


def too_few(level: str) -> Statement:
    """That a level has too few cases for anything to be learnt from them.

    >>> print(too_few("council").as_text())
    Councils as a whole: fewer than 20 earlier years could be tested, too few to tell errors or \
ranges by.
    """
    return Statement(
        (
            f"{LEVELS[level]}: fewer than {LEAST_CASES} earlier years could be tested, too few to "
            "tell errors or ranges by.",
        )
    )


def capital(name: str) -> str:
    """A name as it stands, its first letter raised.

    >>> capital("leeds"), capital("Roads")
    ('Leeds', 'Roads')
    """
    return name[:1].upper() + name[1:]


def month_of(months_elapsed: int) -> str:
    """The month at whose end that many months of the financial year are gone.

    >>> month_of(2), month_of(11)
    ('May', 'February')
    """
    return month_name[_LAST_OF_A_YEAR.minus(-months_elapsed).month]


def months_gone(months_elapsed: float) -> str:
    """How far the year is gone, in words.

    >>> months_gone(1), months_gone(11)
    ('one month', '11 months')
    """
    return count(int(months_elapsed), "month")
