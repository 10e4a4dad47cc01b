"""Spending profiles: the published curve, cases worked by hand, edges and laws."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.spending_profiles import (
    SMALLEST_SHARE,
    SCurve,
    fitted_curve,
    profile,
    ratio_forecast,
    slippage_adjusted,
    slipped_share,
    why_no_ratio,
)

#: Percentages by month that the DHSS formula gives for C 0.134 and K 3.884, as published.
PUBLISHED = [2.4, 7.7, 15.2, 24.6, 35.3, 46.6, 58.2, 69.4, 79.7, 88.6, 95.6, 100.0]
PARTS = [month / 12 for month in range(13)]

slopes = st.floats(-1, 1)
bends = st.one_of(st.floats(1, 1e3), st.floats(-1e3, -1))
amounts = st.floats(0, 1e9)


def points_of(curve, parts=PARTS):
    return pd.DataFrame({"part": parts, "share": [curve.share(part) for part in parts]})


def years_of(*months):
    return pd.DataFrame([list(each) for each in months], columns=range(1, 13))


def test_the_curve_is_the_published_one_to_its_last_digit():
    shares = SCurve(slope=0.134, bend=3.884).by_month() * 100
    # September is 46.65 exactly, which the publication rounds down.
    assert shares.to_list() == pytest.approx(PUBLISHED, abs=0.05001)
    assert shares.round(1).drop(6).to_list() == [*PUBLISHED[:5], *PUBLISHED[6:]]


def test_fitting_the_published_shares_gives_back_the_published_numbers():
    points = pd.DataFrame({"part": PARTS[1:], "share": [each / 100 for each in PUBLISHED]})
    curve = fitted_curve(points)
    assert curve.slope == pytest.approx(0.134, abs=0.002)
    assert curve.bend == pytest.approx(3.884, abs=0.02)


@given(slopes, bends)
def test_every_curve_starts_at_nothing_and_ends_at_the_whole(slope, bend):
    curve = SCurve(slope, bend)
    assert curve.share(0) == 0
    assert curve.share(1) == pytest.approx(1)


@given(slopes, bends)
def test_a_curve_fitted_to_its_own_points_is_itself(slope, bend):
    again = fitted_curve(points_of(SCurve(slope, bend)))
    assert again.slope == pytest.approx(slope, abs=1e-9)
    assert 1 / again.bend == pytest.approx(1 / bend, abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=12, max_size=12), st.randoms())
def test_the_fit_is_unmoved_by_the_order_of_the_points(shares, random):
    points = pd.DataFrame({"part": PARTS[1:], "share": shares})
    places = random.sample(range(12), 12)
    one, other = fitted_curve(points), fitted_curve(points.iloc[places])
    assert one.by_month().to_list() == pytest.approx(other.by_month().to_list(), abs=1e-9)


def test_no_other_numbers_are_nearer_to_the_points():
    points = pd.DataFrame({"part": [0.2, 0.4, 0.6, 0.8], "share": [0.1, 0.4, 0.5, 0.9]})

    def distance(curve):
        return sum((points_of(curve, points["part"])["share"] - points["share"]) ** 2)

    best = fitted_curve(points)
    for slope, inverse in [(0.01, 0), (-0.01, 0), (0, 0.01), (0, -0.01)]:
        other = SCurve(best.slope + slope, 1 / (1 / best.bend + inverse))
        assert distance(best) < distance(other)


def test_an_even_year_is_a_straight_line():
    curve = fitted_curve(pd.DataFrame({"part": PARTS, "share": PARTS}))
    assert [curve.share(part) for part in PARTS] == pytest.approx(PARTS)


@pytest.mark.parametrize("parts", [[], [0.0, 1.0], [0.5, 0.5]])
def test_points_that_do_not_settle_the_curve_are_refused(parts):
    points = pd.DataFrame({"part": parts, "share": parts}, dtype=float)
    with pytest.raises(ValueError, match="two or more parts of the year"):
        fitted_curve(points)


def test_a_profile_worked_by_hand():
    # Shares by May: 2/10, 5/10 and 8/10; a tenth of the way from the lowest is 0.26.
    spent = years_of([1, 2, *[10] * 10], [0, 5, *[10] * 10], [2, 8, *[10] * 10])
    assert profile(spent).loc[2].to_list() == pytest.approx([0.26, 0.5, 0.74])
    assert profile(spent, low=0, high=1).loc[2].to_list() == pytest.approx([0.2, 0.5, 0.8])


def test_a_year_that_ends_below_nought_says_nothing_of_a_profile():
    spent = years_of([2] * 11 + [-4], [1, *[2] * 11])
    assert profile(spent).loc[1].to_list() == [0.5, 0.5, 0.5]


def test_a_year_without_spending_says_nothing_of_a_profile():
    spent = years_of([0] * 12, [1, *[2] * 11])
    assert profile(spent).loc[1].to_list() == [0.5, 0.5, 0.5]
    assert profile(spent.iloc[:1]).isna().all(axis=None)


rising = st.lists(st.integers(0, 10**7), min_size=12, max_size=12).map(
    lambda monthly: pd.Series(monthly).cumsum().astype(float).to_list()
)


@settings(max_examples=40)
@given(st.lists(rising, min_size=1, max_size=5), st.floats(0.01, 1000))
def test_a_profile_of_rising_years_rises_to_the_whole_whatever_the_unit(years, unit):
    spent = years_of(*years)
    shares = profile(spent).dropna()
    assert (shares.diff().dropna() >= -1e-12).all(axis=None)
    assert (shares["low_share"] <= shares["middle_share"] + 1e-12).all()
    assert (shares["middle_share"] <= shares["high_share"] + 1e-12).all()
    assert shares.tail(1).to_numpy().ravel().tolist() == pytest.approx(
        [1.0] * 3 * min(len(shares), 1)
    )
    pd.testing.assert_frame_equal(profile(spent * unit).dropna(), shares)


@pytest.mark.parametrize(
    ("share", "basis", "months", "refusal"),
    [
        (0.124, "ledger", 2, "ledger too early"),
        (0.254, "ledger", 3, "ledger too early"),
        (0.254, "ledger", 4, None),
        (0.124, "payments", 2, None),
        (0.0499, "payments", 1, "share too small"),
        (0.05, "payments", 1, None),
        (math.nan, "payments", 5, "no share"),
    ],
)
def test_a_ratio_is_refused_on_an_early_ledger_and_on_a_tiny_share(share, basis, months, refusal):
    assert why_no_ratio(share, basis=basis, months_elapsed=months) == refusal


@pytest.mark.parametrize("share", [0.0, SMALLEST_SHARE - 1e-9, math.nan, -0.2])
def test_nothing_is_divided_by_a_tiny_share(share):
    with pytest.raises(ValueError, match="too small"):
        ratio_forecast(1.0, share=share)


@given(amounts, st.floats(SMALLEST_SHARE, 1))
def test_the_share_of_a_ratio_forecast_is_what_is_spent(spent, share):
    assert ratio_forecast(spent, share=share) * share == pytest.approx(spent)


def slipped(forecast, spent, outturn):
    series = [pd.Series([float(each)]) for each in (forecast, spent, outturn)]
    return slipped_share(series[0], spent_gbp=series[1], outturn_gbp=series[2]).item()


@pytest.mark.parametrize(
    ("forecast", "spent", "outturn", "share"),
    [(100, 20, 80, 0.25), (100, 20, 100, 0.0), (100, 20, 20, 1.0), (100, 20, 116, -0.2)],
)
def test_the_slipped_share_worked_by_hand(forecast, spent, outturn, share):
    assert slipped(forecast, spent, outturn) == pytest.approx(share)


@pytest.mark.parametrize(("forecast", "outturn"), [(20, 80), (10, 80), (100, math.nan)])
def test_no_share_slips_where_nothing_was_expected_or_the_result_is_not_known(forecast, outturn):
    assert math.isnan(slipped(forecast, 20, outturn))


@given(amounts, st.floats(1, 1e9), amounts)
def test_a_forecast_with_its_own_slippage_is_the_result(spent, expected, outturn):
    share = slipped(spent + expected, spent, outturn)
    adjusted = slippage_adjusted(spent + expected, spent_gbp=spent, slipped_share=share)
    assert adjusted == pytest.approx(outturn, abs=1e-3)


@given(amounts, amounts, st.floats(0, 1), st.floats(0, 1))
def test_without_slippage_the_forecast_is_the_managers_and_more_slippage_is_less(
    spent, expected, one, other
):
    def adjusted(share):
        return slippage_adjusted(spent + expected, spent_gbp=spent, slipped_share=share)

    assert adjusted(0.0) == pytest.approx(spent + expected)
    assert adjusted(1.0) == pytest.approx(spent)
    assert adjusted(max(one, other)) <= adjusted(min(one, other)) + 1e-6
