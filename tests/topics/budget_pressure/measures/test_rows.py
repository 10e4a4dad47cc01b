"""The rows behind the page: nothing left out that a figure needs, and no other method's results."""

import pandas as pd

from analysis.periods import Period
from analysis.topics.budget_pressure import measures
from analysis.topics.budget_pressure.measures import rows

MAY = Period(2015, 5)


def test_services_keep_the_amounts_that_make_their_net():
    revenue = pd.DataFrame(
        {
            "directorate": ["Adults"],
            "service": ["Care"],
            "pressure_kind": ["demand"],
            "annual_budget_gbp": [90.0],
            "virements_gbp": [10.0],
            "forecast_gbp": [130.0],
            "management_action_gbp": [-5.0],
            "commentary": ["Not for a file of figures."],
        }
    )
    kept = measures.service_rows(measures.against_cash_limit(revenue))
    assert kept.values.tolist() == [["Adults", "Care", "demand", 100, 130, 30, -5, 25]]


def test_a_service_with_a_range_has_no_blank_for_its_reason():
    columns = ["directorate", "service", *rows.RANGE]
    by_service = pd.DataFrame([["a"] * len(columns)] * 2, columns=columns)
    reasons = measures.range_rows(by_service.assign(why_not=["", "small share"]))["why_not"]
    assert reasons.to_list() == ["none", "small share"]


def test_months_are_of_last_year_and_this_one_and_all_services_together():
    monthly = pd.DataFrame(
        {
            "financial_year": ["2013/14", "2014/15", "2014/15", "2015/16"],
            "month": [1, 1, 1, 1],
            "amount_gbp": [9.0, 1.0, 2.0, 4.0],
        }
    )
    months = measures.council_months(monthly, now=MAY)
    assert months.values.tolist() == [["2014/15", 1, 3], ["2015/16", 1, 4]]


def test_results_are_those_of_the_month_and_the_method_in_use():
    tested = pd.DataFrame(
        {
            "group": "Places",
            "service": ["Roads", "Parks", "Waste"],
            "financial_year": "2014/15",
            "months_elapsed": [2, 2, 3],
            "method": ["additive", "blend", "additive"],
            "forecast_gbp": 1.0,
            "actual_gbp": 2.0,
            "unevenness": 0.1,
        }
    )
    used = pd.DataFrame({"method": ["additive", None]})
    results = measures.earlier_results(tested, by_service=used, now=MAY)
    assert results["service"].to_list() == ["Roads"]
    assert results["directorate"].to_list() == ["Places"]
