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


def test_projects_without_points_are_in_the_table_but_do_not_outweigh_the_others():
    chart = drawn(FIVE)
    assert "No points | " in chart.as_text()
    assert "No points" not in chart.alt


def test_the_whole_rule_is_a_table():
    table = exhibits.tabulate_rule(measures.points_rule(), counted=False)
    assert table.as_text().splitlines()[2:] == [
        "Stage: feasibility | 3",
        "Stage: design | 2",
        "Stage: procurement | 1",
        "No contract signed | 2",
        "Completion date past | 2",
        "Completion within 92 days | 1",
        "Spent less than 50% of what the time gone would make | 2",
        "50% or more paid by grants, which may have an end date | 1",
        "25% or more of the budget rolled forward | 1",
    ]
    (added, not_counted, untested) = table.notes
    assert added.startswith("Points are added up.")
    assert "not counted yet" in not_counted
    assert "not been tried on past projects" in untested


def test_what_is_counted_is_not_said_to_be_left_out():
    table = exhibits.tabulate_rule(measures.points_rule(), counted=True)
    assert not any("not counted" in note for note in table.notes)


def test_a_project_is_listed_with_the_reasons_for_its_points():
    projects = projects_of(
        ("A", "Roads", "design", 60, 40, 0, 0, 100),
        ("B", "Roads", "on site", 100, 0, 0, 0, 100),
    ).assign(contracted=["no", "yes"], completion=pd.Timestamp("2015-04-30"))
    risks = measures.slippage_risk(projects, now=NOW)
    table = exhibits.tabulate_risk(risks, rule=measures.points_rule(), now=NOW, source=SOURCE)
    rows = table.as_text().splitlines()[2:]
    assert rows == [
        "Project A (A) | 8 | Design 2, completion date past 2, no contract 2, mostly grant 1 and "
        "rolled forward 1. | 0.00 | 30 April 2015",
        "Project B (B) | 3 | Completion date past 2 and mostly grant 1. | 0.00 | 30 April 2015",
    ]


def test_every_project_at_high_risk_is_listed_as_the_caption_says():
    high = measures.high_risk_projects(
        measures.slippage_risk(FIVE.assign(contracted="no"), now=NOW)
    )
    table = exhibits.tabulate_risk(high, rule=measures.points_rule(), now=NOW, source=SOURCE)
    assert isinstance(table, Table)
    assert table.caption == "Projects with 5 points of risk or more, 2015/16, at 31 May 2015"
    assert [line.split(" | ")[1] for line in table.as_text().splitlines()[2:]] == ["5"]


def test_no_project_at_high_risk_is_a_sentence():
    none = measures.high_risk_projects(measures.slippage_risk(FIVE, now=NOW))
    said = exhibits.tabulate_risk(none, rule=measures.points_rule(), now=NOW, source=SOURCE)
    assert isinstance(said, Statement)
    assert said.as_text() == "No project is at high risk of slipping by the rule."


def test_optimism_is_told_as_a_test_with_its_bounds_and_its_assumption():
    projects = projects_of(
        ("A", "Roads", "design", 100, 0, 0, 0, 100),
        ("B", "Roads", "design", 30, 0, 0, 0, 30),
    ).assign(contracted="no", works_type=["standard civil", "equipment"])
    chart = optimism_of(projects)
    # 100 x 1.03 and 1.44; the equipment has no bounds.
    assert chart.finding == (
        "Budgets set before a contract are often too low. By the Treasury's guide, these £100 "
        "could cost £103 to £144."
    )
    notes = chart.table.notes
    assert notes[0].startswith("A test of the budget, not a forecast.")
    assert notes[1].startswith("Used: the upper share less 50% of it, the part of the causes")
    assert notes[2] == (
        "One more project without a contract, budget £30, is left out: grants and loans have no "
        "share in the guide, and its 200% for equipment is for developing new systems."
    )


def test_nothing_without_a_contract_is_a_sentence():
    assert optimism_of(FIVE).as_text() == (
        "No budget for building or road works is without a contract."
    )
