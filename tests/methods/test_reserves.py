"""A draw on reserves, its repayment, what must be saved and what the reserves come to."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.methods.reserves import (
    holds,
    late_shortfall,
    repayment_bridge,
    reserve_path,
    savings_needed,
)

POUNDS = st.integers(0, 100_000_000)
FLOWS = ["planned_gbp", "draw_gbp", "repay_gbp", "short_gbp"]


def bridge(draw: float = 3_300_000, first: float = 1_300_000) -> pd.DataFrame:
    return repayment_bridge(draw, drawn_in="2015/16", repaid_first_gbp=first)


def flows(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["financial_year", *FLOWS])


def test_a_bridge_worked_by_hand():
    # 3.3 drawn in 2015/16; 1.3 back in 2016/17; 3.3 - 1.3 = 2.0 back in 2017/18.
    assert bridge().values.tolist() == [
        ["2015/16", 3_300_000, 0],
        ["2016/17", 0, 1_300_000],
        ["2017/18", 0, 2_000_000],
    ]


@given(draw=POUNDS, share=st.floats(0, 1))
def test_what_is_repaid_is_what_was_drawn_and_never_before_it(draw, share):
    frame = bridge(draw, round(draw * share))
    owed = (frame["draw_gbp"] - frame["repay_gbp"]).cumsum()
    assert frame["repay_gbp"].sum() == frame["draw_gbp"].sum() == draw
    assert (owed >= 0).all()
    assert owed.iloc[-1] == 0
    assert frame["financial_year"].is_monotonic_increasing


@pytest.mark.parametrize("first", [-1, 3_300_001])
def test_a_first_repayment_outside_the_draw_is_refused(first):
    with pytest.raises(ParameterError, match="from 0 to the 3,300,000 drawn"):
        bridge(first=first)


@pytest.mark.parametrize("first", [0, 3_300_000])
def test_all_may_be_repaid_in_one_year(first):
    assert bridge(first=first)["repay_gbp"].to_list() == [0, first, 3_300_000 - first]


def test_savings_needed_worked_by_hand():
    # Recurring: 3.3 - 3.3 = 0; 3.3 + 1.3 = 4.6; 3.3 + 2.0 = 5.3; then the cut alone, 3.3.
    # Once: 3.3 - 3.3 = 0; the repayments 1.3 and 2.0; then nothing.
    needed = savings_needed(bridge(), cut_gbp=3_300_000)
    assert needed["financial_year"].iloc[-1] == "2018/19"
    assert needed["recurring_gbp"].to_list() == [0, 4_600_000, 5_300_000, 3_300_000]
    assert needed["once_gbp"].to_list() == [0, 1_300_000, 2_000_000, 0]


@given(draw=POUNDS, cut=POUNDS)
def test_all_cuts_are_saved_in_the_end(draw, cut):
    needed = savings_needed(bridge(draw, draw // 3), cut_gbp=cut)
    assert needed["recurring_gbp"].sum() == len(needed) * cut
    assert needed["once_gbp"].sum() == cut


def test_a_path_worked_by_hand():
    # 6.9 - 1.2 - 3.3 = 2.4; 2.4 - 0.9 + 1.3 - 0.5 = 2.3; minimum 2.35.
    path = reserve_path(
        flows(("2015/16", -1200, 3300, 0, 0), ("2016/17", -900, 0, 1300, 500)),
        opening_gbp=6900,
        minimum_gbp=2350,
    )
    assert path["opening_gbp"].to_list() == [6900, 2400]
    assert path["closing_gbp"].to_list() == [2400, 2300]
    assert path["headroom_gbp"].to_list() == [50, -50]
    assert not holds(path)


@given(
    rows=st.lists(st.tuples(*[st.integers(-9_999_999, 9_999_999)] * 4), min_size=1, max_size=4),
    opening=POUNDS,
)
def test_a_path_foots_whatever_the_order_of_its_years(rows, opening):
    given_rows = flows(*((f"{2015 + n}/{16 + n}", *row) for n, row in enumerate(rows)))
    path = reserve_path(given_rows, opening_gbp=opening, minimum_gbp=0)
    back = reserve_path(given_rows.iloc[::-1], opening_gbp=opening, minimum_gbp=0)
    pd.testing.assert_frame_equal(path, back)
    moved = sum(plan - draw + repay - short for plan, draw, repay, short in rows)
    assert path["closing_gbp"].iloc[-1] == opening + moved
    assert path["opening_gbp"].to_list()[1:] == path["closing_gbp"].to_list()[:-1]


@pytest.mark.parametrize(("headroom", "expected"), [([0, 0], True), ([5, -0.01], False)])
def test_reserves_hold_at_their_minimum_and_not_a_penny_below(headroom, expected):
    assert holds(pd.DataFrame({"headroom_gbp": headroom})) is expected


def test_late_savings_worked_by_hand():
    # New in a year: 0, 4.6, 0.7, and nothing where savings fall. Three months are a quarter.
    late = late_shortfall(pd.Series([0, 4.6e6, 5.3e6, 3.3e6]), months_late=3)
    assert late.to_list() == [0, 1_150_000, 175_000, 0]


@given(months=st.integers(0, 12), savings=st.lists(POUNDS, min_size=1, max_size=5))
def test_no_saving_is_missed_more_than_whole_and_none_if_on_time(months, savings):
    given_savings = pd.Series(savings, dtype=float)
    late = late_shortfall(given_savings, months_late=months)
    assert late.between(0, given_savings).all()
    assert (late_shortfall(given_savings, months_late=0) == 0).all()
    assert late_shortfall(given_savings, months_late=12).iloc[0] == savings[0]


@pytest.mark.parametrize("months", [-1, 13])
def test_months_outside_a_year_are_refused(months):
    with pytest.raises(ParameterError, match="write 0 to 12"):
        late_shortfall(pd.Series([1.0]), months_late=months)
