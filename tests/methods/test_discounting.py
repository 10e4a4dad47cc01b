"""Discounting: a case by hand and the laws of present values."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.discounting import discount_factors, equivalent_annual_cost, present_value

AMOUNTS = st.lists(st.floats(0, 1e6), min_size=1, max_size=12)
SIGNED = st.floats(-1e6, 1e6)
RATES = st.floats(0, 0.2)
quick = settings(max_examples=50, deadline=None)


def test_the_green_book_s_factors():
    # 1.035^-30 = 0.35628; the first year counts whole.
    factors = discount_factors(30)
    assert len(factors) == 31
    assert (factors[0], round(factors[1], 5), round(factors[30], 5)) == (1.0, 0.96618, 0.35628)


def test_a_present_value_worked_by_hand():
    # 100 + 110 / 1.1 + 242 / 1.21 = 400
    assert present_value(pd.Series([100.0, 110.0, 242.0]), rate=0.1) == pytest.approx(400)


def test_an_annual_cost_worked_by_hand():
    # 210 once; 1 + 1 / 1.1 = 1.90909; 210 / 1.90909 = 110.
    assert equivalent_annual_cost(pd.Series([210.0, 0.0]), rate=0.1) == pytest.approx(110)


def test_labels_of_the_years_do_not_matter():
    amounts = [5.0, 7.0, 9.0]
    named = pd.Series(amounts, index=["2015/16", "2016/17", "2017/18"])
    assert present_value(named) == present_value(pd.Series(amounts))


@quick
@given(AMOUNTS)
def test_at_no_discount_it_is_the_sum(amounts):
    assert present_value(pd.Series(amounts), rate=0.0) == pytest.approx(sum(amounts))


@quick
@given(AMOUNTS, RATES, RATES)
def test_costs_are_worth_no_more_at_a_higher_rate(amounts, one, other):
    low, high = sorted((one, other))
    run = pd.Series(amounts)
    assert present_value(run, rate=high) <= present_value(run, rate=low) + 1e-6


@quick
@given(st.lists(st.tuples(SIGNED, SIGNED), min_size=1, max_size=9), RATES)
def test_two_runs_together_are_worth_what_each_is_worth(pairs, rate):
    one, other = (pd.Series(each, dtype=float) for each in zip(*pairs, strict=True))
    both = present_value(one + 3 * other, rate=rate)
    apart = present_value(one, rate=rate) + 3 * present_value(other, rate=rate)
    assert both == pytest.approx(apart, abs=1e-3)


@quick
@given(AMOUNTS, RATES)
def test_the_annual_cost_paid_every_year_is_worth_the_same(amounts, rate):
    run = pd.Series(amounts)
    annual = equivalent_annual_cost(run, rate=rate)
    assert present_value(pd.Series([annual] * len(run)), rate=rate) == pytest.approx(
        present_value(run, rate=rate), abs=1e-6
    )


def test_nothing_comes_to_nought_and_has_no_annual_cost():
    none = pd.Series(dtype=float)
    assert present_value(none) == 0
    with pytest.raises(ValueError, match="no amounts"):
        equivalent_annual_cost(none)


def test_a_missing_amount_is_refused():
    with pytest.raises(ValueError, match="missing"):
        present_value(pd.Series([1.0, float("nan")]))


@pytest.mark.parametrize(("years", "rate"), [(-1, 0.035), (3, -1.0), (3, float("nan"))])
def test_impossible_years_and_rates_are_refused(years, rate):
    with pytest.raises(ValueError, match=r"years after|discount rate"):
        discount_factors(years, rate=rate)
