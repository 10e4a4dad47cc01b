"""The programme's sums: a case worked by hand, edges, and laws over any set of schemes."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.topics.savings_delivery import measures

from .sample import FIVE, any_schemes


def test_totals_worked_by_hand():
    # Secure = 400 + 300 = 700 of 400 + 300 + 200 + 60 + 40 = 1,000: 70 %.
    # Forecast = 400 + 310 + 120 + 0 + 30 = 860: 140 short.
    assert measures.totals(FIVE).to_dict() == {
        "target_gbp": 1000,
        "secure_gbp": 700,
        "remaining_gbp": 300,
        "amber_gbp": 240,
        "red_gbp": 60,
        "delivered_gbp": 460,
        "delivered_early_gbp": 10,
        "delivered_share": 0.46,
        "forecast_gbp": 860,
        "shortfall_gbp": 140,
        "secure_share": 0.7,
        "schemes": 5,
    }


def test_a_programme_without_schemes_has_no_share():
    empty = measures.totals(FIVE.iloc[:0])
    assert empty["target_gbp"] == 0
    assert pd.isna(empty["secure_share"])


def test_value_by_status_worked_by_hand():
    by_status = measures.value_by_status(FIVE).set_index("status")
    assert by_status["schemes"].to_dict() == {
        "blue": 1,
        "green": 1,
        "amber": 2,
        "red": 1,
        "Total": 5,
    }
    assert by_status.loc["amber", "target_gbp"] == 240
    assert by_status.loc["amber", "target_share"] == pytest.approx(0.24)
    assert by_status.loc["Total", "target_share"] == 1


def test_delivery_by_directorate_puts_the_largest_target_first_and_the_total_last():
    delivery = measures.delivery_by(FIVE, by="directorate")
    assert delivery["directorate"].to_list() == ["Adults", "Children", "Highways", "Total"]
    assert delivery["secure_share"].to_list() == [1, 0, 0, 0.7]
    assert delivery["remaining_gbp"].to_list() == [0, 260, 40, 300]


@settings(max_examples=40, deadline=None)
@given(any_schemes)
def test_statuses_directorates_and_kinds_each_add_up_to_the_whole(schemes):
    whole = measures.totals(schemes)
    by_status = measures.value_by_status(schemes)
    assert by_status["target_gbp"].iloc[:-1].sum() == whole["target_gbp"]
    assert by_status["schemes"].iloc[:-1].sum() == len(schemes)
    for by in ("directorate", "kind"):
        delivery = measures.delivery_by(schemes, by=by)
        assert delivery["target_gbp"].iloc[-1] == whole["target_gbp"]
        assert delivery["secure_gbp"].iloc[-1] == whole["secure_gbp"]
    assert whole["secure_gbp"] + whole["amber_gbp"] + whole["red_gbp"] == whole["target_gbp"]


@settings(max_examples=40, deadline=None)
@given(any_schemes, st.randoms())
def test_the_order_of_rows_is_irrelevant(schemes, random):
    order = list(range(len(schemes)))
    random.shuffle(order)
    shuffled = schemes.iloc[order].reset_index(drop=True)
    pd.testing.assert_series_equal(measures.totals(shuffled), measures.totals(schemes))
    pd.testing.assert_frame_equal(
        measures.value_by_status(shuffled), measures.value_by_status(schemes)
    )


def test_net_at_risk_adds_the_demand_of_the_year():
    # Approved 1,000, of which 700 are delivered or on target: 300 gross, and 50 of new demand.
    at_risk = measures.net_at_risk(measures.totals(FIVE), demand_pressures_gbp=50)
    assert at_risk.to_list() == [300, 50, 350]


def test_without_demand_gross_and_net_at_risk_are_the_same():
    at_risk = measures.net_at_risk(measures.totals(FIVE), demand_pressures_gbp=0)
    assert at_risk["net_at_risk_gbp"] == at_risk["gross_at_risk_gbp"] == 300


def test_a_negative_demand_pressure_is_refused():
    with pytest.raises(ValueError, match="nought or more"):
        measures.net_at_risk(measures.totals(FIVE), demand_pressures_gbp=-1)
