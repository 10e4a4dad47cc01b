"""Control charts: the published oracle, each rule by hand, and laws over any series."""

import math

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.methods.control_charts import (
    LARGEST_IN_RANGES,
    LIMIT_IN_RANGES,
    Limits,
    assurance,
    judged,
    moving_ranges,
    natural_limits,
    only_latest_signal,
    results_meeting,
    signals,
)

NAN = math.nan
ORACLE = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]
#: Limits of 40 and 60, two thirds of the way at 43.33 and 56.67.
FIXED = Limits(mean=50.0, average_range=10 / 2.66, lower=40.0, upper=60.0, points=20)


def series(*values: float) -> pd.Series:
    return pd.Series([float(value) for value in values])


def rules(*values: float) -> list[str]:
    return signals(series(*values), limits=FIXED)["rule"].to_list()


def test_the_oracle_to_three_decimals():
    limits = natural_limits(series(*ORACLE))
    assert limits.points == 18
    assert [round(limits.mean, 3), round(limits.lower, 3), round(limits.upper, 3)] == [
        1.944,
        -0.716,
        4.604,
    ]


def test_the_oracle_without_screening():
    # Of 17 ranges one is 8 and one 9, all others 1: 32 / 17 = 1.882.
    values = series(*ORACLE)
    average = moving_ranges(values).mean()
    unscreened = [round(values.mean() + way * LIMIT_IN_RANGES * average, 3) for way in (-1, 1)]
    assert unscreened == [-3.063, 6.952]


def test_a_range_is_left_out_once_and_no_more():
    # The average is 24 / 11 = 2.18, times 3.267 = 7.13: the 10 goes. Of the rest it is
    # 14 / 10 = 1.4, times 3.267 = 4.57: a second screening would take the 5 as well.
    values = series(0, 10, *[11, 10] * 4, 11, 16)
    assert moving_ranges(values).to_list()[1:] == [10, *[1] * 9, 5]
    assert natural_limits(values).average_range == pytest.approx(14 / 10)


def test_a_range_that_equals_the_largest_ordinary_one_is_left_out():
    # Twelve ranges of 9,733 and one of 39,204 average 156,000 / 13 = 12,000, and
    # 3.267 x 12,000 = 39,204.
    values = series(*[0, 9733] * 6, 0, 39204)
    assert LARGEST_IN_RANGES * moving_ranges(values).mean() == 39204
    assert natural_limits(values).average_range == 9733


def test_the_mean_keeps_the_result_whose_ranges_are_left_out():
    assert natural_limits(series(*ORACLE)).mean == pytest.approx(35 / 18)


def test_a_range_is_not_taken_across_a_gap():
    # 1 to 2 and 8 to 9: one each; 2 to 8 stands over the gap. Mean 20 / 4.
    limits = natural_limits(series(1, 2, NAN, 8, 9))
    assert (limits.average_range, limits.mean, limits.points) == (1.0, 5.0, 4)


def test_a_constant_series_has_limits_on_its_mean_and_no_signal():
    values = series(*[0.1] * 15)
    limits = natural_limits(values)
    assert limits.lower == limits.upper == limits.mean
    assert not signals(values, limits=limits)["side"].any()


def test_one_step_of_an_otherwise_constant_series_is_not_screened_away():
    # Left out, it would leave no width at all, and every result would be outside.
    values = series(*[1] * 17, 5)
    limits = natural_limits(values)
    assert limits.average_range == pytest.approx(4 / 17)
    assert signals(values, limits=limits)["rule"].to_list()[-1] == "outside the limits"
    assert signals(values, limits=limits)["rule"].to_list()[-2] != "outside the limits"


@pytest.mark.parametrize("values", [[], [5.0], [5.0, NAN, 6.0], [NAN, NAN]])
def test_without_two_results_in_succession_there_are_no_limits(values):
    values = pd.Series(values, dtype=float)
    limits = natural_limits(values)
    assert math.isnan(limits.lower)
    assert math.isnan(limits.upper)
    assert not signals(values, limits=limits)["side"].any()


def test_outside_the_limits_is_beyond_them_not_on_them():
    assert rules(50, 60, 50, 50, 60.1) == ["", "", "", "", "outside the limits"]
    assert rules(50, 40, 50, 50, 39.9) == ["", "", "", "", "outside the limits"]


