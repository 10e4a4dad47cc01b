"""How much of the savings target is delivered or on target, by status and by any grouping.

A row of `schemes` is one saving scheme at the period's end; single schemes are in `schemes`.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.totals import with_total

STATUSES = ("blue", "green", "amber", "red")
SECURE = ("blue", "green")


def totals(schemes: pd.DataFrame) -> pd.Series[float]:
    """The savings programme in pounds, and the secure share of its target, 0 to 1.

    Secure means delivered (blue) or confirmed as on target (green), counted at target value, as
    the Cabinet's report counts it. A programme with no target has no share (NaN).

    Columns used: status, target_gbp, delivered_gbp, forecast_gbp. Entries returned: target_gbp,
    secure_gbp, remaining_gbp, amber_gbp, red_gbp, delivered_gbp, delivered_early_gbp (of Amber and
    Red schemes), forecast_gbp, shortfall_gbp, secure_share, delivered_share, schemes.

    >>> schemes = pd.DataFrame({"status": ["green", "amber"], "target_gbp": [300.0, 100.0],
    ...     "delivered_gbp": [50.0, 0.0], "forecast_gbp": [300.0, 60.0]})
    >>> totals(schemes)[["secure_gbp", "secure_share", "shortfall_gbp"]].to_list()
    [300.0, 0.75, 40.0]
    """
    target, secure = schemes["target_gbp"].sum(), _target_rated(schemes, SECURE)
    forecast, delivered = schemes["forecast_gbp"].sum(), schemes["delivered_gbp"].sum()
    is_secure = schemes["status"].isin(SECURE)
    return pd.Series(
        {
            "target_gbp": target,
            "secure_gbp": secure,
            "remaining_gbp": target - secure,
            "amber_gbp": _target_rated(schemes, ("amber",)),
            "red_gbp": _target_rated(schemes, ("red",)),
            "delivered_gbp": delivered,
            "delivered_early_gbp": schemes.loc[~is_secure, "delivered_gbp"].sum(),
            "forecast_gbp": forecast,
            "shortfall_gbp": target - forecast,
            "secure_share": secure / target if target else float("nan"),
            "delivered_share": delivered / target if target else float("nan"),
            "schemes": len(schemes),
        },
        dtype=float,
    )


def value_by_status(schemes: pd.DataFrame) -> pd.DataFrame:
    """Number and pounds of schemes by status, with the share of the target, 0 to 1.

    A row is one status in the order blue, green, amber, red, then the total; a status without
    schemes is a row of noughts. Columns used: status, target_gbp, delivered_gbp, forecast_gbp.

    >>> schemes = pd.DataFrame({"status": ["green"], "target_gbp": [300.0],
    ...     "delivered_gbp": [50.0], "forecast_gbp": [300.0]})
    >>> value_by_status(schemes)[["status", "schemes", "target_gbp"]].values.tolist()[1:3]
    [['green', 1, 300.0], ['amber', 0, 0.0]]
    """
    by_status = (
        schemes.groupby("status")
        .agg(
            schemes=("target_gbp", "size"),
            target_gbp=("target_gbp", "sum"),
            delivered_gbp=("delivered_gbp", "sum"),
            forecast_gbp=("forecast_gbp", "sum"),
        )
        .reindex(list(STATUSES), fill_value=0)
        .rename_axis("status")
        .reset_index()
    )
    return by_status.pipe(with_total, label="status").pipe(_with_share_of_target)


def delivery_by(schemes: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Target in pounds by status for each value of column `by`, and the secure share, 0 to 1.

    A row is one value of `by`, the largest target first, then the total. Columns returned: `by`,
    blue, green, amber, red (targets in pounds), target_gbp, secure_gbp, remaining_gbp,
    secure_share (NaN where the target is nought).

    >>> schemes = pd.DataFrame({"kind": ["income", "income"], "status": ["green", "red"],
    ...     "target_gbp": [300.0, 100.0]})
    >>> delivery_by(schemes, by="kind")[["kind", "green", "red", "secure_share"]].values.tolist()
    [['income', 300.0, 100.0, 0.75], ['Total', 300.0, 100.0, 0.75]]
    """
    return (
        schemes.pivot_table(
            index=by, columns="status", values="target_gbp", aggfunc="sum", fill_value=0.0
        )
        .reindex(columns=list(STATUSES), fill_value=0.0)
        .assign(target_gbp=lambda frame: frame.sum(axis="columns"))
        .sort_values("target_gbp", ascending=False, kind="stable")
        .rename_axis(columns=None)
        .reset_index()
        .pipe(with_total, label=by)
        .assign(
            secure_gbp=lambda frame: frame["blue"] + frame["green"],
            remaining_gbp=lambda frame: frame["amber"] + frame["red"],
            secure_share=lambda frame: frame["secure_gbp"] / frame["target_gbp"],
        )
    )


def net_at_risk(programme: pd.Series[float], *, demand_pressures_gbp: float) -> pd.Series[float]:
    """Savings at risk in pounds, before and after adding new demand of the year.

    Net at risk = approved savings less those achieved (here: delivered or on target), plus the
    new demand of the year on the same budgets. Entries used: target_gbp, secure_gbp. Entries
    returned: gross_at_risk_gbp, demand_pressures_gbp, net_at_risk_gbp. Raises ValueError for a
    negative pressure.

    Source of the method: Brighton and Hove, Targeted Budget Management.

    >>> programme = pd.Series({"target_gbp": 27.0, "secure_gbp": 17.0})
    >>> net_at_risk(programme, demand_pressures_gbp=2.0).to_list()
    [10.0, 2.0, 12.0]
    """
    if demand_pressures_gbp < 0:
        raise ValueError(f"a demand pressure is nought or more, not {demand_pressures_gbp}")
    gross = programme["target_gbp"] - programme["secure_gbp"]
    return pd.Series(
        {
            "gross_at_risk_gbp": gross,
            "demand_pressures_gbp": demand_pressures_gbp,
            "net_at_risk_gbp": gross + demand_pressures_gbp,
        },
        dtype=float,
    )


def _target_rated(schemes: pd.DataFrame, statuses: tuple[str, ...]) -> float:
    return float(schemes.loc[schemes["status"].isin(statuses), "target_gbp"].sum())


def _with_share_of_target(frame: pd.DataFrame) -> pd.DataFrame:
    whole = frame["target_gbp"].iloc[-1]
    return frame.assign(target_share=frame["target_gbp"] / (whole or float("nan")))
