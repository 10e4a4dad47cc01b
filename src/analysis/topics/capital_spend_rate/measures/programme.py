"""How much of the year's capital budget is spent, at what rate, where, and what moved.

A row of `projects` is one capital project at the month's end; files and words are elsewhere, lists
of projects in `projects`, earlier years in `years`.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.shares import if_positive
from analysis.methods.totals import with_total

MONTHS_IN_YEAR = 12
NOT_LISTED = "not listed"
OTHERS = "All other projects"
AMOUNTS = {
    "approved_gbp": "approved_budget_gbp",
    "rolled_forward_gbp": "rolled_forward_gbp",
    "variations_gbp": "variations_gbp",
    "budget_gbp": "current_budget_gbp",
    "spent_gbp": "spent_to_date_gbp",
    "forecast_gbp": "forecast_gbp",
}
FUNDING = {
    "grant_gbp": "funding_grant_gbp",
    "borrowing_gbp": "funding_borrowing_gbp",
    "contributions_gbp": "funding_contributions_gbp",
    "receipts_gbp": "funding_receipts_gbp",
}


def totals(projects: pd.DataFrame, *, months_elapsed: int) -> pd.Series[float]:
    """The programme in pounds, its monthly rates in pounds a month, and shares, 0 to 1.

    With a budget B, spending to date Y and k months gone, the rate achieved is Y / k and the rate
    needed (B - Y) / (12 - k): both are averages. A programme without a budget has no spent share,
    and a year that is over no needed rate (NaN). Spending may be negative.

    Columns used: those of AMOUNTS. Entries returned: approved_gbp, rolled_forward_gbp,
    variations_gbp, budget_gbp, spent_gbp, forecast_gbp, remaining_gbp (budget less spent),
    unforecast_gbp (budget less forecast), under_gbp and over_gbp (what projects forecast under and
    over their budgets come to, each zero or more), negative_gbp (spending of the projects where
    it is below zero), negative_projects, achieved_monthly_gbp, needed_monthly_gbp, spent_share
    and forecast_share (of the budget), year_gone_share, months_gone, projects.

    >>> projects = pd.DataFrame({"approved_budget_gbp": [90.0], "rolled_forward_gbp": [30.0],
    ...     "variations_gbp": [0.0], "current_budget_gbp": [120.0], "spent_to_date_gbp": [20.0],
    ...     "forecast_gbp": [110.0]})
    >>> figures = totals(projects, months_elapsed=2)
    >>> figures[["achieved_monthly_gbp", "needed_monthly_gbp", "unforecast_gbp"]].to_list()
    [10.0, 10.0, 10.0]
    """
    sums = projects[list(AMOUNTS.values())].sum().set_axis(list(AMOUNTS)).astype(float)
    remaining = sums["budget_gbp"] - sums["spent_gbp"]
    under = projects["current_budget_gbp"] - projects["forecast_gbp"]
    negative = projects.loc[projects["spent_to_date_gbp"] < 0, "spent_to_date_gbp"]
    return pd.Series(
        {
            **sums,
            "remaining_gbp": remaining,
            "unforecast_gbp": sums["budget_gbp"] - sums["forecast_gbp"],
            "under_gbp": under.clip(lower=0).sum(),
            "over_gbp": under.clip(upper=0).abs().sum(),
            "negative_gbp": negative.sum(),
            "negative_projects": len(negative),
            "achieved_monthly_gbp": _ratio(sums["spent_gbp"], months_elapsed),
            "needed_monthly_gbp": _ratio(remaining, MONTHS_IN_YEAR - months_elapsed),
            "forecast_share": _ratio(sums["forecast_gbp"], sums["budget_gbp"]),
            "spent_share": _ratio(sums["spent_gbp"], sums["budget_gbp"]),
            "year_gone_share": months_elapsed / MONTHS_IN_YEAR,
            "months_gone": months_elapsed,
            "projects": len(projects),
        },
        dtype=float,
    )


def monthly_rates(totals: pd.Series[float], *, busiest_gbp: float) -> pd.DataFrame:
    """Average spending in pounds a month: so far, for what is left, and the most ever in a month.

    A row is a basis: `achieved` so far, `needed for the forecast` and `needed for the budget` in
    the months left, and `busiest month`, the most that the council has spent in one month of
    earlier years (left out where it is missing). Columns returned: basis, amount_gbp, months,
    monthly_gbp (NaN where there are no months). Entries used of `totals`: spent_gbp, budget_gbp,
    forecast_gbp, months_gone.

    >>> totals = pd.Series({"spent_gbp": 20.0, "budget_gbp": 120.0, "forecast_gbp": 110.0,
    ...     "months_gone": 2.0})
    >>> monthly_rates(totals, busiest_gbp=12.0)["monthly_gbp"].to_list()
    [10.0, 9.0, 10.0, 12.0]
    """
    spent, gone = totals["spent_gbp"], totals["months_gone"]
    amounts = {
        "achieved": (spent, gone),
        "needed for the forecast": (totals["forecast_gbp"] - spent, MONTHS_IN_YEAR - gone),
        "needed for the budget": (totals["budget_gbp"] - spent, MONTHS_IN_YEAR - gone),
        "busiest month": (busiest_gbp, 1.0),
    }
    rates = pd.DataFrame(
        [(basis, amount, months) for basis, (amount, months) in amounts.items()],
        columns=["basis", "amount_gbp", "months"],
    ).dropna(subset="amount_gbp")
    return rates.assign(monthly_gbp=rates["amount_gbp"] / if_positive(rates["months"]))


def budget_chain(projects: pd.DataFrame) -> pd.DataFrame:
    """How the year's budget came about, in pounds, from the original to the latest.

    A row is a step: the original budget, what was rolled forward, variations that added and (as
    a negative) that took away, and the latest budget, which is the sum of the others. Columns
    returned: step, amount_gbp, is_total.

    >>> projects = pd.DataFrame({"approved_budget_gbp": [60.0, 30.0],
    ...     "rolled_forward_gbp": [30.0, 0.0], "variations_gbp": [5.0, -5.0],
    ...     "current_budget_gbp": [95.0, 25.0]})
    >>> budget_chain(projects)["amount_gbp"].to_list()
    [90.0, 30.0, 5.0, -5.0, 120.0]
    """
    variations = projects["variations_gbp"]
    steps = {
        "original": projects["approved_budget_gbp"].sum(),
        "rolled forward": projects["rolled_forward_gbp"].sum(),
        "added": variations.clip(lower=0).sum(),
        "taken away": variations.clip(upper=0).sum(),
        "latest": projects["current_budget_gbp"].sum(),
    }
    return pd.DataFrame({"step": list(steps), "amount_gbp": list(steps.values())}).assign(
        is_total=[True, False, False, False, True]
    )


def spend_by(projects: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Budget, spending and forecast in pounds for each value of column `by`.

    A row is one value of `by`, the largest budget first, then the total. Columns returned: `by`,
    projects (their number), approved_gbp, rolled_forward_gbp, variations_gbp, budget_gbp,
    spent_gbp, forecast_gbp, variance_gbp (forecast less budget; negative is under the budget) and
    spent_share, 0 to 1 (NaN where the budget is zero).

    >>> projects = pd.DataFrame({"block": ["Waste"], "approved_budget_gbp": [100.0],
    ...     "rolled_forward_gbp": [20.0], "variations_gbp": [0.0], "current_budget_gbp": [120.0],
    ...     "spent_to_date_gbp": [30.0], "forecast_gbp": [110.0]})
    >>> spend_by(projects, by="block")[["block", "variance_gbp", "spent_share"]].values.tolist()
    [['Waste', -10.0, 0.25], ['Total', -10.0, 0.25]]
    """
    return (
        projects.groupby(by)
        .agg(projects=("current_budget_gbp", "size"), **_sums_of(AMOUNTS))
        .pipe(_largest_first)
        .pipe(with_total, label=by)
        .assign(
            variance_gbp=lambda frame: frame["forecast_gbp"] - frame["budget_gbp"],
            spent_share=lambda frame: frame["spent_gbp"] / if_positive(frame["budget_gbp"]),
        )
    )