def test_seven_rising_results_are_a_trend_and_six_are_not():
    assert rules(47, 48, 49, 50, 51, 52, 53) == ["trend"] * 7
    assert rules(47, 48, 49, 50, 51, 52, 52) == [""] * 7
    sides = signals(series(53, 52, 51, 50, 49, 48, 47), limits=FIXED)["side"]
    assert sides.to_list() == [-1] * 7


def test_a_gap_ends_a_trend_and_a_run():
    assert rules(47, 48, 49, NAN, 50, 51, 52, 53) == [""] * 8
    assert rules(51, 52, 51, NAN, 52, 51, 52, 51) == [""] * 8


def test_two_of_three_beyond_two_thirds_on_one_side():
    near = "two of three near a limit"
    assert rules(57, 50, 57, 50, 50) == [near, "", near, "", ""]
    assert rules(57, 57, 50) == [near, near, ""]
    assert rules(57, 50, 50, 57) == [""] * 4
    assert rules(57, 43, 50, 50) == [""] * 4


def test_a_result_outside_counts_as_one_beyond_two_thirds():
    assert rules(57, 61, 50) == ["two of three near a limit", "outside the limits", ""]


def test_seven_on_one_side_of_the_mean_are_a_run_and_the_mean_itself_ends_it():
    assert rules(51, 52, 51, 52, 51, 52, 51) == ["one side of the mean"] * 7
    assert rules(51, 52, 51, 50, 51, 52, 51) == [""] * 7


def test_the_first_rule_in_order_names_a_result():
    # All seven rise on one side of the mean; the last is outside as well.
    assert rules(51, 52, 53, 54, 55, 56, 61) == [*["trend"] * 6, "outside the limits"]


@pytest.mark.parametrize(
    ("polarity", "up", "down"),
    [
        ("high", "improvement", "concern"),
        ("low", "concern", "improvement"),
        ("range", "neutral", "neutral"),
        ("none", "neutral", "neutral"),
    ],
)
def test_what_a_signal_means_depends_on_polarity(polarity, up, down):
    shown = judged(series(61, 50, NAN, 39), limits=FIXED, polarity=polarity)
    assert shown["variation"].to_list() == [up, "common cause", "not judged", down]


def test_under_twelve_results_nothing_is_proven():
    values = series(*[1, 2] * 5, 90)  # eleven
    shown = judged(values, limits=natural_limits(values), polarity="high")
    assert set(shown["variation"]) == {"not judged"}
    assert set(shown["rule"]) == {""}
    twelve = series(*[1, 2] * 5, 1, 90)
    last = judged(twelve, limits=natural_limits(twelve), polarity="high").iloc[-1]
    assert last[["rule", "variation"]].to_list() == ["outside the limits", "improvement"]


@pytest.mark.parametrize(
    ("polarity", "aims", "expected"),
    [
        ("high", {"target": 40.0}, "passes"),  # the lower limit meets it
        ("high", {"target": 41.0}, "hit and miss"),
        ("high", {"target": 60.0}, "hit and miss"),  # the upper limit just meets it
        ("high", {"target": 61.0}, "fails"),
        ("low", {"target": 60.0}, "passes"),
        ("low", {"target": 59.0}, "hit and miss"),
        ("low", {"target": 39.0}, "fails"),
        ("range", {"range_low": 40.0, "range_high": 60.0}, "passes"),
        ("range", {"range_low": 45.0, "range_high": 70.0}, "hit and miss"),
        ("range", {"range_low": 70.0, "range_high": 80.0}, "fails"),
        ("range", {"range_low": 10.0, "range_high": 30.0}, "fails"),
        ("high", {}, "no target"),
        ("none", {"target": 50.0}, "no target"),
        ("range", {"range_low": 45.0}, "no target"),
    ],
)
def test_assurance_by_limits_target_and_polarity(polarity, aims, expected):
    assert assurance(FIXED, latest_shows="common cause", polarity=polarity, **aims) == expected


@pytest.mark.parametrize("shows", ["improvement", "concern", "neutral", "not judged"])
def test_limits_say_nothing_of_the_target_of_a_series_that_changed(shows):
    assert assurance(FIXED, latest_shows=shows, polarity="high", target=61.0) == "not judged"
    assert assurance(FIXED, latest_shows=shows, polarity="high") == "no target"


def test_without_enough_results_the_target_is_not_judged():
    few = Limits(50.0, 1.0, 47.0, 53.0, points=11)
    shows = "common cause"
    assert assurance(few, latest_shows=shows, polarity="high", target=40.0) == "not judged"


