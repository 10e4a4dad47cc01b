"""Which projects are likely to slip, by a rule of points that anyone can recount.

A row of `projects` is one capital project at the month's end; what has slipped in earlier years is
in `outlook`, words and files elsewhere.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.totals import with_total
from analysis.periods import Period
from analysis.topics.capital_spend_rate.measures.outlook import ratio_refusal

STAGE_POINTS = {"feasibility": 3, "design": 2, "procurement": 1}
NO_CONTRACT_POINTS = 2
PAST_COMPLETION_POINTS, NEAR_COMPLETION_POINTS, NEAR_DAYS = 2, 1, 92
BEHIND_POINTS, BEHIND_SHARE = 2, 0.5
MOSTLY_GRANT_POINTS, MOSTLY_SHARE = 1, 0.5
ROLLED_POINTS, ROLLED_SHARE = 1, 0.25
HIGH_POINTS = 5
POINTS = [
    "stage_points",
    "contract_points",
    "completion_points",
    "behind_points",
    "grant_points",
    "rolled_points",
]


def points_rule() -> pd.DataFrame:
    """The rule of points: what counts, for how many, and beyond which limit.

    A row is a reason. Columns returned: reason, points, limit (a share of 0 to 1, or days; NaN
    where the reason has none).

    >>> points_rule().set_index("reason").loc["near", ["points", "limit"]].to_list()
    [1.0, 92.0]
    """
    rows = [
        *((stage, points, float("nan")) for stage, points in STAGE_POINTS.items()),
        ("no contract", NO_CONTRACT_POINTS, float("nan")),
        ("past", PAST_COMPLETION_POINTS, float("nan")),
        ("near", NEAR_COMPLETION_POINTS, NEAR_DAYS),
        ("behind", BEHIND_POINTS, BEHIND_SHARE),
        ("mostly grant", MOSTLY_GRANT_POINTS, MOSTLY_SHARE),
        ("rolled forward", ROLLED_POINTS, ROLLED_SHARE),
        ("high", HIGH_POINTS, float("nan")),
    ]
    return pd.DataFrame(rows, columns=["reason", "points", "limit"])


def slippage_risk(projects: pd.DataFrame, *, now: Period) -> pd.DataFrame:
    """Points of risk that a project's spending slips out of this year, the most points first.

    A row is a project with its columns and, in points: stage_points (STAGE_POINTS),
    contract_points (no contract signed), completion_points (completion past, or within NEAR_DAYS
    days), behind_points (spent less than BEHIND_SHARE of the part gone of the project's time this
    year), grant_points (grant pays MOSTLY_SHARE or more, which may have an end date), rolled_points
    (ROLLED_SHARE or more of the budget was rolled forward), and points, their sum; and
    to_come_gbp, the managers' forecast less what is spent, at least zero. Among equal points the
    larger sum to come is first. A complete project, and one with nothing to come, has no points.

    Spending is not held against time while `ratio_refusal` refuses its basis: the ledger before
    the end of July would call every project behind.

    >>> projects = pd.DataFrame({"project_ref": ["A"], "stage": ["design"], "contracted": ["no"],
    ...     "start": pd.to_datetime(["2015-09-01"]), "completion": pd.to_datetime(["2016-12-31"]),
    ...     "current_budget_gbp": [100.0], "spent_to_date_gbp": [0.0], "forecast_gbp": [90.0],
    ...     "funding_grant_gbp": [80.0], "rolled_forward_gbp": [10.0], "basis": ["ledger"]})
    >>> risks = slippage_risk(projects, now=Period(2015, 5))
    >>> risks[["stage_points", "contract_points", "grant_points", "points"]].values.tolist()
    [[2, 2, 1, 5]]
    """
    budget = projects["current_budget_gbp"].where(projects["current_budget_gbp"] > 0)
    to_come = (projects["forecast_gbp"] - projects["spent_to_date_gbp"]).clip(lower=0)
    scored = projects.assign(
        stage_points=projects["stage"].map(STAGE_POINTS).fillna(0),
        contract_points=projects["contracted"].eq("no") * NO_CONTRACT_POINTS,
        completion_points=_completion_points(projects["completion"], now=now),
        behind_points=_is_behind(projects, now=now) * BEHIND_POINTS,
        grant_points=(projects["funding_grant_gbp"] / budget).ge(MOSTLY_SHARE)
        * MOSTLY_GRANT_POINTS,
        rolled_points=(projects["rolled_forward_gbp"] / budget).ge(ROLLED_SHARE) * ROLLED_POINTS,
        to_come_gbp=to_come,
    )
    can_slip = projects["stage"].ne("complete") & to_come.gt(0)
    points = scored[POINTS].where(can_slip, 0).astype(int)
    return (
        scored.assign(**points, points=points.sum(axis="columns"))
        .sort_values(["points", "to_come_gbp", "project_ref"], ascending=[False, False, True])
        .reset_index(drop=True)
    )


def by_points(risks: pd.DataFrame) -> pd.DataFrame:
    """Projects and the spending still to come in pounds by points of risk, the most first.

    A row is a number of points that some project has, then the total. `risks` is what
    `slippage_risk` returns. Columns returned: points (as text, or `Total`), projects,
    to_come_gbp, to_come_share (of the whole, 0 to 1; NaN where nothing is to come).

    >>> risks = pd.DataFrame({"points": [5, 5, 0], "to_come_gbp": [6.0, 2.0, 8.0]})
    >>> by_points(risks).values.tolist()
    [['5', 2, 8.0, 0.5], ['0', 1, 8.0, 0.5], ['Total', 3, 16.0, 1.0]]
    """
    whole = risks["to_come_gbp"].sum() or float("nan")
    grouped = (
        risks.groupby("points")
        .agg(projects=("points", "size"), to_come_gbp=("to_come_gbp", "sum"))
        .sort_index(ascending=False)
        .reset_index()
    )
    return (
        grouped.assign(points=grouped["points"].astype("str"))
        .pipe(with_total, label="points")
        .assign(to_come_share=lambda frame: frame["to_come_gbp"] / whole)
    )


def high_risk_projects(risks: pd.DataFrame) -> pd.DataFrame:
    """The projects with HIGH_POINTS or more, a row as in `risks`, what `slippage_risk` returns.

    >>> risks = pd.DataFrame({"project_ref": ["A", "B"], "points": [5, 4]})
    >>> high_risk_projects(risks)["project_ref"].to_list()
    ['A']
    """
    return risks[risks["points"] >= HIGH_POINTS]


def highest_risk(risks: pd.DataFrame) -> pd.Series[float]:
    """How many projects have HIGH_POINTS or more, and what they still have to spend, in pounds.

    Entries returned: projects, to_come_gbp, and all_projects and all_to_come_gbp beside them.

    >>> highest_risk(pd.DataFrame({"points": [5, 4], "to_come_gbp": [6.0, 2.0]})).to_list()
    [1.0, 6.0, 2.0, 8.0]
    """
    high = high_risk_projects(risks)
    return pd.Series(
        {
            "projects": len(high),
            "to_come_gbp": high["to_come_gbp"].sum(),
            "all_projects": len(risks),
            "all_to_come_gbp": risks["to_come_gbp"].sum(),
        },
        dtype=float,
    )


def counts_spending(projects: pd.DataFrame, *, now: Period) -> bool:
    """Whether the rule holds spending against time at this month, on this basis.

    >>> counts_spending(pd.DataFrame({"basis": ["ledger"]}), now=Period(2015, 5))
    False
    """
    whole = pd.Series({"lowest_share": 1.0})
    return ratio_refusal(projects, usual=whole, months_elapsed=now.months_elapsed) is None


def _completion_points(completion: pd.Series[pd.Timestamp], *, now: Period) -> pd.Series[int]:
    days = (completion - pd.Timestamp(now.last_day)).dt.days
    near = days.between(0, NEAR_DAYS) * NEAR_COMPLETION_POINTS
    return near.mask(days < 0, PAST_COMPLETION_POINTS)


def _is_behind(projects: pd.DataFrame, *, now: Period) -> pd.Series[bool]:
    """Whether too little is spent for the part gone of the project's own time within the year."""
    if not counts_spending(projects, now=now):
        return pd.Series(False, index=projects.index)
    opening = pd.Timestamp(now.minus(now.months_elapsed).last_day) + pd.Timedelta(days=1)
    closing = pd.Timestamp(now.minus(-now.months_left).last_day)
    begins = projects["start"].where(projects["start"] > opening, opening)
    ends = projects["completion"].where(projects["completion"] < closing, closing)
    days, gone = ((day - begins).dt.days + 1 for day in (ends, pd.Timestamp(now.last_day)))
    part = (gone / days.where(days > 0)).clip(0, 1)
    budget = projects["current_budget_gbp"].where(projects["current_budget_gbp"] > 0)
    return (projects["spent_to_date_gbp"] / budget).lt(BEHIND_SHARE * part)
