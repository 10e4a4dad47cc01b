"""Which single schemes are at risk, and which moved since the last report.

A row of `schemes` is one saving scheme at the period's end; sums of them are in `programme`.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.totals import TOTAL
from analysis.topics.savings_delivery.measures.programme import STATUSES

AT_RISK = ("amber", "red")
NOT_LISTED = "not listed"
LARGEST = 5


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


def largest_at_risk(schemes: pd.DataFrame) -> pd.DataFrame:
    """The five largest Amber and Red schemes in pounds, and their share of what is still to secure.

    A row is a scheme, the largest target first, then all others together as `other` where there
    are any, then the total. Columns returned: title, scheme_ref, status (missing in the last
    rows), schemes (how many), target_gbp, remaining_share and running_share (of all Amber and
    Red targets, 0 to 1). No scheme at risk gives an empty frame.

    >>> schemes = pd.DataFrame({"scheme_ref": ["A", "B"], "title": ["Fleet", "Fees"],
    ...     "status": ["amber", "red"], "target_gbp": [300.0, 100.0]})
    >>> largest_at_risk(schemes)[["title", "remaining_share", "running_share"]].values.tolist()
    [['Fleet', 0.75, 0.75], ['Fees', 0.25, 1.0], ['Total', 1.0, 1.0]]
    """
    at_risk = schemes[schemes["status"].isin(AT_RISK)].sort_values(
        ["target_gbp", "scheme_ref"], ascending=[False, True]
    )
    described = ["title", "scheme_ref", "status", "target_gbp"]
    parts = [at_risk[described].head(LARGEST).assign(schemes=1)]
    for name, rest in (("other", at_risk[LARGEST:]), (TOTAL, at_risk)):
        if len(rest):
            sums = {"schemes": [len(rest)], "target_gbp": [rest["target_gbp"].sum()]}
            parts.append(pd.DataFrame({"title": [name], **sums}))
    whole = at_risk["target_gbp"].sum() or float("nan")
    return pd.concat(parts, ignore_index=True).assign(
        remaining_share=lambda frame: frame["target_gbp"] / whole,
        running_share=lambda frame: frame["remaining_share"].cumsum().clip(upper=1.0),
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
    """Schemes whose status or forecast moved, biggest first, and whether the move is told.

    A change of status counts at the scheme's target, a change of forecast at its own size, both in
    pounds; the larger is the size. A scheme listed in one report only counts as a change of status.
    Columns returned: scheme_ref, title, directorate, status_before, status_now, target_gbp,
    forecast_change_gbp, size_gbp, is_told (its status moved,
    at whatever size, or its size is at least `materiality_gbp`).

    >>> row = {"scheme_ref": "A", "title": "Fleet", "directorate": "Adults", "target_gbp": 500.0}
    >>> now = pd.DataFrame([{**row, "status": "green", "forecast_gbp": 500.0}])
    >>> then = pd.DataFrame([{**row, "status": "amber", "forecast_gbp": 350.0}])
    >>> changes = changes_since(now, before=then, materiality_gbp=100)
    >>> changes[["scheme_ref", "forecast_change_gbp", "size_gbp", "is_told"]].values.tolist()
    [['A', 150.0, 500.0, True]]
    """
    described = ["scheme_ref", "title", "directorate", "target_gbp"]
    details = pd.concat([schemes[described], before[described]]).drop_duplicates("scheme_ref")
    pairs = _paired(schemes, before=before, columns=["status", "forecast_gbp"]).merge(details)
    change = pairs["forecast_gbp_now"].fillna(0) - pairs["forecast_gbp_before"].fillna(0)
    moved = pairs["status_before"] != pairs["status_now"]
    size = change.abs().where(~moved, pairs["target_gbp"].combine(change.abs(), max))
    return (
        pairs.assign(
            forecast_change_gbp=change, size_gbp=size, is_told=moved | (size >= materiality_gbp)
        )
        .loc[moved | (change != 0)]
        .sort_values("size_gbp", ascending=False, kind="stable")
        .drop(columns=["forecast_gbp_now", "forecast_gbp_before"])
        .reset_index(drop=True)
    )


def _paired(schemes: pd.DataFrame, *, before: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """One row a scheme of either report, with the columns as `_now` and `_before`."""
    kept = ["scheme_ref", *columns]
    pairs = schemes[kept].merge(
        before[kept], on="scheme_ref", how="outer", suffixes=("_now", "_before"), sort=False
    )
    return pairs.fillna({"status_now": NOT_LISTED, "status_before": NOT_LISTED})
