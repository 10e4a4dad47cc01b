"""Placements with starters and leavers: worked by hand, no small count, and laws."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.forecasts import demand_led
from analysis.periods import Period
from analysis.topics.budget_pressure import measures

MAY = Period(2015, 5)


def flows_of(**years: tuple[list[int], list[int]]) -> pd.DataFrame:
    """Months of years, each given as twelve starters and twelve leavers."""
    return pd.DataFrame(
        [
            (f"20{name[1:3]}/{name[3:]}", month, float(come), float(go))
            for name, (starters, leavers) in years.items()
            for month, (come, go) in enumerate(zip(starters, leavers, strict=True), start=1)
        ],
        columns=["financial_year", "month", "starters", "leavers"],
    )


TWO = flows_of(y1314=([20] * 12, [18] * 12), y1415=([15] * 12, [16] * 12))
PLACED = pd.DataFrame(
    {
        "placement_type": ["Fostering", "Homes"],
        "budget_children": [90.0, 10.0],
        "actual_children": [90.0, 10.0],
        "budget_weekly_gbp": [400.0, 3000.0],
        "actual_weekly_gbp": [400.0, 3400.0],
        "weeks_elapsed": 12.0,
        "weeks_in_year": 52.0,
    }
)
# 90 x 400 + 10 x 3,400 = 70,000 a week, 700 a child; half of 40 weeks: 14,000.
CHILD_GBP = 14_000


def test_flows_are_those_after_this_month_of_years_that_have_ended():
    flows = measures.flows_to_year_end(TWO, now=MAY)
    assert flows["financial_year"].to_list() == ["2013/14", "2014/15"]
    assert flows[["starters", "leavers", "net_children"]].values.tolist() == [
        [200, 180, 20],
        [150, 160, -10],
    ]


def test_this_year_and_a_year_with_months_missing_are_left_out():
    flows = pd.concat([TWO.iloc[1:], flows_of(y1516=([30] * 12, [10] * 12))])
    assert measures.flows_to_year_end(flows, now=MAY)["financial_year"].to_list() == ["2014/15"]


def test_at_the_end_of_the_year_nobody_is_still_to_come():
    flows = measures.flows_to_year_end(TWO, now=Period(2016, 3))
    assert flows["net_children"].to_list() == [0, 0]


@pytest.mark.parametrize("small", [1, 4])
def test_a_month_of_one_to_four_starters_hides_every_year(small):
    flows = pd.concat([TWO, flows_of(y1213=([20] * 11 + [small], [18] * 12))])
    assert measures.flows_to_year_end(flows, now=MAY).empty
    none = flows_of(y1213=([0] * 12, [5] * 12))
    assert len(measures.flows_to_year_end(none, now=MAY)) == 1


def test_a_child_more_counts_for_half_of_the_weeks_left():
    assert measures.child_to_year_end_gbp(PLACED) == CHILD_GBP
    assert pd.isna(measures.child_to_year_end_gbp(PLACED.iloc[:0]))
    assert pd.isna(measures.child_to_year_end_gbp(PLACED.assign(actual_children=0.0)))


def test_forecasts_worked_by_hand_from_the_smallest_flow_to_the_largest():
    flows = measures.flows_to_year_end(TWO, now=MAY)
    forecasts = measures.activity_forecasts(PLACED, to_year_end=flows)
    assert forecasts["basis"].to_list() == ["present", "2014/15", "2013/14"]
    assert forecasts["children"].to_list() == [100, 90, 120]
    # At present 70,000 x 52 = 3,640,000 against 66,000 x 52 = 3,432,000.
    assert forecasts["cost_gbp"].to_list() == [3_640_000, 3_500_000, 3_920_000]
    assert forecasts["over_gbp"].to_list() == [208_000, 68_000, 488_000]


def test_it_is_the_demand_led_forecast_of_the_methods():
    flows = measures.flows_to_year_end(TWO, now=MAY)
    forecasts = measures.activity_forecasts(PLACED, to_year_end=flows).set_index("basis")
    clients = pd.DataFrame(
        {
            "number": PLACED["actual_children"],
            "weekly_gbp": PLACED["actual_weekly_gbp"],
            "weeks_left": 40.0,
        }
    )
    by_method = demand_led(
        70_000 * 12.0, clients=clients, starters_gbp=200 * 14_000, leavers_gbp=180 * 14_000
    )
    assert forecasts.loc["2013/14", "cost_gbp"] == pytest.approx(by_method)


def test_without_children_or_placements_there_is_no_forecast_of_change():
    flows = measures.flows_to_year_end(TWO, now=MAY)
    assert measures.activity_forecasts(PLACED.iloc[:0], to_year_end=flows).empty
    few = PLACED.assign(actual_children=[6.0, 0.0], budget_children=[6.0, 0.0])
    # Ten leave: fewer than five would be left, so that year has no row.
    bases = measures.activity_forecasts(few, to_year_end=flows)["basis"]
    assert bases.to_list() == ["present", "2013/14"]


def test_where_the_total_is_hidden_nothing_is_forecast():
    small = PLACED.assign(actual_children=[3.0, 0.0], budget_children=[6.0, 0.0])
    flows = measures.flows_to_year_end(TWO, now=MAY)
    assert measures.activity_forecasts(small, to_year_end=flows).empty


def test_ranges_are_over_the_years_and_not_over_no_change():
    flows = measures.flows_to_year_end(TWO, now=MAY)
    ranges = measures.activity_ranges(measures.activity_forecasts(PLACED, to_year_end=flows))
    assert ranges["net_children"].to_list() == [2, -10, 5, 20, pytest.approx(1 / 3)]
    assert ranges["over_gbp"].to_list()[1:4] == [68_000, 278_000, 488_000]


counts = st.integers(5, 60)


@settings(max_examples=20)
@given(st.lists(st.tuples(counts, st.integers(1, 5000)), min_size=1, max_size=6), st.data())
def test_with_no_flow_it_is_the_full_year_at_present_numbers_and_prices(types, data):
    placements = pd.DataFrame(types, columns=["actual_children", "actual_weekly_gbp"]).astype(float)
    placements = placements.assign(
        placement_type=[f"Type {place}" for place in range(len(types))],
        budget_children=10.0,
        budget_weekly_gbp=500.0,
        weeks_elapsed=float(data.draw(st.integers(0, 52))),
        weeks_in_year=52.0,
    )
    still = flows_of(y1415=([20] * 12, [20] * 12))
    flows = measures.flows_to_year_end(still, now=MAY)
    forecasts = measures.activity_forecasts(placements, to_year_end=flows)
    full_year = measures.placement_variances(placements)["variance_gbp"].iloc[-1]
    assert forecasts["over_gbp"].to_list() == pytest.approx([full_year] * 2)


def pace_of(flows: pd.DataFrame, *, now: Period = MAY) -> pd.DataFrame:
    at_end = flows["starters"].sub(flows["leavers"]).cumsum() + 100
    return measures.flows_so_far(flows.assign(children_at_end=at_end), now=now)


def test_this_year_so_far_stands_beside_the_same_months_of_earlier_years():
    flows = pd.concat([TWO, flows_of(y1516=([30, 25, 99] * 4, [20, 20, 5] * 4)).head(2)])
    # 100 children, 24 more in 2013/14 and 12 fewer in 2014/15: 112 before this year.
    assert pace_of(flows).values.tolist() == [
        ["2014/15", -2, 124],
        ["2013/14", 4, 100],
        ["2015/16", 15, 112],
    ]


@pytest.mark.parametrize(
    "this_year",
    [
        flows_of(y1516=([30, 4] * 6, [20] * 12)).head(2),
        flows_of(y1516=([30] * 12, [20, 1] * 6)).head(2),
        flows_of(y1516=([30] * 12, [20] * 12)).head(1),
    ],
)
def test_a_small_or_missing_month_of_this_year_hides_the_pace(this_year):
    assert pace_of(pd.concat([TWO, this_year])).empty


def test_without_earlier_years_there_is_no_pace():
    assert pace_of(flows_of(y1516=([30] * 12, [20] * 12))).empty
    assert pace_of(pd.concat([flows_of(y1314=([4] * 12, [18] * 12)), TWO.tail(12)])).empty
