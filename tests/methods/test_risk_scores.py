"""Scores and bands of risks: the whole grid by hand, its edges, and what cannot be."""

import math

import pytest

from analysis.methods.risk_scores import LIMITS, POSSIBLE_SCORES, STEPS, risk_rating, risk_score

GRID = [(likelihood, impact) for likelihood in STEPS for impact in STEPS]

# The grid as it hangs on a wall: likelihood 5 at the top, impact 1 to 5 from left to right.
BY_HAND = {
    5: "green amber amber red red",
    4: "green amber amber red red",
    3: "green green amber amber amber",
    2: "green green green amber amber",
    1: "green green green green green",
}


@pytest.mark.parametrize(("likelihood", "impact"), GRID)
def test_every_cell_of_the_grid_has_the_rating_worked_out_by_hand(likelihood, impact):
    expected = BY_HAND[likelihood].split()[impact - 1]
    assert risk_rating(risk_score(likelihood, impact)) == expected


def test_the_scores_that_can_be_are_fourteen():
    # 1 2 3 4 5, 6 8 10, 9 12 15, 16 20, 25: each product once.
    assert POSSIBLE_SCORES == (1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25)


@pytest.mark.parametrize("score", [0, 7, 11, 13, 14, 17, 24, 26, 12.5, math.nan])
def test_a_score_that_cannot_be_has_no_rating(score):
    with pytest.raises(ValueError, match="no likelihood times impact makes"):
        risk_rating(score)


@pytest.mark.parametrize(
    ("likelihood", "impact", "name"),
    [(0, 3, "likelihood"), (6, 3, "likelihood"), (3, 2.5, "impact"), (3, math.nan, "impact")],
)
def test_a_step_off_the_scale_is_refused(likelihood, impact, name):
    with pytest.raises(ValueError, match=f"{name} is a whole number from 1 to 5"):
        risk_score(likelihood, impact)


def test_the_score_is_the_same_with_likelihood_and_impact_exchanged():
    assert [risk_score(*cell) for cell in GRID] == [risk_score(*cell[::-1]) for cell in GRID]


def test_a_higher_step_never_has_a_lower_rating():
    order = list(LIMITS)
    for likelihood, impact in GRID:
        here = order.index(risk_rating(risk_score(likelihood, impact)))
        above = [(likelihood + 1, impact), (likelihood, impact + 1)]
        for cell in above:
            if max(cell) <= 5:
                assert order.index(risk_rating(risk_score(*cell))) >= here
