"""Red risks in full, and every risk against its target."""

import pytest

from analysis.page import Statement, Table
from analysis.topics.risk_registers import exhibits, measures

from ..sample import EXEMPT, LAST, NOW, moved, risks_of


def red(now: tuple, before: tuple | None = (4, 4), **words: object):
    last = risks_of(*([("CR-01", *before)] if before else []))
    rows = measures.red_risks(moved(risks_of(("CR-01", *now), **words), last))
    return exhibits.tabulate_red(rows, now=NOW, last=LAST, source="S.")


def test_a_red_risk_is_told_with_score_cause_controls_action_date_and_owner():
    (table,) = red((5, 4), action_due="2015-04-30")
    assert isinstance(table, Table)
    assert table.as_text().splitlines() == [
        "Risk CR-01 (CR-01), 31 May 2015",
        "Red risk | Corporate register",
        "Score | 20 (likelihood 5 × impact 4); 16 (4 × 4) at 28 February 2015; target 8 (2 × 4)",
        "Why | Grant falls. Services are cut.",
        "In place | Monthly monitoring.",
        "Being done | Revise the plan. Overdue: was due 30 April 2015; no new date given. Owner: "
        "Chief Financial Officer.",
    ]


@pytest.mark.parametrize(
    ("before", "words"),
    [(None, "; new; target"), (EXEMPT, "; exempt in the last report; target")],
)
def test_a_red_risk_without_an_earlier_score_says_why(before, words):
    (table,) = red((5, 4), before)
    assert words in table.as_text()


def test_no_red_risk_is_a_sentence():
    (said,) = red((1, 1))
    assert isinstance(said, Statement)
    assert said.as_text() == "No risk is Red at 31 May 2015."


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "No risk is reported in public."),
        ([EXEMPT], "No risk is reported in public."),
        ([(2, 4), (1, 1)], "Every risk is at its target score or below."),
        (
            [(4, 4), (1, 1)],
            "One of two risks is above target, the furthest by 8 points: Risk CR-00.",
        ),
        (
            [(4, 4), (3, 4), (4, 4)],
            "Three of three risks are above target, the furthest by 8 points: Risk CR-00 and Risk "
            "CR-02.",
        ),
        ([(4, 4)] * 5, "Five of five risks are above target, the furthest by 8 points."),
    ],
)
def test_the_distance_to_target_is_told_by_how_many_and_how_far(rows, words):
    risks = risks_of(*((f"CR-0{at}", *steps) for at, steps in enumerate(rows)))
    assert exhibits.say_gaps(measures.by_gap(risks)).as_text() == words


def test_every_risk_stands_with_its_score_its_target_and_the_gap():
    risks = risks_of(("CR-01", 1, 1), ("CR-02", 4, 4), ("CR-03", *EXEMPT))
    table = exhibits.tabulate_gaps(measures.by_gap(risks), now=NOW, source="S.")
    assert table.as_text().splitlines()[2:] == [
        "Risk CR-02 (CR-02) | Red | 4 × 4 = 16 | 2 × 4 = 8 | 8",
        "Risk CR-01 (CR-01) | Green | 1 × 1 = 1 | 2 × 4 = 8 | −7",
    ]
