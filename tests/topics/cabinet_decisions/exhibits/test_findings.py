"""Sentences on Cabinet decisions: the words follow the numbers, and nothing is a sentence too."""

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.cabinet_decisions import exhibits

NOW, LAST = Period.parse("2015-08"), Period.parse("2015-07")
TOTALS = pd.Series(
    {
        "meetings": 1.0,
        "headings": 2.0,
        "paragraphs": 3.0,
        "entries": 5.0,
        "delegations": 2.0,
        "tasks": 3.0,
        "complete": 1.0,
        "outstanding": 2.0,
        "overdue": 0.0,
        "step_late": 0.0,
        "due_soon": 1.0,
    }
)
TASK = {
    "due": pd.Timestamp("2015-09-30"),
    "due_basis": "illustrative",
    "days_left": 30.0,
    "owner": "Director of Highways",
    "follow_up": "Resurface the road",
    "named_paragraph": "2",
    "is_step_late": False,
}


def headline(*, meetings=("2015-07-16",), left=(TASK,), **changed: float) -> list[str]:
    now = pd.Series({**TOTALS, **changed})
    decisions = pd.DataFrame({"decided_on": pd.to_datetime(list(meetings))})
    outstanding = pd.DataFrame(list(left))
    said = exhibits.say_headline(
        decisions,
        figures=compared(now, before=TOTALS),
        outstanding=outstanding if now["outstanding"] else outstanding.iloc[:0],
        now=NOW,
    )
    return list(said.paragraphs)


def test_headline_says_what_is_held_what_is_left_and_what_is_next():
    assert headline() == [
        "The Cabinet's meeting of 16 July 2015 stands in the register with five entries, three "
        "numbered paragraphs and two headings.",
        "Three entries set a task; one is complete and two are outstanding at 31 August 2015, "
        "none overdue.",
        "The next is due on 30 September 2015 (illustrative): paragraph 2, Director of Highways.",
    ]


def test_tasks_due_on_the_same_day_are_named_together():
    third = {**TASK, "named_paragraph": "3", "owner": "Director of Schools"}
    later = {**TASK, "due": pd.Timestamp("2015-12-18")}
    assert headline(left=(TASK, third, later))[2] == (
        "The next are due on 30 September 2015 (illustrative): paragraph 2, Director of Highways "
        "and paragraph 3, Director of Schools."
    )


def test_a_step_that_is_late_is_said_though_its_task_is_not():
    step = {"next_step": "Survey of the road", "next_step_due": pd.Timestamp("2015-08-28")}
    said = headline(left=({**TASK, "is_step_late": True, **step},))
    assert said[2] == (
        "A step of paragraph 2 is overdue, which was due on 28 August 2015: survey of the road."
    )


def test_key_figures_say_what_of_them_is_published():
    table = exhibits.tabulate_key_figures(
        compared(TOTALS, before=TOTALS), now=NOW, last=LAST, source="S."
    )
    assert table.notes == (
        "Paragraphs and entries are the summary's; what became of the tasks is illustrative.",
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"overdue": 1.0}, "two are outstanding at 31 August 2015, one overdue."),
        ({"overdue": 2.0}, "two are outstanding at 31 August 2015, all overdue."),
        (
            {"tasks": 1.0, "complete": 0.0, "outstanding": 1.0},
            "One entry sets a task; none are complete and one is outstanding at 31 August 2015, "
            "not overdue.",
        ),
        ({"tasks": 0.0, "complete": 0.0, "outstanding": 0.0}, "None of the entries sets a task."),
        ({"complete": 3.0, "outstanding": 0.0}, "All three tasks are complete at 31 August 2015."),
        (
            {"tasks": 1.0, "outstanding": 0.0},
            "The one task that they set is complete at 31 August 2015.",
        ),
    ],
)
def test_headline_follows_the_tasks(changed, words):
    assert words in headline(**changed)[1]


def test_nothing_outstanding_leaves_out_the_next_task():
    assert len(headline(complete=3.0, outstanding=0.0)) == 2