def funding_by(projects: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Who pays for the latest budget, in pounds, for each value of column `by`.

    A row is one value of `by`, the largest budget first, then the total. Columns returned: `by`,
    grant_gbp, borrowing_gbp, contributions_gbp, receipts_gbp and budget_gbp, their sum.

    >>> projects = pd.DataFrame({"block": ["Waste"], "current_budget_gbp": [120.0],
    ...     "funding_grant_gbp": [0.0], "funding_borrowing_gbp": [110.0],
    ...     "funding_contributions_gbp": [10.0], "funding_receipts_gbp": [0.0]})
    >>> funding_by(projects, by="block").loc[0, ["borrowing_gbp", "budget_gbp"]].to_list()
    [110.0, 120.0]
    """
    amounts = {**FUNDING, "budget_gbp": "current_budget_gbp"}
    return (
        projects.groupby(by)
        .agg(**_sums_of(amounts))
        .pipe(_largest_first)
        .pipe(with_total, label=by)
    )


def funding_by_source(funding: pd.DataFrame) -> pd.DataFrame:
    """Each source's part of the whole budget in pounds, and its share, 0 to 1.

    A row is a source, the largest first, then the total; `funding` is what `funding_by` returns.
    Columns returned: source, funding_gbp, funding_share (NaN where there is no budget).

    >>> funding = pd.DataFrame({"block": ["Total"], "grant_gbp": [30.0], "borrowing_gbp": [70.0],
    ...     "contributions_gbp": [0.0], "receipts_gbp": [0.0], "budget_gbp": [100.0]})
    >>> funding_by_source(funding).values.tolist()[0]
    ['borrowing_gbp', 70.0, 0.7]
    """
    whole = funding.iloc[-1][list(FUNDING)].astype(float)
    return (
        whole.sort_values(ascending=False, kind="stable")
        .rename("funding_gbp")
        .rename_axis("source")
        .reset_index()
        .pipe(with_total, label="source")
        .assign(
            funding_share=lambda frame: frame["funding_gbp"] / (float(whole.sum()) or float("nan"))
        )
    )


def changes_since(
    projects: pd.DataFrame, *, before: pd.DataFrame, materiality_gbp: float
) -> pd.DataFrame:
    """Projects whose budget, forecast, stage or completion moved materially, biggest first.

    A change of stage or of the completion date counts at the project's budget, a change of budget
    or forecast at its own size, all in pounds; the largest of them is the size of the change, and
    what is under `materiality_gbp` is left out. A project listed in one report only counts as a
    change of stage, from or to `not listed`. If any is listed, a last row holds all other projects
    together, without reference, stage, completion and size. Columns returned: project_ref, title,
    block, stage_before, stage_now, completion_before, completion_now, budget_gbp,
    budget_change_gbp, forecast_change_gbp, size_gbp.

    >>> row = {"project_ref": "A", "title": "Bridge", "block": "Roads", "stage": "design",
    ...     "completion": pd.Timestamp("2016-03-31"), "current_budget_gbp": 500.0}
    >>> now = pd.DataFrame([{**row, "forecast_gbp": 300.0}])
    >>> then = pd.DataFrame([{**row, "forecast_gbp": 450.0}])
    >>> changes = changes_since(now, before=then, materiality_gbp=100)
    >>> changes[["project_ref", "forecast_change_gbp", "size_gbp"]].values.tolist()
    [['A', -150.0, 150.0]]
    """
    described = ["project_ref", "title", "block"]
    details = pd.concat([projects[described], before[described]]).drop_duplicates("project_ref")
    pairs = _paired(projects, before=before)
    budget, forecast = _amounts(pairs, "current_budget_gbp"), _amounts(pairs, "forecast_gbp")
    moved = (
        pairs.drop(columns=[*budget, *forecast])
        .assign(
            budget_gbp=budget.bfill(axis="columns").iloc[:, 0],
            budget_change_gbp=_change(budget),
            forecast_change_gbp=_change(forecast),
        )
        .assign(size_gbp=_size_of_change)
        .sort_values("size_gbp", ascending=False, kind="stable")
        .merge(details, on="project_ref", how="left")
    )
    is_material = moved["size_gbp"].ge(materiality_gbp) & moved["size_gbp"].gt(0)
    return _with_others(moved, is_listed=is_material)


def _ratio(amount: float, whole: float) -> float:
    return amount / whole if whole > 0 else float("nan")


def _sums_of(columns: dict[str, str]) -> dict[str, tuple[str, str]]:
    return {name: (column, "sum") for name, column in columns.items()}


def _largest_first(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values("budget_gbp", ascending=False, kind="stable").reset_index()


def _paired(projects: pd.DataFrame, *, before: pd.DataFrame) -> pd.DataFrame:
    """One row a project of either report, with what is compared as `_now` and `_before`."""
    kept = ["project_ref", "stage", "completion", "current_budget_gbp", "forecast_gbp"]
    pairs = projects[kept].merge(
        before[kept], on="project_ref", how="outer", suffixes=("_now", "_before")
    )
    return pairs.fillna({"stage_now": NOT_LISTED, "stage_before": NOT_LISTED})


def _amounts(pairs: pd.DataFrame, column: str) -> pd.DataFrame:
    """The column now and before; missing where the project was not listed."""
    return pairs[[f"{column}_now", f"{column}_before"]]


def _change(amounts: pd.DataFrame) -> pd.Series[float]:
    """Now less before, an amount that was not listed counting as zero."""
    filled = amounts.fillna(0.0)
    return filled.iloc[:, 0] - filled.iloc[:, 1]


def _with_others(moved: pd.DataFrame, *, is_listed: pd.Series[bool]) -> pd.DataFrame:
    """The listed changes and, where there are any, one row for all the others."""
    listed, others = moved[is_listed], moved[~is_listed]
    amounts = ["budget_gbp", "budget_change_gbp", "forecast_change_gbp"]
    rest = others[amounts].sum().to_frame().T.assign(title=OTHERS)
    kept = rest.head(0 if listed.empty or others.empty else 1)
    return pd.concat([listed, kept], ignore_index=True)


def _size_of_change(changes: pd.DataFrame) -> pd.Series[float]:
    """The budget of a project whose stage or completion moved, or the largest move of money."""
    listed = changes[["completion_now", "completion_before"]].notna().all(axis="columns")
    later = listed & (changes["completion_now"] != changes["completion_before"])
    moved = later | (changes["stage_now"] != changes["stage_before"])
    money = changes[["budget_change_gbp", "forecast_change_gbp"]].abs().max(axis="columns")
    return money.where(~moved, changes["budget_gbp"].combine(money, max))
