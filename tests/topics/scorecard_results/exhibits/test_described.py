"""An indicator in words: each reads in its own unit."""

import pandas as pd
import pytest

from .sample import NAN, described


@pytest.mark.parametrize(
    ("row", "target", "in_a_table", "result"),
    [
        ({}, "7.5 days or less", "7.5 or less (10%)", "9.3 days"),
        ({"polarity": "high", "unit": "%"}, "7.5% or more", "7.5 or more (10%)", "9.3%"),
        ({"target": NAN}, "none", "none; lower is better", "9.3 days"),
        ({"target": 0.0, "tolerance": 2.0}, "0 days or less", "0 or less (2 days)", "9.3 days"),
        ({"provisional": "yes"}, "7.5 days or less", "7.5 or less (10%)", "9.3 days [p]"),
        ({"value": NAN}, "7.5 days or less", "7.5 or less (10%)", "[x]"),
        ({"numerator": 3.0}, "7.5 days or less", "7.5 or less (10%)", "[c]"),
        ({"polarity": "none", "target": NAN}, "none", None, "9.3 days"),
        (
            {"polarity": "range", "target": NAN, "range_low": 5.0, "range_high": 8.5},
            "between 5 and 8.5 days",
            "5 to 8.5 (10%)",
            "9.3 days",
        ),
    ],
)
def test_an_indicator_reads_in_its_own_unit(row, target, in_a_table, result):
    words = described(row).iloc[0]
    assert words["target_in_words"] == target
    assert words["target_with_tolerance"] == in_a_table
    assert words["result_in_words"] == result


def test_results_are_dated_by_what_they_measure_and_not_by_the_report():
    words = described({"as_at": pd.Timestamp("2014-08-31")}).iloc[0]
    assert words["measured_result"] == "Aug\N{NO-BREAK SPACE}2014: 9.3"
    assert words["comparator_shown"] == "Dec\N{NO-BREAK SPACE}2014: 8.7"


def test_a_title_that_says_its_unit_does_not_say_it_twice():
    titles = described({}, {"title": "Days lost to sickness"})["indicator"].to_list()
    assert titles == ["Sickness absence (days)", "Days lost to sickness"]


def test_a_missing_comparator_is_missing():
    assert described(before=NAN)["comparator_shown"].to_list() == [None]
