"""An indicator in words: each reads in its own unit."""

import pytest

from .sample import NAN, described


@pytest.mark.parametrize(
    ("row", "target", "tolerance", "result", "better"),
    [
        ({}, "7.5 days or less", "10%", "9.3 days", "Lower"),
        ({"polarity": "high", "unit": "%"}, "7.5% or more", "10%", "9.3%", "Higher"),
        ({"target": NAN}, "none", None, "9.3 days", "Lower"),
        ({"target": 0.0, "tolerance": 2.0}, "0 days or less", "2 days", "9.3 days", "Lower"),
        ({"provisional": "yes"}, "7.5 days or less", "10%", "9.3 days [p]", "Lower"),
        ({"value": NAN}, "7.5 days or less", "10%", "[x]", "Lower"),
        ({"numerator": 3.0}, "7.5 days or less", "10%", "[c]", "Lower"),
        ({"polarity": "none", "target": NAN}, "none", None, "9.3 days", "Neither"),
        (
            {"polarity": "range", "target": NAN, "range_low": 5.0, "range_high": 8.5},
            "between 5 and 8.5 days",
            "10%",
            "9.3 days",
            "In the range",
        ),
    ],
)
def test_an_indicator_reads_in_its_own_unit(row, target, tolerance, result, better):
    words = described(row).iloc[0]
    assert words["target_in_words"] == target
    assert words["tolerance_shown"] == tolerance
    assert words["result_in_words"] == result
    assert words["better_when"] == better


def test_the_comparator_names_its_quarter():
    assert described()["comparator"].to_list() == ["Q3 14/15: 8.7"]


def test_a_title_that_says_its_unit_does_not_say_it_twice():
    titles = described({}, {"title": "Days lost to sickness"})["indicator"].to_list()
    assert titles == ["Sickness absence (days)", "Days lost to sickness"]


def test_a_missing_comparator_has_its_symbol():
    assert described(before=NAN)["comparator"].to_list() == ["Q3 14/15: [x]"]
