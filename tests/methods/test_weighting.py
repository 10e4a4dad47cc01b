"""Weighted sums and their ranges: a case worked by hand, edges, and laws over any amounts."""

import itertools

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods import weighting

AMOUNTS = pd.Series([8.0, 4.0, 1.0])
WEIGHTS = pd.Series([1.0, 0.5, 0.25])


def test_expected_and_deviation_worked_by_hand():
    # 8 × 1 + 4 × 0.5 + 1 × 0.25 = 10.25; variance 16 × 0.25 + 1 × 0.1875 = 4.1875.
    assert weighting.expected(AMOUNTS, weights=WEIGHTS) == 10.25
    assert weighting.deviation(AMOUNTS, weights=WEIGHTS) == pytest.approx(4.1875**0.5)


def test_the_range_worked_by_hand():
    # 8 is sure; the rest is 0 (0.375), 1 (0.125), 4 (0.375) or 5 (0.125). A tenth at each end
    # leaves 8 to 13; three tenths at each end leave 8 to 12.
    assert weighting.independent_range(AMOUNTS, weights=WEIGHTS) == (8, 13)
    assert weighting.independent_range(AMOUNTS, weights=WEIGHTS, coverage_share=0.4) == (8, 12)


def test_the_brief_s_remainder_all_amber_at_a_quarter_to_three_quarters():
    amounts = pd.Series([17.3, 9.9])
    low, high = (
        weighting.expected(amounts, weights=pd.Series([1.0, share])) for share in (0.25, 0.75)
    )
    assert [f"{low:.1f}", f"{high:.1f}"] == ["19.8", "24.7"]
    assert [f"{27.2 - high:.1f}", f"{27.2 - low:.1f}"] == ["2.5", "7.4"]


def test_no_amounts_come_to_nought():
    none = pd.Series([], dtype=float)
    assert weighting.expected(none, weights=none) == 0
    assert weighting.deviation(none, weights=none) == 0
    assert weighting.independent_range(none, weights=none) == (0, 0)


def test_a_nearly_certain_amount_still_has_its_expectation_in_the_range():
    # It fails in one case of twenty, rarer than one in ten: the quantiles alone would be 100, 100.
    one = weighting.independent_range(pd.Series([100.0]), weights=pd.Series([0.95]))
    assert one == (95, 100)


@pytest.mark.parametrize(
    ("amounts", "weights", "words"),
    [
        ([1.0], [1.1], "a weight of 0 to 1"),
        ([1.0], [-0.1], "a weight of 0 to 1"),
        ([1.0, 2.0], [0.5], "a weight of 0 to 1"),
        ([-1.0], [0.5], "nought or more"),
        ([float("nan")], [0.5], "nought or more"),
    ],
)
def test_what_cannot_be_weighted_is_refused(amounts, weights, words):
    for method in (weighting.expected, weighting.deviation, weighting.independent_range):
        with pytest.raises(ValueError, match=words):
            method(pd.Series(amounts), weights=pd.Series(weights))


@pytest.mark.parametrize("share", [0.0, 1.0, 80.0])
def test_a_coverage_is_a_share(share):
    with pytest.raises(ValueError, match="a share between 0 and 1"):
        weighting.independent_range(AMOUNTS, weights=WEIGHTS, coverage_share=share)


weighted = st.lists(
    st.tuples(
        st.integers(0, 2000).map(lambda thousands: thousands * 1000.0),
        st.integers(0, 20).map(lambda twentieths: twentieths / 20),
    ),
    max_size=8,
).map(lambda rows: pd.DataFrame(rows, columns=["amount", "weight"], dtype=float))


def range_of(frame):
    return weighting.independent_range(frame["amount"], weights=frame["weight"])


def centre_of(frame):
    return weighting.expected(frame["amount"], weights=frame["weight"])


@settings(max_examples=60, deadline=None)
@given(weighted)
def test_a_range_contains_its_centre_and_lies_between_nought_and_the_total(frame):
    low, high = range_of(frame)
    total = frame["amount"].sum()
    assert 0 <= low <= centre_of(frame) <= high <= total


@settings(max_examples=40, deadline=None)
@given(weighted)
def test_the_range_covers_eight_tenths_of_all_outcomes_counted_one_by_one(frame):
    low, high = range_of(frame)
    chance_inside, grid = 0.0, 0.5 * len(frame) * frame["amount"].sum() / 20_000
    for outcome in itertools.product([0, 1], repeat=len(frame)):
        chance, total = 1.0, 0.0
        for arrived, amount, weight in zip(outcome, frame["amount"], frame["weight"], strict=True):
            chance *= weight if arrived else 1 - weight
            total += amount * arrived
        if low - grid - 1e-6 <= total <= high + grid + 1e-6:
            chance_inside += chance
    assert chance_inside >= 0.8 - 1e-6


@given(weighted)
def test_weights_at_one_give_the_total_and_leave_no_range(frame):
    sure = frame.assign(weight=1.0)
    total = frame["amount"].sum()
    assert centre_of(sure) == total
    assert range_of(sure) == (total, total)
    assert weighting.deviation(sure["amount"], weights=sure["weight"]) == 0


@settings(max_examples=40, deadline=None)
@given(weighted, st.sampled_from([0.001, 7.0, 1e6]))
def test_a_range_scales_with_its_units(frame, factor):
    scaled = frame.assign(amount=frame["amount"] * factor)
    grid = len(frame) * scaled["amount"].sum() / 20_000
    assert centre_of(scaled) == pytest.approx(centre_of(frame) * factor)
    assert range_of(scaled) == pytest.approx([end * factor for end in range_of(frame)], abs=grid)


@settings(max_examples=40, deadline=None)
@given(weighted, st.randoms())
def test_the_order_of_rows_is_irrelevant(frame, random):
    order = list(range(len(frame)))
    random.shuffle(order)
    shuffled = frame.iloc[order].reset_index(drop=True)
    assert range_of(shuffled) == pytest.approx(range_of(frame), rel=1e-12)
    assert centre_of(shuffled) == pytest.approx(centre_of(frame))


@given(weighted, st.integers(2, 9))
def test_splitting_schemes_narrows_the_deviation_and_leaves_the_expectation(frame, parts):
    split = pd.concat([frame.assign(amount=frame["amount"] / parts)] * parts, ignore_index=True)
    whole, apart = (
        weighting.deviation(each["amount"], weights=each["weight"]) for each in (frame, split)
    )
    assert centre_of(split) == pytest.approx(centre_of(frame))
    assert apart == pytest.approx(whole / parts**0.5)


@settings(max_examples=30, deadline=None)
@given(st.integers(3, 17), st.integers(8, 40))
def test_splitting_one_uncertain_scheme_narrows_its_range(twentieths, parts):
    # One scheme, all or nothing, ranges from nought to all of it; in parts it cannot.
    whole = pd.DataFrame({"amount": [1e6], "weight": [twentieths / 20]})
    split = pd.DataFrame({"amount": [1e6 / parts] * parts, "weight": [twentieths / 20] * parts})
    low, high = range_of(split)
    assert range_of(whole) == (0, 1e6)
    assert high - low < 1e6
