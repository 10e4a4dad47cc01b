"""Movers with their reasons, new and closed apart, the grids and their table."""

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.topics.risk_registers import exhibits, measures

from ..sample import DAY, EXEMPT, LAST, NOW, moved, risks_of


def changes(now: tuple, before: tuple, **words: object) -> list[str]:
    rows = moved(risks_of(("CR-01", *now), **words), risks_of(("CR-01", *before)))
    return exhibits.say_changes(rows).as_text().splitlines()


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (
            (5, 4),
            (4, 4),
            "Increased: Risk CR-01 (CR-01), from 16 (likelihood 4 × impact 4) to 20 (likelihood 5 "
            "× impact 4), still Red. Costs rose faster than planned.",
        ),
        (
            (2, 3),
            (4, 4),
            "Reduced: Risk CR-01 (CR-01), from 16 (likelihood 4 × impact 4) to 6 (likelihood 2 × "
            "impact 3), from Red to Green. Costs rose faster than planned.",
        ),
        (
            (4, 3),
            (3, 4),
            "Same score, other steps: Risk CR-01 (CR-01), 12 as before, from 3 × 4 to 4 × 3. "
            "Costs rose faster than planned.",
        ),
        ((3, 4), (3, 4), "No risk changed its score since the last report."),
    ],
)
def test_a_mover_is_told_with_its_scores_rating_and_reason(now, before, words):
    assert changes(now, before) == [words]


def test_a_move_without_a_reason_says_so():
    assert changes((5, 4), (4, 4), change_reason=None)[0].endswith("This refresh gives no reason.")


POINTER = "Three actions are overdue: see the appendix Plan"


def test_a_risk_that_stayed_is_named_where_its_owner_points_to_another_appendix():
    still = (
        "Unchanged: Risk CR-01 (CR-01), 12 (likelihood 3 × impact 4), Amber. Three actions are "
        "overdue: see the appendix Plan."
    )
    assert changes((3, 4), (3, 4), see_also=POINTER) == [
        "No risk changed its score since the last report.",
        still,
    ]
    two = [("CR-01", 3, 4), ("CR-02", 4, 4)]
    rows = moved(risks_of(*two, see_also=[POINTER, None]), risks_of(*two[:1], ("CR-02", 5, 5)))
    said = exhibits.say_changes(rows).as_text().splitlines()
    assert [said[0][:8], said[1:]] == ["Reduced:", [still]]


def test_a_mover_keeps_its_pointer_after_its_reason():
    said = changes((5, 4), (4, 4), see_also=POINTER)[0]
    assert said.endswith(
        "Costs rose faster than planned. Three actions are overdue: see the " + ("appendix Plan.")
    )


def test_new_and_closed_risks_stand_apart_from_those_that_moved():
    rows = moved(risks_of(("CR-01", 5, 5)), risks_of(("CR-02", 2, 3)))
    assert exhibits.say_changes(rows).as_text() == (
        "No risk changed its score since the last report."
    )
    notes = ["CR-02 is recorded as closed. The work ended (Head of ICT, 29 May 2015).", "CR-021."]
    assert exhibits.say_new_and_closed(rows, notes=notes).as_text().splitlines() == [
        "New: Risk CR-01 (CR-01), scored 25 (likelihood 5 × impact 5), Red. Grant falls. Owner: "
        "Chief Financial Officer.",
        "Closed: Risk CR-02 (CR-02), last scored 6 (likelihood 2 × impact 3), Green. The work "
        "ended (Head of ICT, 29 May 2015).",
    ]


@pytest.mark.parametrize(("now", "before"), [((1, 1), (1, 1)), (EXEMPT, (1, 1)), ((1, 1), EXEMPT)])
def test_without_new_or_closed_risks_there_is_a_sentence(now, before):
    rows = moved(risks_of(("CR-01", *now)), risks_of(("CR-01", *before)))
    said = exhibits.say_new_and_closed(rows, notes=()).as_text()
    assert said == "No risk is new and none is closed."


def header(now: pd.DataFrame, before: pd.DataFrame) -> list[str]:
    by_register = measures.movements_by_register(moved(now, before))
    table = exhibits.tabulate_movements(by_register, now=NOW, last=LAST, source="S.")
    return [column.label for column in table.columns]


def test_columns_for_exempt_risks_stand_only_where_there_are_any():
    public, exempt = risks_of(("CR-01", 1, 1)), risks_of(("CR-01", *EXEMPT))
    usual = ["Register", "Last report", "Increased", "Reduced", "Unchanged", "New", "Closed", "Now"]
    assert header(public, public) == usual
    assert header(exempt, public) == [*usual[:-1], "Now exempt", "Now"]
    assert header(public, exempt) == [*usual[:-1], "No longer exempt", "Now"]


def matrix(now: pd.DataFrame, before: pd.DataFrame):
    figures = compared(measures.totals(now, on=DAY), before=measures.totals(before, on=DAY))
    grid = measures.matrix(now, before=before)
    return exhibits.draw_matrix(grid, figures=figures, now=NOW, last=LAST, source="S.")


def test_the_table_of_the_grids_names_the_risks_of_every_cell_that_has_any():
    chart = matrix(risks_of(("CR-01", 5, 4), ("CR-02", 1, 1)), risks_of(("CR-01", 4, 4)))
    assert chart.table.as_text().splitlines()[1:] == [
        "Score | Rating | Risks at 28 February 2015 | Risks at 31 May 2015",
        "5 × 4 = 20 | Red | none | CR-01",
        "4 × 4 = 16 | Red | CR-01 | none",
        "1 × 1 = 1 | Green | none | CR-02",
    ]


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (5, 1, "One of one risk is in the Red corner of the grid, against none at"),
        (1, 5, "None of one risk is in the Red corner of the grid, against one at"),
    ],
)
def test_the_finding_counts_the_red_corner(now, before, words):
    chart = matrix(risks_of(("CR-01", now, 5)), risks_of(("CR-01", before, 5)))
    assert chart.finding == f"{words} 28 February 2015."


def test_empty_registers_give_empty_grids():
    chart = matrix(risks_of(), risks_of())
    assert "0 red, 0 amber, 0 green. 31 May 2015: 0 red, 0 amber, 0 green." in chart.alt
    assert chart.table.as_json()["rows"] == []
