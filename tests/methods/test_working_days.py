"""Working days in England: cases from the calendar and from published notices, edges and laws."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.working_days import (
    first_of_working_days,
    is_working_day,
    last_day_to_publish,
    last_of_working_days,
    working_days_between,
)

DAYS = st.dates(date(2008, 1, 1), date(2028, 12, 31))
LENGTHS = st.integers(1, 60)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2015, 4, 3), "Good Friday"),
        (date(2015, 4, 6), "Easter Monday"),
        (date(2015, 5, 4), "early May"),
        (date(2015, 5, 25), "spring"),
        (date(2015, 8, 31), "summer"),
        (date(2015, 12, 25), "Christmas Day"),
        (date(2015, 12, 28), "for Boxing Day, a Saturday"),
        (date(2016, 12, 27), "for Christmas Day, a Sunday"),
        (date(2012, 6, 5), "Diamond Jubilee"),
        (date(2020, 5, 8), "early May, moved to VE Day"),
        (date(2022, 6, 2), "spring, moved to the Jubilee"),
        (date(2022, 9, 19), "State Funeral"),
        (date(2023, 5, 8), "Coronation"),
        (date(2015, 7, 18), "Saturday"),
        (date(2015, 7, 19), "Sunday"),
    ],
)
def test_a_day_off_is_no_working_day(day, why):
    assert not is_working_day(day), why


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2015, 3, 17), "St Patrick's Day is not kept in England"),
        (date(2015, 8, 3), "the Scottish summer holiday"),
        (date(2020, 5, 4), "early May was moved to the 8th"),
        (date(2022, 5, 30), "spring was moved to June"),
        (date(2015, 4, 2), "the Thursday before Easter"),
    ],
)
def test_other_countries_holidays_and_moved_ones_are_working_days(day, why):
    assert is_working_day(day), why


def test_thirty_working_days_as_a_council_published_them():
    # London Borough of Bromley, notice of public rights 2016/17: 3 July to 11 August 2017.
    assert last_of_working_days(date(2017, 7, 3), days=30) == date(2017, 8, 11)


def test_a_period_over_a_bank_holiday_worked_by_hand():
    # Monday 18 May 2015: 18-22 May are five days, 26-29 (25 May is a holiday) four, 1 June one.
    assert last_of_working_days(date(2015, 5, 18), days=10) == date(2015, 6, 1)
    assert working_days_between(date(2015, 5, 18), date(2015, 6, 1)) == 10
    assert first_of_working_days(date(2015, 6, 1), days=10) == date(2015, 5, 18)


def test_a_period_from_a_weekend_begins_on_its_first_working_day():
    # Saturday 27 June 2015: the first working day is Monday the 29th.
    assert last_of_working_days(date(2015, 6, 27), days=1) == date(2015, 6, 29)
    assert first_of_working_days(date(2015, 6, 28), days=1) == date(2015, 6, 26)


@pytest.mark.parametrize("count", [0, -3])
@pytest.mark.parametrize("end", [last_of_working_days, first_of_working_days])
def test_a_period_without_days_is_refused(end, count):
    with pytest.raises(ValueError, match=f"one working day or more, not {count}"):
        end(date(2015, 6, 1), days=count)


@pytest.mark.parametrize(
    ("meeting", "published"),
    [
        # Thursday 16 July 2015: clear are 9, 10, 13, 14 and 15 July.
        (date(2015, 7, 16), date(2015, 7, 8)),
        # Thursday 9 April 2015, after Easter: clear are 31 March, 1, 2, 7 and 8 April.
        (date(2015, 4, 9), date(2015, 3, 30)),
        # A meeting on a Monday: the weekend before is not clear.
        (date(2015, 7, 20), date(2015, 7, 10)),
    ],
)
def test_five_clear_days_before_a_meeting(meeting, published):
    assert last_day_to_publish(meeting) == published


def test_three_clear_days_as_the_court_counted_them():
    # Elitestone: papers of Thursday 26 April 1990 for Tuesday 1 May had too few clear days. The
    # days between were the 27th, a weekend and the 30th: two. Papers had to be out by the 25th.
    assert last_day_to_publish(date(1990, 5, 1), clear_days=3) == date(1990, 4, 25)


@settings(max_examples=60)
@given(day=DAYS, days=LENGTHS)
def test_a_period_holds_the_days_it_was_made_of_and_ends_on_one(day, days):
    last = last_of_working_days(day, days=days)
    assert working_days_between(day, last) == days
    assert is_working_day(last)


@settings(max_examples=60)
@given(day=DAYS, days=LENGTHS)
def test_there_and_back_is_the_first_working_day(day, days):
    last = last_of_working_days(day, days=days)
    assert first_of_working_days(last, days=days) == last_of_working_days(day, days=1)


@settings(max_examples=60)
@given(first=DAYS, split=st.integers(0, 40), more=st.integers(0, 40))
def test_parts_of_a_period_add_up(first, split, more):
    middle, last = first + timedelta(split), first + timedelta(split + more)
    parts = working_days_between(first, middle) + working_days_between(middle + timedelta(1), last)
    assert working_days_between(first, last) == parts


@settings(max_examples=60)
@given(meeting=DAYS, clear_days=st.integers(0, 10))
def test_papers_are_out_for_the_clear_days_and_no_longer_than_needed(meeting, clear_days):
    out = last_day_to_publish(meeting, clear_days=clear_days)
    one = timedelta(1)
    assert is_working_day(out)
    assert working_days_between(out + one, meeting - one) == clear_days
