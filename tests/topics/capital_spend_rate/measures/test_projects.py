"""Lists of capital projects: cases worked by hand, edges, and laws over any set of projects."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.topics.capital_spend_rate import measures

from ..sample import FIVE, any_projects, projects_of

LISTED = measures.project_list(FIVE)


def test_projects_stand_by_block_largest_first():
    # Roads 900, Schools 400, Waste 0; within Roads A 720 before B 180.
    assert LISTED["project_ref"].to_list() == ["A", "B", "C", "D", "E"]
    assert LISTED["variance_gbp"].to_list() == [0, -60, 30, 0, 0]
    assert LISTED["spent_share"].iloc[:4].to_list() == [0.125, 0, -0.1, -0.05]
    assert LISTED["budget_share"].iloc[1] == pytest.approx(180 / 1300)


@pytest.mark.parametrize("spent", [0, 50])
def test_a_project_without_a_budget_has_no_share(spent):
    listed = measures.project_list(projects_of(("A", "Roads", "complete", 0, 0, 0, spent, 0)))
    assert listed[["spent_share", "budget_share"]].isna().all(axis=None)


def test_standing_tells_what_has_not_started_from_what_has_nothing_booked():
    # D holds a reversed accrual and is still in procurement: it has not started either.
    standing = LISTED.set_index("project_ref")["standing"].to_dict()
    assert standing == {
        "A": "spending",
        "B": "not started",
        "C": "negative",
        "D": "not started",
        "E": "nothing booked",
    }


def test_budget_by_standing_worked_by_hand():
    by_standing = measures.budget_by_standing(
        LISTED.assign(contracted=["yes", "no", "yes", "yes", "no"])
    )
    assert by_standing.set_index("standing")["budget_gbp"].to_dict() == {
        "spending": 720,
        "not started": 280,
        "nothing booked": 0,
        "negative": 300,
        "Total": 1300,
    }
    assert by_standing["projects"].to_list() == [1, 2, 1, 1, 5]
    assert by_standing["contracted_gbp"].to_list() == [720, 100, 0, 300, 1120]
    assert by_standing["spent_gbp"].to_list() == [90, -5, 0, -30, 55]


def test_projects_that_have_not_started_are_listed_largest_first():
    waiting = measures.projects_with(LISTED, standing="not started")
    assert waiting["project_ref"].to_list() == ["B", "D"]


def test_negative_spending_is_listed_whatever_the_stage_lowest_first():
    assert measures.negative_spending(LISTED)["project_ref"].to_list() == ["C", "D"]


def test_forecast_differences_put_the_most_under_first_and_pass_over_pence():
    listed = measures.project_list(FIVE.assign(forecast_gbp=[720.4, 120, 330, 99, 0]))
    assert measures.forecast_differences(listed)["project_ref"].to_list() == ["B", "D", "C"]


def test_a_project_is_overdue_the_day_after_its_completion():
    due = LISTED.assign(completion=pd.Timestamp("2015-05-31"))
    assert measures.overdue(due, on=date(2015, 5, 31)).empty
    late = measures.overdue(due, on=date(2015, 6, 1))
    assert late["project_ref"].to_list() == ["A", "B", "C", "D"]  # E is complete


def test_largest_rolled_forward_keeps_the_others_and_the_total():
    projects = projects_of(
        ("A", "Roads", "on site", 10, 5, 0, 0, 15),
        ("B", "Roads", "design", 10, 7, 0, 0, 17),
        ("C", "Roads", "design", 10, 2, 0, 0, 12),
        ("D", "Roads", "design", 10, 0, 0, 0, 10),
    )
    rolled = measures.largest_rolled_forward(projects, largest=2)
    assert rolled["project"].to_list() == [
        "Project B (B)",
        "Project A (A)",
        "All other projects",
        "Total",
    ]
    assert rolled["rolled_forward_gbp"].to_list() == [7, 5, 2, 14]
    assert rolled["budget_gbp"].to_list() == [17, 15, 22, 54]
    assert rolled["commentary"].isna().to_list() == [False, False, True, True]


def test_a_list_is_closed_by_its_total():
    rows = measures.with_total_row(LISTED)
    # 55 spent of 1,300 as in the programme's totals; forecast 1,270, so 30 under.
    total = rows.iloc[-1]
    assert rows["project"].to_list()[-2:] == ["Project E (E)", "Total"]
    amounts = ["current_budget_gbp", "spent_to_date_gbp", "forecast_gbp", "variance_gbp"]
    assert total[amounts].to_list() == [1300, 55, 1270, -30]
    assert total["spent_share"] == pytest.approx(55 / 1300)
    assert pd.isna(total["commentary"])


def test_a_list_of_no_project_has_no_total():
    assert measures.with_total_row(LISTED.iloc[:0]).empty
    assert measures.with_block_totals(LISTED.iloc[:0]).empty


def test_every_block_is_closed_by_its_total():
    rows = measures.with_block_totals(LISTED).set_index("project")["current_budget_gbp"]
    assert rows.to_dict() == {
        "Project A (A)": 720,
        "Project B (B)": 180,
        "Total, Roads": 900,
        "Project C (C)": 300,
        "Project D (D)": 100,
        "Total, Schools": 400,
        "Project E (E)": 0,
        "Total, Waste": 0,
        "Total": 1300,
    }


def test_the_share_of_a_block_is_of_its_own_budget():
    rows = measures.with_block_totals(LISTED).set_index("project")["spent_share"]
    assert rows["Total, Roads"] == pytest.approx(90 / 900)
    assert pd.isna(rows["Total, Waste"])


def test_a_title_that_reads_total_is_still_a_project():
    listed = LISTED.assign(title="Total")
    assert "Total (A)" in measures.with_block_totals(listed)["project"].to_list()


def test_nothing_rolled_forward_leaves_the_others_and_the_total():
    projects = projects_of(("A", "Roads", "on site", 10, 0, 0, 0, 10))
    rolled = measures.largest_rolled_forward(projects, largest=2)
    assert rolled["project"].to_list() == ["All other projects", "Total"]


@given(any_projects)
def test_every_project_has_one_standing_and_none_is_lost(projects):
    listed = measures.project_list(projects)
    by_standing = measures.budget_by_standing(listed)
    assert by_standing["projects"].iloc[-1] == len(projects)
    assert by_standing["budget_gbp"].iloc[-1] == projects["current_budget_gbp"].sum()


@settings(max_examples=25)
@given(any_projects)
def test_blocks_add_up_to_the_total(projects):
    rows = measures.with_block_totals(measures.project_list(projects))
    of_blocks = rows["project"].str.startswith("Total, ")
    for column in ("current_budget_gbp", "spent_to_date_gbp", "forecast_gbp"):
        assert rows.loc[of_blocks, column].sum() == projects[column].sum()


@given(any_projects)
def test_largest_rolled_forward_adds_up_to_the_whole(projects):
    rolled = measures.largest_rolled_forward(projects, largest=3)
    assert rolled["rolled_forward_gbp"].iloc[-1] == projects["rolled_forward_gbp"].sum()
    assert rolled["budget_gbp"].iloc[:-1].sum() == projects["current_budget_gbp"].sum()
