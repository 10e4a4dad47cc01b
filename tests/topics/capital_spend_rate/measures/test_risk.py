"""Points of risk: the rule worked by hand, edges and laws over any set of projects."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.periods import Period
from analysis.topics.capital_spend_rate import measures
from analysis.topics.capital_spend_rate.measures.risk import POINTS

from ..sample import any_projects, projects_of

MAY, JULY = Period.parse("2015-05"), Period.parse("2015-07")
ONE = projects_of(("A", "Roads", "on site", 100, 0, 0, 10, 90)).assign(funding_grant_gbp=0.0)


def points(*, now: Period = MAY, **changes: object) -> int:
    return int(measures.slippage_risk(ONE.assign(**changes), now=now)["points"].iloc[0])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 0),
        ({"stage": "feasibility"}, 3),
        ({"stage": "design"}, 2),
        ({"stage": "procurement"}, 1),
        ({"contracted": "no"}, 2),
        ({"completion": pd.Timestamp("2015-05-30")}, 2),
        ({"completion": pd.Timestamp("2015-05-31")}, 1),
        ({"completion": pd.Timestamp("2015-08-31")}, 1),  # 92 days later
        ({"completion": pd.Timestamp("2015-09-01")}, 0),
        ({"funding_grant_gbp": 50.0}, 1),
        ({"funding_grant_gbp": 49.0}, 0),
        ({"rolled_forward_gbp": 25.0}, 1),
        ({"rolled_forward_gbp": 24.0}, 0),
        ({"stage": "design", "contracted": "no", "rolled_forward_gbp": 30.0}, 5),
        ({"stage": "complete", "contracted": "no"}, 0),
        ({"spent_to_date_gbp": 90.0, "contracted": "no"}, 0),  # nothing is still to come
        ({"current_budget_gbp": 0.0}, 0),
    ],
)
def test_the_rule_worked_by_hand(changes, expected):
    assert points(**changes) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # From 1 April to 31 July 122 of 366 days are gone: a third, of which half is 16.7 %.
        ({"spent_to_date_gbp": 16.0}, 2),
        ({"spent_to_date_gbp": 17.0}, 0),
        ({"start": pd.Timestamp("2013-04-01"), "spent_to_date_gbp": 16.0}, 2),
        ({"start": pd.Timestamp("2013-04-01"), "spent_to_date_gbp": 17.0}, 0),
        # From 1 July to 31 December 31 of 184 days are gone, of which half is 8.4 %.
        (
            {
                "start": pd.Timestamp("2015-07-01"),
                "completion": pd.Timestamp("2015-12-31"),
                "spent_to_date_gbp": 8.0,
            },
            2,
        ),
        ({"start": pd.Timestamp("2015-08-01"), "spent_to_date_gbp": 0.0}, 0),
        ({"current_budget_gbp": 0.0, "spent_to_date_gbp": 0.0}, 0),
    ],
)
def test_spending_is_held_against_the_projects_own_time_within_the_year(changes, expected):
    assert points(now=JULY, **changes) == expected


def test_an_early_ledger_is_not_held_against_time_and_payments_are():
    late = {"spent_to_date_gbp": 1.0}
    assert points(**late) == 0
    assert points(basis="payments", **late) == 2
    assert not measures.counts_spending(ONE, now=MAY)
    assert measures.counts_spending(ONE, now=JULY)


def test_the_most_points_come_first_and_then_the_most_to_come():
    projects = projects_of(
        ("A", "Roads", "on site", 100, 0, 0, 0, 100),
        ("B", "Roads", "design", 10, 0, 0, 0, 10),
        ("C", "Roads", "design", 20, 0, 0, 5, 25),
    )
    risks = measures.slippage_risk(projects, now=MAY)
    assert risks["project_ref"].to_list() == ["C", "B", "A"]
    assert risks["to_come_gbp"].to_list() == [20, 10, 100]


def test_by_points_and_the_highest_worked_by_hand():
    risks = pd.DataFrame({"points": [6, 5, 4, 4, 0], "to_come_gbp": [1.0, 2.0, 3.0, 4.0, 10.0]})
    by_points = measures.by_points(risks)
    assert by_points["points"].to_list() == ["6", "5", "4", "0", "Total"]
    assert by_points["projects"].to_list() == [1, 1, 2, 1, 5]
    assert by_points["to_come_gbp"].to_list() == [1, 2, 7, 10, 20]
    assert by_points["to_come_share"].to_list() == [0.05, 0.1, 0.35, 0.5, 1]
    assert measures.highest_risk(risks).to_list() == [2, 3, 5, 20]


def test_no_projects_have_no_points():
    risks = measures.slippage_risk(ONE.iloc[:0], now=MAY)
    assert risks.empty
    assert measures.highest_risk(risks).to_list() == [0, 0, 0, 0]
    assert measures.by_points(risks)["points"].to_list() == ["Total"]


def test_an_earlier_stage_never_has_fewer_points():
    stages = ["feasibility", "design", "procurement", "on site"]
    assert all(points(stage=one) > points(stage=other) for one, other in pairwise(stages))


@settings(max_examples=25)
@given(any_projects)
def test_points_are_the_sum_of_their_reasons_and_no_project_is_lost(projects):
    risks = measures.slippage_risk(projects, now=JULY)
    assert (risks["points"] == risks[POINTS].sum(axis="columns")).all()
    assert sorted(risks["project_ref"]) == sorted(projects["project_ref"])
    by_points = measures.by_points(risks)
    assert by_points["projects"].iloc[-1] == len(projects)
    assert by_points["to_come_gbp"].iloc[:-1].sum() == risks["to_come_gbp"].sum()


@settings(max_examples=25)
@given(any_projects)
def test_the_order_of_the_projects_changes_nothing(projects):
    one = measures.slippage_risk(projects, now=JULY)
    other = measures.slippage_risk(projects.iloc[::-1], now=JULY)
    pd.testing.assert_frame_equal(one, other)
