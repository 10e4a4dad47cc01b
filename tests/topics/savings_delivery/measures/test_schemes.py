"""Single schemes: those at risk, those that moved, and how much hangs on the largest."""

import pytest
from hypothesis import given, settings

from analysis.topics.savings_delivery import measures

from .sample import FIVE, any_schemes, schemes_of


def test_schemes_at_risk_are_red_first_then_largest():
    at_risk = measures.schemes_at_risk(FIVE)
    assert at_risk["scheme_ref"].to_list() == ["D", "C", "E"]
    assert at_risk["gap_gbp"].to_list() == [60, 80, 10]


def test_movements_count_new_and_gone_schemes_apart():
    before = schemes_of(
        ("A", "Adults", "income", "green", 400, 0, 400),
        ("C", "Children", "income", "amber", 200, 10, 120),
        ("Z", "Children", "income", "red", 10, 0, 0),
    )
    now = FIVE[FIVE["scheme_ref"].isin(["A", "B", "C"])]
    moved = measures.status_movements(now, before=before).set_index("before")
    assert moved.loc["green", "blue"] == 1
    assert moved.loc["amber", "amber"] == 1
    assert moved.loc["not listed", "green"] == 1
    assert moved.loc["red", "not_listed"] == 1
    assert moved.to_numpy().sum() == 4


def test_changes_come_biggest_first_and_say_whether_they_are_told():
    before = FIVE.assign(
        status=["blue", "amber", "amber", "red", "amber"],
        forecast_gbp=[400.0, 300.0, 60.0, 0.0, 29.0],
    )
    changes = measures.changes_since(FIVE, before=before, materiality_gbp=60)
    # B: amber to green counts at its target of 300; C: forecast 60 to 120 counts at 60; E at 1.
    assert changes["scheme_ref"].to_list() == ["B", "C", "E"]
    assert changes["size_gbp"].to_list() == [300, 60, 1]
    assert changes["forecast_change_gbp"].to_list() == [10, 60, 1]
    assert changes["is_told"].to_list() == [True, True, False]


def test_a_change_of_rating_is_told_whatever_its_size():
    before = FIVE.assign(status=["blue", "green", "amber", "red", "green"])
    changes = measures.changes_since(FIVE, before=before, materiality_gbp=1000)
    # E fell from green to amber; its target of 40 is far under the materiality.
    assert changes[["scheme_ref", "is_told"]].values.tolist() == [["E", True]]


def test_a_scheme_without_any_change_is_never_listed():
    assert measures.changes_since(FIVE, before=FIVE, materiality_gbp=0).empty


@settings(max_examples=40, deadline=None)
@given(any_schemes, any_schemes)
def test_movements_add_up_to_all_schemes_of_either_report(now, before):
    moved = measures.status_movements(now, before=before).drop(columns="before")
    everyone = set(now["scheme_ref"]) | set(before["scheme_ref"])
    assert moved.to_numpy().sum() == len(everyone)


def test_the_five_largest_at_risk_and_the_rest():
    rows = [(f"S{place}", "Adults", "income", "amber", 10 * place, 0, 0) for place in range(1, 8)]
    largest = measures.largest_at_risk(
        schemes_of(*rows, ("Z", "Adults", "income", "green", 99, 0, 0))
    )
    # 70 + 60 + 50 + 40 + 30 = 250 of 280; the other two are 20 + 10.
    assert largest["scheme_ref"].to_list()[:5] == ["S7", "S6", "S5", "S4", "S3"]
    assert largest["title"].to_list()[5:] == ["other", "Total"]
    assert largest["schemes"].to_list() == [1, 1, 1, 1, 1, 2, 7]
    assert largest["running_share"].iloc[4] == pytest.approx(250 / 280)
    assert largest["running_share"].iloc[5:].to_list() == pytest.approx([1, 1])


def test_few_schemes_at_risk_leave_no_rest():
    assert measures.largest_at_risk(FIVE)["title"].to_list() == [
        "Scheme C",
        "Scheme D",
        "Scheme E",
        "Total",
    ]


def test_no_scheme_at_risk_leaves_nothing_to_single_out():
    assert measures.largest_at_risk(FIVE.iloc[:2]).empty


@settings(max_examples=40, deadline=None)
@given(any_schemes)
def test_the_largest_and_the_rest_are_all_that_is_left(schemes):
    largest = measures.largest_at_risk(schemes)
    left = measures.totals(schemes)["remaining_gbp"]
    assert largest["target_gbp"].iloc[:-1].sum() == left
    singled = largest.loc[largest["scheme_ref"].notna(), "target_gbp"]
    assert singled.is_monotonic_decreasing
