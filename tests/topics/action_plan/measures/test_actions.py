"""States that follow from dates, what is on time, what changed: by hand, at the edges, by law."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.topics.action_plan import measures

from ..sample import actions_of

ON, BEFORE_ON = date(2015, 5, 31), date(2015, 4, 30)
DONE = {"status": "complete", "evidence": "Minutes"}
STATES = ("complete", "on_track", "at_risk", "overdue", "not_started")


@pytest.mark.parametrize("status", ["on track", "at risk", "not started"])
def test_an_action_is_overdue_from_the_day_after_it_was_due(status):
    actions = actions_of(
        {"due": "2015-05-30", "status": status}, {"due": "2015-05-31", "status": status}
    )
    pressing = measures.pressing_actions(actions, on=ON)
    assert pressing.loc[pressing["state"].eq("overdue"), "action_ref"].to_list() == ["PE-01"]
    assert measures.totals(actions, on=ON)["overdue"] == 1


def test_a_complete_action_is_never_overdue():
    actions = actions_of({**DONE, "due": "2015-01-31", "completed_on": "2015-05-01"})
    totals = measures.totals(actions, on=ON)
    assert (totals["complete"], totals["overdue"]) == (1, 0)


def test_on_time_is_against_the_day_first_agreed():
    # Two days have passed: one action was done on its day, one put back is not late by its new
    # day but by its first. Done early, with the day still to come, is not counted yet.
    actions = actions_of(
        {**DONE, "due": "2015-04-30", "completed_on": "2015-04-30"},
        {"due": "2015-08-31", "first_due": "2015-03-31"},
        {**DONE, "due": "2015-09-30", "completed_on": "2015-05-01"},
    )
    totals = measures.totals(actions, on=ON)
    assert totals[["fallen_due", "on_time", "on_time_share"]].to_list() == [2, 1, 0.5]


@pytest.mark.parametrize("due", ["2015-04-01", "2015-05-29"])
def test_done_late_is_not_on_time_even_where_the_day_was_put_back(due):
    late = {"first_due": "2015-04-01", "due": due, "completed_on": "2015-04-15"}
    actions = actions_of({**DONE, **late})
    assert measures.totals(actions, on=ON)["on_time_share"] == 0


def test_without_an_action_there_is_no_share():
    totals = measures.totals(actions_of(), on=ON)
    assert totals.drop("on_time_share").eq(0).all()
    assert pd.isna(totals["on_time_share"])


def test_only_complete_actions_need_evidence():
    actions = actions_of({}, {**DONE, "evidence": None, "completed_on": "2015-05-01"}, DONE)
    lacking = measures.lacking_evidence(actions, on=ON)
    assert lacking["action_ref"].to_list() == ["PE-02"]


def test_actions_are_counted_by_agency_with_a_total():
    actions = actions_of(
        {"lead_agency": "Schools", "status": "at risk"},
        {"lead_agency": "Police", **DONE, "due": "2015-05-01", "completed_on": "2015-05-01"},
        {"lead_agency": "Police", "due": "2015-05-01"},
    )
    counted = measures.actions_by(actions, by="lead_agency", on=ON)
    assert counted[["lead_agency", *STATES, "actions"]].values.tolist() == [
        ["Schools", 0, 0, 1, 0, 0, 1],
        ["Police", 1, 0, 0, 1, 0, 2],
        ["Total", 1, 0, 1, 1, 0, 3],
    ]
    assert counted["on_time_share"].fillna(-1).to_list() == [-1, 0.5, 0.5]
    assert counted[["with_evidence", "lacking_evidence"]].values.tolist()[-1] == [1, 0]


def test_no_action_leaves_a_total_of_noughts():
    counted = measures.actions_by(actions_of(), by="priority", on=ON)
    assert counted[["priority", "actions"]].values.tolist() == [["Total", 0]]


def test_pressing_actions_are_the_overdue_then_those_at_risk_by_due_day():
    actions = actions_of(
        {"due": "2015-06-30", "status": "at risk"},
        {"due": "2015-05-29"},
        {"due": "2015-06-12", "status": "at risk"},
        {"due": "2015-03-31", "status": "not started"},
        {"due": "2015-06-12"},
    )
    pressing = measures.pressing_actions(actions, on=ON)
    assert pressing["action_ref"].to_list() == ["PE-04", "PE-02", "PE-03", "PE-01"]


def test_due_next_runs_from_the_day_itself_to_the_end_of_the_third_month():
    days = ["2015-05-30", "2015-05-31", "2015-08-31", "2015-09-01"]
    actions = actions_of(*({"due": day} for day in days), {**DONE, "due": "2015-06-30"})
    due = measures.actions_due(actions, on=ON, months=3)
    assert due["action_ref"].to_list() == ["PE-02", "PE-03"]


def test_every_action_is_pressing_due_next_or_among_the_rest():
    actions = actions_of({"due": "2015-05-01"}, {"due": "2015-07-01"}, {"due": "2016-07-01"}, DONE)
    rest = measures.other_actions(actions, on=ON, months=3)
    assert rest["action_ref"].to_list() == ["PE-03", "PE-04"]


def test_changes_are_of_state_and_of_due_day_what_became_overdue_first():
    before = actions_of(
        {"due": "2015-06-30", "status": "not started"},
        {},
        {"due": "2015-05-15"},
        {"due": "2015-05-29", "status": "at risk"},
    )
    now = actions_of(
        {"due": "2015-06-30", "status": "on track"},
        {},
        {"due": "2015-05-15"},
        {"due": "2015-07-17", "first_due": "2015-05-29", "status": "at risk"},
        {"due": "2016-03-31"},
    )
    changes = measures.changes_since(now, before=before, on=ON, before_on=BEFORE_ON)
    assert changes[["action_ref", "state_before", "state_now"]].values.tolist() == [
        ["PE-03", "on track", "overdue"],
        ["PE-04", "at risk", "at risk"],
        ["PE-01", "not started", "on track"],
        ["PE-05", "not listed", "on track"],
    ]


def test_the_same_plan_on_the_same_day_has_not_changed():
    actions = actions_of({}, {"due": "2015-05-01"}, DONE)
    assert measures.changes_since(actions, before=actions, on=ON, before_on=ON).empty


kinds = st.fixed_dictionaries(
    {
        "status": st.sampled_from(["complete", "on track", "at risk", "not started"]),
        "due": st.integers(-60, 60).map(lambda days: str(ON + timedelta(days))),
        "lead_agency": st.sampled_from(["Police", "Schools", "Health"]),
    }
)


@settings(max_examples=30)
@given(st.lists(kinds, max_size=8), st.randoms(use_true_random=False))
def test_states_add_up_in_any_order_and_by_any_part(rows, random):
    actions = actions_of(*rows)
    totals = measures.totals(actions, on=ON)
    assert totals[list(STATES)].sum() == len(rows)
    shuffled = actions.sample(frac=1, random_state=random.randint(0, 9))
    assert measures.totals(shuffled, on=ON).equals(totals)
    by_agency = measures.actions_by(actions, by="lead_agency", on=ON)
    assert by_agency[list(STATES)].iloc[-1].to_list() == totals[list(STATES)].to_list()
