"""Weighted scores, rank stability and switching points: by hand, edges and laws."""

import math

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.methods.multi_criteria import (
    normalised,
    rank_stability,
    switching_points,
    weighted_scores,
)

SCORES = pd.DataFrame(
    {"near": [100.0, 60.0, 0.0], "site": [0.0, 50.0, 100.0]}, index=["A", "B", "C"]
)
SWINGS = pd.Series({"near": 60.0, "site": 40.0})
POINTS = st.floats(0, 100)
quick = settings(max_examples=50, deadline=None)


@st.composite
def judged(draw):
    """Scores of two to four options on two to four criteria, and swing points."""
    names = [f"c{n}" for n in range(draw(st.integers(2, 4)))]
    options = [f"o{n}" for n in range(draw(st.integers(2, 4)))]
    rows = [[draw(POINTS) for _ in names] for _ in options]
    swings = pd.Series({name: draw(st.floats(1, 100)) for name in names})
    return pd.DataFrame(rows, index=options, columns=names), swings


def test_scores_worked_by_hand():
    # A: 0.6 x 100; B: 0.6 x 60 + 0.4 x 50; C: 0.4 x 100.
    assert weighted_scores(SCORES, swings=SWINGS).to_list() == pytest.approx([60, 56, 40])


@quick
@given(judged(), st.floats(0.1, 10))
def test_the_scale_and_the_order_of_the_swings_do_not_matter(given_, times):
    scores, swings = given_
    base = weighted_scores(scores, swings=swings)
    pd.testing.assert_series_equal(weighted_scores(scores, swings=times * swings[::-1]), base)


@quick
@given(judged())
def test_a_score_lies_between_the_option_s_worst_and_best(given_):
    scores, swings = given_
    found = weighted_scores(scores, swings=swings)
    assert (found >= scores.min(axis=1) - 1e-9).all()
    assert (found <= scores.max(axis=1) + 1e-9).all()


@pytest.mark.parametrize(
    "swings", [{"near": 0.0, "site": 0.0}, {"near": -1.0, "site": 2.0}, {"near": 5.0}]
)
def test_swings_that_weigh_nothing_are_refused(swings):
    with pytest.raises(ValueError, match="swing points"):
        weighted_scores(SCORES, swings=pd.Series(swings))


def test_weights_add_up_to_one():
    assert normalised(pd.Series([30.0, 30.0, 60.0])).to_list() == [0.25, 0.25, 0.5]


def test_a_missing_score_is_refused():
    with pytest.raises(ValueError, match="needs a score"):
        weighted_scores(SCORES.replace(60.0, math.nan), swings=SWINGS)


def bounds(**levels: tuple[float, float, float]) -> pd.DataFrame:
    return pd.DataFrame.from_dict(levels, orient="index", columns=["low", "central", "high"])


def test_stability_worked_by_hand():
    # Share of "near" w; A leads B while 40 w > 50 (1 - w), w > 5/9; C leads B while w < 5/11.
    # Sets near : site = 20, 60, 90 against 20, 40, 80:
    # w = .5 .33 .2 | .75 .6 .43 | .82 .69 .53 -> A 4 times, B twice (.5, .53), C thrice.
    found = rank_stability(SCORES, bounds=bounds(near=(20, 60, 90), site=(20, 40, 80)))
    assert found["first"].to_list() == [4, 2, 3]
    assert found["sets"].to_list() == [9, 9, 9]
    assert found.loc["A", ["lowest", "highest"]].to_list() == pytest.approx([20, 100 * 90 / 110])


def test_weights_that_do_not_move_leave_the_order():
    found = rank_stability(SCORES, bounds=bounds(near=(60, 60, 60), site=(40, 40, 40)))
    assert found["first_share"].to_list() == [1.0, 0.0, 0.0]
    assert found["lowest"].to_list() == pytest.approx([60, 56, 40])


def test_equals_share_the_first_place():
    same = pd.DataFrame({"near": [50.0, 50.0]}, index=["A", "B"])
    found = rank_stability(same, bounds=bounds(near=(10, 20, 30)))
    assert found["first"].to_list() == [3, 3]


@quick
@given(judged())
def test_some_option_is_first_in_every_set(given_):
    scores, swings = given_
    levels = pd.DataFrame({"low": swings / 2, "central": swings, "high": 2 * swings})
    found = rank_stability(scores, bounds=levels)
    assert found["first"].sum() >= found["sets"].iloc[0] == 3 ** len(swings)
    central = weighted_scores(scores, swings=swings)
    assert (found["lowest"] <= central + 1e-9).all()
    assert (found["highest"] >= central - 1e-9).all()


def test_an_option_better_on_everything_is_always_first():
    scores = pd.DataFrame({"near": [90.0, 80.0], "site": [70.0, 60.0]}, index=["A", "B"])
    found = rank_stability(scores, bounds=bounds(near=(1, 50, 100), site=(0, 50, 100)))
    assert found["first_share"].to_list() == [1.0, 0.0]


def test_too_many_criteria_are_refused():
    many = pd.DataFrame([[1.0] * 11], columns=[f"c{n}" for n in range(11)])
    with pytest.raises(ValueError, match="more than 10"):
        rank_stability(many, bounds=pd.DataFrame())


def test_a_set_without_any_weight_is_refused():
    with pytest.raises(ValueError, match="in every set"):
        rank_stability(SCORES, bounds=bounds(near=(0, 1, 2), site=(0, 1, 2)))


def test_switching_points_worked_by_hand():
    # A less B: 40 on near, -50 on site; lead 40 x 60 - 50 x 40 = 400.
    # near: 60 - 400 / 40 = 50; site: 40 + 400 / 50 = 48.
    found = switching_points(SCORES, swings=SWINGS, leader="A", rival="B")
    assert found.to_list() == [50, 48]


@quick
@given(judged())
def test_at_the_switching_points_the_two_are_level(given_):
    scores, swings = given_
    leader, rival = scores.index[:2]
    assume((scores.loc[leader] - scores.loc[rival]).abs().min() > 0.1)
    for name, points in switching_points(scores, swings=swings, leader=leader, rival=rival).items():
        others = swings.copy()
        others[name] = points
        if math.isnan(points) or not others.sum() > 0:
            continue
        level = weighted_scores(scores, swings=others)
        assert level[leader] == pytest.approx(level[rival], abs=1e-6)


def test_no_weight_lets_a_worse_option_catch_up():
    scores = pd.DataFrame({"near": [90.0, 80.0], "site": [70.0, 70.0]}, index=["A", "B"])
    found = switching_points(scores, swings=SWINGS, leader="A", rival="B")
    assert found["near"] == 0  # level only where what parts them weighs nothing
    assert math.isnan(found["site"])


def test_a_criterion_may_weigh_nothing():
    assert normalised(pd.Series([0.0, 4.0])).to_list() == [0.0, 1.0]
    found = rank_stability(SCORES, bounds=bounds(near=(0, 50, 90), site=(10, 20, 30)))
    assert found["lowest"]["A"] == 0
