"""Capital reports and profiles agree with the projects and the history, without the package."""

import numpy as np
import pandas as pd
import pytest

P10 = [4.0, 9.7, 13.9, 19.3, 25.0, 36.1, 45.1, 53.8, 63.5, 75.0, 85.8, 100]
P50 = [6.1, 12.6, 20.3, 27.5, 35.8, 45.8, 52.4, 62.1, 72.2, 82.0, 89.3, 100]
P90 = [10.4, 18.9, 28.1, 38.3, 45.8, 51.6, 64.8, 73.8, 83.0, 87.9, 93.1, 100]
YEARS = ["2010/11", "2011/12", "2012/13", "2013/14", "2014/15"]


@pytest.fixture
def reports(read) -> pd.DataFrame:
    """The reports, with the month of the year that each stands at."""
    rows = read("capital", "forecasts")
    calendar = rows["reported_period"].str[-2:].astype(int)
    return rows.assign(month=(calendar - 4) % 12 + 1)


def test_the_profiles_elsewhere_are_the_published_ones(read):
    profiles = read("capital", "profiles")
    assert profiles["month"].to_list() == list(range(1, 13))
    for name, percentages in (("p10_share", P10), ("p50_share", P50), ("p90_share", P90)):
        assert (profiles[name] * 100).to_list() == pytest.approx(percentages)
    assert profiles["authority_years"].unique().tolist() == [14]


def test_every_closed_year_has_its_reports_from_may_to_march(reports):
    closed = reports.dropna(subset="outturn_gbp").groupby("financial_year")["month"]
    assert closed.apply(list).to_dict() == {year: list(range(2, 13)) for year in YEARS}


def test_earlier_reports_are_those_of_the_history(read, reports):
    history = read("capital", "history")
    both = reports.merge(history, on=["financial_year", "month"], suffixes=("", "_history"))
    assert len(both) == 55
    assert (both["spent_to_date_gbp"] == both["cumulative_spent_gbp"]).all()
    assert (both["original_budget_gbp"] == both["original_budget_gbp_history"]).all()
    assert (both["latest_budget_gbp"] == both["latest_budget_gbp_history"]).all()
    march = history[history["month"] == 12].set_index("financial_year")["cumulative_spent_gbp"]
    assert (both["outturn_gbp"] == both["financial_year"].map(march)).all()


@pytest.mark.parametrize("month", ["2015-04", "2015-05"])
def test_this_years_reports_are_the_sums_of_the_projects(read, reports, month):
    projects = read("capital", month)
    report = reports.set_index("reported_period").loc[month]
    assert report["original_budget_gbp"] == projects["approved_budget_gbp"].sum()
    assert report["latest_budget_gbp"] == projects["current_budget_gbp"].sum()
    assert report["spent_to_date_gbp"] == projects["spent_to_date_gbp"].sum()
    assert report["forecast_gbp"] == projects["forecast_gbp"].sum()


def test_forecasts_lie_between_what_is_spent_and_the_budget_and_end_at_the_result(reports):
    assert (reports["forecast_gbp"] >= reports["spent_to_date_gbp"]).all()
    assert (reports["forecast_gbp"] <= reports["latest_budget_gbp"]).all()
    march = reports[reports["month"] == 12]
    assert (march["forecast_gbp"] == march["outturn_gbp"]).all()


def test_slippage_is_of_the_size_that_other_councils_report(reports):
    closed = reports.dropna(subset="outturn_gbp").query("month < 12")
    came = closed["outturn_gbp"] - closed["spent_to_date_gbp"]
    slipped = 1 - came / (closed["forecast_gbp"] - closed["spent_to_date_gbp"])
    assert slipped.between(0.15, 0.35).all()
    assert not np.isclose(slipped.groupby(closed["financial_year"]).std(), 0).any()
