"""Audit findings in words: counts, pounds, what is open, and none at all."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.statutory_accounts import exhibits

NOW = Period.parse("2015-06")
KINDS = ["corrected misstatement", "uncorrected misstatement", "disclosure", "recommendation"]


NONE = pd.Series({"past": 0, "later": 0})


def said(counts: list[int], amounts: list[float], *, left: int = 0, late: int = 0) -> list[str]:
    frame = pd.DataFrame({"kind": KINDS, "findings": counts, "amount_gbp": amounts})
    total = pd.DataFrame(
        [
            {
                "kind": "Total",
                "findings": sum(counts),
                "amount_gbp": sum(amounts),
                "open": left,
                "overdue": late,
            }
        ]
    )
    return list(exhibits.say_findings(pd.concat([frame, total]), now=NOW).paragraphs)


def test_findings_are_counted_by_kind_with_their_pounds():
    assert said([2, 1, 1, 2], [3.74e6, 210e3, 0, 0], left=2) == [
        "Six findings: two corrected misstatements (£3.7m), one uncorrected misstatement (£0.2m), "
        "one gap in the notes and two recommendations. Two recommendations are open, none overdue."
    ]


@pytest.mark.parametrize(
    ("left", "late", "words"),
    [
        (0, 0, "No recommendation is open."),
        (1, 0, "One recommendation is open, and it is not overdue."),
        (1, 1, "One recommendation is open, and it is overdue."),
        (3, 1, "Three recommendations are open, one of them overdue."),
    ],
)
def test_open_recommendations_are_said_as_they_stand(left, late, words):
    assert said([0, 0, 0, 3], [0, 0, 0, 0], left=left, late=late)[0].endswith(f". {words}")


def test_no_findings_are_a_sentence():
    assert said([0, 0, 0, 0], [0, 0, 0, 0]) == [
        "The auditor had reported no findings at 30 June 2015."
    ]
    none = exhibits.tabulate_findings(pd.DataFrame(), not_listed=NONE, now=NOW, source="S.")
    assert none.as_text() == "There are no findings to list."


def findings() -> pd.DataFrame:
    row = {
        "finding_ref": "14-05",
        "title": "Tell finance",
        "kind": "recommendation",
        "amount_gbp": float("nan"),
        "response": "Agreed",
        "owner": "Chief Accountant",
        "due": pd.Timestamp("2015-09-30"),
        "priority": "medium",
        "state": "open",
    }
    other = {
        **row,
        "kind": "corrected misstatement",
        "amount_gbp": 640_000.0,
        "due": pd.NaT,
        "priority": None,
        "state": None,
    }
    return pd.DataFrame([row, other])


def test_only_a_recommendation_has_an_owner_a_day_and_a_state():
    lines = exhibits.tabulate_findings(findings(), not_listed=NONE, now=NOW, source="S.")
    assert lines.as_text().splitlines()[2:] == [
        "Tell finance | Recommendation | [z] | Agreed. Chief Accountant, by 30 September 2015, "
        "medium priority: open.",
        "Tell finance | Corrected misstatement | 640,000 | Agreed.",
    ]


@pytest.mark.parametrize(
    ("past", "later", "notes"),
    [
        (0, 0, ()),
        (2, 0, ("Not listed: two findings of earlier years, with nothing left to do.",)),
        (
            1,
            6,
            (
                "Not listed: one finding of earlier years, with nothing left to do and six "
                "findings reported later.",
            ),
        ),
    ],
)
def test_findings_that_are_not_listed_are_accounted_for(past, later, notes):
    left_out = pd.Series({"past": past, "later": later})
    table = exhibits.tabulate_findings(findings(), not_listed=left_out, now=NOW, source="S.")
    assert table.notes == notes
