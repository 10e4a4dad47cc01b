"""Risk of slipping and optimism: the words follow the numbers, the rule is told in full."""

import pandas as pd
import pytest

from analysis.page import Chart, Statement, Table
from analysis.periods import Period
from analysis.topics.capital_spend_rate import exhibits, measures

from ..sample import FIVE, projects_of

NOW, SOURCE = Period.parse("2015-05"), "Capital monitor."


def drawn(projects: pd.DataFrame) -> Chart:
    risks = measures.slippage_risk(projects, now=NOW)
    return exhibits.draw_risk(
        measures.by_points(risks),
        highest=measures.highest_risk(risks),
        rule=measures.points_rule(),
        counted=measures.counts_spending(projects, now=NOW),
        now=NOW,
        source=SOURCE,
    )


def optimism_of(projects: pd.DataFrame) -> Chart | Statement:
    return exhibits.draw_optimism(
        measures.uncontracted_works(projects, mitigated_share=0.5),
        without_bounds=measures.without_bounds(projects),
        mitigated_share=0.5,
        now=NOW,
        source=SOURCE,
    )


@pytest.mark.parametrize(
    ("unsigned", "finding"),
    [
        (
            ["B"],
            "One project of 5 has 5 points of risk or more, with £120 of the £1,000 that managers "
            "still expect to spend by 31 March.",
        ),
        ([], "No project has 5 points of risk or more."),
    ],
)
def test_the_projects_at_most_risk_are_counted(unsigned, finding):
    # Half of every budget is grant: design 2, no contract 2 and grant 1 make 5.
    projects = FIVE.assign(
        contracted=FIVE["project_ref"].map(lambda ref: "no" if ref in unsigned else "yes")
    )
    assert drawn(projects).finding.startswith(finding)


def test_the_whole_rule_stands_under_the_table():
    (rule, not_counted, untested) = drawn(FIVE).table.notes
    assert rule == (
        "Points: feasibility 3; design 2; procurement 1; no contract signed 2; completion date "
        "past 2; completion within 92 days 1; spent less than 50% of what the time gone would "
        "make 2; 50% or more paid by grants, which may have an end date, 1; 25% or more of the "
        "budget rolled forward 1. A complete project has none."
    )
    assert "not counted yet" in not_counted
    assert "not been tried on past projects" in untested


def test_what_is_counted_is_not_said_to_be_left_out():
    assert not any(
        "not counted" in note for note in drawn(FIVE.assign(basis="payments")).table.notes
    )


def test_a_project_is_listed_with_the_reasons_for_its_points():
    projects = projects_of(
        ("A", "Roads", "design", 60, 40, 0, 0, 100),
        ("B", "Roads", "on site", 100, 0, 0, 0, 100),
    ).assign(contracted=["no", "yes"], completion=pd.Timestamp("2015-04-30"))
    risks = measures.slippage_risk(projects, now=NOW)
    table = exhibits.tabulate_risk(risks, largest=10, now=NOW, source=SOURCE)
    rows = table.as_text().splitlines()[2:]
    assert rows == [
        "Project A (A) | 8 | Design 2, completion date past 2, no contract 2, mostly grant 1 and "
        "rolled forward 1. | 0.00 | 30 April 2015",
        "Project B (B) | 3 | Completion date past 2 and mostly grant 1. | 0.00 | 30 April 2015",
    ]


def test_only_the_largest_are_listed_and_none_is_a_sentence():
    risks = measures.slippage_risk(FIVE, now=NOW)
    table = exhibits.tabulate_risk(risks, largest=2, now=NOW, source=SOURCE)
    assert isinstance(table, Table)
    assert len(table.frame) == 2
    none = exhibits.tabulate_risk(risks.assign(points=0), largest=2, now=NOW, source=SOURCE)
    assert isinstance(none, Statement)
    assert none.as_text() == "No project has a point of risk to list."


def test_optimism_is_told_as_a_test_with_its_bounds_and_its_assumption():
    projects = projects_of(
        ("A", "Roads", "design", 100, 0, 0, 0, 100),
        ("B", "Roads", "design", 30, 0, 0, 0, 30),
    ).assign(contracted="no", works_type=["standard civil", "equipment"])
    chart = optimism_of(projects)
    # 100 x 1.03 and 1.44; the equipment has no bounds.
    assert chart.finding == (
        "Building works without a contract have £100 of budget; if they prove as optimistic as "
        "such works have, they would need £103 to £144."
    )
    notes = chart.table.notes
    assert notes[0].startswith("A test of the budget, not a forecast")
    assert notes[1].startswith("Used: the upper bound less 50% of it, the part of the causes")
    assert notes[2] == (
        "One more project without a contract, budget £30, is equipment, grants or loans, which "
        "have no published bounds."
    )


def test_nothing_without_a_contract_is_a_sentence():
    assert optimism_of(FIVE).as_text() == "No budget for building works is without a contract."
