"""Ranges: where their ends come from, when there is none, and that the forecast is inside."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.forecast_ranges import (
    LEAST_CASES,
    coverage,
    range_ends,
    unevenness,
    with_range,
)

KEYS = {"months_elapsed": 2, "method": "additive"}
results = st.lists(st.floats(1.0, 1000.0), min_size=LEAST_CASES, max_size=60)


def cases(actual: list[float], *, forecast: float = 100.0, uneven: float = 0.5) -> pd.DataFrame:
    """Earlier forecasts of 100 and what the years came to."""
    return pd.DataFrame(
        {**KEYS, "unevenness": uneven, "forecast_gbp": forecast, "actual_gbp": actual}
    )


def ranged(actual: list[float], *, forecast: float = 100.0, uneven: float = 0.5) -> pd.Series:
    """The range of one new forecast, learnt from these cases."""
    new = pd.DataFrame([{**KEYS, "unevenness": uneven, "forecast_gbp": forecast}])
    return with_range(new, ends=range_ends(cases(actual))).iloc[0]


def test_unevenness_worked_by_hand():
    # Jumps 4, 2, 6: median 4; months 10, 14, 12, 18: median 13; 4 / 13 + 0.05.
    months = pd.DataFrame([[10.0, 14.0, 12.0, 18.0], [7.0] * 4, [0.0] * 4, [-10.0, 10.0] * 2])
    assert unevenness(months).to_list() == pytest.approx([4 / 13 + 0.05, 0.05, 1.05, 1.05])


def test_a_new_case_is_to_lie_outside_either_end_once_in_ten():
    # 29 results 86, 87 ... 114 cut the line into 30 parts, of which a new one falls in any with
    # the same chance: in 3 of 30 it is below the 3rd smallest, 88, in 3 above the 3rd largest, 112.
    found = ranged([float(result) for result in range(86, 115)])
    assert found[["low_gbp", "high_gbp"]].to_list() == pytest.approx([88.0, 112.0])


def test_a_range_of_few_cases_is_rather_too_wide_than_too_narrow():
    # 28 results 86 ... 113 cut it into 29 parts: with the 3rd of them 6 of 29 would lie outside.
    found = ranged([float(result) for result in range(86, 114)])
    assert found[["low_gbp", "high_gbp"]].to_list() == pytest.approx([87.0, 112.0])


def test_an_even_service_has_a_narrower_range_than_an_uneven_one():
    actual = [float(result) for result in range(80, 121)]
    even, uneven = ranged(actual, uneven=0.1), ranged(actual, uneven=0.8)
    assert uneven["low_gbp"] < even["low_gbp"] < 100 < even["high_gbp"] < uneven["high_gbp"]


def test_too_few_cases_make_no_range():
    few = ranged([100.0] * (LEAST_CASES - 1))
    assert few[["low_gbp", "high_gbp"]].isna().all()
    assert ranged([100.0] * LEAST_CASES)["low_gbp"] == 100.0


def test_a_month_without_cases_makes_no_range():
    new = pd.DataFrame(
        [{"months_elapsed": 3, "method": "additive", "unevenness": 0.5, "forecast_gbp": 9.0}]
    )
    assert with_range(new, ends=range_ends(cases([100.0] * 30)))["high_gbp"].isna().all()


def test_results_of_another_sign_are_infinitely_far():
    # Three of twenty-five ended as income though spending was forecast: more than a tenth.
    ends = range_ends(cases([100.0] * 22 + [-5.0] * 3)).iloc[0]
    assert ends["high"] == math.inf


def test_income_has_its_range_the_right_way_round():
    found = ranged([float(result) for result in range(90, 111)], forecast=-100.0)
    assert found["low_gbp"] < -100.0 < found["high_gbp"]


@settings(max_examples=60, deadline=None)
@given(results, st.floats(-1e6, 1e6), st.floats(0.05, 1.05))
def test_a_range_contains_its_forecast(actual, forecast, uneven):
    found = ranged(actual, forecast=forecast, uneven=uneven)
    assert found["low_gbp"] <= forecast <= found["high_gbp"]


@settings(max_examples=40, deadline=None)
@given(results, st.randoms(use_true_random=False))
def test_the_order_of_the_cases_is_irrelevant(actual, random):
    shuffled = random.sample(actual, len(actual))
    pd.testing.assert_frame_equal(range_ends(cases(actual)), range_ends(cases(shuffled)))


@settings(max_examples=40, deadline=None)
@given(results)
def test_at_least_eight_of_ten_of_its_own_cases_are_inside(actual):
    own = cases(actual)
    # Cases at an end are inside but for rounding of the logarithm.
    around = with_range(own, ends=range_ends(own) * (1 + 1e-9) + np.array([-1e-9, 1e-9, 0]))
    assert coverage(around) >= 0.8


@settings(max_examples=4, deadline=None)
@given(st.lists(st.floats(1.0, 1000.0), min_size=LEAST_CASES + 1, max_size=40, unique=True))
def test_eight_of_ten_cases_are_inside_ranges_learnt_from_the_others(actual):
    whole = cases(actual)
    told = [
        with_range(whole.loc[[case]], ends=range_ends(whole.drop(index=case)))
        for case in whole.index
    ]
    assert coverage(pd.concat(told)) >= 0.8


def test_coverage_counts_only_forecasts_with_a_range():
    rows = pd.DataFrame(
        {"low_gbp": [1.0, 1.0, None], "high_gbp": [3.0, 3.0, None], "actual_gbp": [3.0, 4.0, 2.0]}
    )
    assert coverage(rows) == 0.5
    assert math.isnan(coverage(rows.iloc[2:]))
