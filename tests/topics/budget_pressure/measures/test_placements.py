"""Placement measures: volume and price by hand, their laws, and no small count of children."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.topics.budget_pressure.measures import placements as measures

COLUMNS = ["placement_type", "budget_children", "budget_weekly_gbp"]
NOW = ["actual_children", "actual_weekly_gbp"]


def placements_of(*rows: tuple) -> pd.DataFrame:
    """Rows of (type, children budgeted, price budgeted, children now, price now)."""
    frame = pd.DataFrame(list(rows), columns=[*COLUMNS, *NOW])
    numbers = dict.fromkeys([*COLUMNS[1:], *NOW], float)
    return frame.astype({"placement_type": "str", **numbers}).assign(
        weeks_elapsed=10.0, weeks_in_year=50.0
    )


THREE = placements_of(
    ("Fostering", 100, 400, 90, 410), ("Agency", 50, 800, 65, 840), ("Homes", 10, 3000, 15, 3000)
)


def test_volume_and_price_worked_by_hand():
    full_year = measures.placement_variances(THREE)
    # Fostering: -10 x 400 x 50 = -200,000; 10 x 90 x 50 = 45,000.
    # Agency: 15 x 800 x 50 = 600,000; 40 x 65 x 50 = 130,000.
    # Homes: 5 x 3,000 x 50 = 750,000; no change of price.
    assert full_year["volume_gbp"].to_list() == [-200_000, 600_000, 750_000, 1_150_000]
    assert full_year["price_gbp"].to_list() == [45_000, 130_000, 0, 175_000]
    assert full_year["variance_gbp"].to_list() == [-155_000, 730_000, 750_000, 1_325_000]


def test_prices_of_the_total_are_averages_over_children():
    total = measures.placement_variances(THREE).iloc[-1]
    # (100 x 400 + 50 x 800 + 10 x 3,000) / 160 = 110,000 / 160.
    assert total["budget_weekly_gbp"] == pytest.approx(687.5)
    assert total["actual_weekly_gbp"] == pytest.approx((36_900 + 54_600 + 45_000) / 170)


def test_causes_worked_by_hand():
    # Budget 110,000 a week x 50 = 5,500,000, so 34,375 a child; 10 more children: 343,750.
    # The rest of volume, 1,150,000 - 343,750 = 806,250, is dearer kinds.
    causes = measures.placement_causes(THREE).set_index("step")
    assert causes["amount_gbp"].to_dict() == {
        "budget": 5_500_000,
        "children": 343_750,
        "mix": 806_250,
        "price": 175_000,
        "forecast": 6_825_000,
    }
    assert causes.loc[["budget", "children", "forecast"], "children"].to_list() == [160, 10, 170]


def test_with_more_of_every_kind_alike_there_is_no_mix():
    alike = THREE.assign(actual_children=THREE["budget_children"] * 2)
    causes = measures.placement_causes(alike).set_index("step")["amount_gbp"]
    assert causes["mix"] == pytest.approx(0, abs=1e-6)


def test_a_budget_without_children_is_all_number():
    unplanned = THREE.assign(budget_children=0.0)
    causes = measures.placement_causes(unplanned).set_index("step")["amount_gbp"]
    assert causes["mix"] == 0
    assert causes["budget"] == 0


def test_unit_costs_worked_by_hand():
    # 5,500,000 / 160 = 34,375, a tenth above 31,250; 6,825,000 / 170 = 40,147.
    costs = measures.unit_costs(THREE, unit_cost_gbp=31_250)
    assert costs["basis"].to_list() == ["budget", "present"]
    assert costs["cost_a_child_gbp"].to_list() == pytest.approx([34_375, 6_825_000 / 170])
    assert costs["against_share"].iloc[0] == pytest.approx(0.1)


def test_without_placements_there_is_nothing_to_explain():
    none = THREE.iloc[:0]
    assert measures.placement_causes(none).empty
    assert measures.unit_costs(none, unit_cost_gbp=33_800).empty
    assert len(measures.placement_variances(none)) == 1


def test_a_type_with_three_children_shows_no_number_and_neither_does_the_smallest_other():
    small = placements_of(
        ("Fostering", 100, 400, 90, 410),
        ("Homes", 10, 3000, 15, 3000),
        ("Secure", 0, 4800, 3, 4900),
    )
    full_year = measures.placement_variances(small)
    numbers = full_year.drop(columns="placement_type")
    # Secure has no plan of five, so the smallest row with five or more in both counts is Homes.
    assert numbers.isna().all(axis="columns").to_list() == [False, True, True, False]
    assert full_year["actual_children"].iloc[-1] == 108


def test_where_the_total_would_give_a_count_away_costs_and_causes_are_hidden_too():
    few = placements_of(("Homes", 6, 3000, 3, 3000), ("Secure", 0, 4800, 0, 4900))
    assert measures.placement_causes(few)[["amount_gbp", "children"]].isna().all(axis=None)
    costs = measures.unit_costs(few, unit_cost_gbp=33_800)
    assert costs.drop(columns="basis").isna().all(axis=None)


any_placements = st.lists(
    st.tuples(*(st.integers(0, most) for most in (40, 5000, 40, 5000))), min_size=1, max_size=8
).map(lambda rows: placements_of(*((f"Type {place}", *row) for place, row in enumerate(rows))))


@given(any_placements)
def test_volume_and_price_add_up_to_the_difference_in_cost(placements):
    shown = measures.placement_variances(placements)
    weeks = placements["weeks_in_year"]
    budget = placements["budget_children"] * placements["budget_weekly_gbp"] * weeks
    actual = placements["actual_children"] * placements["actual_weekly_gbp"] * weeks
    difference = pd.Series([*(actual - budget), (actual - budget).sum()])
    is_shown = shown["variance_gbp"].notna()
    assert (shown["volume_gbp"] + shown["price_gbp"])[is_shown].to_list() == pytest.approx(
        difference[is_shown].to_list()
    )


@given(any_placements)
def test_causes_lead_from_the_budget_to_the_present_cost(placements):
    amounts = measures.placement_causes(placements).set_index("step")["amount_gbp"]
    if amounts.notna().all():
        steps = amounts[["budget", "children", "mix", "price"]].sum()
        assert steps == pytest.approx(amounts["forecast"], abs=0.01)


@given(any_placements)
def test_no_frame_holds_a_count_of_one_to_four_children(placements):
    full_year = measures.placement_variances(placements)
    assert not full_year[measures.COUNTS].isin([1, 2, 3, 4]).any(axis=None)
    hidden = full_year["actual_children"].isna()
    assert full_year.loc[hidden].drop(columns="placement_type").isna().all(axis=None)
    levels = measures.placement_causes(placements).query("is_total")["children"]
    assert not levels.isin([1, 2, 3, 4]).any()


@given(any_placements, st.randoms())
def test_the_order_of_rows_is_irrelevant(placements, random):
    order = list(range(len(placements)))
    random.shuffle(order)
    shuffled = placements.iloc[order].reset_index(drop=True)
    pd.testing.assert_frame_equal(
        measures.placement_causes(shuffled), measures.placement_causes(placements), rtol=1e-9
    )


def test_kind_and_number_are_set_against_each_other_where_both_add():
    causes = pd.DataFrame({"step": ["children", "mix", "price"], "amount_gbp": [4.0, 2.0, 9.0]})
    assert measures.kind_and_number(causes).to_dict() == {
        "mix_gbp": 2,
        "children_gbp": 4,
        "times": 2,
    }
    for amounts in ([4.0, -2.0, 9.0], [0.0, 2.0, 9.0], [float("nan")] * 3):
        assert pd.isna(measures.kind_and_number(causes.assign(amount_gbp=amounts))["times"])
    assert measures.kind_and_number(causes.iloc[:0]).isna().all()
