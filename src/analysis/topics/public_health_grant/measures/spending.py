"""What the grant is budgeted and spent on: areas, mandated services, contracts that need notice.

A row of `services` is a service; when each could end is for `notice`.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.totals import with_total


def totals(
    services: pd.DataFrame, *, reserves: pd.DataFrame, path: pd.DataFrame
) -> pd.Series[float]:
    """The grant and the reserves in figures, in pounds and shares of the budget, 0 to 1.

    Committed is the budget of contracts that need notice. A share of no budget is missing.
    Entries returned: budget_gbp, mandated_gbp, committed_gbp, spent_gbp, forecast_gbp,
    committed_share, spent_share, opening_gbp and minimum_gbp (of the reserves together) and
    headroom_gbp (the least above the minimum at the end of any year of `path`).

    >>> services = pd.DataFrame({"mandated": ["no"], "arrangement": ["contract"],
    ...     "notice_months": [6.0], "budget_gbp": [10.0], "spent_gbp": [2.0],
    ...     "forecast_gbp": [9.0]})
    >>> reserves = pd.DataFrame({"opening_gbp": [5.0], "minimum_gbp": [1.0]})
    >>> path = pd.DataFrame({"headroom_gbp": [3.0, 2.0]})
    >>> figures = totals(services, reserves=reserves, path=path)
    >>> figures[["committed_share", "headroom_gbp"]].to_list()
    [1.0, 2.0]
    """
    amounts = ["budget_gbp", "mandated_gbp", "committed_gbp", "spent_gbp", "forecast_gbp"]
    figures: pd.Series[float] = _marked(services)[amounts].sum().astype(float)
    budget = figures["budget_gbp"] or float("nan")
    figures["committed_share"] = figures["committed_gbp"] / budget
    figures["spent_share"] = figures["spent_gbp"] / budget
    figures["opening_gbp"] = reserves["opening_gbp"].sum()
    figures["minimum_gbp"] = reserves["minimum_gbp"].sum()
    figures["headroom_gbp"] = path["headroom_gbp"].min()
    return figures


def spending_by_area(services: pd.DataFrame) -> pd.DataFrame:
    """Budget, its mandated and committed parts, and spending of each area, in pounds.

    A row is an area in the order of the file, then the total. Columns returned: area, budget_gbp,
    mandated_gbp, other_gbp (budget not mandated), committed_gbp (contracts that need notice),
    spent_gbp, forecast_gbp, mandated_share (of the budget, 0 to 1; missing without one).

    >>> services = pd.DataFrame({"area": ["strategic functions"] * 2, "mandated": ["yes", "no"],
    ...     "arrangement": ["contract"] * 2, "notice_months": [3.0, 0.0],
    ...     "budget_gbp": [10.0, 5.0], "spent_gbp": [2.0, 1.0], "forecast_gbp": [9.0, 5.0]})
    >>> spending_by_area(services).values.tolist()[0]
    ['strategic functions', 15.0, 10.0, 5.0, 10.0, 3.0, 14.0, 0.6666666666666666]
    """
    columns = ["budget_gbp", "mandated_gbp", "other_gbp", "committed_gbp", "spent_gbp"]
    by_area = _marked(services).groupby("area", sort=False)[[*columns, "forecast_gbp"]].sum()
    table = with_total(by_area.reset_index(), label="area")
    budget = table["budget_gbp"].where(table["budget_gbp"] > 0)
    return table.assign(mandated_share=table["mandated_gbp"] / budget)


def _marked(services: pd.DataFrame) -> pd.DataFrame:
    budget, mandated = services["budget_gbp"], services["mandated"].eq("yes")
    committed = services["arrangement"].eq("contract") & services["notice_months"].gt(0)
    return services.assign(
        mandated_gbp=budget.where(mandated, 0.0),
        other_gbp=budget.mask(mandated, 0.0),
        committed_gbp=budget.where(committed, 0.0),
    )


def changed_forecasts(
    services: pd.DataFrame, *, before: pd.DataFrame, materiality_gbp: float
) -> pd.DataFrame:
    """Services whose forecast or budget changed since the last report, the biggest change first.

    A row is a service of either report; one that stands in one report only counts with nought in
    the other. Columns returned: service_ref, service, forecast_gbp, forecast_change_gbp,
    budget_change_gbp, is_material (a change of `materiality_gbp` or more).

    >>> now = pd.DataFrame({"service_ref": ["PH-01"], "service": ["Falls"], "budget_gbp": [9.0],
    ...     "forecast_gbp": [8.0]})
    >>> changed_forecasts(now, before=now.assign(forecast_gbp=9.0), materiality_gbp=1.0)[
    ...     ["forecast_change_gbp", "is_material"]].values.tolist()
    [[-1.0, True]]
    """
    keys = ["service_ref", "service", "budget_gbp", "forecast_gbp"]
    pairs = services[keys].merge(
        before[keys], on="service_ref", how="outer", suffixes=("", "_before")
    )
    amounts = pairs.filter(like="_gbp").fillna(0.0)
    moved = pairs.assign(
        service=pairs["service"].fillna(pairs["service_before"]),
        forecast_gbp=amounts["forecast_gbp"],
        forecast_change_gbp=amounts["forecast_gbp"] - amounts["forecast_gbp_before"],
        budget_change_gbp=amounts["budget_gbp"] - amounts["budget_gbp_before"],
    )
    size = moved[["forecast_change_gbp", "budget_change_gbp"]].abs().max(axis="columns")
    kept = ["service_ref", "service", "forecast_gbp", "forecast_change_gbp", "budget_change_gbp"]
    return (
        moved[kept]
        .assign(is_material=size.ge(materiality_gbp), _size=size)[size.gt(0)]
        .sort_values("_size", ascending=False, kind="stable")
        .drop(columns="_size")
        .reset_index(drop=True)
    )
