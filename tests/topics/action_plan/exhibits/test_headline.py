"""The headline and the changes in words: some, one, none, all."""

import pytest

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.action_plan import exhibits, measures

from ..sample import actions_of

NOW, LAST = Period.parse("2015-05"), Period.parse("2015-04")
ON, BEFORE_ON = NOW.last_day, LAST.last_day
DONE = {"status": "complete", "evidence": "Minutes"}
LATE = {"due": "2015-05-01"}


def headline(*rows) -> list[str]:
    actions = actions_of(*rows)
    totals = measures.totals(actions, on=ON)
    said = exhibits.say_headline(
        compared(totals, before=totals),
        by_priority=measures.actions_by(actions, by="priority", on=ON),
        now=NOW,
    )
    return said.as_text().splitlines()


def changes(before, now) -> str:
    frame = measures.changes_since(
        actions_of(*now), before=actions_of(*before), on=ON, before_on=BEFORE_ON
    )
    return exhibits.say_changes(frame).as_text()


def test_the_headline_counts_states_and_names_who_is_late():
    said = headline(
        LATE, {}, {**DONE, "due": "2015-04-30", "completed_on": "2015-04-30", "priority": "Pursue"}
    )
    assert said == [
        "Of three actions in the plan at 31 May 2015, one is complete, one on track "
        "and one overdue.",
        "One of the two whose first agreed day has passed was complete by then (50.0%).",
        "Prevention and education has most overdue, one; none of its two actions is complete.",
    ]


def key_figures(*rows, before=()) -> dict[str, tuple]:
    now, last = (measures.totals(actions_of(*each), on=ON) for each in (rows, before))
    table = exhibits.tabulate_key_figures(
        compared(now, before=last), now=NOW, last=LAST, source="Action plan."
    )
    assert not table.notes
    return {each.label: (each.now, each.before, each.change) for each in table.figures}


def test_the_share_on_time_stands_with_its_counts():
    done = {**DONE, "due": "2015-04-30", "completed_on": "2015-04-30"}
    later = {**done, "completed_on": "2015-05-15"}
    label = "Done by the day first agreed, of those whose day has passed"
    assert key_figures(LATE, done, later, {}, before=[done])[label] == (
        *("1 of 3 (33.3%)", "1 of 1 (100.0%)"),
        "down 66.7 percentage points",
    )
    assert key_figures(LATE, before=[{}])[label] == ("0 of 1 (0.0%)", "[x]", "[x]")
    assert key_figures(LATE)["Overdue"] == ("1", "0", "up 1")


def test_where_nothing_is_late_it_says_so():
    said = headline({}, {"status": "not started"})
    assert said[1:] == [
        "No action has yet passed the day first agreed for it.",
        "No action is overdue.",
    ]


def test_two_priorities_may_be_equally_late():
    said = headline(LATE, {**LATE, "priority": "Pursue and disrupt"})
    assert said[1].startswith("None of the two whose")
    assert said[2] == (
        "Prevention and education and Pursue and disrupt have most overdue, one each."
    )


def test_a_plan_without_actions_is_said_to_have_none():
    assert headline() == ["The plan has no actions."]


def test_scope_names_the_agency_and_the_months_ahead():
    said = exhibits.say_scope(NOW, last=LAST, lead_agency="Police", months_ahead=1).as_text()
    assert "Actions led by: Police." in said
    assert "due within one month." in said
    whole = exhibits.say_scope(NOW, last=LAST, lead_agency="all", months_ahead=3).as_text()
    assert "All agencies." in whole


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ({}, {**DONE, "completed_on": "2015-05-22"}, "completed on 22 May 2015."),
        ({**LATE}, {**LATE}, "became overdue; it was due on 1 May 2015."),
        ({"status": "not started"}, {}, "from not started to on track."),
        ({"due": "2015-06-12"}, {}, "put back from 12 June 2015 to 30 June 2015."),
        ({}, {"due": "2015-06-12"}, "brought forward from 30 June 2015 to 12 June 2015."),
        (
            {"due": "2015-05-15"},
            {"status": "at risk"},
            "from on track to at risk and put back from 15 May 2015 to 30 June 2015.",
        ),
    ],
)
def test_a_change_is_said_in_a_sentence(before, now, said):
    assert changes([before], [now]) == f"PE-01 (Police), publish a guide: {said}"


def test_a_new_action_is_said_to_be_new():
    said = changes([], [{}])
    assert said.endswith("new in the plan, on track, due on 30 June 2015.")


def test_no_change_is_a_sentence():
    assert changes([{}], [{}]).startswith("No action was added")
