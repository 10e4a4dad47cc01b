"""How sure the forecast is: each test's direction in words, whichever way it points."""

import pandas as pd
import pytest

from analysis.topics.budget_pressure import exhibits, measures

from .sample import NOW, WHOLE


def said(*drifts: float, **points_to: str | None) -> str:
    earlier = pd.DataFrame({"drift_gbp": list(drifts)}, dtype=float)
    so_far = pd.DataFrame({"forecast_pressure_gbp": [5.5e6]})
    ranges = measures.drift_ranges(earlier, so_far=so_far)
    tests = {"drift": None, "spending": None, "children": None} | points_to
    return exhibits.say_how_sure(
        pd.Series(tests, dtype="str"), ranges=ranges, totals=WHOLE, now=NOW
    ).as_text()


def test_tests_that_contradict_the_drift_are_set_against_it():
    assert said(-6.1e6, -4.9e6, -5.8e6, drift="less", spending="more", children="more") == (
        "How sure is it? In the last three years the whole council's May forecast proved £4.9m to "
        "£6.1m too high. But spending so far and the number of children placed point to more, not "
        "less. The managers' forecast, a pressure of £6.0m, is left unchanged."
    )


@pytest.mark.parametrize(
    ("points_to", "words"),
    [
        ({"drift": "less", "spending": "more"}, "But spending so far points to more, not less."),
        ({"drift": "more", "spending": "less"}, "But spending so far points to less, not more."),
        ({"drift": "less", "children": "less"}, " The number of children placed points to less."),
        (
            {"drift": "less", "spending": "more", "children": "neither"},
            " Spending so far points to more; the number of children placed points neither way.",
        ),
        ({"drift": "neither", "spending": "more"}, " Spending so far points to more."),
        ({"spending": "more"}, " Spending so far points to more."),
    ],
)
def test_each_test_is_told_by_its_side(points_to, words):
    assert words in said(-1e6, -2e6, **points_to)


def test_without_spending_or_children_only_the_drift_is_told():
    assert "too high. The managers' forecast" in said(-1e6, -2e6, drift="less")


@pytest.mark.parametrize(
    ("drifts", "words"),
    [
        (
            (2e6, 1e6),
            "the last two years the whole council's May forecast proved £1.0m to £2.0m too l",
        ),
        ((-1e6, -1e6), "proved £1.0m too high."),
        ((-1e6, 2e6), "proved between £1.0m too high and £2.0m too low."),
        ((-1e6,), "In the last year the whole council's May forecast proved £1.0m too high."),
        ((0,), "proved right."),
        ((), "How sure is it? There is no earlier year to compare with."),
    ],
)
def test_the_drift_follows_the_signs(drifts, words):
    assert words in said(*drifts)
