"""Steps of closing the accounts: states from days, deadlines, changes and their laws."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.topics.statutory_accounts import measures

from ..sample import deadlines, rules, timetable

NOW = date(2015, 6, 30)
RULE = measures.rule_of(rules(), financial_year="2014/15")
NO_FINDINGS = pd.DataFrame({"kind": [], "state": [], "amount_gbp": []})


def stated(table: pd.DataFrame | None = None, *, as_at: date = NOW) -> pd.DataFrame:
    table = timetable() if table is None else table
    return measures.steps(table, deadlines=deadlines(), rule=RULE, as_at=as_at)


def state_of(step: str, *, as_at: date = NOW, **changes: dict) -> str:
    return stated(timetable(**changes), as_at=as_at).set_index("milestone").loc[step, "state"]


def test_states_and_days_in_hand_worked_by_hand():
    # Signed 28 May for 30 June: 33 days. Notice 12 June; inspection opens 29 June, less 14 days
    # is 15 June: 3 days. Approval planned 10 July for 30 September: 82. Publication 7 August: 54.
    # The findings were planned for 26 June, have no deadline and are not there on the 30th.
    frame = stated()
    assert frame["state"].to_list() == [
        "done",
        "done",
        "behind plan",
        "to come",
        "done",
        "to come",
        "to come",
        "to come",
    ]
    assert frame["days_in_hand"].fillna(-1).to_list() == [33, 3, -1, 82, -1, -1, -1, 54]


@pytest.mark.parametrize(("actual", "state"), [("2015-06-30", "done"), ("2015-07-01", "done late")])
def test_a_step_on_its_deadline_is_in_time_and_a_day_after_late(actual, state):
    signed = {"actual": actual}
    assert (
        state_of("draft accounts signed", as_at=date(2015, 8, 1), draft_accounts_signed=signed)
        == state
    )


@pytest.mark.parametrize(
    ("as_at", "state"),
    [
        (date(2015, 8, 7), "to come"),
        (date(2015, 8, 8), "behind plan"),
        (date(2015, 9, 30), "behind plan"),
        (date(2015, 10, 1), "deadline missed"),
    ],
)
def test_a_step_not_done_falls_behind_and_then_misses_its_deadline(as_at, state):
    assert state_of("accounts published", as_at=as_at) == state


def test_the_notice_is_due_before_the_inspection_as_it_really_opened():
    moved = {"planned": "2015-06-29", "actual": "2015-07-06"}
    frame = stated(timetable(inspection_opens=moved)).set_index("milestone")
    assert frame.loc["notice of public rights given", "deadline"] == pd.Timestamp("2015-06-22")


def test_a_law_without_days_of_notice_sets_no_deadline_for_it():
    rule = RULE.copy()
    rule["notice_days"] = float("nan")
    frame = measures.steps(timetable(), deadlines=deadlines(), rule=rule, as_at=NOW)
    assert pd.isna(frame.set_index("milestone").loc["notice of public rights given", "deadline"])


def test_deadlines_are_those_of_the_year_of_the_accounts():
    years = timetable().assign(financial_year="2017/18")
    rule = measures.rule_of(rules(), financial_year="2017/18")
    frame = measures.steps(years, deadlines=deadlines(), rule=rule, as_at=NOW)
    assert frame["deadline"].iloc[0] == pd.Timestamp("2018-05-31")


def test_totals_worked_by_hand():
    findings = pd.DataFrame(
        {
            "kind": ["uncorrected misstatement", "corrected misstatement", *["recommendation"] * 3],
            "state": [None, None, "open", "overdue", "carried out"],
            "amount_gbp": [210.0, 900.0, None, None, None],
        }
    )
    window = pd.Series({"left_days": 18})
    assert measures.totals(stated(), window=window, findings=findings).to_dict() == {
        "steps": 8,
        "done": 3,
        "done_late": 0,
        "missed": 0,
        "behind": 1,
        "in_hand_days": 54,
        "inspection_left_days": 18,
        "uncorrected_gbp": 210,
        "recommendations_open": 2,
        "recommendations_overdue": 1,
    }


def test_changes_are_steps_that_moved_or_changed_their_state():
    before = timetable(
        draft_accounts_signed={"actual": None},
        accounts_published={"planned": "2015-08-14"},
    )
    changes = measures.changes_since(stated(), before=stated(before, as_at=date(2015, 5, 27)))
    assert changes[["milestone", "state_before", "state_now"]].values.tolist() == [
        ["draft accounts signed", "to come", "done"],
        ["audit findings reported", "to come", "behind plan"],
        ["accounts published", "to come", "to come"],
    ]


def test_nothing_changes_against_itself():
    assert measures.changes_since(stated(), before=stated()).empty


@settings(max_examples=25)
@given(days=st.integers(-200, 400))
def test_every_step_has_exactly_one_state_on_any_day(days):
    frame = stated(as_at=NOW + timedelta(days=days))
    window = pd.Series({"left_days": 0})
    counted = measures.totals(frame, window=window, findings=NO_FINDINGS)
    to_come = (frame["state"] == "to come").sum()
    assert counted["done"] + counted["missed"] + counted["behind"] + to_come == counted["steps"]


@settings(max_examples=25)
@given(seed=st.integers(0, 99))
def test_the_order_of_rows_does_not_change_a_state(seed):
    shuffled = stated(timetable().sample(frac=1, random_state=seed))
    ordered = stated()
    assert shuffled.set_index("milestone")["state"].to_dict() == dict(
        zip(ordered["milestone"], ordered["state"], strict=True)
    )


def test_days_put_back_are_counted_and_those_brought_forward_are_not():
    days = pd.to_datetime(["2015-06-12", "2015-06-26", "2015-07-17"])
    changes = pd.DataFrame({"planned_before": days, "planned_now": days + pd.Timedelta("7D")})
    assert measures.put_back(changes) == 3
    assert measures.put_back(changes.assign(planned_now=days)) == 0
    assert measures.put_back(changes.assign(planned_now=days - pd.Timedelta("7D"))) == 0
