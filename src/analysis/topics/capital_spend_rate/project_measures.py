"""Which projects spend, have not started, hold reversed accruals or are forecast off their budget.

A row of `projects` is one capital project at the month's end; sums of the programme are in
`measures`, words and files elsewhere.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.totals import with_total

BEFORE_WORKS = ("feasibility", "design", "procurement")
STANDINGS = ("spending", "not started", "nothing booked", "negative")
OTHERS = "All other projects"


def project_list(projects: pd.DataFrame) -> pd.DataFrame:
    """Every project by block with its forecast against its budget in pounds, largest first.

    A row is a project with all its columns, `variance_gbp` (forecast less budget; negative is
    under the budget), `spent_share` of its budget, 0 to 1 (NaN where that is nought) and its
    `standing`. Blocks stand in the order of their budgets, projects within a block too.

    A project is `spending` where spending this year is above nought. Otherwise it has `not
    started` if it is still in feasibility, design or procurement; if its works have begun,
    `nothing booked` at nought and `negative` below.

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

    A row is a standing, then the total; one without projects is a row of noughts. `listed` is
    what `project_list` returns. Columns returned: standing, projects, budget_gbp, spent_gbp.

    >>> listed = pd.DataFrame({"standing": ["negative"], "current_budget_gbp": [100.0],
    ...     "spent_to_date_gbp": [-5.0]})
    >>> budget_by_standing(listed).iloc[3].to_list()
    ['negative', 1, 100.0, -5.0]
    """
    return (
        listed.groupby("standing")
        .agg(
            projects=("current_budget_gbp", "size"),
            budget_gbp=("current_budget_gbp", "sum"),
            spent_gbp=("spent_to_date_gbp", "sum"),
        )
        .reindex(list(STANDINGS), fill_value=0)
        .rename_axis("standing")
        .reset_index()
        .pipe(with_total, label="standing")
    )


def not_started(listed: pd.DataFrame) -> pd.DataFrame:
    """Projects with nothing spent this year and works not begun, the largest budget first.

    A row is a project, as in `listed`, what `project_list` returns.

    >>> listed = pd.DataFrame({"project_ref": ["A", "B"], "current_budget_gbp": [1.0, 2.0],
    ...     "standing": ["not started", "spending"]})
    >>> not_started(listed)["project_ref"].to_list()
    ['A']
    """
    return _largest(listed[listed["standing"] == "not started"], by="current_budget_gbp")


def nothing_booked(listed: pd.DataFrame) -> pd.DataFrame:
    """Projects whose works have begun and with exactly nothing spent this year, largest first.

    A row is a project, as in `listed`, what `project_list` returns.

    >>> listed = pd.DataFrame({"project_ref": ["A"], "current_budget_gbp": [1.0],
    ...     "standing": ["nothing booked"]})
    >>> len(nothing_booked(listed))
    1
    """
    return _largest(listed[listed["standing"] == "nothing booked"], by="current_budget_gbp")


def negative_spending(projects: pd.DataFrame) -> pd.DataFrame:
    """Projects with spending below nought this year, the most negative first, in pounds.

    A row is a project, as in `projects`, whatever its stage, with the total as last row (of the
    columns project_ref, title and spent_to_date_gbp only; the others are missing there). Without
    such projects the frame is empty.

    >>> projects = pd.DataFrame({"project_ref": ["A", "B"], "title": ["Roof", "Road"],
    ...     "spent_to_date_gbp": [-5.0, 9.0]})
    >>> negative_spending(projects)["spent_to_date_gbp"].to_list()
    [-5.0, -5.0]
    """
    negative = projects[projects["spent_to_date_gbp"] < 0]
    ordered = negative.sort_values("spent_to_date_gbp", kind="stable").reset_index(drop=True)
    return ordered if ordered.empty else _with_total_of(ordered, "spent_to_date_gbp")