def test_the_task_that_is_longest_overdue_is_called_so():
    late = {**TASK, "days_left": -3.0, "due_basis": "published"}
    assert headline(left=(late,))[2].startswith("The longest overdue was due on 30 September 2015")
    assert headline(left=(late, late))[2].startswith("The longest overdue were due on 30 September")


def test_two_meetings_and_none_have_their_words():
    assert headline(meetings=("2015-07-16", "2015-09-24"))[0].startswith(
        "Two Cabinet meetings, 16 July 2015 to 24 September 2015, stand in the register"
    )
    assert headline(meetings=())[0].startswith("No Cabinet meeting stands in the register")


def change(**values: object) -> str:
    row = {
        "named_paragraph": "7",
        "owner": "Director of Highways",
        "follow_up": "Build",
        "state_before": "not started",
        "state_now": "not started",
        "due_before": pd.Timestamp("2015-10-30"),
        "due_now": pd.Timestamp("2015-10-30"),
        "completed_on": pd.NaT,
    }
    said = exhibits.say_changes(pd.DataFrame([{**row, **values}])).as_text()
    return said.removeprefix("Paragraph 7, Director of Highways: ")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"state_now": "in progress"}, "from not started to in progress."),
        (
            {"state_now": "complete", "completed_on": pd.Timestamp("2015-08-27")},
            "Paragraph 7, Director of Highways, “Build”: completed on 27 August 2015.",
        ),
        (
            {"state_now": "overdue", "state_before": "in progress"},
            "became overdue; it was due on 30 October 2015.",
        ),
        (
            {"due_now": pd.Timestamp("2015-12-18")},
            "due day moved later, from 30 October 2015 to 18 December 2015.",
        ),
        (
            {"due_now": pd.Timestamp("2015-09-18"), "state_now": "in progress"},
            "from not started to in progress and due day moved earlier, from 30 October 2015 to "
            "18 September 2015.",
        ),
        (
            {"state_before": "not listed", "due_before": pd.NaT},
            "new in the register, not started, due on 30 October 2015.",
        ),
    ],
)
def test_a_change_says_what_happened(values, words):
    assert change(**values) == words


def test_no_change_is_a_sentence():
    said = exhibits.say_changes(pd.DataFrame(columns=["named_paragraph"])).as_text()
    assert said == "No task was added, moved, finished or became overdue since the last report."


def test_a_heading_in_doubt_is_a_caution_and_none_a_sentence():
    columns = ["heading", "paragraph", "named_year", "day", "year_of_day"]
    row = ["2014/15 as at 31 May 2015", 17.0, "2014/15", pd.Timestamp("2015-05-31"), "2015/16"]
    said = exhibits.say_headings_in_doubt(pd.DataFrame([row], columns=columns))
    assert said.role == "caution"
    assert "paragraph 17, “2014/15 as at 31 May 2015”, names 2014/15, but 31 May 2015 is in " in (
        said.as_text()
    )
    none = exhibits.say_headings_in_doubt(pd.DataFrame(columns=columns))
    assert (none.role, none.as_text()) == (
        "text",
        "No heading names a day outside its financial year.",
    )


def test_verbs_are_said_with_their_paragraphs_without_the_total():
    rows = [("noted", 2, "1, 2"), ("approved", 1, "2"), ("Total", 3, None)]
    by_verb = pd.DataFrame(rows, columns=["verb", "entries", "paragraphs"])
    assert exhibits.say_verbs(by_verb).as_text() == "Paragraphs by verb: noted 1, 2; approved 2."
    assert exhibits.say_verbs(by_verb.iloc[2:]).as_text() == "The register has no entries."


def test_scope_names_the_directorate():
    def scope(directorate: str) -> str:
        return exhibits.say_scope(NOW, last=LAST, directorate=directorate, soon_days=30).as_text()

    assert "All directorates. Due soon means due within 30 days." in scope("all")
    assert "Highways only." in scope("Highways")
