"""How often a range holds, in words for any number of years, and whether they ran one way."""

import pandas as pd
import pytest

from analysis.topics.budget_pressure.exhibits.chances import say_chance

# Up and down by turns, so that no course is to be told.
TURNS = pd.Series([-5.0, -6.0, -4.0, -6.5, -3.0, -7.0, -2.0, -8.0, -1.0, -9.0, 0.0])


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (2, "Two years is few: expect a result outside this range two times in three."),
        (3, "Three years is few: expect a result outside this range as often as inside."),
        (4, "Four years is few: expect a result outside this range two times in five."),
        (5, "outside this range one time in three."),
        (11, "outside this range one time in six."),
    ],
)
def test_the_chance_is_told_in_small_numbers(years, words):
    assert say_chance(TURNS.head(years)).endswith(words)


@pytest.mark.parametrize("years", [0, 1])
def test_one_year_makes_no_range(years):
    assert say_chance(TURNS.head(years)) == "One year cannot say how far another may be from it."


@pytest.mark.parametrize(
    ("values", "is_told"),
    [
        ((26, 12, 6), True),
        ((-6, -5, -4), True),
        ((26, 6, 12), False),
        ((6, 6, 12), False),
        ((1, 2), False),
    ],
)
def test_years_that_ran_one_way_are_told(values, is_told):
    said = say_chance(pd.Series(values, dtype=float))
    assert ("They moved one way from year to year" in said) == is_told
