"""The weighted forecast: worked by hand, the brief's illustration, and laws over any programme."""

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.topics.savings_delivery import measures

from .sample import FIVE, any_schemes, schemes_of

WEIGHTS = pd.DataFrame(
    {
        "status": ["blue", "green", "amber", "red"],
        "weight_low_share": [1.0, 0.8, 0.25, 0.0],
        "weight_central_share": [1.0, 0.9, 0.5, 0.1],
        "weight_high_share": [1.0, 1.0, 0.75, 0.25],
        "reason": ["gone", "on track", "at risk", "no plan"],
    }
)


def all_weights(low, central, high):
    names = ("weight_low_share", "weight_central_share", "weight_high_share")
    return WEIGHTS.assign(**dict(zip(names, (low, central, high), strict=True)))


def test_the_weighted_forecast_worked_by_hand():
    forecast = measures.weighted_forecast(FIVE, weights=WEIGHTS)
    # Low: 400 + 0.8 × 300 + 0.25 × (200 + 40) + 0 = 700. High: 400 + 300 + 180 + 15 = 895.
    # Central: 400 + 270 + 120 + 6 = 796, of a target of 1,000.
    assert forecast["stress_gbp"] == 700
    assert forecast["weighted_gbp"] == 796
    assert forecast["all_high_gbp"] == 895
    assert forecast["weighted_shortfall_gbp"] == 204
    # Variance: 90,000 × 0.09 + 40,000 × 0.25 + 1,600 × 0.25 + 3,600 × 0.09 = 18,824.
    assert forecast["deviation_gbp"] == pytest.approx(18_824**0.5)
    # Under 700: Green fails and not all others succeed, 0.1 × 0.975 = 0.0975, less than a tenth.
    # Over 940: Green, Red and one or both Ambers with C succeed, 0.9 × 0.5 × 0.1 = 0.045.
    ends = forecast[["range_low_gbp", "range_high_gbp"]].to_list()
    assert ends == pytest.approx([700, 940], abs=1)


def test_the_illustration_on_the_brief_is_19_8_to_24_7_and_short_by_2_5_to_7_4():
    schemes = schemes_of(
        ("A", "Council", "efficiency", "blue", 7.0, 0, 0),
        ("B", "Council", "efficiency", "green", 10.3, 0, 0),
        ("C", "Council", "efficiency", "amber", 9.9, 0, 0),
    )
    weights = WEIGHTS.assign(
        weight_low_share=[1.0, 1.0, 0.25, 0.0],
        weight_central_share=[1.0, 1.0, 0.5, 0.0],
        weight_high_share=[1.0, 1.0, 0.75, 0.0],
    )
    forecast = measures.weighted_forecast(schemes, weights=weights)
    marks = measures.forecast_marks(forecast, programme=measures.totals(schemes)).set_index("mark")
    low, high = marks.loc["stress_gbp"], marks.loc["all_high_gbp"]
    assert [f"{each['amount_gbp']:.1f}" for each in (low, high)] == ["19.8", "24.7"]
    assert [f"{each['short_gbp']:.1f}" for each in (high, low)] == ["2.5", "7.4"]


def test_marks_stand_from_the_target_down_with_their_shares():
    forecast = measures.weighted_forecast(FIVE, weights=WEIGHTS)
    marks = measures.forecast_marks(forecast, programme=measures.totals(FIVE))
    assert marks["mark"].iloc[[0, -1]].to_list() == ["target_gbp", "stress_gbp"]
    assert marks["target_share"].iloc[[0, -1]].to_list() == [1, 0.7]
    assert marks["short_gbp"].iloc[[0, -1]].to_list() == [0, 300]


def test_a_programme_without_schemes_has_nothing_to_weight():
    none = FIVE.iloc[:0]
    forecast = measures.weighted_forecast(none, weights=WEIGHTS)
    assert (forecast == 0).all()
    marks = measures.forecast_marks(forecast, programme=measures.totals(none))
    assert marks["target_share"].isna().all()


def test_a_status_without_a_weight_is_refused():
    with pytest.raises(ValueError, match="needs a weight"):
        measures.weighted_forecast(FIVE, weights=WEIGHTS.iloc[:3])


def test_targets_by_weight_hold_all_that_a_weighted_sum_needs():
    by_weight = measures.target_by_weight(FIVE, weights=WEIGHTS).set_index("status")
    assert by_weight["target_gbp"].to_list() == [400, 300, 240, 60, 1000]
    assert by_weight["forecast_gbp"].to_list() == [400, 310, 150, 0, 860]
    assert pd.isna(by_weight.loc["Total", "weight_central_share"])
    central = by_weight["weighted_gbp"].iloc[:-1].sum()
    assert central == measures.weighted_forecast(FIVE, weights=WEIGHTS)["weighted_gbp"]


def test_managers_and_weights_are_furthest_apart_where_the_pounds_are():
    by_weight = measures.target_by_weight(FIVE, weights=WEIGHTS)
    # Green 310 - 270 = 40, Amber 150 - 120 = 30, Red 0 - 6.
    assert by_weight["difference_gbp"].to_list()[:4] == [0, 40, 30, -6]
    assert measures.furthest_apart(by_weight) == "green"
    assert measures.furthest_apart(by_weight.assign(difference_gbp=[0, 4, -30, 6, None])) == "amber"


def test_the_range_with_another_weight_is_that_of_the_other_weights():
    ranges = measures.ranges_with(FIVE, weights=WEIGHTS, status="amber")
    assert ranges["weight_share"].to_list() == [0.25, 0.75]
    other = WEIGHTS.assign(weight_central_share=[1.0, 0.9, 0.75, 0.1])
    high = measures.weighted_forecast(FIVE, weights=other)
    ends = ["range_low_gbp", "range_high_gbp"]
    assert ranges.loc[1, ends].to_list() == high[ends].to_list()


@settings(max_examples=40, deadline=None)
@given(any_schemes)
def test_the_range_and_the_extremes_contain_the_centre(schemes):
    forecast = measures.weighted_forecast(schemes, weights=WEIGHTS)
    target = schemes["target_gbp"].sum()
    assert 0 <= forecast["range_low_gbp"] <= forecast["weighted_gbp"]
    assert forecast["weighted_gbp"] <= forecast["range_high_gbp"] <= target
    assert forecast["stress_gbp"] <= forecast["weighted_gbp"] <= forecast["all_high_gbp"]


@settings(max_examples=40, deadline=None)
@given(any_schemes)
def test_weights_at_one_give_the_target(schemes):
    forecast = measures.weighted_forecast(schemes, weights=all_weights(1.0, 1.0, 1.0))
    target = schemes["target_gbp"].sum()
    assert (
        forecast[["stress_gbp", "range_low_gbp", "weighted_gbp", "range_high_gbp"]] == target
    ).all()
    assert forecast["weighted_shortfall_gbp"] == 0


@settings(max_examples=40, deadline=None)
@given(any_schemes)
def test_splitting_every_scheme_narrows_the_deviation_but_not_the_stress(schemes):
    half = schemes.assign(target_gbp=schemes["target_gbp"] / 2)
    split = pd.concat([half, half.assign(scheme_ref=half["scheme_ref"] + "b")], ignore_index=True)
    whole, parts = (measures.weighted_forecast(each, weights=WEIGHTS) for each in (schemes, split))
    assert parts["stress_gbp"] == pytest.approx(whole["stress_gbp"])
    assert parts["weighted_gbp"] == pytest.approx(whole["weighted_gbp"])
    assert parts["deviation_gbp"] == pytest.approx(whole["deviation_gbp"] / 2**0.5)
