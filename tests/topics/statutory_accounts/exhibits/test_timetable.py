"""Timetable, inspection and law: what is missing has a symbol, and a short window a caution."""

from datetime import date

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.statutory_accounts import exhibits, measures

from ..sample import deadlines, rules, timetable

NOW = Period.parse("2015-06")
RULE = measures.rule_of(rules(), financial_year="2014/15")
TOTALS = pd.Series(
    {
        "steps": 8.0,
        "done": 3.0,
        "done_late": 0.0,
        "missed": 0.0,
        "behind": 1.0,
        "in_hand_days": 54.0,
        "inspection_left_days": 18.0,
    }
)


def chart(totals: pd.Series = TOTALS, **changes: dict):
    table = timetable(**changes)
    stated = measures.steps(table, deadlines=deadlines(), rule=RULE, as_at=NOW.last_day)
    return exhibits.draw_timetable(stated, totals=totals, put_back=0, now=NOW, source="S.")


def test_the_timetable_has_every_step_with_its_days():
    lines = chart().table.as_text().splitlines()
    assert lines[1:3] == [
        "Step | Planned | Done | Law's deadline",
        "Draft accounts signed | 29 May 2015 | 28 May 2015 | 30 June 2015",
    ]
    assert lines[4] == "Audit findings reported | 26 June 2015 | Behind plan | none"
    assert len(lines) == 10


def test_a_step_done_after_its_deadline_is_marked():
    lines = chart(draft_accounts_signed={"actual": "2015-07-02"}).table.as_text().splitlines()
    assert lines[2].endswith("| 2 July 2015, late | 30 June 2015")


def test_the_finding_is_the_steps_as_they_stand():
    assert chart().finding == (
        "Three of the eight steps of closing the accounts are done; one has fallen behind plan."
    )


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ([], "Days are illustrative but for those that Sources names; deadlines are the law's."),
        (
            ["accounts_approved"],
            "Published are the days of: accounts approved. Other days are illustrative.",
        ),
    ],
)
def test_the_note_says_which_days_are_made_up(published, words):
    table = chart(**{step: {"basis": "published"} for step in published}).table
    assert words in table.notes


def window(**changes: object) -> pd.Series:
    found = measures.inspection_window(timetable(), rule=RULE, as_at=NOW.last_day)
    return pd.Series({**found, **changes}, dtype=object)


def test_a_whole_window_is_a_plain_sentence():
    said = exhibits.say_inspection(window(), rule=RULE)
    assert said.role == "text"
    assert said.as_text() == (
        "The law asks for 20 working days (2011 Regulations, regulation 9).\n"
        "From 29 June 2015 to 24 July 2015 there are 20 working days, as the law asks."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"open_days": 19}, "19 working days, one day too few: opened on 29 June 2015, it must"),
        ({"open_days": 23}, "23 working days, three days too many: opened on 29 June 2015, it"),
        ({}, "20 working days, but not all of the days it must include."),
    ],
)
def test_a_window_that_is_not_the_law_s_is_a_caution(changes, words):
    said = exhibits.say_inspection(window(is_whole=False, **changes), rule=RULE)
    assert said.role == "caution"
    assert words in said.as_text()


def test_days_that_must_be_included_are_named():
    named = window(included_from=date(2018, 6, 1), included_to=date(2018, 6, 14))
    assert "20 working days, with those from 1 June 2018 to 14 June 2018 (" in (
        exhibits.say_inspection(named, rule=RULE).as_text()
    )


def test_a_change_of_the_law_is_told_for_the_year_it_comes():
    law = measures.law_by_year(deadlines(), inspection=rules())
    assert exhibits.say_coming_law(law, financial_year="2014/15").as_text() == (
        "For the accounts of 2017/18, under the 2015 Regulations: draft signed by 31 May, no "
        "longer 30 June; accounts published by 31 July, no longer 30 September; 30 working days of "
        "inspection, no longer 20; the inspection must include 1 June 2018 to 14 June 2018."
    )
    assert exhibits.say_coming_law(law, financial_year="2017/18").as_text() == (
        "The law changes no deadline in the years held here."
    )


@pytest.mark.parametrize(
    ("hand", "left", "said"),
    [
        (
            54,
            18,
            "Publication is 54 days before its deadline and 18 working days of inspection are "
            "left.",
        ),
        (
            -3,
            1,
            "Publication is three days after its deadline and one working day of inspection is "
            "left.",
        ),
        (float("nan"), 0, "No working days of inspection are left."),
        (1, float("nan"), "Publication is one day before its deadline."),
    ],
)
def test_the_days_in_hand_and_left_stand_under_the_timetable(hand, left, said):
    totals = pd.Series({**TOTALS, "in_hand_days": hand, "inspection_left_days": left})
    assert chart(totals).table.notes[0] == said
