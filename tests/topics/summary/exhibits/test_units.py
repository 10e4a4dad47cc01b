"""Every unit has its words."""

import pytest

from analysis.topics.summary.exhibits.units import beyond, change_in, value_in

NAN = float("nan")


@pytest.mark.parametrize(
    ("unit", "value", "change", "said"),
    [
        ("pounds", -300_000, -48_200, ("−£0.3m", "down £48,000")),
        ("share", 0.983, -0.007, ("98.3%", "down 0.7 percentage points")),
        ("number", 0, 3, ("0", "up 3")),
        ("days", 1, -2, ("1 day", "down 2")),
    ],
)
def test_a_value_and_its_change_are_said_in_their_unit(unit, value, change, said):
    assert (value_in(unit, value), change_in(unit, change)) == said


def test_a_missing_value_is_a_symbol():
    assert value_in("days", NAN) == "[x]"


@pytest.mark.parametrize(
    ("unit", "better", "threshold", "said"),
    [
        ("days", "higher", 14, "14 days down"),
        ("days", "higher", -1, "any day late"),
        ("days", "lower", -1, "−1 days up"),
        ("number", "higher", -1, "−1 down"),
    ],
)
def test_a_threshold_counts_on_the_side_that_is_worse(unit, better, threshold, said):
    topic = {"unit": unit, "better_when": better, "red_from": threshold}
    assert beyond(topic, column="red_from") == said
