"""Forecasts of a year: each method worked by hand, what it refuses, and laws over any amounts."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods import forecasts
from analysis.methods.forecasts import METHODS, every_method

from .years import years

# Last year 10 a month but 40 in March: 150 in all. This year 20 in April and 10 in May.
LAST = [10] * 11 + [40]
EARLY = years([*LAST, 20, 10, *[999] * 10])
spending = st.lists(st.floats(0.01, 1e6), min_size=24, max_size=24)


def test_every_method_worked_by_hand():
    # Spent 30. Last year by May 20 of 150: share 20 / 150. Latest six months: 10, 10, 10, 40, 20,
    # 10, on average 100 / 6; the median of the latest twelve is 10.
    expected = {
        "straight line": 180.0,  # 30 x 12 / 2
        "profile ratio": 225.0,  # 30 / (20 / 150)
        "additive": 160.0,  # 30 + 150 - 20
        "blend": 180 * 2 / 12 + 160 * 10 / 12,
        "recent months": 30 + 10 * 100 / 6,
        "typical month": 130.0,  # 30 + 10 x 10
        "middle of five": 180.0,  # of 130, 160, 180, 196.7, 225
    }
    found = every_method(EARLY, months_elapsed=2).iloc[0]
    assert found.to_dict() == pytest.approx(expected)
    assert tuple(found.index) == METHODS


def test_blend_is_the_latest_twelve_months_rate_for_the_rest():
    # 12 latest months: 150 - 20 + 30 = 160, so 30 + 10 x 160 / 12.
    found = every_method(EARLY, months_elapsed=2)["blend"].item()
    assert found == pytest.approx(30 + 10 * 160 / 12)


def test_a_ratio_is_refused_on_a_tiny_share_and_the_middle_is_of_the_other_four():
    # Last year 1 in April of 111: a share of 0.009.
    late = every_method(years([1, *[10] * 11, 5, *[0] * 11]), months_elapsed=1).iloc[0]
    assert pd.isna(late["profile ratio"])
    others = ["straight line", "additive", "recent months", "typical month"]
    assert late["middle of five"] == late[others].median()


def test_a_share_of_exactly_a_twentieth_is_not_refused():
    assert forecasts.profile_ratio(pd.Series([5.0]), share=pd.Series([0.05])).to_list() == [100.0]


def test_a_ratio_is_refused_where_last_year_came_to_nothing():
    nothing = every_method(years([*[0] * 12, *[5] * 12]), months_elapsed=6).iloc[0]
    assert pd.isna(nothing["profile ratio"])
    assert nothing["additive"] == 30.0


def test_negative_amounts_are_income():
    income = years([*[-10] * 12, *[-12] * 12])
    assert every_method(income, months_elapsed=6).iloc[0]["straight line"] == -144.0


def test_commitments_and_demand_worked_by_hand():
    assert forecasts.commitment_based(100.0, committed_gbp=40.0, expected_gbp=7.5) == 147.5
    clients = pd.DataFrame(
        {"number": [3, 10], "weekly_gbp": [3000.0, 400.0], "weeks_left": [43.5, 40.0]}
    )
    # 3 x 3000 x 43.5 = 391,500; 10 x 400 x 40 = 160,000; and 50,000 + 20,000 - 9,000.
    found = forecasts.demand_led(
        50_000.0, clients=clients, starters_gbp=20_000.0, leavers_gbp=9_000.0
    )
    assert found == 612_500.0


@settings(max_examples=40, deadline=None)
@given(spending, st.integers(1, 11), st.lists(st.floats(-1e9, 1e9), min_size=12, max_size=12))
def test_no_method_looks_ahead(months, elapsed, later):
    known = years(months)
    changed = years([*months[: 12 + elapsed], *later[elapsed:]])
    pd.testing.assert_frame_equal(
        every_method(known, months_elapsed=elapsed), every_method(changed, months_elapsed=elapsed)
    )


@settings(max_examples=40, deadline=None)
@given(spending, st.integers(1, 11), st.floats(0.001, 1000))
def test_forecasts_scale_with_the_unit_of_money(months, elapsed, factor):
    once = every_method(years(months), months_elapsed=elapsed)
    scaled = every_method(years([month * factor for month in months]), months_elapsed=elapsed)
    pd.testing.assert_frame_equal(scaled, once * factor, rtol=1e-9)


@settings(max_examples=40, deadline=None)
@given(spending, st.integers(1, 11))
def test_the_middle_lies_among_the_methods(months, elapsed):
    found = every_method(years(months), months_elapsed=elapsed).iloc[0].drop("blend")
    others = found.drop("middle of five")
    assert others.min() <= found["middle of five"] <= others.max()


@pytest.mark.parametrize("elapsed", [1, 6, 11, 12])
def test_a_steady_service_is_forecast_exactly_by_every_method(elapsed):
    found = every_method(years([10] * 24), months_elapsed=elapsed).iloc[0]
    assert found.to_list() == pytest.approx([120.0] * len(METHODS))
