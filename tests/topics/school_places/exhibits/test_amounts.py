"""Costs are told apart to ten thousand pounds, and small ones are written as everywhere."""

import pytest

from analysis.topics.school_places.exhibits.amounts import cost, cost_change


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2_848_100, "£2.85m"),
        (2_785_179, "£2.79m"),
        (99_950, "£0.10m"),
        (99_949, "£100,000"),
        (-250_000, "−£0.25m"),
        (0, "£0"),
    ],
)
def test_a_cost(value, said):
    assert cost(value) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (148_680, "up £0.15m"),
        (-88_500, "down £89,000"),
        (0.5, "up £1"),
        (-0.4, "no change"),
    ],
)
def test_a_change(change, said):
    assert cost_change(change) == said
