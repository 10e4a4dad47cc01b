"""Who pays: money from others never makes the council's part negative."""

import pandas as pd
import pytest

from analysis.topics.school_places import measures

from ..sample import building, costs, council, funding, options


def test_the_council_s_part_worked_by_hand():
    # Option 1: 112,000 - 12,000. Option 2: 67,200 - 7,200; the bid of 80,000 covers the rest.
    rows = council().set_index("option_ref")
    assert rows.loc["1", "lost_gbp"] == pytest.approx(100_000)
    assert rows.loc["2", ["lost_gbp", "won_gbp"]].to_list() == pytest.approx([60_000, 0])


def test_a_bid_that_covers_a_part_leaves_the_rest():
    # 67,200 - 7,200 - 30,000 = 30,000.
    smaller = funding().assign(amount_gbp=[12_000.0, 7_200.0, 30_000.0])
    rows = measures.cost_to_council(building(), funding=smaller).set_index("option_ref")
    assert rows.loc["2", "won_gbp"] == pytest.approx(30_000)


def test_without_a_bid_nothing_can_be_won():
    assert council()["won_gbp"].isna().to_list() == [True, True, False]


def test_no_funding_at_all_leaves_all_to_the_council():
    rows = measures.cost_to_council(building(), funding=funding().iloc[:0])
    assert rows["lost_gbp"].to_list() == rows["adjusted_gbp"].to_list()
    assert rows["won_gbp"].isna().all()


def test_a_bid_split_in_two_is_the_same_bid():
    bid = funding()["certainty"] == "bid"
    half = funding().assign(amount_gbp=funding()["amount_gbp"].mask(bid, 40_000.0))
    split = pd.concat([half, half[bid]], ignore_index=True)
    pd.testing.assert_frame_equal(measures.cost_to_council(building(), funding=split), council())


def test_the_answer_to_a_bid_is_due_on_the_last_of_its_days():
    due = council()["answer_due"]
    assert due.isna().to_list() == [True, True, False]
    later = funding().assign(answer_due=pd.to_datetime([None, None, "2015-11-30"]))
    both = pd.concat([later, funding()[2:]], ignore_index=True)
    rows = measures.cost_to_council(building(), funding=both).set_index("option_ref")
    assert rows.loc["2", "answer_due"] == pd.Timestamp("2015-11-30")


def test_the_years_with_building_stand_side_by_side_and_add_up():
    assert measures.building_by_year(costs(), options=options()).values.tolist() == [
        ["2015/16", 40_000, 60_000],
        ["2016/17", 60_000, 0],
        ["Total", 100_000, 60_000],
    ]


def test_nothing_built_is_a_total_of_nought():
    none = costs().assign(capital_gbp=0.0)
    assert measures.building_by_year(none, options=options()).values.tolist() == [["Total", 0, 0]]
