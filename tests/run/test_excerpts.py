from __future__ import annotations

import pytest

from analysis.run.excerpts import excerpts, first_apart


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [("", "", None), ("", "a", 0), ("ab", "a", 1), ("abc", "axc", 1), ([1, 2], [1, 2], None)],
)
def test_the_first_difference_is_where_one_ends_or_both_part(then, now, expected):
    assert first_apart(then, now) == expected
    assert first_apart(now, then) == expected


def test_what_differs_is_seen_however_long_the_text_before_it():
    then, now = excerpts("a" * 500 + "1" + "b" * 500, "a" * 500 + "2" + "b" * 500)
    assert then == "…" + "a" * 40 + "1" + "b" * 39 + "…"
    assert now == then.replace("1", "2")


def test_a_short_text_is_whole():
    assert excerpts("due in May", "due in June") == ("due in May", "due in June")
