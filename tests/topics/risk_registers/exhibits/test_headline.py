"""The headline, the key figures and what is said of exempt risks, by number and sign."""

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.topics.risk_registers import exhibits, measures

from ..sample import DAY, EXEMPT, LAST, NOW, moved, risks_of


def figures(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    then = measures.totals(before, on=LAST.last_day)
    return compared(measures.totals(now, on=DAY), before=then)


def headline(now: pd.DataFrame, before: pd.DataFrame) -> list[str]:
    said = exhibits.say_headline(
        figures(now, before),
        movements=moved(now, before),
        overdue=measures.overdue_actions(now, on=DAY),
        now=NOW,
    )
    return said.as_text().splitlines()


BEFORE = [("CR-01", 3, 4), ("CR-02", 3, 4), ("CR-03", 3, 4), ("CR-04", 3, 4), ("CR-05", 3, 4)]


def now_with(**steps: tuple[int, int]) -> pd.DataFrame:
    """The five risks, those named (CR_01) with other steps."""
    rows = [(name, *steps.get(name.replace("-", "_"), there)) for name, *there in BEFORE]
    return risks_of(*rows)


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ({}, "All five risks in both reports stayed at the same level."),
        (
            {"CR_02": (4, 4)},
            "Most of the five risks in both reports stayed at the same level (four), none has "
            "reduced and one has increased: Risk CR-02.",
        ),
        (
            {"CR_01": (1, 1), "CR_02": (2, 4)},
            "Most of the five risks in both reports stayed at the same level (three), two have "
            "reduced and none has increased.",
        ),
        (
            {"CR_01": (1, 1), "CR_02": (5, 5), "CR_03": (4, 4)},
            "Of the five risks in both reports, two stayed at the same level, one has reduced and "
            "two have increased: Risk CR-02 and Risk CR-03.",
        ),
        (
            {name.replace("-", "_"): (5, 5) for name, *_ in BEFORE},
            "Of the five risks in both reports, none stayed at the same level, none has reduced "
            "and five have increased.",
        ),
    ],
)
def test_the_movement_is_told_by_how_many_went_which_way(steps, words):
    assert headline(now_with(**steps), risks_of(*BEFORE))[0] == words


def test_one_risk_alone_and_none_at_all_have_their_own_words():
    one, other = risks_of(("CR-01", 1, 1)), risks_of(("CR-02", 1, 1))
    assert headline(one, one)[0] == "The one risk in both reports stayed at the same level."
    assert headline(one, other)[0] == (
        "No risk stands in both reports, so none can be compared. One is new and one closed, so "
        "the registers hold one risk now."
    )


@pytest.mark.parametrize(
    ("extra", "gone", "words"),
    [
        (1, 0, " One is new and none closed, so the registers hold six risks now."),
        (0, 2, " None are new and two closed, so the registers hold five risks now."),
        (2, 1, " Two are new and one closed, so the registers hold seven risks now."),
    ],
)
def test_new_and_closed_risks_lead_from_those_in_both_reports_to_those_now(extra, gone, words):
    joined = [(f"TR-0{at}", 1, 1) for at in range(extra)]
    left = [(f"TR-1{at}", 1, 1) for at in range(gone)]
    said = headline(risks_of(*BEFORE, *joined), risks_of(*BEFORE, *left))[0]
    assert said == f"All five risks in both reports stayed at the same level.{words}"


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (2, 3, "two of five risks are Red, one fewer than in the last report."),
        (1, 1, "one of five risks is Red, as many as in the last report."),
        (3, 1, "three of five risks are Red, two more than in the last report."),
        (0, 0, "none of five risks is Red, as many as in the last report."),
    ],
)
def test_the_red_ones_are_told_with_their_change(now, before, words):
    def with_red(number: int) -> pd.DataFrame:
        return risks_of(*((f"CR-0{at}", 4 if at < number else 1, 4) for at in range(5)))

    assert headline(with_red(now), with_red(before))[1] == f"At 31 May 2015, {words}"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "No action is overdue."),
        ([4], "One action is overdue, on a Red risk."),
        ([1], "One action is overdue, on a risk that is not Red."),
        ([4, 4, 1], "Three actions are overdue, two of them on Red risks."),
        ([4, 1], "Two actions are overdue, one of them on a Red risk."),
        ([1, 1], "Two actions are overdue, none of them on Red risks."),
    ],
)
def test_overdue_actions_are_told_with_those_on_red_risks(rows, words):
    late = [(f"CR-0{at}", likelihood, 4) for at, likelihood in enumerate(rows, start=1)]
    risks = risks_of(*late, action_due="2015-05-01")
    assert headline(risks, risks)[2] == words


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        ([(1, 1)], [(1, 1)], "No risk is exempt from publication."),
        (
            [EXEMPT],
            [EXEMPT],
            "One other risk is kept private, as the law allows (exempt under Schedule",
        ),
        (
            [EXEMPT, EXEMPT],
            [(1, 1), EXEMPT],
            "Two other risks are kept private, as the law allows (exempt under Schedule",
        ),
        ([EXEMPT], [(1, 1)], "One risk in the last report is exempt now."),
        (
            [(1, 1)],
            [EXEMPT],
            "No risk is exempt from publication. One risk exempt in the last report is public now, "
            "without a comparison.",
        ),
    ],
)
def test_exempt_risks_are_only_counted(now, before, words):
    frames = [
        risks_of(*((f"CR-0{at}", *steps) for at, steps in enumerate(rows)))
        for rows in (now, before)
    ]
    by_register = measures.movements_by_register(moved(*frames))
    said = exhibits.say_exempt(figures(*frames), by_register=by_register).as_text()
    assert words in said
    assert "CR-0" not in said


@pytest.mark.parametrize(("overdue", "table"), [(0, None), (2, "overdue_actions")])
def test_overdue_actions_have_a_table_to_lead_to_only_where_there_are_any(overdue, table):
    compared_figures = figures(now_with(CR_02=(4, 4)), risks_of(*BEFORE))
    compared_figures.loc["overdue", "now"] = overdue
    shown = exhibits.tabulate_key_figures(compared_figures, now=NOW, last=LAST, source="S.")
    tables = {row.label: row.table for row in shown.figures}
    assert tables["Actions overdue"] == table


def test_key_figures_have_every_total_and_explain_the_score():
    table = exhibits.tabulate_key_figures(
        figures(now_with(CR_02=(4, 4)), risks_of(*BEFORE)), now=NOW, last=LAST, source="S."
    )
    assert {row.label: (row.now, row.before, row.change) for row in table.figures} == {
        "Risks on the registers, without exempt ones": ("5", "5", "no change"),
        "Red (score 16 to 25)": ("1", "0", "up 1"),
        "Amber (score 8 to 15)": ("4", "5", "down 1"),
        "Green (score 1 to 6)": ("0", "0", "no change"),
        "Total exposure, points (all scores added up)": ("64", "60", "up 4"),
        "Risks above their target score": ("5", "5", "no change"),
        "Actions overdue": ("0", "0", "no change"),
        "Exempt risks, not counted in any line above": ("0", "0", "no change"),
    }
    assert "Green is low (1 to 6)" in table.notes[0]


@pytest.mark.parametrize(
    ("register", "words"),
    [("all", "Both registers."), ("corporate", "The corporate register only.")],
)
def test_the_scope_names_the_dates_and_the_register(register, words):
    said = exhibits.say_scope(NOW, last=LAST, register=register).as_text()
    assert "Risks at 31 May 2015, compared with the refresh at 28 February 2015." in said
    assert words in said
