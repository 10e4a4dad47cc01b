"""Which projects spend, have not started, hold reversed accruals or are forecast off their budget.

A row of `projects` is one capital project at the month's end; sums of the programme are in
`programme`, words and files elsewhere.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

import pandas as pd

from analysis.methods.totals import TOTAL, with_total

BEFORE_WORKS = ("feasibility", "design", "procurement")
Standing = Literal["spending", "not started", "nothing booked", "negative"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
OTHERS = "All other projects"
SUMMED = ["current_budget_gbp", "spent_to_date_gbp", "forecast_gbp", "variance_gbp"]


def project_list(projects: pd.DataFrame) -> pd.DataFrame:
    """Every project by block with its forecast against its budget in pounds, largest first.

    A row is a project with all its columns, `variance_gbp` (forecast less budget; negative is
    under the budget), `spent_share` of its budget and `budget_share` of all listed budgets, 0 to 1
    (NaN where they are zero), and its `standing`. Blocks stand in the order of their budgets,
    projects within a block too.

    A project is `spending` where spending this year is above zero. Otherwise it has `not
    started` if it is still in feasibility, design or procurement; if its works have begun,
    `nothing booked` at zero and `negative` below.

    >>> projects = pd.DataFrame({"block": ["Waste"], "project_ref": ["A"], "stage": ["design"],
    ...     "current_budget_gbp": [100.0], "spent_to_date_gbp": [0.0], "forecast_gbp": [90.0]})
    >>> project_list(projects)[["variance_gbp", "spent_share", "standing"]].values.tolist()
    [[-10.0, 0.0, 'not started']]
    """
    budget = projects["current_budget_gbp"]
    return (
        projects.assign(
            variance_gbp=projects["forecast_gbp"] - budget,
            spent_share=projects["spent_to_date_gbp"] / budget.where(budget > 0),
            budget_share=budget / (budget.sum() or float("nan")),
            standing=_standing(projects),
            block_gbp=budget.groupby(projects["block"]).transform("sum"),
        )
        .sort_values(
            ["block_gbp", "block", "current_budget_gbp", "project_ref"],
            ascending=[False, True, False, True],
        )
        .drop(columns="block_gbp")
        .reset_index(drop=True)
    )


def budget_by_standing(listed: pd.DataFrame) -> pd.DataFrame:
    """Number of projects, budget and spending in pounds by standing, in that order, with a total.

    A row is a standing, then the total; one without projects is a row of zeros. `listed` is
    what `project_list` returns. Columns returned: standing, projects, budget_gbp, contracted_gbp
    (the budget of projects with a signed contract), spent_gbp.

    >>> listed = pd.DataFrame({"standing": ["negative"], "current_budget_gbp": [100.0],
    ...     "contracted": ["yes"], "spent_to_date_gbp": [-5.0]})
    >>> budget_by_standing(listed).values.tolist()[3]
    ['negative', 1, 100.0, 100.0, -5.0]
    """
    signed = listed["current_budget_gbp"].where(listed["contracted"] == "yes", 0.0)
    return (
        listed.assign(contracted_gbp=signed)
        .groupby("standing")
        .agg(
            projects=("current_budget_gbp", "size"),
            budget_gbp=("current_budget_gbp", "sum"),
            contracted_gbp=("contracted_gbp", "sum"),
            spent_gbp=("spent_to_date_gbp", "sum"),
        )
        .reindex(list(STANDINGS), fill_value=0)
        .rename_axis("standing")
        .reset_index()
        .pipe(with_total, label="standing")
    )


def projects_with(listed: pd.DataFrame, *, standing: Standing) -> pd.DataFrame:
    """Projects of one standing, the largest budget first.

    A row is a project, as in `listed`, what `project_list` returns.

    >>> listed = pd.DataFrame({"project_ref": ["A", "B"], "current_budget_gbp": [1.0, 2.0],
    ...     "standing": ["not started", "spending"]})
    >>> projects_with(listed, standing="not started")["project_ref"].to_list()
    ['A']
    """
    return (
        listed[listed["standing"] == standing]
        .sort_values("current_budget_gbp", ascending=False, kind="stable")
        .reset_index(drop=True)
    )


def negative_spending(listed: pd.DataFrame) -> pd.DataFrame:
    """Projects with negative spending this year, whatever their stage, the lowest first.

    A row is a project, as in `listed`. Column used: spent_to_date_gbp.

    >>> listed = pd.DataFrame({"project_ref": ["A", "B"], "spent_to_date_gbp": [-5.0, 9.0]})
    >>> negative_spending(listed)["project_ref"].to_list()
    ['A']
    """
    negative = listed[listed["spent_to_date_gbp"] < 0]
    return negative.sort_values("spent_to_date_gbp", kind="stable").reset_index(drop=True)


def forecast_differences(listed: pd.DataFrame) -> pd.DataFrame:
    """Projects forecast over or under their budget by a pound or more, the most under first.

    A row is a project, as in `listed`. Column used: variance_gbp, forecast less budget in pounds.

    >>> listed = pd.DataFrame({"project_ref": ["A", "B"], "variance_gbp": [-5.0, 0.0]})
    >>> forecast_differences(listed)["project_ref"].to_list()
    ['A']
    """
    different = listed[listed["variance_gbp"].abs() >= 1]
    return different.sort_values("variance_gbp", kind="stable").reset_index(drop=True)


def with_total_row(listed: pd.DataFrame) -> pd.DataFrame:
    """The listed projects named by title and reference, then their total in pounds.

    A row is a project with the columns of `listed`, what `project_list` returns, and `project`,
    or the total, which has only `project`, the amounts SUMMED and spent_share (0 to 1, NaN where
    there is no budget). Without any project there is no row.

    >>> listed = pd.DataFrame({"title": ["Roof"], "project_ref": ["A"],
    ...     "current_budget_gbp": [8.0], "spent_to_date_gbp": [2.0], "forecast_gbp": [7.0],
    ...     "variance_gbp": [-1.0], "spent_share": [0.25]})
    >>> with_total_row(listed)[["project", "variance_gbp", "spent_share"]].values.tolist()
    [['Roof (A)', -1.0, 0.25], ['Total', -1.0, 0.25]]
    """
    named = listed.assign(project=listed["title"] + " (" + listed["project_ref"] + ")")
    sums = listed[SUMMED].sum().to_frame().T
    budget = sums["current_budget_gbp"]
    total = sums.assign(
        project=TOTAL, spent_share=sums["spent_to_date_gbp"] / budget.where(budget > 0)
    )
    return pd.concat([named, total.head(0 if listed.empty else 1)], ignore_index=True)


def with_block_totals(listed: pd.DataFrame) -> pd.DataFrame:
    """Every project named by title and reference, each block closed by its total, then the total.

    A row is a project with the columns of `listed`, what `project_list` returns, and `project`; or
    a total named by its block, `Total, Waste`, or `Total`, which has only `project`, the amounts
    SUMMED and spent_share (0 to 1, NaN where there is no budget). Without any project there is no
    row.

    >>> listed = pd.DataFrame({"block": ["Waste", "Roads"], "title": ["Tip", "Bend"],
    ...     "project_ref": ["W", "R"], "current_budget_gbp": [8.0, 2.0],
    ...     "spent_to_date_gbp": [2.0, 0.0], "forecast_gbp": [7.0, 2.0],
    ...     "variance_gbp": [-1.0, 0.0], "spent_share": [0.25, 0.0]})
    >>> with_block_totals(listed)["project"].to_list()
    ['Tip (W)', 'Total, Waste', 'Bend (R)', 'Total, Roads', 'Total']
    """
    if listed.empty:
        return with_total_row(listed)
    blocks = [
        with_total_row(projects).replace({"project": {TOTAL: f"Total, {block}"}})
        for block, projects in listed.groupby("block", sort=False)
    ]
    return pd.concat([*blocks, with_total_row(listed).tail(1)], ignore_index=True)


def overdue(listed: pd.DataFrame, *, on: date) -> pd.DataFrame:
    """Projects whose planned completion is before the day `on` and that are not complete.

    A row is a project, as in `listed`. Columns used: completion, stage.

    >>> listed = pd.DataFrame({"project_ref": ["A"], "stage": ["on site"],
    ...     "completion": [pd.Timestamp("2015-04-30")]})
    >>> len(overdue(listed, on=date(2015, 5, 31)))
    1
    """
    late = (listed["completion"] < pd.Timestamp(on)) & (listed["stage"] != "complete")
    return listed[late].sort_values("completion", kind="stable").reset_index(drop=True)


def largest_rolled_forward(listed: pd.DataFrame, *, largest: int) -> pd.DataFrame:
    """The `largest` projects by what was rolled forward, the others together and the total.

    A row is a project, `All other projects` where there are more, or `Total`; these two have no
    stage and commentary. Columns returned: project, stage, rolled_forward_gbp, budget_gbp,
    commentary. A project without anything rolled forward is among the others.

    >>> listed = pd.DataFrame({"title": ["Roof", "Road"], "project_ref": ["A", "B"],
    ...     "stage": ["design", "on site"], "rolled_forward_gbp": [5.0, 3.0],
    ...     "current_budget_gbp": [6.0, 5.0], "commentary": ["Late.", "Begun."]})
    >>> rolled = largest_rolled_forward(listed, largest=1)
    >>> rolled[["project", "rolled_forward_gbp", "commentary"]].values.tolist()
    [['Roof (A)', 5.0, 'Late.'], ['All other projects', 3.0, nan], ['Total', 8.0, nan]]
    """
    projects = (
        listed.assign(project=listed["title"] + " (" + listed["project_ref"] + ")")
        .rename(columns={"current_budget_gbp": "budget_gbp"})
        .sort_values("rolled_forward_gbp", ascending=False, kind="stable")
    )
    shown = projects[projects["rolled_forward_gbp"] > 0].head(largest)
    others = projects.drop(index=shown.index).assign(project=OTHERS)
    amounts = ["project", "rolled_forward_gbp", "budget_gbp"]
    together = others[amounts].groupby("project", as_index=False).sum()
    return (
        pd.concat([shown[amounts], together], ignore_index=True)
        .pipe(with_total, label="project")
        .merge(shown[["project", "stage", "commentary"]], on="project", how="left")
    )


def _standing(projects: pd.DataFrame) -> pd.Series[str]:
    spent, begun = projects["spent_to_date_gbp"], ~projects["stage"].isin(BEFORE_WORKS)
    standing = pd.Series("not started", index=projects.index, dtype="str")
    return (
        standing.mask(begun & (spent == 0), "nothing booked")
        .mask(begun & (spent < 0), "negative")
        .mask(spent > 0, "spending")
    )
