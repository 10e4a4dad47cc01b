"""What the capital appendix shows of the risk that projects slip, and of budgets without contracts.

Nothing is summed here; what projects have spent so far is in `projects`.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bar_chart, stacked_bar_chart
from analysis.page.wording import count, in_millions, listed, percent, pounds, sentence
from analysis.periods import Period

RULE = {
    "feasibility": "feasibility {points}",
    "design": "design {points}",
    "procurement": "procurement {points}",
    "no contract": "no contract signed {points}",
    "past": "completion date past {points}",
    "near": "completion within {limit:.0f} days {points}",
    "behind": "spent less than {share} of what the time gone would make {points}",
    "mostly grant": "{share} or more paid by grants, which may have an end date, {points}",
    "rolled forward": "{share} or more of the budget rolled forward {points}",
}
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
    "added_gbp": "Added, adjusted",
    "further_gbp": "Further to upper bound",
}
OPTIMISM_NOTE = (
    "A test of the budget, not a forecast: projects of each type have tended to cost more than "
    "was planned before the contract, by up to the upper bound (HM Treasury, Supplementary Green "
    "Book Guidance, optimism bias). It is applied to this year's budgets; the cost of whole "
    "projects is not in the extract."
)


def draw_risk(
    by_points: pd.DataFrame,
    *,
    highest: pd.Series[float],
    rule: pd.DataFrame,
    counted: bool,
    now: Period,
    source: str,
) -> Chart:
    """Spending still to come by points of risk, with the rule under the table."""
    labels = [_points(text) for text in by_points["points"]]
    named = by_points.assign(name=labels)
    return bar_chart(
        named.iloc[:-1],
        label="name",
        value="to_come_gbp",
        show=pounds,
        finding=_risk_finding(highest, rule=rule),
        subtitle=f"Spending forecast but still to come, by points of risk, £m, at {now.label}",
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
            notes=(_say_rule(rule), *(() if counted else (NOT_COUNTED,)), UNTESTED),
            total=True,
        ),
    )


def _points(text: str) -> str:
    return {"0": "No points", "1": "1 point", "Total": "Total"}.get(text, f"{text} points")


def _say_rule(rule: pd.DataFrame) -> str:
    known = rule[rule["reason"].isin(list(RULE))]
    parts = [_rule_part(row) for row in known.to_dict("records")]
    return sentence(f"Points: {'; '.join(parts)}. A complete project has none")


def _rule_part(row: Mapping[Hashable, Any]) -> str:
    share = percent(row["limit"], decimals=0)
    return RULE[row["reason"]].format(points=row["points"], limit=row["limit"], share=share)


def _risk_finding(highest: pd.Series[float], *, rule: pd.DataFrame) -> str:
    least = int(rule.set_index("reason")["points"]["high"])
    number, whole = int(highest["projects"]), int(highest["all_projects"])
    if not number:
        return f"No project has {least} points of risk or more."
    return sentence(
        f"{count(number, 'project')} of {whole} {'has' if number == 1 else 'have'} {least} points "
        f"of risk or more, with {pounds(highest['to_come_gbp'])} of the "
        f"{pounds(highest['all_to_come_gbp'])} that managers still expect to spend by 31 March"
    )


def tabulate_risk(
    risks: pd.DataFrame, *, largest: int, now: Period, source: str
) -> Table | Statement:
    """The projects with the most points, and why they have them."""
    shown = risks[risks["points"] > 0].head(largest)
    if shown.empty:
        return Statement(("No project has a point of risk to list.",))
    records = shown.to_dict("records")
    return Table(
        shown.assign(
            project=shown["title"] + " (" + shown["project_ref"] + ")",
            why=[_say_why(record) for record in records],
        ),
        (
            Column.words("project", "Project"),
            Column.number("points", "Points"),
            Column.words("why", "Why"),
            Column.millions("to_come_gbp", "Still to come", decimals=2),
            Column.day("completion", "Completion"),
        ),
        caption=f"Projects most at risk of slipping, {now.financial_year}, at {now.label}",
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
        return Statement(("No budget for building works is without a contract.",))
    return stacked_bar_chart(
        works.iloc[:-1],
        label="works_type",
        parts=OPTIMISM_PARTS,
        show=in_millions,
        finding=_optimism_finding(works.iloc[-1]),
        subtitle=(
            f"Budget without a contract by type of works, and what optimism would add, £m, at "
            f"{now.label}"
        ),
        table=Table(
            works,
            (
                Column.words("works_type", "Type of works"),
                Column.millions("budget_gbp", "Budget"),
                Column.percent("lower_share", "Lower bound", decimals=0, missing="[z]"),
                Column.percent("uplift_share", "Used", missing="[z]"),
                Column.percent("upper_share", "Upper bound", decimals=0, missing="[z]"),
                Column.millions("lower_gbp", "At lower"),
                Column.millions("adjusted_gbp", "Adjusted"),
                Column.millions("upper_gbp", "At upper"),
            ),
            caption=f"Optimism in budgets without a contract, {now.financial_year}, at {now.label}",
            name="capital_optimism",
            source=source,
            notes=(OPTIMISM_NOTE, _assumed(mitigated_share), *_left_out(without_bounds)),
            total=True,
        ),
    )


def _optimism_finding(total: pd.Series[float]) -> str:
    return (
        f"Building works without a contract have {pounds(total['budget_gbp'])} of budget; if they "
        f"prove as optimistic as such works have, they would need {pounds(total['lower_gbp'])} to "
        f"{pounds(total['upper_gbp'])}."
    )


def _assumed(mitigated_share: float) -> str:
    return (
        f"Used: the upper bound less {percent(mitigated_share, decimals=0)} of it, the part of the "
        "causes assumed to be dealt with; never under the lower bound. It is an assumption of this "
        "report."
    )


def _left_out(without_bounds: pd.Series[float]) -> tuple[str, ...]:
    number = int(without_bounds["projects"])
    if not number:
        return ()
    return (
        sentence(
            f"{count(number, 'more project')} without a contract, budget "
            f"{pounds(without_bounds['budget_gbp'])}, {'is' if number == 1 else 'are'} equipment, "
            "grants or loans, which have no published bounds"
        ),
    )
