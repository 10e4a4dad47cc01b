"""A range over earlier years: how often one more falls inside, and laws over any years."""

from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.topics.budget_pressure.measures.years import range_over_years

any_values = st.lists(st.integers(-1000, 1000).map(float), min_size=1, max_size=9)


@pytest.mark.parametrize("years", [2, 3, 4, 5])
def test_the_chance_is_that_of_every_order_in_which_the_years_might_have_come(years):
    # One more year and those before it, all different, in every order alike.
    orders = list(permutations(range(years + 1)))
    inside = sum(min(before) < last < max(before) for *before, last in orders)
    shown = range_over_years(pd.Series(range(years), dtype=float))["inside_share"]
    assert shown == pytest.approx(inside / len(orders))


def test_one_year_holds_no_other_and_none_is_nothing():
    assert range_over_years(pd.Series([5.0]))["inside_share"] == 0
    nothing = range_over_years(pd.Series([], dtype=float))
    assert nothing["years"] == 0
    assert nothing.drop("years").isna().all()


@given(any_values)
def test_a_range_contains_its_centre(values):
    shown = range_over_years(pd.Series(values))
    assert shown["lowest"] <= shown["middle"] <= shown["highest"]


@given(any_values, st.integers(1, 1000))
def test_it_scales_with_the_unit(values, times):
    ends = ["lowest", "middle", "highest"]
    shown = range_over_years(pd.Series(values))[ends] * times
    scaled = range_over_years(pd.Series(values) * times)[ends]
    assert scaled.to_list() == pytest.approx(shown.to_list())


@given(any_values, st.randoms())
def test_the_order_of_the_years_is_irrelevant(values, random):
    shuffled = random.sample(values, len(values))
    assert range_over_years(pd.Series(shuffled)).equals(range_over_years(pd.Series(values)))
