"""Which years a published label names, such as 2014/15, 2016-18 or 2019 (Rev).

Months and quarters of the council's own files are for `periods`.
"""

from __future__ import annotations

import math
import re

_YEAR = re.compile(r"\d{4}|(?<=[-/])\d{2}")


def first_year(label: str) -> float:
    """The first year that a label names; NaN where it names none.

    >>> first_year("2014/15"), first_year("2018 (Rev)"), first_year("0")
    (2014.0, 2018.0, nan)
    """
    years = _YEAR.findall(label)
    return float(years[0]) if years and len(years[0]) == 4 else math.nan


def spans_years(label: str) -> bool:
    """Whether a label names more than one year, calendar or financial, as an average over three.

    >>> [spans_years(label) for label in ("2014-16", "2013/14-15/16", "2014/15", "1999-00", "2014")]
    [True, True, False, False, False]
    """
    years = _YEAR.findall(label)
    return len(years) > 1 and (int(years[-1]) - int(years[0])) % 100 > 1
