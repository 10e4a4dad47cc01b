"""How often a range holds, in words for any number of years."""

import pytest

from analysis.topics.budget_pressure.exhibits.chances import say_chance


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (2, "With two years to go by, one more like them falls inside such a range about one time"),
        (3, "about one time in two."),
        (4, "With four years to go by, one more like them falls inside such a range about three "),
        (4, "three times in five."),
        (5, "two times in three."),
        (11, "With 11 years to go by"),
        (11, "five times in six."),
    ],
)
def test_the_chance_is_told_in_small_numbers(years, words):
    assert words in say_chance(years)


@pytest.mark.parametrize("years", [0, 1])
def test_one_year_makes_no_range(years):
    assert say_chance(years) == "One year cannot say how far another may be from it."
