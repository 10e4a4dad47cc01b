"""When services could end, and what that frees in a year."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.periods import Period
from analysis.topics.public_health_grant import measures

from ..sample import services, stated

JANUARY = Period.parse("2016-01")
PLANNED = pd.DataFrame({"service_ref": ["PH-01", "PH-03"], "saving_first_gbp": [700.0, 50.0]})


def freed(frame: pd.DataFrame | None = None, *, notice=JANUARY, year="2016/17") -> pd.DataFrame:
    frame = services() if frame is None else frame
    return measures.freed_in(frame, notice=notice, financial_year=year)


def test_ends_and_months_worked_by_hand():
    # Six months from 31 January 2016 are 31 July: August to March are 8 months, 1,200 x 8/12 = 800.
    # Twelve months would be January 2017, but the contract ends on 31 March 2016: all 12 months.
    # The third is mandated.
    frame = freed()
    ends = frame["earliest_end"].dt.strftime("%Y-%m-%d").fillna("")
    assert ends.to_list() == ["2016-07-31", "2016-03-31", ""]
    assert frame["months_left"].to_list() == [8, 12, 0]
    assert frame["could_free_gbp"].to_list() == [800, 600, 0]


@pytest.mark.parametrize(
    ("months", "end"), [(0, "2016-01-31"), (1, "2016-02-29"), (2, "2016-03-31"), (13, "2017-02-28")]
)
def test_notice_runs_from_month_end_to_month_end(months, end):
    frame = freed(services(PH_01={"notice_months": months}))
    assert frame["earliest_end"].iloc[0] == pd.Timestamp(end)


def test_a_contract_that_ended_before_notice_ends_with_the_notice():
    frame = freed(services(PH_02={"contract_ends": "2015-09-30"}))
    assert frame["earliest_end"].iloc[1] == pd.Timestamp("2016-01-31")


@pytest.mark.parametrize(
    ("notice", "months"), [("2016-03", 6), ("2016-09", 0), ("2017-01", 0), ("2015-01", 12)]
)
def test_months_left_stay_within_the_year(notice, months):
    frame = freed(notice=Period.parse(notice))
    assert frame["months_left"].iloc[0] == months


@given(months=st.integers(0, 30), later=st.integers(0, 12))
def test_later_notice_never_frees_more(months, later):
    frame = services(PH_01={"notice_months": months})
    then = freed(frame)["could_free_gbp"]
    assert (freed(frame, notice=JANUARY.minus(-later))["could_free_gbp"] <= then).all()
    assert then.between(0, frame["budget_gbp"]).all()


def test_services_by_the_day_they_could_end_worked_by_hand():
    # Quitting ends with its contract on 31 March 2016, step-down after six months' notice; weighing
    # is mandated. 600 + 800 = 1,400 is freed, 700 + 50 planned.
    table = measures.by_earliest_end(freed(), planned=PLANNED)
    assert table["service"].to_list() == ["Quitting", "Step-down", "mandated", "Total"]
    assert table["services"].to_list() == [1, 1, 1, 3]
    assert table["budget_gbp"].to_list() == [600, 1200, 200, 2000]
    assert table["could_free_gbp"].to_list() == [600, 800, 0, 1400]
    assert table["planned_gbp"].to_list() == [0, 700, 50, 750]
    assert table["with_contract"].iloc[:2].to_list() == [True, False]
    assert table[["notice_months", "earliest_end"]].iloc[2:].isna().all(axis=None)


def test_the_order_of_the_file_moves_no_total():
    turned = measures.by_earliest_end(freed(services().iloc[::-1]), planned=PLANNED)
    as_given = measures.by_earliest_end(freed(), planned=PLANNED)
    pd.testing.assert_frame_equal(turned, as_given)


def test_without_mandated_services_there_is_no_row_for_them():
    table = measures.by_earliest_end(freed(services().iloc[:1]), planned=PLANNED)
    assert table["service"].to_list() == ["Step-down", "Total"]


@pytest.mark.parametrize(
    ("due", "days"),
    # 31 January 2016 is a Sunday; Friday the 29th is the last working day before it.
    [("2016-01-29", 0), ("2016-01-31", 0), ("2016-01-28", 1), ("2016-01-22", 5), ("2016-02-05", 0)],
)
def test_the_time_left_for_notice_is_in_working_days(due, days):
    frame = stated({"decision_due": "2015-12-18"}, {"decision_due": due})
    time = measures.time_for_notice(frame, notice=JANUARY)
    assert time.to_list() == [pd.Timestamp(due), days]


def test_decisions_that_are_taken_do_not_hold_notice_up():
    taken = {
        "screening_done_on": "2015-08-20",
        "full_assessment": "no",
        "decision": "approved",
        "decided_on": "2015-08-30",
    }
    time = measures.time_for_notice(stated(taken), notice=JANUARY)
    assert pd.isna(time["decided_by"])


@pytest.mark.parametrize(("saving", "named"), [(800.0, []), (801.0, ["PH-01"])])
def test_a_saving_that_notice_does_not_allow_is_found(saving, named):
    planned = PLANNED.assign(saving_first_gbp=[saving, 50.0])
    over = measures.more_than_freed(freed(), planned=planned)
    assert over["service_ref"].to_list() == named


def test_what_is_freed_at_most_worked_by_hand():
    # Ending on 31 January 2016 leaves 2 months of 2015/16: 1,200 x 2/12 + 600 x 2/12 = 300.
    # 2016/17: 800 + 600 = 1,400 against 350 needed.
    years = pd.DataFrame({"recurring_gbp": [0.0, 350.0]})
    at_once = services(PH_01={"notice_months": 0}, PH_02={"notice_months": 0})
    at_most = measures.freed_at_most(
        freed(), freed_before=freed(at_once, year="2015/16"), years=years
    )
    assert at_most.to_list() == [300, 1400, 350, 0.25]


def test_several_proposals_for_a_service_count_together():
    twice = pd.concat([PLANNED, PLANNED])
    table = measures.by_earliest_end(freed(), planned=twice)
    assert table["planned_gbp"].to_list() == [0, 1400, 100, 1500]


def test_a_share_of_nothing_freed_is_missing():
    years = pd.DataFrame({"recurring_gbp": [0.0, 350.0]})
    none = freed(services().iloc[2:])
    at_most = measures.freed_at_most(none, freed_before=none, years=years)
    assert pd.isna(at_most["needed_share"])
