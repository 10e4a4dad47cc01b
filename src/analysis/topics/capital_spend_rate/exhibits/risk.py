"""What the capital appendix shows of the risk that projects slip, and of budgets without contracts.

Nothing is summed here; what projects have spent so far is in `projects`.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bar_chart, stacked_bar_chart
from analysis.page.wording import (
    count,
    has_or_have,
    in_millions,
    is_or_are,
    listed,
    percent,
    pounds,
    sentence,
)
from analysis.periods import Period

RULE = {
    "feasibility": "Stage: feasibility",
    "design": "Stage: design",
    "procurement": "Stage: procurement",
    "no contract": "No contract signed",
    "past": "Completion date past",
    "near": "Completion within {limit:.0f} days",
    "behind": "Spent less than {share} of what the time gone would make",
    "mostly grant": "{share} or more paid by grants, which may have an end date",
    "rolled forward": "{share} or more of the budget rolled forward",
}
ADDED_UP = "Points are added up. A complete project, or one with nothing to come, has none."
NOT_COUNTED = (
    "Spending against time is not counted yet: until the end of July the ledger would call every "
    "project behind."
)
UNTESTED = (
    "The rule is a stated judgement. It has not been tried on past projects, because no extract "
    "of a closed year lists them."
)
REASONS = {
    "contract_points": "no contract",
    "behind_points": "behind its time",
    "grant_points": "mostly grant",
    "rolled_points": "rolled forward",
}
OPTIMISM_PARTS = {
    "budget_gbp": "Budget",
    "added_gbp": "Added as used",
    "further_gbp": "Further, to the upper share",
}
OPTIMISM_NOTE = (
    "A test of the budget, not a forecast. Before their contracts, projects of each type were "
    "planned too low by the upper share on average, some by more; the lower share is what good "
    "preparation can reach (HM Treasury, Supplementary Green Book Guidance, optimism bias, "
    "published April 2013). The guide means whole projects; here it is applied to one year's "
    "budgets, because the extract has no whole costs."
)


def draw_risk(
    by_points: pd.DataFrame,
    *,
    highest: pd.Series[float],
    rule: pd.DataFrame,
    now: Period,
    source: str,
) -> Chart:
    """Spending still to come of projects with points; those at high risk stand out."""
    labels = [_points(text) for text in by_points["points"]]
    named = by_points.assign(name=labels)
    with_points = named.iloc[:-1].loc[lambda frame: frame["points"] != "0"]
    least = _least(rule)
    return bar_chart(
        with_points,
        label="name",
        value="to_come_gbp",
        show=pounds,
        focus=tuple(_points(text) for text in with_points["points"] if int(text) >= least),
        finding=_risk_finding(highest, least=least),
        subtitle=(
            "Spending forecast but still to come, of projects with points of risk, £m, at "
            f"{now.label}; {least} or more are dark"
        ),
        table=Table(
            named,
            (
                Column.words("name", "Points of risk"),
                Column.number("projects", "Projects"),
                Column.millions("to_come_gbp", "Still to come"),
                Column.percent("to_come_share", "Part of it", missing="[z]"),
            ),
            caption=f"Projects by risk of slipping, {now.financial_year}, at {now.label}",
            name="capital_risk",
            source=source,
            total=True,
        ),
    )


def tabulate_rule(rule: pd.DataFrame, *, counted: bool) -> Table:
    """What gives a project points, and how many."""
    known = rule[rule["reason"].isin(list(RULE))]
    return Table(
        known.assign(what=[_rule_words(row) for row in known.to_dict("records")]),
        (Column.words("what", "What counts"), Column.number("points", "Points")),
        caption="The rule: points of risk that a project slips",
        name="capital_risk_rule",
        source="Rule of this report.",
        notes=(ADDED_UP, *(() if counted else (NOT_COUNTED,)), UNTESTED),
    )


def _points(text: str) -> str:
    return {"0": "No points", "1": "1 point", "Total": "Total"}.get(text, f"{text} points")


def _rule_words(row: Mapping[Hashable, Any]) -> str:
    share = percent(row["limit"], decimals=0) if row["limit"] <= 1 else ""
    return RULE[row["reason"]].format(limit=row["limit"], share=share)


def _least(rule: pd.DataFrame) -> int:
    """The points from which a risk is called high."""
    return int(rule.set_index("reason")["points"]["high"])


def _risk_finding(highest: pd.Series[float], *, least: int) -> str:
    number, whole = int(highest["projects"]), int(highest["all_projects"])
    if not number:
        return f"No project has {least} points of risk or more."
    return sentence(
        f"{count(number, 'project')} of {whole} {has_or_have(number)} {least} points "
        f"of risk or more, with {pounds(highest['to_come_gbp'])} of the "
        f"{pounds(highest['all_to_come_gbp'])} that managers still expect to spend by 31 March"
    )


def tabulate_risk(
    high: pd.DataFrame, *, rule: pd.DataFrame, now: Period, source: str
) -> Table | Statement:
    """The projects at high risk, and why they have their points."""
    if high.empty:
        return Statement(("No project is at high risk of slipping by the rule.",))
    records = high.to_dict("records")
    return Table(
        high.assign(
            project=high["title"] + " (" + high["project_ref"] + ")",
            why=[_say_why(record) for record in records],
        ),
        (
            Column.words("project", "Project"),
            Column.number("points", "Points"),
            Column.words("why", "Why"),
            Column.millions("to_come_gbp", "Still to come", decimals=2),
            Column.day("completion", "Completion"),
        ),
        caption=(
            f"Projects with {_least(rule)} points of risk or more, {now.financial_year}, at "
            f"{now.label}"
        ),
        name="capital_risk_projects",
        source=source,
    )


def _say_why(project: Mapping[Hashable, Any]) -> str:
    """The reasons for a project's points, each with its points."""
    completion = {2: "completion date past", 1: "completion near"}
    reasons = {
        project["stage"]: project["stage_points"],
        completion.get(project["completion_points"], ""): project["completion_points"],
        **{words: project[name] for name, words in REASONS.items()},
    }
    return sentence(listed(f"{words} {points}" for words, points in reasons.items() if points))


