"""Overdue, postponed and missing actions in words, and the sentence where there are none."""

from analysis.topics.risk_registers import exhibits, measures

from ..sample import DAY, NOW, risks_of


def test_an_overdue_action_stands_with_its_owner_its_date_and_its_days():
    late = measures.overdue_actions(risks_of(("CR-01", 4, 4), action_due="2015-04-30"), on=DAY)
    assert exhibits.tabulate_overdue(late, now=NOW, source="S.").as_text().splitlines()[1:] == [
        "Risk and owner | Rating | Action | Days late",
        "Risk CR-01 (CR-01). Owner: Chief Financial Officer. | Red | Revise the plan. Was due 30 "
        "April 2015; no new date given. | 31",
    ]


def test_an_overdue_action_says_when_it_is_expected_now():
    risks = risks_of(("CR-01", 4, 4), action_due="2015-04-30", action_expected="2015-07-31")
    late = measures.overdue_actions(risks, on=DAY)
    table = exhibits.tabulate_overdue(late, now=NOW, source="S.")
    assert "Was due 30 April 2015; now expected 31 July 2015. |" in table.as_text()


def test_nothing_overdue_is_a_sentence():
    none = measures.overdue_actions(risks_of(("CR-01", 4, 4)), on=DAY)
    said = exhibits.tabulate_overdue(none, now=NOW, source="S.")
    assert said.as_text() == "No action is overdue at 31 May 2015."


def test_a_date_put_back_is_told_from_and_to():
    now = risks_of(("CR-01", 4, 4), action_due="2015-09-30")
    before = risks_of(("CR-01", 4, 4), action_due="2015-04-30")
    said = exhibits.say_postponed(measures.postponed_actions(now, before=before))
    assert said.as_text() == (
        "Date put back: Revise the plan (CR-01), from 30 April 2015 to 30 September 2015."
    )
    none = exhibits.say_postponed(measures.postponed_actions(now, before=now))
    assert none.as_text() == ("No unfinished action had its date put back since the last report.")


def test_a_risk_without_an_action_left_is_named():
    done = risks_of(("CR-01", 4, 4), action_done="2015-05-01")
    assert exhibits.say_without_action(measures.without_action(done)).as_text() == (
        "Nothing more planned: Risk CR-01 (CR-01) is at 16 against a target of 8, and its action "
        "was done on 1 May 2015."
    )
    none = measures.without_action(risks_of(("CR-01", 4, 4)))
    assert exhibits.say_without_action(none).as_text() == (
        "Every risk above its target has an action still to be done."
    )
