"""How much of the savings target is delivered or on target, and what moved since the last report.

A row of `schemes` is one saving scheme at the period's end; files and words are elsewhere.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.totals import with_total

STATUSES = ("blue", "green", "amber", "red")
SECURE = ("blue", "green")
AT_RISK = ("amber", "red")
NOT_LISTED = "not listed"


def totals(schemes: pd.DataFrame) -> pd.Series[float]:
    """The savings programme in pounds, and the secure share of its target, 0 to 1.

    Secure means delivered (blue) or confirmed as on target (green), counted at target value, as
    the Cabinet's report counts it. A programme with no target has no share (NaN).

    Columns used: status, target_gbp, delivered_gbp, forecast_gbp. Entries returned: target_gbp,
    secure_gbp, remaining_gbp, amber_gbp, red_gbp, delivered_gbp, forecast_gbp, shortfall_gbp,
    secure_share, schemes.

    >>> schemes = pd.DataFrame({"status": ["green", "amber"], "target_gbp": [300.0, 100.0],
    ...     "delivered_gbp": [50.0, 0.0], "forecast_gbp": [300.0, 60.0]})
    >>> totals(schemes)[["secure_gbp", "secure_share", "shortfall_gbp"]].to_list()
    [300.0, 0.75, 40.0]
    """
    target, secure = schemes["target_gbp"].sum(), _target_rated(schemes, SECURE)
    forecast = schemes["forecast_gbp"].sum()
    return pd.Series(
        {
            "target_gbp": target,
            "secure_gbp": secure,
            "remaining_gbp": target - secure,
            "amber_gbp": _target_rated(schemes, ("amber",)),
            "red_gbp": _target_rated(schemes, ("red",)),
            "delivered_gbp": schemes["delivered_gbp"].sum(),
            "forecast_gbp": forecast,
            "shortfall_gbp": target - forecast,
            "secure_share": secure / target if target else float("nan"),
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


def schemes_at_risk(schemes: pd.DataFrame) -> pd.DataFrame:
    """Schemes rated amber or red, red first, then by target in pounds, largest first.

    A row is one scheme with all its columns and `gap_gbp`, target less forecast.

    >>> schemes = pd.DataFrame({"scheme_ref": ["A", "B"], "status": ["amber", "green"],
    ...     "target_gbp": [100.0, 300.0], "forecast_gbp": [60.0, 300.0]})
    >>> schemes_at_risk(schemes)[["scheme_ref", "gap_gbp"]].values.tolist()
    [['A', 40.0]]
    """
    at_risk = schemes[schemes["status"].isin(AT_RISK)]
    return (
        at_risk.assign(gap_gbp=at_risk["target_gbp"] - at_risk["forecast_gbp"])
        .sort_values("target_gbp", ascending=False, kind="stable")
        .sort_values("status", ascending=False, kind="stable")
        .reset_index(drop=True)
    )


def status_movements(schemes: pd.DataFrame, *, before: pd.DataFrame) -> pd.DataFrame:
    """Number of schemes by status at the last report (rows) and now (columns).

    A row is a status at the last report, in the order of the statuses; the last row, `not listed`,
    counts schemes that are new, and the column `not_listed` schemes that have gone. Columns used
    of both frames: scheme_ref, status.

    >>> now = pd.DataFrame({"scheme_ref": ["A", "B"], "status": ["green", "red"]})
    >>> then = pd.DataFrame({"scheme_ref": ["A", "B"], "status": ["amber", "red"]})
    >>> status_movements(now, before=then).set_index("before").loc["amber", "green"].item()
    1
    """
    pairs = _paired(schemes, before=before, columns=["status"])
    order = [*STATUSES, NOT_LISTED]
    return (
        pd.crosstab(pairs["status_before"], pairs["status_now"])
        .reindex(index=order, columns=order, fill_value=0)
        .rename(columns={NOT_LISTED: "not_listed"})
        .rename_axis(index="before", columns=None)
        .reset_index()
    )


def changes_since(
    schemes: pd.DataFrame, *, before: pd.DataFrame, materiality_gbp: float
) -> pd.DataFrame:
    """Schemes whose status or forecast moved, biggest first, and whether the move is material.

    A change of status counts at the scheme's target, a change of forecast at its own size, both in
    pounds; the larger is the size. A scheme listed in one report only counts as a change of status.
    Columns returned: scheme_ref, title, directorate, status_before, status_now, target_gbp,
    forecast_change_gbp, size_gbp, is_material (its size is at least `materiality_gbp`).

    >>> row = {"scheme_ref": "A", "title": "Fleet", "directorate": "Adults", "target_gbp": 500.0}
    >>> now = pd.DataFrame([{**row, "status": "green", "forecast_gbp": 500.0}])
    >>> then = pd.DataFrame([{**row, "status": "amber", "forecast_gbp": 350.0}])
    >>> changes = changes_since(now, before=then, materiality_gbp=100)
    >>> changes[["scheme_ref", "forecast_change_gbp", "size_gbp", "is_material"]].values.tolist()
    [['A', 150.0, 500.0, True]]
    """
    described = ["scheme_ref", "title", "directorate", "target_gbp"]
    details = pd.concat([schemes[described], before[described]]).drop_duplicates("scheme_ref")
    pairs = _paired(schemes, before=before, columns=["status", "forecast_gbp"]).merge(details)
    change = pairs["forecast_gbp_now"].fillna(0) - pairs["forecast_gbp_before"].fillna(0)
    moved = pairs["status_before"] != pairs["status_now"]
    size = change.abs().where(~moved, pairs["target_gbp"].combine(change.abs(), max))
    return (
        pairs.assign(forecast_change_gbp=change, size_gbp=size, is_material=size >= materiality_gbp)
        .loc[moved | (change != 0)]
        .sort_values("size_gbp", ascending=False, kind="stable")
        .drop(columns=["forecast_gbp_now", "forecast_gbp_before"])
        .reset_index(drop=True)
    )


def cumulative_savings(
    history: pd.DataFrame, *, programme: pd.Series[float], aim_gbp: float
) -> pd.DataFrame:
    """Savings since 2010/11 in pounds on five bases, each against the aim.

    A row is a basis: delivered up to the history's last counted day; that and this year's secure
    savings; that and the managers' forecast; that and the whole target; and the whole target again
    if the secure part were in the earlier total already. Columns returned: basis, total_gbp,
    against_aim_gbp (positive = over the aim).

    >>> history = pd.DataFrame({"delivered_gbp": [60.0, 38.0]})
    >>> programme = pd.Series({"secure_gbp": 17.0, "forecast_gbp": 25.0, "target_gbp": 27.0})
    >>> cumulative_savings(history, programme=programme, aim_gbp=125)["against_aim_gbp"].to_list()
    [-27.0, -10.0, -2.0, 0.0, -17.0]
    """
    delivered = history["delivered_gbp"].sum()
    bases = {
        "Delivered in earlier years": delivered,
        "With this year's delivered or on target": delivered + programme["secure_gbp"],
        "With the managers' forecast for this year": delivered + programme["forecast_gbp"],
        "With this year's whole target": delivered + programme["target_gbp"],
        "With the whole target, if Blue and Green are in the earlier total": (
            delivered + programme["target_gbp"] - programme["secure_gbp"]
        ),
    }
    return pd.DataFrame({"basis": list(bases), "total_gbp": list(bases.values())}).assign(
        against_aim_gbp=lambda frame: frame["total_gbp"] - aim_gbp
    )


def savings_by_year(
    history: pd.DataFrame, *, programme: pd.Series[float], financial_year: str
) -> pd.DataFrame:
    """Savings in pounds by financial year since 2010/11: delivered, and this year's target.

    A row is a financial year, the earliest first. Columns returned: financial_year, savings_gbp,
    basis (`delivered` or `target`).

    >>> history = pd.DataFrame({"financial_year": ["2014/15"], "delivered_gbp": [29.0]})
    >>> savings_by_year(history, programme=pd.Series({"target_gbp": 27.0}),
    ...     financial_year="2015/16").values.tolist()
    [['2014/15', 29.0, 'delivered'], ['2015/16', 27.0, 'target']]
    """
    earlier = history[["financial_year", "delivered_gbp"]].set_axis(
        ["financial_year", "savings_gbp"], axis="columns"
    )
    this_year = pd.DataFrame(
        {"financial_year": [financial_year], "savings_gbp": [programme["target_gbp"]]}
    )
    return pd.concat(
        [earlier.assign(basis="delivered"), this_year.assign(basis="target")], ignore_index=True
    )


def _target_rated(schemes: pd.DataFrame, statuses: tuple[str, ...]) -> float:
    return float(schemes.loc[schemes["status"].isin(statuses), "target_gbp"].sum())


def _with_share_of_target(frame: pd.DataFrame) -> pd.DataFrame:
    whole = frame["target_gbp"].iloc[-1]
    return frame.assign(target_share=frame["target_gbp"] / (whole or float("nan")))


def _paired(schemes: pd.DataFrame, *, before: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """One row a scheme of either report, with the columns as `_now` and `_before`."""
    kept = ["scheme_ref", *columns]
    pairs = schemes[kept].merge(
        before[kept], on="scheme_ref", how="outer", suffixes=("_now", "_before"), sort=False
    )
    return pairs.fillna({"status_now": NOT_LISTED, "status_before": NOT_LISTED})
