"""How often a range over earlier years holds one more year, in words.

The range itself is a measure's.
"""

from __future__ import annotations

from fractions import Fraction

from analysis.page.wording import in_words


def say_chance(years: int) -> str:
    """How often one more year falls between the lowest and the highest of so many.

    >>> say_chance(3)
    'With three years to go by, one more like them falls inside such a range about one time in two.'
    >>> say_chance(1)
    'One year cannot say how far another may be from it.'
    """
    if years < 2:
        return "One year cannot say how far another may be from it."
    inside = Fraction(years - 1, years + 1)
    times = f"{in_words(inside.numerator)} time{'' if inside.numerator == 1 else 's'}"
    return (
        f"With {in_words(years)} years to go by, one more like them falls inside such a range "
        f"about {times} in {in_words(inside.denominator)}."
    )
