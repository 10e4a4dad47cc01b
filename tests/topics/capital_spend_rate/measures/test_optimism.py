"""Optimism in budgets without a contract: worked by hand, edges and laws."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.optimism_bias import BOUNDS
from analysis.topics.capital_spend_rate import measures

from ..sample import any_projects, projects_of

THREE = projects_of(
    ("A", "Roads", "design", 100, 0, 0, 0, 100),
    ("B", "Roads", "design", 300, 0, 0, 0, 300),
    ("C", "Schools", "design", 50, 0, 0, 0, 50),
).assign(works_type=["standard building", "non-standard civil", "equipment"], contracted="no")


def test_uncontracted_works_worked_by_hand():
    works = measures.uncontracted_works(THREE, mitigated_share=0.5).set_index("works_type")
    # 100 x 1.02, 1.12, 1.24 and 300 x 1.06, 1.33, 1.66; equipment has no bounds.
    assert works.index.to_list() == ["standard building", "non-standard civil", "Total"]
    assert works["lower_gbp"].to_list() == pytest.approx([102, 318, 420])
    assert works["adjusted_gbp"].to_list() == pytest.approx([112, 399, 511])
    assert works["upper_gbp"].to_list() == pytest.approx([124, 498, 622])
    assert works["added_gbp"].to_list() == pytest.approx([12, 99, 111])
    assert works["further_gbp"].to_list() == pytest.approx([12, 99, 111])
    assert works["projects"].to_list() == [1, 1, 2]
    assert works["upper_share"].isna().to_list() == [False, False, True]


def test_a_project_with_a_contract_is_not_tested():
    signed = THREE.assign(contracted=["yes", "no", "yes"])
    works = measures.uncontracted_works(signed, mitigated_share=0.5)
    assert works["works_type"].to_list() == ["non-standard civil", "Total"]
    assert measures.without_bounds(signed)["projects"] == 0


def test_types_without_bounds_are_counted_apart():
    assert measures.without_bounds(THREE).to_list() == [1, 50]


def test_nothing_without_a_contract_leaves_a_total_of_noughts():
    works = measures.uncontracted_works(THREE.assign(contracted="yes"), mitigated_share=0.5)
    assert works["works_type"].to_list() == ["Total"]
    assert works[["budget_gbp", "upper_gbp"]].iloc[0].to_list() == [0, 0]


@settings(max_examples=25)
@given(any_projects, st.floats(0, 1), st.sampled_from([*BOUNDS, "equipment"]))
def test_the_tested_and_the_rest_are_all_without_a_contract(projects, mitigated, works_type):
    waiting = projects.assign(contracted="no", works_type=works_type)
    works = measures.uncontracted_works(waiting, mitigated_share=mitigated)
    total, rest = works.iloc[-1], measures.without_bounds(waiting)
    budget = total["budget_gbp"] + rest["budget_gbp"]
    assert budget == pytest.approx(projects["current_budget_gbp"].sum())
    assert total["lower_gbp"] <= total["adjusted_gbp"] + 1e-6 <= total["upper_gbp"] + 2e-6
