"""Capital measures: cases worked by hand, edges, and laws over any set of projects."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.topics.capital_spend_rate import measures

from ..sample import FIVE, any_projects


def test_totals_worked_by_hand():
    # Budget = (600 + 100 + 20) + (200 - 20) + 300 + 100 + 0 = 720 + 180 + 300 + 100 = 1,300.
    # Spent = 90 + 0 - 30 - 5 + 0 = 55; left 1,245; ten months to go: 124.5 a month; two gone: 27.5.
    # Forecast = 720 + 120 + 330 + 100 + 0 = 1,270: B is 60 under, C 30 over, so 30 under net.
    figures = measures.totals(FIVE, months_elapsed=2)
    assert figures.round(6).to_dict() == {
        "approved_gbp": 1200,
        "rolled_forward_gbp": 100,
        "variations_gbp": 0,
        "budget_gbp": 1300,
        "spent_gbp": 55,
        "forecast_gbp": 1270,
        "remaining_gbp": 1245,
        "unforecast_gbp": 30,
        "under_gbp": 60,
        "over_gbp": 30,
        "negative_gbp": -35,
        "negative_projects": 2,
        "achieved_monthly_gbp": 27.5,
        "needed_monthly_gbp": 124.5,
        "spent_share": 0.042308,
        "forecast_share": 0.976923,
        "year_gone_share": 0.166667,
        "months_gone": 2,
        "projects": 5,
    }


def test_a_programme_without_a_budget_has_no_shares():
    empty = measures.totals(FIVE.iloc[:0], months_elapsed=2)
    assert empty["budget_gbp"] == 0
    assert pd.isna(empty["spent_share"])
    assert pd.isna(empty["forecast_share"])


def test_a_year_that_is_over_needs_no_rate():
    over = measures.totals(FIVE, months_elapsed=12)
    assert pd.isna(over["needed_monthly_gbp"])
    assert over["achieved_monthly_gbp"] == pytest.approx(55 / 12)


def test_monthly_rates_worked_by_hand():
    programme = measures.totals(FIVE, months_elapsed=2)
    rates = measures.monthly_rates(programme, busiest_gbp=108.0).set_index("basis")
    # 55 over two months; 1,270 - 55 = 1,215 and 1,300 - 55 = 1,245 over ten; 108 in one.
    assert rates["months"].to_list() == [2, 10, 10, 1]
    assert rates["monthly_gbp"].to_list() == [27.5, 121.5, 124.5, 108]


def test_without_earlier_years_no_month_is_the_busiest():
    programme = measures.totals(FIVE, months_elapsed=2)
    rates = measures.monthly_rates(programme, busiest_gbp=float("nan"))
    assert "busiest month" not in rates["basis"].to_list()


def test_monthly_rates_of_a_year_that_is_over_are_missing_but_for_what_was_achieved():
    programme = measures.totals(FIVE, months_elapsed=12)
    rates = measures.monthly_rates(programme, busiest_gbp=108.0)
    assert rates["monthly_gbp"].isna().to_list() == [False, True, True, False]


def test_the_chain_shows_variations_both_ways():
    chain = measures.budget_chain(FIVE).set_index("step")["amount_gbp"]
    assert chain.to_dict() == {
        "original": 1200,
        "rolled forward": 100,
        "added": 20,
        "taken away": -20,
        "latest": 1300,
    }


def test_spending_by_block_puts_the_largest_budget_first_and_the_total_last():
    blocks = measures.spend_by(FIVE, by="block")
    assert blocks["block"].to_list() == ["Roads", "Schools", "Waste", "Total"]
    assert blocks["projects"].to_list() == [2, 2, 1, 5]
    # Roads: 90 of 900; Schools: -35 of 400; Waste has no budget, so no share; all: 55 of 1,300.
    assert blocks["spent_share"].iloc[:2].to_list() == [0.1, -0.0875]
    assert pd.isna(blocks["spent_share"].iloc[2])
    assert blocks["spent_share"].iloc[3] == pytest.approx(55 / 1300)
    assert blocks["variance_gbp"].to_list() == [-60, 30, 0, -30]


def test_spending_by_block_of_no_project_is_a_total_of_zeros():
    blocks = measures.spend_by(FIVE.iloc[:0], by="block")
    assert blocks["block"].to_list() == ["Total"]
    assert blocks["budget_gbp"].to_list() == [0]


def test_funding_by_block_and_source_worked_by_hand():
    projects = FIVE.assign(
        funding_grant_gbp=[720.0, 0, 0, 0, 0], funding_borrowing_gbp=[0.0, 180, 300, 100, 0]
    )
    funding = measures.funding_by(projects, by="block")
    assert funding.set_index("block").loc["Roads"].to_list() == [720, 180, 0, 0, 900]
    sources = measures.funding_by_source(funding)
    # Grants 720 of 1,300 = 55.4 %; borrowing 580 = 44.6 %.
    assert sources["source"].to_list()[:2] == ["grant_gbp", "borrowing_gbp"]
    assert sources["funding_share"].round(3).to_list() == [0.554, 0.446, 0, 0, 1]


def test_funding_of_nothing_has_no_shares():
    sources = measures.funding_by_source(measures.funding_by(FIVE.iloc[:0], by="block"))
    assert sources["funding_share"].isna().all()


def test_changes_are_material_and_biggest_first():
    before = FIVE.assign(
        stage=["on site", "feasibility", "on site", "procurement", "complete"],
        current_budget_gbp=[700.0, 180, 300, 100, 0],
        forecast_gbp=[720.0, 120, 410, 95, 0],
    )
    changes = measures.changes_since(FIVE, before=before, materiality_gbp=20)
    # B: a new stage counts at its budget of 180; C: forecast down 80; A: budget up 20; D: 5 only.
    assert changes["project_ref"].to_list()[:3] == ["B", "C", "A"]
    assert changes["size_gbp"].to_list()[:3] == [180, 80, 20]
    assert changes["title"].iloc[3] == "All other projects"
    assert changes["budget_change_gbp"].to_list() == [0, 0, 20, 0]
    assert changes["forecast_change_gbp"].to_list() == [0, -80, 0, 5]


def test_a_completion_that_moved_counts_at_the_budget():
    later = FIVE["completion"].where(FIVE["project_ref"] != "C", pd.Timestamp("2016-06-30"))
    changes = measures.changes_since(
        FIVE.assign(completion=later), before=FIVE, materiality_gbp=300
    )
    assert changes[["project_ref", "size_gbp"]].values.tolist()[:-1] == [["C", 300]]


def test_projects_in_one_report_only_are_changes_at_their_budget():
    now, before = FIVE[FIVE["project_ref"] != "B"], FIVE[FIVE["project_ref"] != "C"]
    changes = measures.changes_since(now, before=before, materiality_gbp=100)
    assert changes["project_ref"].to_list()[:2] == ["C", "B"]
    assert changes["stage_before"].to_list()[:2] == ["not listed", "design"]
    assert changes["stage_now"].to_list()[:2] == ["on site", "not listed"]
    assert changes["budget_change_gbp"].to_list() == [300, -180, 0]


def test_a_project_without_any_change_is_never_listed():
    assert measures.changes_since(FIVE, before=FIVE, materiality_gbp=0).empty


@given(any_projects, st.integers(1, 11))
def test_what_is_spent_and_what_is_needed_make_the_budget(projects, months_elapsed):
    figures = measures.totals(projects, months_elapsed=months_elapsed)
    spent = figures["achieved_monthly_gbp"] * months_elapsed
    left = figures["needed_monthly_gbp"] * (12 - months_elapsed)
    assert spent + left == pytest.approx(figures["budget_gbp"])
    assert figures["under_gbp"] - figures["over_gbp"] == figures["unforecast_gbp"]


@given(any_projects, any_projects, st.integers(0, 10**7))
def test_changes_listed_add_up_to_the_change_of_the_whole(now, before, materiality_gbp):
    changes = measures.changes_since(now, before=before, materiality_gbp=materiality_gbp)
    if not changes.empty:
        for name, column in (("budget", "current_budget_gbp"), ("forecast", "forecast_gbp")):
            moved = now[column].sum() - before[column].sum()
            assert changes[f"{name}_change_gbp"].sum() == moved


@given(any_projects)
def test_the_steps_of_the_chain_make_the_latest_budget(projects):
    chain = measures.budget_chain(projects)
    assert chain["amount_gbp"].iloc[:-1].sum() == chain["amount_gbp"].iloc[-1]


@given(any_projects)
def test_blocks_and_sources_each_add_up_to_the_whole(projects):
    whole = measures.totals(projects, months_elapsed=2)
    blocks = measures.spend_by(projects, by="block")
    funding = measures.funding_by(projects, by="block")
    assert blocks["budget_gbp"].iloc[:-1].sum() == whole["budget_gbp"]
    assert blocks["spent_gbp"].iloc[-1] == whole["spent_gbp"]
    assert funding["budget_gbp"].iloc[-1] == whole["budget_gbp"]
    assert measures.funding_by_source(funding)["funding_gbp"].iloc[-1] == whole["budget_gbp"]


@given(any_projects, st.randoms())
def test_the_order_of_rows_is_irrelevant(projects, random):
    order = list(range(len(projects)))
    random.shuffle(order)
    shuffled = projects.iloc[order].reset_index(drop=True)
    one, other = (measures.totals(each, months_elapsed=2) for each in (shuffled, projects))
    pd.testing.assert_series_equal(one, other)
