"""What would change the answer: one assumption at a time, and the costs at which options tie."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.topics.school_places import measures

from ..sample import GIVEN, costs, demand, options, places, whole


def cases_of(given=GIVEN):
    found = measures.whole_costs_if(costs(), options=options(), demand=demand(), given=given)
    return found.set_index("assumption")


def test_the_first_case_is_the_page_s():
    assert cases_of().iloc[0][["0", "1", "2"]].to_list() == pytest.approx([70_000, 138_000, 71_200])
    assert cases_of().index[0] == "as given"


def test_each_case_moves_what_it_says():
    found = cases_of()
    assert found.loc["demand low", ["0", "1", "2"]].to_list() == pytest.approx([0, 118_000, 71_200])
    assert found.loc["half transport", "0"] == pytest.approx(35_000)
    assert found.loc["double transport", "0"] == pytest.approx(140_000)
    # 24 % in full, 2 % at least: 60,000 becomes 74,400 or 61,200, and 4,000 to run.
    assert found.loc["full allowance", "2"] == pytest.approx(78_400)
    assert found.loc["least allowance", "2"] == pytest.approx(65_200)
    discounted = cases_of(replace(GIVEN, rate=0.5))
    assert discounted.loc["no discounting", "2"] == pytest.approx(71_200)
    assert discounted.loc["double rate", "2"] == pytest.approx(69_075)


def test_the_cheapest_is_of_those_with_a_place_for_every_child():
    found = cases_of()["cheapest"]
    assert found["as given"] == "Option 2: expand"  # nothing costs less, but leaves 25 without
    assert found["demand low"] == "Do nothing"
    assert pd.isna(found["demand high"])


def test_costs_at_which_options_tie_worked_by_hand():
    # Option 2 has 67,200 to build; nothing costs 1,200 less, option 1 66,800 more.
    found = measures.switching_costs(whole(), option_ref="2")
    assert found["gap_gbp"].to_list() == pytest.approx([-1_200, 66_800])
    assert found["own_share"].to_list() == pytest.approx([-1_200 / 67_200, 66_800 / 67_200])
    assert pd.isna(found["other_share"].iloc[0])
    assert found["other_share"].iloc[1] == pytest.approx(-66_800 / 112_000)


def test_moving_the_cost_by_the_share_makes_them_tie():
    share = measures.switching_costs(whole(), option_ref="2")["own_share"].iloc[1]
    moved = costs()
    own = moved["option_ref"] == "2"
    moved["capital_gbp"] = moved["capital_gbp"].mask(own, moved["capital_gbp"] * (1 + share))
    yearly = measures.yearly_costs(moved, options=options(), places=places(), given=GIVEN)
    again = measures.whole_costs(yearly, rate=0.0).set_index("option_ref")["whole_gbp"]
    assert again["2"] == pytest.approx(again["1"])


def test_the_cost_of_a_journey_that_ties_with_doing_nothing():
    # 71,200 over 70 child-years more than option 2 leaves.
    point = measures.transport_break_even(whole(), option_ref="2")
    assert point == pytest.approx(71_200 / 70)
    at_point = cases_of(replace(GIVEN, transport_gbp=point)).loc["as given"]
    assert at_point["2"] == pytest.approx(at_point["0"])


def test_an_option_that_leaves_as_many_without_a_place_has_no_such_cost():
    assert pd.isna(measures.transport_break_even(whole(), option_ref="0"))
