"""One risk in words: its products, and its action by the state of its date."""

import pandas as pd
import pytest

from analysis.methods.risk_scores import LIMITS, POSSIBLE_SCORES
from analysis.topics.risk_registers.exhibits import described

from ..sample import DAY, risks_of

ROW = risks_of(("CR-01", 4, 5)).iloc[0].to_dict()


def test_a_score_is_shown_with_the_steps_that_make_it():
    assert described.product(ROW) == "4 × 5 = 20"
    assert described.product_aimed_at(ROW) == "2 × 4 = 8"
    assert described.score_in_words(ROW) == "20 (likelihood 4 × impact 5)"


@pytest.mark.parametrize(
    ("due", "expected", "done", "words"),
    [
        ("2015-05-30", None, None, "Overdue: was due 30 May 2015; no new date given."),
        ("2015-05-30", "2015-07-31", None, "Overdue: was due 30 May 2015; now expected 31 July "),
        ("2015-05-31", None, None, "Due 31 May 2015."),
        ("2015-04-30", None, "2015-05-04", "Done on 4 May 2015."),
    ],
)
def test_an_action_is_told_with_the_state_of_its_date(due, expected, done, words):
    days = {"action_due": due, "action_expected": expected, "action_done": done}
    row = {**ROW, **{name: pd.Timestamp(day) for name, day in days.items()}}
    assert described.dated_action(row, on=DAY).startswith(f"Revise the plan. {words}")


def test_the_note_on_scores_says_the_bands_the_method_uses():
    low, medium, high = LIMITS.values()
    starts = [min(score for score in POSSIBLE_SCORES if score > most) for most in (low, medium)]
    for band in (f"(1 to {low})", f"({starts[0]} to {medium})", f"({starts[1]} to {high})"):
        assert band in described.SCORE_NOTE
        assert band.strip("()") in " ".join(described.BANDS.values())
