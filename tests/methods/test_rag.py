"""Ratings and directions: cases worked by hand, edges, and laws over any numbers."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.methods.rag import DIRECTIONS, RATINGS, direction, rating, signed_gap

NAN = math.nan
numbers = st.floats(-1e6, 1e6).map(lambda number: round(number, 3))
targets = numbers.filter(lambda number: abs(number) >= 0.01)
tolerances = st.floats(0, 1).map(lambda number: round(number, 3))


@pytest.mark.parametrize(
    ("value", "polarity", "target", "gap"),
    [
        (90.0, "high", 100.0, -0.1),  # (90 - 100) / 100
        (90.0, "low", 100.0, 0.1),  # -(90 - 100) / 100
        (-8.0, "high", -10.0, 0.2),  # (-8 + 10) / |-10|: less of a loss is better
        (3.0, "low", 0.0, -3.0),  # no share of nought: the difference
        (3.0, "high", 0.0, 3.0),
    ],
)
def test_gap_worked_by_hand(value, polarity, target, gap):
    assert signed_gap(value, polarity=polarity, target=target) == gap


@pytest.mark.parametrize(
    ("value", "gap"),
    [(38.0, 0.0), (43.0, 0.0), (48.0, 0.0), (37.0, -0.1), (50.0, -0.2)],
)
def test_outside_a_range_counts_as_a_share_of_its_width(value, gap):
    # 38 to 48 is 10 wide: one below is -0.1, two above is -0.2.
    assert signed_gap(value, polarity="range", range_low=38, range_high=48) == gap


@pytest.mark.parametrize(
    ("value", "expected"),
    [(85.0, "green"), (84.99, "amber"), (80.75, "amber"), (80.74, "red")],
)
def test_amber_goes_down_to_the_tolerance_and_no_further(value, expected):
    # 5 % of 85 is 4.25, so amber ends at 80.75.
    assert rating(value, polarity="high", target=85, tolerance=0.05) == expected


def test_a_result_at_its_target_is_green_in_spite_of_rounding_in_the_computer():
    assert rating(0.1 + 0.2, polarity="low", target=0.3, tolerance=0) == "green"
    assert rating(66.5, polarity="high", target=70, tolerance=0.05) == "amber"


def test_against_a_target_of_nought_the_tolerance_is_in_the_unit():
    rated = [rating(n, polarity="low", target=0, tolerance=2) for n in (0, 2, 3)]
    assert rated == ["green", "amber", "red"]


@pytest.mark.parametrize(
    "given_",
    [
        {"value": NAN, "polarity": "high", "target": 5, "tolerance": 0.1},
        {"value": 5, "polarity": "high", "target": NAN, "tolerance": 0.1},
        {"value": 5, "polarity": "high", "target": 5, "tolerance": NAN},
        {"value": 5, "polarity": "none", "target": 5, "tolerance": 0.1},
        {"value": 5, "polarity": "range", "range_high": 9, "tolerance": 0.1},
        {"value": 5, "polarity": "range", "range_low": 1, "tolerance": 0.1},
        {"value": NAN, "polarity": "range", "range_low": 1, "range_high": 9, "tolerance": 0.1},
    ],
)
def test_what_cannot_be_rated_has_no_status(given_):
    assert rating(given_.pop("value"), **given_) == "no status"


def test_a_negative_tolerance_and_crossed_ends_are_refused():
    with pytest.raises(ValueError, match="tolerance is not negative"):
        rating(5, polarity="high", target=5, tolerance=-0.1)
    with pytest.raises(ValueError, match="ends crossed"):
        signed_gap(5, polarity="range", range_low=9, range_high=1)


@pytest.mark.parametrize(
    ("value", "polarity", "expected"),
    [
        (61.0, "high", "no noticeable change"),
        (61.1, "high", "improving"),
        (58.9, "high", "deteriorating"),
        (61.1, "low", "deteriorating"),
        (58.9, "low", "improving"),
        (99.0, "none", "no comparison"),
        (NAN, "high", "no comparison"),
    ],
)
def test_direction_needs_more_than_the_noise(value, polarity, expected):
    assert direction(value, comparator=60.0, polarity=polarity, noise=1.0) == expected


@pytest.mark.parametrize(
    ("value", "comparator", "expected"),
    [
        (39.0, 47.0, "no noticeable change"),  # both inside
        (50.0, 47.0, "deteriorating"),  # 2 outside, was inside
        (35.0, 51.0, "no noticeable change"),  # 3 outside on either side
        (49.0, 34.0, "improving"),  # 1 outside, was 4
    ],
)
def test_within_a_range_nothing_gets_better_or_worse(value, comparator, expected):
    moved = direction(
        value, comparator=comparator, polarity="range", noise=1.5, range_low=38, range_high=48
    )
    assert moved == expected


@pytest.mark.parametrize("ends", [{"range_low": 38.0}, {"range_high": 48.0}])
def test_a_range_with_one_end_compares_nothing(ends):
    moved = direction(43.0, comparator=60.0, polarity="range", noise=1.0, **ends)
    assert moved == "no comparison"


def test_a_missing_comparator_needs_no_noise_and_a_comparison_does():
    assert direction(5, comparator=NAN, polarity="high", noise=NAN) == "no comparison"
    for noise in (NAN, -1.0):
        with pytest.raises(ValueError, match="noise is nought or more"):
            direction(5, comparator=4, polarity="high", noise=noise)


@given(numbers, st.sampled_from(["high", "low", "none"]), numbers, tolerances)
def test_every_result_has_exactly_one_rating(value, polarity, target, tolerance):
    assert rating(value, polarity=polarity, target=target, tolerance=tolerance) in RATINGS


@given(numbers, targets, tolerances)
def test_turning_value_target_and_polarity_round_changes_nothing(value, target, tolerance):
    high = rating(value, polarity="high", target=target, tolerance=tolerance)
    assert rating(-value, polarity="low", target=-target, tolerance=tolerance) == high


@given(numbers, numbers, targets, tolerances)
def test_a_higher_result_is_never_rated_worse_where_higher_is_better(one, other, target, tolerance):
    low, high = (
        RATINGS.index(rating(each, polarity="high", target=target, tolerance=tolerance))
        for each in sorted([one, other])
    )
    assert high <= low


@given(numbers, numbers, st.sampled_from(["high", "low"]), st.floats(0, 100))
def test_going_back_reverses_the_direction(one, other, polarity, noise):
    there = direction(one, comparator=other, polarity=polarity, noise=noise)
    back = direction(other, comparator=one, polarity=polarity, noise=noise)
    assert DIRECTIONS.index(there) + DIRECTIONS.index(back) == 2


@given(numbers, numbers, numbers, st.floats(0, 1))
def test_a_range_rates_by_the_distance_from_its_middle(value, low, width, tolerance):
    width = abs(width)
    assume(width > 0.01)
    ends = {"polarity": "range", "tolerance": tolerance}
    mirrored = 2 * low + width - value
    one = rating(value, range_low=low, range_high=low + width, **ends)
    assume(
        abs(
            abs(signed_gap(value, polarity="range", range_low=low, range_high=low + width))
            - tolerance
        )
        > 1e-6
        and abs(value - low) > 1e-6
        and abs(value - low - width) > 1e-6
    )
    assert rating(mirrored, range_low=low, range_high=low + width, **ends) == one
