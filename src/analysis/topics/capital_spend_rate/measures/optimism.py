"""What the budgets without a contract would come to if they are as optimistic as budgets have been.

A test of the budget, not a forecast; a row of `projects` is one capital project, words and files
are elsewhere.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.optimism_bias import BOUNDS, with_uplifts
from analysis.methods.totals import with_total


def uncontracted_works(projects: pd.DataFrame, *, mitigated_share: float) -> pd.DataFrame:
    """Budgets without a contract by type of works, and what optimism would add, in pounds.

    A row is a type of works that has published bounds, in their order, where a project of it has
    no contract; then the total. `mitigated_share` is the part of the causes taken as dealt with,
    0 to 1. Columns used: works_type, contracted, current_budget_gbp. Columns returned: works_type,
    projects, budget_gbp, lower_share, uplift_share and upper_share (of the budget; NaN in the
    total), lower_gbp, adjusted_gbp and upper_gbp (the budget with each), added_gbp (adjusted less
    budget) and further_gbp (from there to the upper bound).

    >>> projects = pd.DataFrame({"works_type": ["standard civil", "equipment"],
    ...     "contracted": ["no", "no"], "current_budget_gbp": [100.0, 50.0]})
    >>> tested = uncontracted_works(projects, mitigated_share=0.5)
    >>> tested[["works_type", "budget_gbp", "adjusted_gbp"]].values.tolist()
    [['standard civil', 100.0, 122.0], ['Total', 100.0, 122.0]]
    """
    works = (
        _uncontracted(projects)
        .groupby("works_type")
        .agg(projects=("current_budget_gbp", "size"), budget_gbp=("current_budget_gbp", "sum"))
        .reindex(list(BOUNDS))
        .dropna()
        .reset_index()
        .astype({"projects": int})
    )
    tested = with_uplifts(
        works, works_type="works_type", base="budget_gbp", mitigated_share=mitigated_share
    )
    tested = tested.assign(
        added_gbp=tested["adjusted_gbp"] - tested["budget_gbp"],
        further_gbp=tested["upper_gbp"] - tested["adjusted_gbp"],
    )
    shares = ["lower_share", "uplift_share", "upper_share"]
    amounts = tested.drop(columns=shares).pipe(with_total, label="works_type")
    return amounts.join(tested[shares])


def without_bounds(projects: pd.DataFrame) -> pd.Series[float]:
    """Projects without a contract whose works have no published bounds, and their budgets.

    Entries returned: projects, budget_gbp.

    >>> projects = pd.DataFrame({"works_type": ["standard civil", "equipment"],
    ...     "contracted": ["no", "no"], "current_budget_gbp": [100.0, 50.0]})
    >>> without_bounds(projects).to_list()
    [1.0, 50.0]
    """
    waiting = _uncontracted(projects)
    others = waiting.loc[~waiting["works_type"].isin(list(BOUNDS)), "current_budget_gbp"]
    return pd.Series({"projects": len(others), "budget_gbp": others.sum()}, dtype=float)


def _uncontracted(projects: pd.DataFrame) -> pd.DataFrame:
    return projects[projects["contracted"] == "no"]