def test_a_constant_series_on_its_target_passes_in_spite_of_the_computers_rounding():
    limits = natural_limits(series(*[0.1] * 12))
    shows = "common cause"
    assert assurance(limits, latest_shows=shows, polarity="high", target=0.1) == "passes"


@pytest.mark.parametrize(
    ("polarity", "aims", "expected"),
    [
        ("high", {"target": 40.0}, [0.0, 1.0, 1.0]),
        ("low", {"target": 40.0}, [1.0, 1.0, 0.0]),
        ("range", {"range_low": 40.0, "range_high": 45.0}, [0.0, 1.0, 0.0]),
        ("high", {}, [NAN] * 3),
        ("none", {"target": 40.0}, [NAN] * 3),
    ],
)
def test_a_result_on_its_target_meets_it_and_a_missing_one_neither_meets_nor_misses(
    polarity, aims, expected
):
    met = results_meeting(series(39.9, 40.0, 50.0, NAN), polarity=polarity, **aims)
    assert met.to_list() == pytest.approx([*expected, NAN], nan_ok=True)


def test_only_the_run_that_ends_with_the_latest_result_is_the_latest_signal():
    shown = ["concern", "concern", "not judged", "improvement", "common cause", "improvement"]
    assert only_latest_signal(pd.Series(shown)).to_list() == [
        "common cause",
        "common cause",
        "not judged",
        "common cause",
        "common cause",
        "improvement",
    ]
    assert only_latest_signal(pd.Series([], dtype=str)).empty


results = st.lists(
    st.one_of(st.integers(-999, 999).map(lambda cents: cents / 100), st.just(NAN)),
    min_size=2,
    max_size=20,
).map(lambda values: pd.Series(values, dtype=float))
whole = st.lists(st.integers(0, 9).map(float), min_size=2, max_size=20).map(pd.Series)


def ends(limits: Limits) -> list[float]:
    return [limits.mean, limits.lower, limits.upper]


@settings(max_examples=50)
@given(results, st.integers(-50, 50))
def test_adding_a_constant_shifts_the_limits(values, constant):
    moved = ends(natural_limits(values + constant))
    expected = [end + constant for end in ends(natural_limits(values))]
    assert moved == pytest.approx(expected, nan_ok=True, abs=1e-6)


@settings(max_examples=50)
@given(results, st.sampled_from([0.25, 2.0, 1000.0]))
def test_multiplying_scales_the_limits(values, factor):
    scaled = ends(natural_limits(values * factor))
    expected = [end * factor for end in ends(natural_limits(values))]
    assert scaled == pytest.approx(expected, nan_ok=True, abs=1e-6)


@settings(max_examples=50)
@given(results.flatmap(lambda values: st.permutations(values.to_list())))
def test_the_mean_is_unmoved_by_the_order(shuffled):
    mean = natural_limits(pd.Series(shuffled)).mean
    assert mean == pytest.approx(natural_limits(pd.Series(sorted(shuffled))).mean, nan_ok=True)


@settings(max_examples=50)
@given(results)
def test_the_limits_are_unmoved_by_reversing_time(values):
    backwards = natural_limits(values[::-1].reset_index(drop=True))
    assert ends(backwards) == pytest.approx(ends(natural_limits(values)), nan_ok=True)


@settings(max_examples=50)
@given(results)
def test_the_limits_contain_the_mean_and_lie_evenly_around_it(values):
    limits = natural_limits(values)
    assume(not math.isnan(limits.lower))
    assert limits.lower <= limits.mean <= limits.upper
    assert limits.upper - limits.mean == pytest.approx(limits.mean - limits.lower)


@given(whole)
@settings(max_examples=25)
def test_rules_are_the_same_upside_down(values):
    shown = signals(values, limits=natural_limits(values))
    flipped = signals(-values, limits=natural_limits(-values))
    assert flipped["rule"].to_list() == shown["rule"].to_list()
    assert flipped["side"].to_list() == (-shown["side"]).to_list()


@given(whole)
@settings(max_examples=25)
def test_better_and_worse_change_places_with_the_polarity(values):
    limits = natural_limits(values)
    high, low = (judged(values, limits=limits, polarity=way) for way in ("high", "low"))
    swapped = {"improvement": "concern", "concern": "improvement"}
    assert low["variation"].to_list() == high["variation"].replace(swapped).to_list()
