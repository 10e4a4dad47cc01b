"""How often a range over earlier years holds one more year, in words.

The range itself is a measure's.
"""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from analysis.page.wording import in_words

LEAST_FOR_A_COURSE = 3


def say_chance(by_year: pd.Series[float]) -> str:
    """How often one more year falls outside the lowest and the highest of these, in their order.

    >>> say_chance(pd.Series([-5.0, -6.0, -4.0]))
    'Three years is few: expect a result outside this range as often as inside.'
    >>> say_chance(pd.Series([-5.0]))
    'One year cannot say how far another may be from it.'
    """
    years = len(by_year)
    if years < 2:
        return "One year cannot say how far another may be from it."
    outside = Fraction(2, years + 1)
    times = f"{in_words(outside.numerator)} time{'' if outside.numerator == 1 else 's'}"
    how_often = f"{times} in {in_words(outside.denominator)}"
    often = "as often as inside" if years == LEAST_FOR_A_COURSE else how_often
    return (
        f"{in_words(years).capitalize()} years is few: expect a result outside this range {often}."
        f"{_say_course(by_year)}"
    )


def _say_course(by_year: pd.Series[float]) -> str:
    """That the figure moved one way from each year to the next, where it did."""
    is_course = by_year.is_monotonic_increasing or by_year.is_monotonic_decreasing
    if len(by_year) < LEAST_FOR_A_COURSE or not (is_course and by_year.is_unique):
        return ""
    return " They moved one way from year to year: if that goes on, the next lies outside."
