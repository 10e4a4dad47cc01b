"""What the capital appendix shows of single projects: late, off forecast, negative, all.

Nothing is summed here; the programme as a whole is in `position` and `budget`.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bar_chart
from analysis.page.wording import (
    count,
    day,
    has_or_have,
    is_or_are,
    number,
    percent,
    pounds,
    sentence,
)
from analysis.periods import Period

STANDINGS = {
    "spending": "Spending this year",
    "not started": "Not started",
    "nothing booked": "Under way, nothing booked",
    "negative": "Under way, negative spending",
    "Total": "Total",
}
STANDING_NOTE = (
    "Spending: something is booked this year. Not started: spending is zero or negative, and the "
    "project is still in feasibility, design or procurement. Under way: on site or complete."
)
NEGATIVE_NOTE = (
    "Negative spending is usually a year-end booking (accrual) that was reversed in the new "
    "year, before the bill for the work was paid."
)
BLOCKS_NOTE = (
    "After the projects of a block comes a row with all of them together; the total counts each "
    "project once. £000 is thousands of pounds."
)
SLIPPAGE = (
    "A forecast under the budget is usually spending that moves into a later year (slippage), not "
    "money saved; where managers say so, their comment is shown."
)


def say_largest(listed: pd.DataFrame) -> Statement:
    """The project with the largest budget, its part of the whole and what it has spent."""
    if listed.empty:
        return Statement(("There is no project in the extract.",))
    largest = listed.sort_values("current_budget_gbp", ascending=False, kind="stable").iloc[0]
    return Statement(
        (
            f"The largest project, {largest['title']} ({largest['project_ref']}), has a budget of "
            f"{pounds(largest['current_budget_gbp'])}, {percent(largest['budget_share'])} of the "
            f"programme. {_say_spent(largest['spent_to_date_gbp'])}",
        )
    )


def _say_spent(amount_gbp: float) -> str:
    if amount_gbp == 0:
        return "Nothing has been booked on it this year."
    if amount_gbp < 0:
        return f"Its spending so far is negative, {pounds(amount_gbp)}."
    return f"So far {pounds(amount_gbp)} has been spent on it."


def draw_standing(standing: pd.DataFrame, *, now: Period, source: str) -> Chart:
    """Budget by whether projects spend, have not started or have nothing booked."""
    named = standing.assign(name=standing["standing"].map(STANDINGS))
    return bar_chart(
        named.iloc[:-1],
        label="name",
        value="budget_gbp",
        show=pounds,
        finding=_standing_finding(standing),
        subtitle=f"Capital budget by what projects have spent this year, £m, at {now.label}",
        table=Table(
            named,
            (
                Column.words("name", "Projects by spending"),
                Column.number("projects", "Projects"),
                Column.millions("budget_gbp", "Budget"),
                Column.millions("contracted_gbp", "Under contract"),
                Column.millions("spent_gbp", "Spent", decimals=2),
            ),
            caption=f"Projects by what they have spent, {now.financial_year}, at {now.label}",
            name="capital_by_standing",
            source=source,
            notes=(STANDING_NOTE,),
            total=True,
        ),
    )


def _standing_finding(standing: pd.DataFrame) -> str:
    waiting, whole = standing[standing["standing"] == "not started"].iloc[0], standing.iloc[-1]
    number = int(waiting["projects"])
    if number == 0:
        return "Every project has started."
    have, whole_budget = has_or_have(number), pounds(whole["budget_gbp"])
    return sentence(
        f"{count(number, 'project')} of {int(whole['projects'])} {have} not started, "
        f"with {pounds(waiting['budget_gbp'])} of the {whole_budget} budget"
    )


def say_nothing_booked(nothing: pd.DataFrame) -> Statement:
    """Projects under way with nothing booked this year, and what their managers say."""
    return Statement.listing(
        [
            f"Under way with nothing booked this year: {project['title']} "
            f"({project['project_ref']}), budget {pounds(project['current_budget_gbp'])}. "
            f"{sentence(project['commentary'])}"
            for project in nothing.to_dict("records")
        ],
        otherwise="Every project that is under way has something booked this year.",
    )


def say_differences(totals: pd.Series[float], *, different: pd.DataFrame) -> Statement:
    """How far projects are forecast under and over their budgets, the two apart."""
    if different.empty:
        return Statement(("Every project is forecast to spend its whole budget.",))
    under = int((different["variance_gbp"] < 0).sum())
    if under == 0:
        said = (
            f"{count(len(different), 'project')} {is_or_are(len(different))} forecast over budget"
        )
        by = pounds(totals["over_gbp"])
        return Statement((sentence(f"{said}, by {by} in all, and none under it"),))
    over = len(different) - under
    also = f"{count(over, 'project')} over it, by {pounds(totals['over_gbp'])}"
    return Statement(
        (
            sentence(
                f"{count(under, 'project')} {is_or_are(under)} forecast under budget, by "
                f"{pounds(totals['under_gbp'])} in all, and {also if over else 'none over it'}"
            ),
            SLIPPAGE,
        )
    )


def tabulate_differences(different: pd.DataFrame, *, now: Period, source: str) -> Table | Statement:
    """Projects forecast under or over their budgets, the most under first, with the reason."""
    if different.empty:
        return Statement(("There is no difference to list.",))
    return Table(
        different,
        (
            Column.words("project", "Project"),
            Column.millions("current_budget_gbp", "Budget", decimals=2),
            Column.change_in_millions("variance_gbp", "Forecast less budget", decimals=2),
            Column.words("commentary", "What the manager says", missing="[z]"),
        ),
        caption=f"Projects forecast off their budget, {now.financial_year}, at {now.label}",
        name="capital_forecast_differences",
        source=source,
        total=True,
    )


def say_overdue(late: pd.DataFrame, *, now: Period) -> Statement:
    """Projects that are past the day on which they should have been complete."""
    return Statement.listing(
        [
            f"Past its completion date: {project['title']} ({project['project_ref']}), due "
            f"{day(project['completion'])}, stage {project['stage']}."
            for project in late.to_dict("records")
        ],
        otherwise=f"No project was past its planned completion date at {now.label}.",
    )


def tabulate_negative(negative: pd.DataFrame, *, now: Period, source: str) -> Table | Statement:
    """Projects with negative spending and what their managers say of it."""
    if negative.empty:
        return Statement(("No project shows negative spending.",))
    return Table(
        negative,
        (
            Column.words("project", "Project"),
            Column.words("stage", "Stage", missing="[z]"),
            Column.millions("spent_to_date_gbp", "Spent", decimals=2),
            Column.words("commentary", "What the manager says", missing="[z]"),
        ),
        caption=f"Projects with negative spending, {now.financial_year}, at {now.label}",
        name="capital_negative_spending",
        source=source,
        notes=(NEGATIVE_NOTE,),
        total=True,
    )


def tabulate_projects(listed: pd.DataFrame, *, now: Period, source: str) -> Table:
    """Every project by block, with the block's total: budget, spending, forecast and stage."""
    return Table(
        listed,
        (
            Column.words("project", "Project"),
            Column.words("stage", "Stage", missing="[z]"),
            _thousands("current_budget_gbp", "Budget"),
            _thousands("spent_to_date_gbp", "Spent"),
            Column.percent("spent_share", "Spent", missing="[z]"),
            _thousands("forecast_gbp", "Forecast"),
        ),
        caption=f"All capital projects by block, {now.financial_year}, at {now.label}",
        name="capital_projects",
        source=source,
        notes=(BLOCKS_NOTE,),
        total=True,
    )


def _thousands(name: str, label: str) -> Column:
    return Column(name, f"{label} (£000)", lambda gbp: number(gbp / 1e3))
