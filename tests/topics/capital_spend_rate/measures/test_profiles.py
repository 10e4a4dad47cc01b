"""How a year runs from month to month: cases worked by hand, edges and laws."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.periods import Period
from analysis.topics.capital_spend_rate import measures

from ..sample import ELSEWHERE, history_of

TWO = history_of(y2013=([10, 10, *[8] * 9, 108], 400.0), y2014=([0, 20, *[10] * 10], 160.0))


def courses_of(history: pd.DataFrame) -> pd.DataFrame:
    fitted = measures.curve(history)
    return measures.courses(history, elsewhere=ELSEWHERE, fitted=fitted)


def test_courses_worked_by_hand():
    may = courses_of(TWO).set_index("month").loc["May"]
    # By May 20 of 200 and 20 of 120, so 13.3 % is the middle.
    own = may[["lowest_share", "middle_share", "highest_share"]].to_list()
    assert own == pytest.approx([0.1, 2 / 15, 1 / 6])
    elsewhere = may.filter(like="elsewhere").to_list()
    assert elsewhere == pytest.approx([2 / 24, 2 / 12, 2 / 8])


def test_without_earlier_years_the_others_are_left():
    courses = courses_of(history_of())
    assert courses[["lowest_share", "curve_share"]].isna().all(axis=None)
    assert courses["elsewhere_middle_share"].notna().all()


def test_the_curve_of_even_years_is_even():
    curve = measures.curve(history_of(y2014=([10] * 12, 1.0)))
    assert [curve.share(part) for part in (0.25, 0.5, 0.75)] == pytest.approx([0.25, 0.5, 0.75])


def test_a_year_that_spent_nothing_does_not_bend_the_curve():
    alone = history_of(y2014=([0, 20, *[10] * 10], 1.0))
    beside = history_of(y2013=([0] * 12, 1.0), y2014=([0, 20, *[10] * 10], 1.0))
    assert measures.curve(beside).slope == pytest.approx(measures.curve(alone).slope)


@pytest.mark.parametrize(("name", "month"), [("2015-04", "April"), ("2016-03", "March")])
def test_the_usual_share_is_that_of_the_month(name, month):
    assert measures.usual_by(courses_of(TWO), month=Period.parse(name))["month"] == month


@settings(max_examples=40)
@given(st.lists(st.lists(st.integers(0, 10**7), min_size=12, max_size=12), min_size=1, max_size=4))
def test_the_courses_only_rise_and_end_at_the_whole(years):
    history = history_of(**{f"y20{place + 10}": (each, 1.0) for place, each in enumerate(years)})
    spending = any(map(sum, years))
    own = courses_of(history)[["lowest_share", "middle_share", "highest_share"]].dropna()
    assert len(own) == (12 if spending else 0)
    assert (own.diff().dropna() >= -1e-12).all(axis=None)
    assert (own["lowest_share"] <= own["highest_share"]).all()
    assert own.tail(1).to_numpy().ravel().tolist() == [1.0] * (3 if spending else 0)
