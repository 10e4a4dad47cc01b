"""Labels of years as they are published: which year they begin with, and whether they overlap."""

import math

import pytest

from analysis.methods.year_labels import first_year, spans_years


@pytest.mark.parametrize(
    ("label", "first", "several"),
    [
        ("2016", 2016, False),
        ("2016/17", 2016, False),
        ("2016-17", 2016, False),
        ("1999-00", 1999, False),
        ("2016-17 (OT)", 2016, False),
        ("2025 (prov)", 2025, False),
        ("2014-16", 2014, True),
        ("1998-00", 1998, True),
        ("2013/14-15/16", 2013, True),
    ],
)
def test_a_label_has_a_first_year_and_may_name_several(label, first, several):
    assert first_year(label) == first
    assert spans_years(label) is several


@pytest.mark.parametrize("label", ["0", "", "latest", "16/17"])
def test_a_label_without_a_year_has_none(label):
    assert math.isnan(first_year(label))
    assert not spans_years(label)
