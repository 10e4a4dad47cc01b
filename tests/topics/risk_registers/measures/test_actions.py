"""Overdue, postponed and missing actions: by hand, at the edges of the dates, and a law."""

from datetime import timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.topics.risk_registers import measures

from ..sample import DAY, EXEMPT, risks_of


def due(*days: str | None, done: list[str | None] | None = None, **words: object) -> pd.DataFrame:
    rows = [(f"CR-0{place}", 4, 4) for place, _ in enumerate(days, start=1)]
    return risks_of(*rows, action_due=list(days), action_done=done or [None] * len(rows), **words)


def test_overdue_actions_worked_by_hand():
    # To 31 May: 31 March is 30 + 31 = 61 days back, 30 April 31 days.
    risks = due("2015-04-30", "2015-03-31", "2015-06-01")
    late = measures.overdue_actions(risks, on=DAY)
    assert late[["risk_id", "days_overdue"]].to_numpy().tolist() == [["CR-02", 61], ["CR-01", 31]]


@pytest.mark.parametrize(("day", "days"), [("2015-05-30", [1]), ("2015-05-31", [])])
def test_an_action_is_overdue_from_the_day_after_it_was_due(day, days):
    assert measures.overdue_actions(due(day), on=DAY)["days_overdue"].to_list() == days


def test_an_action_done_late_is_not_overdue():
    assert measures.overdue_actions(due("2015-03-31", done=["2015-05-30"]), on=DAY).empty


def test_an_exempt_action_is_never_overdue():
    hidden = risks_of(("CR-01", *EXEMPT), action_due="2015-01-01")
    assert measures.overdue_actions(hidden, on=DAY).empty


def test_a_date_put_back_is_found_worked_by_hand():
    # CR-01 from 30 April to 30 September: 31 + 30 + 31 + 31 + 30 = 153 days later.
    before = due("2015-04-30", "2015-04-30", "2015-04-30", "2015-04-30")
    now = due(
        "2015-09-30",
        "2015-04-30",
        "2015-09-30",
        "2015-09-30",
        done=[None, None, "2015-05-01", None],
        action=["Revise the plan", "Revise the plan", "Revise the plan", "Another"],
    )
    found = measures.postponed_actions(now, before=before)
    assert found[["risk_id", "days_later"]].to_numpy().tolist() == [["CR-01", 153]]
    assert found["action_due_before"].to_list() == [pd.Timestamp("2015-04-30")]


def test_a_date_brought_forward_is_not_put_back():
    assert measures.postponed_actions(due("2015-06-30"), before=due("2015-07-31")).empty


def test_a_risk_above_target_with_its_action_done_has_none_left():
    risks = risks_of(
        ("CR-01", 3, 4), ("CR-02", 2, 4), ("CR-03", 4, 4), action_done=["2015-05-01"] * 2 + [None]
    )
    # Targets are 8: CR-02 is at it and CR-03 has an action still to do.
    assert measures.without_action(risks)["risk_id"].to_list() == ["CR-01"]


@settings(max_examples=12)
@given(st.lists(st.integers(-400, 400), max_size=9), st.integers(0, 400))
def test_what_is_overdue_stays_overdue_until_it_is_done(offsets, later):
    risks = due(*(str(DAY + timedelta(days=days)) for days in offsets))
    today = measures.overdue_actions(risks, on=DAY)
    then = measures.overdue_actions(risks, on=DAY + timedelta(days=later))
    assert set(today["risk_id"]) <= set(then["risk_id"])
    assert len(today) == sum(days < 0 for days in offsets)
    assert today["days_overdue"].is_monotonic_decreasing
