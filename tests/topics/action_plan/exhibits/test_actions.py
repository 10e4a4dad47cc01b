"""Charts and tables of actions: words by case, and a sentence where there is nothing."""

import pytest

from analysis.page import Chart, Statement, Table
from analysis.periods import Period
from analysis.topics.action_plan import exhibits, measures

from ..sample import actions_of

NOW = Period.parse("2015-05")
ON = NOW.last_day
SOURCE = "Action plan, 31 May 2015."
DONE = {"status": "complete", "evidence": "Minutes"}
LATE = {"due": "2015-05-01"}


def chart(*rows) -> Chart | Statement:
    counts = measures.actions_by(actions_of(*rows), by="priority", on=ON)
    return exhibits.draw_priorities(counts, now=NOW, source=SOURCE)


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        ([{}], "No action is overdue."),
        ([LATE], "Prevention and education has one overdue action."),
        (
            [{**LATE, "priority": "Pursue and disrupt"}, LATE, LATE],
            "Prevention and education has two overdue actions and pursue and disrupt one.",
        ),
    ],
)
def test_the_finding_names_the_priorities_that_are_late(rows, finding):
    assert chart(*rows).finding == finding


def test_every_state_has_its_word_in_the_chart():
    drawn = chart({}, LATE, DONE, {"status": "at risk"}, {"status": "not started"})
    for word in ("Complete", "On track", "At risk", "Overdue", "Not started"):
        assert word in drawn.svg
    assert "All bars together: Complete 1, On track 1" in drawn.alt


def test_a_plan_without_actions_draws_nothing():
    assert chart().as_text() == "The plan has no actions."


def test_agencies_have_a_row_each_and_a_total():
    actions = actions_of({}, {"lead_agency": "Health"})
    counts = measures.actions_by(actions, by="lead_agency", on=ON)
    table = exhibits.tabulate_agencies(counts, now=NOW, source=SOURCE)
    assert [row[0] for row in table.as_json()["rows"]] == ["Police", "Health", "Total"]
    assert table.as_json()["total"]


def test_no_share_on_time_is_not_applicable():
    counts = measures.actions_by(actions_of({}), by="priority", on=ON)
    table = exhibits.tabulate_on_time(counts, now=NOW, source=SOURCE)
    assert table.as_json()["rows"][0][1:4] == ["0", "0", "[z]"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{}], "No action is complete yet, so no evidence is due."),
        ([DONE], "Evidence is given for every complete action."),
        (
            [{**DONE, "evidence": None}, DONE],
            "Called complete, but without evidence: PE-01 (Police), publish a guide.",
        ),
    ],
)
def test_evidence_is_given_missing_or_not_due(rows, said):
    actions = actions_of(*rows)
    complete = measures.totals(actions, on=ON)["complete"]
    lacking = measures.lacking_evidence(actions, on=ON)
    assert exhibits.say_evidence(lacking, complete=complete).as_text() == said


def test_pressing_actions_have_state_agency_and_progress():
    actions = actions_of({**LATE, "progress": "A trainer is being hired."})
    table = exhibits.tabulate_pressing(
        measures.pressing_actions(actions, on=ON), now=NOW, source=SOURCE
    )
    named, state, *others = table.as_json()["rows"][0]
    assert named == "PE-01: Publish a guide"
    assert (state["text"], state["shape"]) == ("Overdue", "diamond")
    assert others == [
        "Police",
        "Was 1 May 2015; no new date given",
        "A trainer is being hired.",
    ]


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ({**LATE, "expected": "2015-07-31"}, "Was 1 May 2015; expected 31 July 2015"),
        ({"status": "at risk"}, "30 June 2015"),
    ],
)
def test_a_pressing_action_has_its_due_day_and_a_late_one_the_new_day(action, words):
    table = exhibits.tabulate_pressing(
        measures.pressing_actions(actions_of(action), on=ON), now=NOW, source=SOURCE
    )
    assert table.as_json()["rows"][0][3] == words


def test_the_rest_says_where_evidence_is_missing():
    actions = actions_of({**DONE, "evidence": None}, DONE, {"due": "2016-01-31"})
    others = measures.other_actions(actions, on=ON, months=3)
    table = exhibits.tabulate_others(others, now=NOW, source=SOURCE)
    assert [row[-1] for row in table.as_json()["rows"]] == ["none", "Minutes", "[z]"]


def test_nothing_to_list_is_a_sentence():
    none = measures.pressing_actions(actions_of({}), on=ON)
    said = exhibits.tabulate_pressing(none, now=NOW, source=SOURCE)
    assert said.as_text() == "No action was overdue or at risk at 31 May 2015."
    due = measures.actions_due(actions_of(DONE), on=ON, months=3)
    said = exhibits.tabulate_due(due, months_ahead=3, now=NOW, source=SOURCE)
    assert said.as_text() == "No action falls due within three months of 31 May 2015."
    rest = measures.other_actions(actions_of({}), on=ON, months=3)
    said = exhibits.tabulate_others(rest, now=NOW, source=SOURCE)
    assert said.as_text() == "Every action of the plan is listed above."


def test_what_is_due_next_is_a_table_by_day():
    due = measures.actions_due(
        actions_of({"due": "2015-07-01"}, {"due": "2015-06-01"}), on=ON, months=3
    )
    table = exhibits.tabulate_due(due, months_ahead=3, now=NOW, source=SOURCE)
    assert isinstance(table, Table)
    assert [row[2] for row in table.as_json()["rows"]] == ["1 June 2015", "1 July 2015"]