def draw_optimism(
    works: pd.DataFrame,
    *,
    without_bounds: pd.Series[float],
    mitigated_share: float,
    now: Period,
    source: str,
) -> Chart | Statement:
    """Budgets without a contract by type of works, and what optimism would add to them."""
    if len(works) < 2:
        return Statement(("No budget for building or road works is without a contract.",))
    named = works.assign(works_type=works["works_type"].str.capitalize())
    return stacked_bar_chart(
        named.iloc[:-1],
        label="works_type",
        parts=OPTIMISM_PARTS,
        show=in_millions,
        finding=_optimism_finding(works.iloc[-1]),
        subtitle=(
            "This year's budgets without a contract by type of works, and what the guide would "
            f"add, £m, at {now.label}"
        ),
        table=Table(
            named,
            (
                Column.words("works_type", "Type of works"),
                Column.millions("budget_gbp", "Budget"),
                Column.percent("lower_share", "Lower", decimals=0, missing="[z]"),
                Column.percent("uplift_share", "Used", missing="[z]"),
                Column.percent("upper_share", "Upper", decimals=0, missing="[z]"),
                Column.millions("lower_gbp", "At lower"),
                Column.millions("adjusted_gbp", "As used"),
                Column.millions("upper_gbp", "At upper"),
            ),
            caption=f"Budgets without a contract tested, {now.financial_year}, at {now.label}",
            name="capital_optimism",
            source=source,
            notes=(OPTIMISM_NOTE, _assumed(mitigated_share), *_left_out(without_bounds)),
            total=True,
        ),
    )


def _optimism_finding(total: pd.Series[float]) -> str:
    return (
        "Budgets set before a contract are often too low. By the Treasury's guide, these "
        f"{pounds(total['budget_gbp'])} could cost {pounds(total['lower_gbp'])} to "
        f"{pounds(total['upper_gbp'])}."
    )


def _assumed(mitigated_share: float) -> str:
    return (
        f"Used: the upper share less {percent(mitigated_share, decimals=0)} of it, the part of the "
        "causes assumed to be dealt with; never under the lower share. It is an assumption of this "
        "report."
    )


def _left_out(without_bounds: pd.Series[float]) -> tuple[str, ...]:
    number = int(without_bounds["projects"])
    if not number:
        return ()
    return (
        sentence(
            f"{count(number, 'more project')} without a contract, budget "
            f"{pounds(without_bounds['budget_gbp'])}, {is_or_are(number)} left out: "
            "grants and loans have no share in the guide, and its 200% for equipment is for "
            "developing new systems"
        ),
    )
