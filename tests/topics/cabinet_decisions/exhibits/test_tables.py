"""Tables of Cabinet decisions: what is made up is marked, and an empty one is a sentence."""

from datetime import date

import pandas as pd
import pytest

from analysis.page import Statement
from analysis.periods import Period
from analysis.topics.cabinet_decisions import exhibits

NOW = Period.parse("2015-08")
ENTRY = {
    "decision_ref": "2015-07/7a",
    "named_paragraph": "7",
    "verb": "authorised",
    "decision": "The Director to build",
    "owner": "Director of Highways",
    "owner_basis": "published",
    "follow_up": "Build",
    "due": pd.Timestamp("2015-10-30"),
    "due_basis": "illustrative",
    "completed_on": pd.NaT,
    "state": "not started",
    "days_left": 60.0,
    "progress": None,
    "next_step": None,
    "next_step_due": pd.NaT,
    "is_step_late": False,
    "see_also": None,
}
NOTHING_TO_DO = dict.fromkeys(("owner", "owner_basis", "follow_up", "due", "due_basis")) | {
    "verb": "noted",
    "state": "none needed",
    "days_left": None,
}


def entries(*changes: dict) -> pd.DataFrame:
    frame = pd.DataFrame([{**ENTRY, **each} for each in changes])
    return frame.assign(due=pd.to_datetime(frame["due"]))


def row(table) -> str:
    return table.as_text().splitlines()[2]


def test_an_outstanding_task_has_its_owner_day_and_state():
    table = exhibits.tabulate_outstanding(entries({}), now=NOW, source="S.")
    assert row(table) == (
        "7, authorised | Director of Highways | Build | 30 October 2015 (illustrative) | "
        "Not started | [x]"
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"due_basis": "published"}, "| 30 October 2015 |"),
        ({"owner_basis": "illustrative"}, "| Director of Highways (illustrative) |"),
        ({"state": "overdue", "days_left": -1.0}, "| Overdue by one day |"),
        ({"state": "overdue", "days_left": -12.0}, "| Overdue by 12 days |"),
        ({"progress": "Plans drawn"}, "| Plans drawn."),
        ({"see_also": "Roads"}, "| See the appendix Roads."),
        (
            {
                **{"progress": "Plans drawn", "see_also": "Roads", "next_step": "Survey"},
                **{"next_step_due": pd.Timestamp("2015-08-28"), "is_step_late": True},
            },
            "| Plans drawn. Survey is overdue: was due 28 August 2015. See the appendix Roads.",
        ),
    ],
)
def test_a_task_is_worded_by_its_state(change, words):
    assert words in row(exhibits.tabulate_outstanding(entries(change), now=NOW, source="S."))


def test_nothing_outstanding_is_a_sentence():
    empty = entries({}).iloc[:0]
    left = exhibits.tabulate_outstanding(empty, now=NOW, source="S.")
    assert isinstance(left, Statement)
    assert left.as_text() == "No task was outstanding at 31 August 2015."


def test_an_entry_of_the_register_says_what_became_of_its_task_if_it_sets_one():
    done = {"state": "complete", "completed_on": pd.Timestamp(date(2015, 8, 27))}
    rows = entries({}, done, NOTHING_TO_DO).drop(columns="named_paragraph")
    table = exhibits.tabulate_register(rows, now=NOW, source="S.")
    assert table.as_text().splitlines()[2:] == [
        "2015-07/7a | Authorised | The Director to build. Task: not started.",
        "2015-07/7a | Authorised | The Director to build. Task: complete, 27 August 2015.",
        "2015-07/7a | Noted | The Director to build",
    ]


def test_headings_end_with_their_total():
    headings = pd.DataFrame(
        [["Roads", "1, 2", 3, 2, 1, 1, 0], ["Total", None, 3, 2, 1, 1, 0]],
        columns=["heading", "paragraphs", "entries", "tasks", "complete", "outstanding", "overdue"],
    )
    table = exhibits.tabulate_headings(headings, now=NOW, source="S.")
    assert table.as_text().splitlines()[2:] == [
        "Roads | 1, 2 | 3 | 2 | 1 | 0",
        "Total | all | 3 | 2 | 1 | 0",
    ]
