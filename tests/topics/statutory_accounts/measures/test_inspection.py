"""The public inspection in working days: by hand, against a published notice, and by law."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.working_days import last_of_working_days
from analysis.topics.statutory_accounts import measures

from ..sample import deadlines, rules, timetable

OLD, NEW = (measures.rule_of(rules(), financial_year=year) for year in ("2014/15", "2017/18"))


def window(opens: str, closes: str, *, rule=OLD, as_at: date = date(2015, 6, 30)) -> pd.Series:
    table = timetable(
        inspection_opens={"planned": opens, "actual": None},
        inspection_closes={"planned": closes},
    )
    return measures.inspection_window(table, rule=rule, as_at=as_at)


def test_four_weeks_in_summer_are_twenty_working_days():
    # 29 June to 24 July 2015: four weeks of five days; the 29th and 30th are gone.
    found = window("2015-06-29", "2015-07-24")
    assert found[["open_days", "left_days", "is_whole"]].to_list() == [20, 18, True]
    assert found["must_close"] == date(2015, 7, 24)


def test_a_bank_holiday_makes_four_weeks_too_short():
    # 3 to 28 August holds no holiday; 10 August to 4 September holds the 31st of August.
    assert window("2015-08-03", "2015-08-28")["is_whole"]
    found = window("2015-08-10", "2015-09-04")
    assert (found["open_days"], found["is_whole"]) == (19, False)
    assert found["must_close"] == date(2015, 9, 7)


@pytest.mark.parametrize(
    ("as_at", "left"),
    [
        (date(2015, 6, 1), 20),
        (date(2015, 6, 28), 20),
        (date(2015, 6, 29), 19),
        (date(2015, 7, 23), 1),
        (date(2015, 7, 24), 0),
        (date(2015, 9, 1), 0),
    ],
)
def test_days_left_are_those_after_the_position(as_at, left):
    assert window("2015-06-29", "2015-07-24", as_at=as_at)["left_days"] == left


def test_a_closing_day_that_came_counts_instead_of_the_plan():
    table = timetable(inspection_closes={"actual": "2015-07-27"})
    found = measures.inspection_window(table, rule=OLD, as_at=date(2015, 7, 31))
    assert (found["open_days"], found["is_whole"]) == (21, False)


@pytest.mark.parametrize(
    ("opens", "closes", "whole"),
    [
        # The first ten working days of June 2018 are 1 and 4 to 8, 11 to 14 June.
        ("2018-06-01", "2018-07-12", True),
        ("2018-05-02", "2018-06-14", True),
        ("2018-06-04", "2018-07-13", False),
        ("2018-05-01", "2018-06-13", False),
    ],
)
def test_thirty_days_must_include_the_first_ten_of_june(opens, closes, whole):
    found = window(opens, closes, rule=NEW)
    assert found["open_days"] == 30
    assert found["is_whole"] is whole
    assert (found["included_from"], found["included_to"]) == (date(2018, 6, 1), date(2018, 6, 14))


def test_the_law_of_each_year_in_days_of_the_calendar():
    law = measures.law_by_year(deadlines(), inspection=rules()).set_index("financial_year")
    assert law.loc["2014/15", "sign_by"] == pd.Timestamp("2015-06-30")
    assert pd.isna(law.loc["2014/15", "included_from"])
    assert law.loc["2017/18", "publish_by"] == pd.Timestamp("2018-07-31")
    assert law.loc["2017/18", "included_to"] == pd.Timestamp("2018-06-14")


def test_a_year_without_a_rule_is_an_error():
    with pytest.raises(KeyError):
        measures.rule_of(rules(), financial_year="1999/00")


@settings(max_examples=25)
@given(opens=st.dates(date(2012, 1, 1), date(2024, 12, 31)), days=st.integers(0, 15))
def test_a_window_is_whole_only_where_it_ends_on_the_day_it_must(opens, days):
    first = last_of_working_days(opens, days=1)
    must = last_of_working_days(first, days=20)
    closes = must + timedelta(days=days)
    found = window(f"{first}", f"{closes}")
    assert found["must_close"] == must
    assert found["is_whole"] == (last_of_working_days(must + timedelta(1), days=1) > closes)
