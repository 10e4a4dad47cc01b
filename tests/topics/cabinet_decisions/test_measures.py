"""Measures of decisions: cases worked by hand, edges, and laws over any register."""

from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.topics.cabinet_decisions import measures

NOW, LAST = date(2015, 8, 31), date(2015, 7, 31)
COLUMNS = ["decision_ref", "heading", "paragraph", "verb", "status", "due", "completed_on"]


def register_of(*rows: tuple, decided_on: str = "2015-07-16") -> pd.DataFrame:
    """Rows of (ref, heading, paragraph, verb, status, due, completed on)."""
    frame = pd.DataFrame(list(rows), columns=COLUMNS)
    days = {name: pd.to_datetime(frame[name]) for name in ("due", "completed_on")}
    words = {"owner": "Director of Highways", "follow_up": "Task " + frame["decision_ref"]}
    meeting = {"decided_on": pd.Timestamp(decided_on), "next_step_due": pd.NaT}
    return frame.assign(**days, **words, **meeting)


FIVE = register_of(
    ("1a", "Roads", 1, "noted", "none needed", None, None),
    ("2a", "Roads", 2, "delegated", "in progress", "2015-08-30", None),
    ("2b", "Roads", 2, "requested", "complete", "2015-08-10", "2015-08-20"),
    ("3a", "Schools", 3, "noted", "none needed", None, None),
    ("3b", "Schools", 3, "planned", "not started", "2015-09-30", None),
)


def test_totals_worked_by_hand():
    # Tasks: 2a, 2b and 3b. 2a was due on 30 August and is late on the 31st; 3b is due in 30 days.
    assert measures.totals(FIVE, as_at=NOW, soon_days=30).to_dict() == {
        "meetings": 1,
        "headings": 2,
        "paragraphs": 3,
        "entries": 5,
        "delegations": 2,
        "tasks": 3,
        "complete": 1,
        "outstanding": 2,
        "overdue": 1,
        "step_late": 0,
        "due_soon": 1,
    }


def test_a_task_is_overdue_from_the_day_after_it_was_due():
    def state(day: date) -> str:
        return measures.with_state(FIVE, as_at=day)["state"].iloc[1]

    assert state(date(2015, 8, 30)) == "in progress"
    assert state(date(2015, 8, 31)) == "overdue"


def test_a_step_is_late_only_while_its_task_is_outstanding_and_not_overdue_itself():
    # Each step was due on 30 August, also those of 2a (overdue itself) and 2b (complete).
    steps = FIVE.assign(next_step_due=pd.Timestamp("2015-08-30"))
    late = measures.with_state(steps, as_at=NOW)["is_step_late"]
    assert late.to_list() == [False, False, False, False, True]
    assert measures.totals(steps, as_at=NOW, soon_days=30)["step_late"] == 1
    in_time = measures.with_state(steps, as_at=date(2015, 8, 30))["is_step_late"]
    assert not in_time.any()


def test_a_complete_task_is_never_overdue_and_has_no_days_left():
    stated = measures.with_state(FIVE, as_at=date(2020, 1, 1))
    assert stated["state"].iloc[2] == "complete"
    assert stated["days_left"].isna().to_list() == [True, False, True, True, False]


def test_due_soon_begins_today_and_leaves_out_what_is_late():
    def soon(day: date, days: int) -> float:
        return measures.totals(FIVE, as_at=day, soon_days=days)["due_soon"]

    assert soon(date(2015, 8, 30), 0) == 1
    assert soon(NOW, 29) == 0
    assert soon(NOW, 30) == 1


def test_entries_by_verb_puts_the_most_frequent_first_with_its_paragraphs():
    by_verb = measures.entries_by_verb(FIVE)
    assert by_verb["verb"].to_list() == ["noted", "delegated", "requested", "planned", "Total"]
    assert by_verb["entries"].to_list() == [2, 1, 1, 1, 5]
    assert by_verb["paragraphs"].to_list()[:3] == ["1, 3", "2", "2"]
    assert pd.isna(by_verb["paragraphs"].iloc[-1])


def test_tasks_by_heading_worked_by_hand():
    assert measures.tasks_by_heading(FIVE, as_at=NOW).fillna("-").values.tolist() == [
        ["Roads", "1, 2", 3, 2, 1, 1, 1],
        ["Schools", "3", 2, 1, 0, 1, 0],
        ["Total", "-", 5, 3, 1, 2, 1],
    ]


def test_the_same_heading_at_two_meetings_stays_apart_and_paragraphs_name_their_meeting():
    two = pd.concat([FIVE, register_of(*FIVE[COLUMNS].values.tolist(), decided_on="2015-09-24")])
    by_heading = measures.tasks_by_heading(two, as_at=NOW)
    assert by_heading["heading"].to_list() == ["Roads", "Schools", "Roads", "Schools", "Total"]
    assert by_heading["paragraphs"].iloc[2] == "2015-09/1, 2015-09/2"
    assert measures.totals(two, as_at=NOW, soon_days=30)["paragraphs"] == 6


