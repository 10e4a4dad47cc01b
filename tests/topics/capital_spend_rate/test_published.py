"""The sample data gives the figures the Cabinet was told, through the topic's own code."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.capital_spend_rate import exhibits, measures, source

DATA = str(Path(__file__).parents[3] / "data")
MAY, APRIL = Period.parse("2015-05"), Period.parse("2015-04")


@pytest.fixture(scope="module")
def projects():
    return source.load(DATA, period=MAY).rows


@pytest.fixture(scope="module")
def programme(projects):
    return measures.totals(projects, months_elapsed=MAY.months_elapsed)


@pytest.fixture(scope="module")
def years():
    history = source.load_history(DATA).rows
    return measures.earlier_years(history, months_elapsed=MAY.months_elapsed)


@pytest.fixture(scope="module")
def reports():
    return measures.reports(source.load_forecasts(DATA).rows, until=MAY)


@pytest.fixture(scope="module")
def outlook(programme, reports, projects):
    return measures.outlook(
        programme,
        past=measures.past_slippage(reports),
        dominant=measures.dominant(projects),
        usual=pd.Series(dtype=float),
        refusal="ledger too early",
    )


def test_spent_against_budget(programme):
    assert programme["budget_gbp"] == 174_900_000
    assert programme["spent_gbp"] == 2_100_000
    assert round(programme["spent_share"] * 100, 1) == 1.2


def test_the_budget_after_rolling_forward(programme):
    assert programme["approved_gbp"] == 146_600_000
    assert programme["rolled_forward_gbp"] == 28_300_000
    assert programme["variations_gbp"] == 0


def test_monthly_rates(programme):
    # (174.9 - 2.1) / 10 = 17.28 needed; 2.1 / 2 = 1.05 achieved.
    assert programme["needed_monthly_gbp"] == 17_280_000
    assert programme["achieved_monthly_gbp"] == 1_050_000


def test_the_headline_says_it(programme, projects, outlook):
    earlier = source.load(DATA, period=APRIL).rows
    before = measures.totals(earlier, months_elapsed=APRIL.months_elapsed)
    figures = compared(programme, before=before)
    dominant = measures.dominant(projects)
    said = exhibits.say_headline(figures, outlook=outlook, dominant=dominant, now=MAY).as_text()
    assert "the whole council's spending comes to between £116.0m and £131.9m" in said
    assert "loan finance (£52.9m, 30% of the whole budget), is paid in full" in said
    assert "it comes to between £133.4m and £144.4m" in said
    assert "£2.1m of the £174.9m capital budget for 2015/16 (1.2%)" in said
    assert "Two months of 12 (16.7% of the year) have gone" in said
    assert "£17.3m a month on average over 10 months; the average so far is £1.05m a month" in said


def test_the_chain_says_what_was_rolled_forward(projects, programme):
    chain = measures.budget_chain(projects)
    chart = exhibits.draw_chain(chain, totals=programme, now=MAY, source="Capital monitor.")
    assert chart.finding.startswith(
        "The original budget of £146.6m became £174.9m: £28.3m was rolled forward from 2014/15"
    )


def test_what_was_rolled_forward_is_what_the_year_before_left(programme, years):
    said = exhibits.say_rolled_forward(years, council=programme, now=MAY).as_text()
    assert "£28.3m was rolled forward" in said
    assert "which left £28.3m: the same sum." in said


def test_spending_this_early_is_far_under_any_earlier_year_and_no_forecast_is_made(
    projects, programme, years
):
    spread = measures.range_of_years(years)
    assert programme["spent_share"] < spread["lowest_early_share"] / 5
    assert programme["negative_gbp"] < 0
    usual = spread.rename({"lowest_early_share": "lowest_share"})
    refusal = measures.ratio_refusal(projects, usual=usual, months_elapsed=2)
    assert refusal == "ledger too early"
    said = exhibits.say_basis(
        programme, projects=projects, spread=spread, now=MAY, refusal=refusal
    ).as_text()
    assert "−£0.75m in all" in said
    assert "£9.8m to £14.2m by the end of May in the five earlier years" in said
    assert "These are ledger figures." in said
    assert "no forecast is made from it" in said


def test_there_are_60_projects_or_more_and_each_is_in_the_table(projects):
    listed = measures.project_list(projects)
    assert len(listed) >= 60
    assert set(listed["project_ref"]) == set(projects["project_ref"])


def test_directorates_together_are_the_whole(projects, programme):
    parts = [
        measures.totals(source.load(DATA, period=MAY, directorate=name).rows, months_elapsed=2)
        for name in projects["directorate"].unique()
    ]
    for name in ("budget_gbp", "spent_gbp", "rolled_forward_gbp"):
        assert sum(part[name] for part in parts) == programme[name]


def test_every_file_passes_its_checks():
    files = [each.file for each in source.check(DATA, period="2015-05", comparison="2015-04")]
    assert files == [
        "data/capital/2015-05.csv",
        "data/capital/2015-04.csv",
        "data/capital/history.csv",
        "data/capital/forecasts.csv",
        "data/capital/profiles.csv",
    ]


def test_the_forecast_is_compared_with_the_most_ever_spent(
    projects, programme, years, reports, outlook
):
    spread = measures.range_of_years(years)
    both = measures.with_this_year(
        years, outlook=outlook, programme=programme, financial_year="2015/16"
    )
    chart = exhibits.draw_years(
        both,
        spread=spread,
        lag=measures.ledger_lag(measures.past_slippage(reports)),
        dominant=measures.dominant(projects),
        projects=projects,
        now=MAY,
        source="Monitor.",
    )
    assert "the most spent in any of the five earlier years was £115.3m" in chart.finding


def test_managers_expected_as_much_of_every_budget_and_less_came(programme, years, reports):
    said = exhibits.say_years(
        measures.range_of_years(years),
        past=measures.past_slippage(reports),
        council=programme,
        now=MAY,
    ).as_text()
    assert said == (
        "In the May reports of the last five years managers expected to spend 97% to 98% of the "
        "budget. The council ended with 72% to 80% of the final one. This year managers expect 98%."
    )


def test_what_is_needed_a_month_is_beside_what_is_achieved_and_the_most_before(programme, years):
    spread = measures.range_of_years(years)
    rates = measures.monthly_rates(programme, busiest_gbp=spread["busiest_gbp"])
    assert exhibits.draw_rates(rates, now=MAY, source="Monitor.").finding == (
        "£17.3m a month is needed to spend the whole budget, £1.05m is achieved; the council's "
        "busiest month of earlier years came to £12.3m."
    )


def test_the_forecast_with_past_slippage_worked_by_hand(outlook, reports):
    # F = 171.989, Y = 2.1; 2010/11 slipped least: 1 - (84.613 - 9.789) / (107.707 - 9.789).
    least = 1 - (84_613_427 - 9_788_502) / (107_707_000 - 9_788_502)
    assert reports["slipped_share"].min() == pytest.approx(least)
    amounts = outlook.set_index("case")["spent_gbp"]
    assert amounts["slippage lowest"] == pytest.approx(2_100_000 + (1 - least) * 169_889_000)


def test_budgets_without_a_contract(projects):
    works = measures.uncontracted_works(projects, mitigated_share=0.5)
    rest = measures.without_bounds(projects)
    unsigned = projects.loc[projects["contracted"] == "no", "current_budget_gbp"].sum()
    assert works["budget_gbp"].iloc[-1] + rest["budget_gbp"] == unsigned == 34_523_200
