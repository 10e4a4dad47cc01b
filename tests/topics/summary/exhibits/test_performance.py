"""Sentences on risks, results, accounts, actions and decisions, by how many there are."""

import pandas as pd
import pytest

from analysis.periods import Period, Quarter
from analysis.topics.summary import exhibits


def risks(*movements, red=1):
    frame = pd.DataFrame(
        {"movement": movements, "title": [f"Risk {n}" for n in range(1, len(movements) + 1)]}
    )
    return exhibits.say_risks(frame, red=red)


@pytest.mark.parametrize(
    ("movements", "red", "said"),
    [
        (
            ["unchanged", "unchanged", "increased", "new"],
            5,
            "Most of the 3 risks have stayed at the same level (2), none has reduced and one has "
            "increased: Risk 3. Five are Red.",
        ),
        (
            ["unchanged", "reduced", "reduced"],
            1,
            "Of the 3 risks, one has stayed at the same level, two have reduced and none has "
            "increased. One is Red.",
        ),
        (["new", "closed"], 0, "No risk stands in both reports. None is Red."),
    ],
)
def test_risks(movements, red, said):
    assert risks(*movements, red=red) == said


def test_three_that_increased_are_named_and_four_are_not():
    assert "three have increased: Risk 1, Risk 2 and Risk 3." in risks(*["increased"] * 3)
    assert risks(*["increased"] * 4).startswith(
        "Of the 4 risks, none has stayed at the same level, none has reduced and four have "
        "increased. "
    )


def test_scorecard():
    figures = pd.DataFrame(
        {"now": [19.0, 12.0, 47.0], "before": [17.0, 11.0, 47.0]},
        index=["green", "red", "indicators"],
    )
    now, last = Quarter.parse("2014-15-q4"), Quarter.parse("2013-14-q4")
    said = exhibits.say_scorecard(figures, worse=1, better=0, now=now, last=last)
    assert said == (
        "In Quarter 4 2014/15, 19 of 47 indicators are green and 12 red, against 17 and 11 in "
        "Quarter 4 2013/14. One is red and deteriorated, none is green and improved."
    )


@pytest.mark.parametrize(
    ("stage", "outcome", "condition", "said"),
    [
        (
            "indicated",
            "unqualified",
            "no matters arising",
            "has indicated that it will give an unqualified opinion on the 2014/15 financial "
            "statements, subject to no matters arising.",
        ),
        (
            "indicated",
            "qualified",
            None,
            "has indicated that it will give a qualified opinion on the 2014/15 financial "
            "statements.",
        ),
        (
            "given",
            "unqualified",
            "no matters arising",
            "has given an unqualified opinion on the 2014/15 financial statements.",
        ),
        (
            "not indicated",
            None,
            None,
            "has not yet indicated an opinion on the 2014/15 financial statements.",
        ),
    ],
)
def test_an_indication_is_never_an_opinion_given(stage, outcome, condition, said):
    opinion = pd.Series(
        {"stage": stage, "auditor": "Auditors", "outcome": outcome, "condition": condition}
    )
    assert exhibits.say_accounts(opinion, financial_year="2014/15") == (
        f"Auditors, the external auditor, {said}"
    )


@pytest.mark.parametrize(
    ("complete", "overdue", "said"),
    [
        (9, 3, "Nine of 24 actions are complete and three are overdue."),
        (1, 1, "One of 24 actions is complete and one is overdue."),
        (0, 0, "None of 24 actions is complete and none is overdue."),
    ],
)
def test_actions(complete, overdue, said):
    totals = pd.Series({"actions": 24.0, "complete": complete, "overdue": overdue})
    assert exhibits.say_actions(totals) == said


@pytest.mark.parametrize(
    ("tasks", "left", "overdue", "steps", "said"),
    [
        (6, 5, 0, 0, "Five of six tasks are outstanding at 31 August 2015, none overdue."),
        (
            6,
            5,
            0,
            1,
            "Five of six tasks are outstanding at 31 August 2015, none overdue, though one has a "
            "step overdue.",
        ),
        (6, 1, 1, 0, "One of six tasks is outstanding at 31 August 2015, one overdue."),
        (6, 0, 0, 0, "None of six tasks is outstanding at 31 August 2015."),
        (0, 0, 0, 0, "No decision of the Cabinet sets a task."),
    ],
)
def test_decisions(tasks, left, overdue, steps, said):
    counts = {"tasks": tasks, "outstanding": left, "overdue": overdue, "step_late": steps}
    totals = pd.Series(counts)
    assert exhibits.say_decisions(totals, now=Period.parse("2015-08")) == said