def test_outstanding_tasks_come_by_their_due_day():
    assert measures.outstanding_tasks(FIVE.iloc[::-1], as_at=NOW)["decision_ref"].to_list() == [
        "2a",
        "3b",
    ]


def test_changes_are_new_finished_late_and_moved_tasks_late_ones_first():
    before = register_of(
        ("1a", "Roads", 1, "noted", "none needed", None, None),
        ("2a", "Roads", 2, "delegated", "in progress", "2015-08-30", None),
        ("2b", "Roads", 2, "requested", "in progress", "2015-08-10", None),
        ("3b", "Schools", 3, "planned", "not started", "2015-09-15", None),
    )
    changes = measures.changes_since(FIVE, before=before, as_at=NOW, before_as_at=LAST)
    assert changes[["decision_ref", "state_before", "state_now"]].values.tolist() == [
        ["2a", "in progress", "overdue"],
        ["2b", "in progress", "complete"],
        ["3b", "not started", "not started"],
    ]
    assert changes["due_before"].iloc[2] == pd.Timestamp("2015-09-15")


def test_a_new_entry_is_a_change_only_if_it_sets_a_task():
    changes = measures.changes_since(FIVE, before=FIVE.iloc[:0], as_at=NOW, before_as_at=LAST)
    assert changes["decision_ref"].to_list() == ["2a", "2b", "3b"]
    assert set(changes["state_before"]) == {"not listed"}


def test_the_same_register_on_the_same_day_has_no_change():
    assert measures.changes_since(FIVE, before=FIVE, as_at=NOW, before_as_at=NOW).empty


def test_a_heading_is_doubted_only_where_year_and_day_disagree():
    headings = [
        "2014/15 Actual Expenditure as at 31 May 2015",
        "2015/16 Outturn Forecast as at 31 May 2015",
        "Financial Statements 2014/15",
        "Progress at 31 May 2015",
    ]
    decisions = pd.DataFrame({"heading": headings, "paragraph": range(1, 5)})
    in_doubt = measures.headings_in_doubt(decisions)
    assert in_doubt.drop(columns="heading").values.tolist() == [
        [1, "2014/15", date(2015, 5, 31), "2015/16"]
    ]


def test_an_empty_register_has_noughts_and_only_totals():
    empty = FIVE.iloc[:0]
    assert not measures.totals(empty, as_at=NOW, soon_days=30).any()
    assert measures.entries_by_verb(empty)["entries"].to_list() == [0]
    assert measures.tasks_by_heading(empty, as_at=NOW)["tasks"].to_list() == [0]
    assert measures.outstanding_tasks(empty, as_at=NOW).empty
    assert measures.headings_in_doubt(empty).empty


STATUSES = st.sampled_from(["none needed", "not started", "in progress", "complete"])
ROWS = st.lists(
    st.tuples(
        st.integers(1, 9),
        st.sampled_from(["noted", "delegated", "planned"]),
        STATUSES,
        st.dates(date(2015, 7, 16), date(2015, 12, 31)),
    ),
    min_size=1,
    max_size=12,
)


def drawn(rows: list[tuple]) -> pd.DataFrame:
    return register_of(
        *(
            (f"{place}a", f"Heading {paragraph % 3}", paragraph, verb, status, due, due)
            for place, (paragraph, verb, status, due) in enumerate(rows)
        )
    )


@settings(max_examples=25)
@given(rows=ROWS)
def test_parts_make_the_whole(rows):
    decisions = drawn(rows)
    whole = measures.totals(decisions, as_at=NOW, soon_days=30)
    assert whole["complete"] + whole["outstanding"] == whole["tasks"] <= whole["entries"]
    assert whole["overdue"] + whole["due_soon"] <= whole["outstanding"]
    by_heading = measures.tasks_by_heading(decisions, as_at=NOW).iloc[-1]
    for name in ("entries", "tasks", "complete", "outstanding", "overdue"):
        assert by_heading[name] == whole[name]
    assert measures.entries_by_verb(decisions)["entries"].iloc[-1] == whole["entries"]


@settings(max_examples=25)
@given(rows=ROWS, seed=st.integers(0, 99))
def test_the_order_of_rows_does_not_matter(rows, seed):
    decisions = drawn(rows)
    shuffled = decisions.sample(frac=1, random_state=seed)
    both = (decisions, shuffled)
    totals, other = (measures.totals(each, as_at=NOW, soon_days=30) for each in both)
    assert totals.equals(other)
    left, again = (
        set(measures.outstanding_tasks(each, as_at=NOW)["decision_ref"]) for each in both
    )
    assert left == again
    headings, others = (
        measures.tasks_by_heading(each, as_at=NOW).set_index("heading") for each in both
    )
    assert headings.sort_index().equals(others.sort_index())
