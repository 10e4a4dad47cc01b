"""Costs: by hand, what is carried on after the data's last year, and the laws that hold."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.topics.school_places import measures

from ..sample import GIVEN, building, costs, options, places, whole


def yearly(given=GIVEN):
    return measures.yearly_costs(costs(), options=options(), places=places(), given=given)


def test_building_costs_worked_by_hand():
    # Standard building, half dealt with: 24 % x 0.5 = 12 %. 100,000 -> 112,000 for 70 places.
    rows = building().set_index("option_ref")
    assert rows.loc["1", "adjusted_gbp"] == pytest.approx(112_000)
    assert rows.loc["1", "allowance_gbp"] == pytest.approx(12_000)
    assert rows.loc["1", "per_place_gbp"] == pytest.approx(1_600)
    assert rows.loc["2", "planned_per_place_gbp"] == pytest.approx(60_000 / 140)


def test_doing_nothing_costs_nothing_to_build_and_has_no_cost_a_place():
    nothing = building().iloc[0]
    assert nothing["adjusted_gbp"] == 0
    assert pd.isna(nothing["per_place_gbp"])


def test_whole_costs_worked_by_hand():
    # Undiscounted, four years; the fourth is as the third.
    # Nothing: 5 + 15 + 25 + 25 children x 1,000 = 70,000.
    # Option 1: 112,000 + 0 + 3 x 2,000 + 5 x 4 x 1,000 = 138,000.
    # Option 2: 67,200 + 4 x 1,000 = 71,200.
    rows = whole()
    assert rows["whole_gbp"].to_list() == pytest.approx([70_000, 138_000, 71_200])
    assert rows["over_nothing_gbp"].to_list() == pytest.approx([0, 68_000, 1_200])
    assert rows["annual_gbp"].to_list() == pytest.approx([17_500, 34_500, 17_800])
    assert rows["short_years"].to_list() == pytest.approx([70, 20, 0])


def test_discounting_worked_by_hand():
    # Option 2 at 100 %: 68,200 + 1,000 / 2 + 1,000 / 4 + 1,000 / 8 = 69,075.
    rows = measures.whole_costs(yearly(), rate=1.0).set_index("option_ref")
    assert rows.loc["2", "whole_gbp"] == pytest.approx(69_075)


def test_years_after_the_last_counted_are_left_out():
    short = yearly(replace(GIVEN, years_after=1))
    assert short.groupby("option_ref").size().to_list() == [2, 2, 2]
    assert measures.whole_costs(short, rate=0.0)["whole_gbp"].iloc[0] == pytest.approx(20_000)


def test_the_parts_make_the_whole():
    rows = measures.whole_costs(yearly(), rate=0.035)
    parts = rows[["capital_gbp", "running_gbp", "transport_gbp"]].sum(axis="columns")
    assert parts.to_list() == pytest.approx(rows["whole_gbp"].to_list())


def test_the_order_of_the_rows_does_not_matter():
    mixed = measures.yearly_costs(
        costs().sample(frac=1, random_state=1), options=options(), places=places(), given=GIVEN
    )
    pd.testing.assert_frame_equal(mixed, yearly())


def test_a_dearer_journey_raises_only_what_leaves_children_without_a_place():
    dear = yearly(replace(GIVEN, transport_gbp=2_000.0))
    more = measures.whole_costs(dear, rate=0.0)["whole_gbp"] - whole()["whole_gbp"]
    assert more.to_list() == pytest.approx([70_000, 20_000, 0])
