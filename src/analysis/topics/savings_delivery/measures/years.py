"""What was saved in earlier years, and what this year would bring the total to.

A row of `history` is a financial year; this year's schemes are in the other modules.
"""

from __future__ import annotations

import pandas as pd


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
        "With the whole target, if what is delivered or on target is in the earlier total": (
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

    A row is a financial year, the earliest first. Columns returned: financial_year, savings_gbp
    (delivered; this year the target), basis (`delivered` or `target`), target_gbp, and
    shortfall_gbp, the target less what was delivered (missing for this year, and where an
    earlier target is not known).

    >>> history = pd.DataFrame({"financial_year": ["2014/15"], "target_gbp": [30.0],
    ...     "delivered_gbp": [29.0]})
    >>> savings_by_year(history, programme=pd.Series({"target_gbp": 27.0}),
    ...     financial_year="2015/16").values.tolist()
    [['2014/15', 29.0, 'delivered', 30.0, 1.0], ['2015/16', 27.0, 'target', 27.0, nan]]
    """
    earlier = pd.DataFrame(
        {
            "financial_year": history["financial_year"],
            "savings_gbp": history["delivered_gbp"],
            "basis": "delivered",
            "target_gbp": history["target_gbp"],
            "shortfall_gbp": history["target_gbp"] - history["delivered_gbp"],
        }
    )
    target = float(programme["target_gbp"])
    this_year = [financial_year, target, "target", target, float("nan")]
    return pd.concat(
        [earlier, pd.DataFrame([this_year], columns=earlier.columns)], ignore_index=True
    )


def brought_forward_gbp(history: pd.DataFrame) -> float:
    """What earlier years fell short of their targets, together, in pounds.

    A year that delivered more than its target does not make up for another, because each year's
    target was set on its own budget. What was found later is not known from the history, so this
    is the most that can still be outstanding. A year whose target is not known is left out.
    Columns used: target_gbp, delivered_gbp.

    >>> brought_forward_gbp(pd.DataFrame({"target_gbp": [8.0, 20.0], "delivered_gbp": [7.0, 21.0]}))
    1.0
    """
    return float((history["target_gbp"] - history["delivered_gbp"]).clip(lower=0).sum())
