"""Optimism bias: the published bounds, cases worked by hand and laws."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.methods.optimism_bias import BOUNDS, adjusted_cost, uplift_share, with_uplifts

TYPES = st.sampled_from(sorted(BOUNDS))
SHARES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("works_type", "upper", "lower"),
    [
        ("standard building", 0.24, 0.02),
        ("non-standard building", 0.51, 0.04),
        ("standard civil", 0.44, 0.03),
        ("non-standard civil", 0.66, 0.06),
    ],
)
def test_the_bounds_are_those_of_the_green_book(works_type, upper, lower):
    assert uplift_share(works_type) == upper
    assert uplift_share(works_type, mitigated_share=1.0) == lower


def test_a_cost_worked_by_hand():
    # 1,000 of standard civil with a quarter dealt with: 44 % x 0.75 = 33 %.
    cost = adjusted_cost(1000.0, works_type="standard civil", mitigated_share=0.25)
    assert cost == pytest.approx(1330)


@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan])
def test_a_mitigated_share_is_a_share(share):
    with pytest.raises(ValueError, match="between 0 and 1"):
        uplift_share("standard civil", mitigated_share=share)


@given(TYPES, SHARES)
def test_an_uplift_stays_within_its_bounds(works_type, mitigated):
    bounds = BOUNDS[works_type]
    assert (
        bounds.lower_share
        <= uplift_share(works_type, mitigated_share=mitigated)
        <= bounds.upper_share
    )


@given(TYPES, SHARES, SHARES)
def test_dealing_with_more_of_the_causes_never_adds(works_type, one, other):
    less, more = sorted((one, other))
    assert uplift_share(works_type, mitigated_share=more) <= uplift_share(
        works_type, mitigated_share=less
    )


@given(TYPES, SHARES, st.floats(0, 1e9), st.floats(0, 1e9))
def test_two_costs_together_are_the_two_costs(works_type, mitigated, one, other):
    def adjusted(cost):
        return adjusted_cost(cost, works_type=works_type, mitigated_share=mitigated)

    assert adjusted(one + other) == pytest.approx(adjusted(one) + adjusted(other))


def test_a_frame_of_costs_gets_its_bounds_and_its_own_columns_stay():
    costs = pd.DataFrame(
        {"option": ["a", "b"], "works": ["standard building", "equipment"], "cost": [200.0, 50.0]}
    )
    tested = with_uplifts(costs, works_type="works", base="cost", mitigated_share=0.5)
    assert tested["option"].to_list() == ["a", "b"]
    first = tested.loc[0, ["lower_gbp", "adjusted_gbp", "upper_gbp"]]
    assert first.to_list() == pytest.approx([204, 224, 248])
    added = ["lower_share", "uplift_share", "upper_share", "lower_gbp", "adjusted_gbp", "upper_gbp"]
    assert tested.loc[1, added].isna().all()


def test_no_costs_are_no_rows():
    costs = pd.DataFrame({"works": pd.Series(dtype="str"), "cost": pd.Series(dtype=float)})
    assert with_uplifts(costs, works_type="works", base="cost", mitigated_share=0.5).empty
