"""What the savings come to if each status is relied on only as far as its weight says.

A row of `weights` is a status with its low, central and high weight; the weights are data.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods import weighting
from analysis.methods.shares import if_positive
from analysis.methods.totals import with_total
from analysis.topics.savings_delivery.measures.programme import STATUSES

WEIGHTS = ["weight_low_share", "weight_central_share", "weight_high_share"]
MARKS = (
    "target_gbp",
    "all_high_gbp",
    "forecast_gbp",
    "range_high_gbp",
    "weighted_gbp",
    "range_low_gbp",
    "stress_gbp",
)


def weighted_forecast(schemes: pd.DataFrame, *, weights: pd.DataFrame) -> pd.Series[float]:
    """Savings expected by weight in pounds: low, central and high, and a stress.

    `weighted_gbp` is every target times the central weight of its status. `range_low_gbp` and
    `range_high_gbp` are where eight in ten outcomes lie if each scheme succeeds or fails by
    itself, whole or not at all. `stress_gbp` and `all_high_gbp` are the sums with all weights low
    and all high: every scheme disappoints, or does well, together. `deviation_gbp` is the
    standard deviation of independent schemes, `weighted_shortfall_gbp` the target less the
    weighted sum.

    Columns used: status and target_gbp of `schemes`; status, weight_low_share,
    weight_central_share and weight_high_share of `weights`, which must have every status.

    >>> schemes = pd.DataFrame({"status": ["blue", "amber"], "target_gbp": [100.0, 40.0]})
    >>> weights = pd.DataFrame({"status": ["blue", "amber"], "weight_low_share": [1.0, 0.25],
    ...     "weight_central_share": [1.0, 0.5], "weight_high_share": [1.0, 0.75]})
    >>> forecast = weighted_forecast(schemes, weights=weights)
    >>> forecast[["stress_gbp", "weighted_gbp", "all_high_gbp"]].to_list()
    [110.0, 120.0, 130.0]
    >>> forecast[["range_low_gbp", "range_high_gbp", "weighted_shortfall_gbp"]].to_list()
    [100.0, 140.0, 20.0]
    """
    targets = schemes["target_gbp"].astype(float)
    low, central, high = (
        schemes["status"].map(weights.set_index("status")[name]) for name in WEIGHTS
    )
    expected = weighting.expected(targets, weights=central)
    range_low, range_high = weighting.independent_range(targets, weights=central)
    return pd.Series(
        {
            "stress_gbp": weighting.expected(targets, weights=low),
            "range_low_gbp": range_low,
            "weighted_gbp": expected,
            "range_high_gbp": range_high,
            "all_high_gbp": weighting.expected(targets, weights=high),
            "deviation_gbp": weighting.deviation(targets, weights=central),
            "weighted_shortfall_gbp": targets.sum() - expected,
        },
        dtype=float,
    )


def forecast_marks(weighted: pd.Series[float], *, programme: pd.Series[float]) -> pd.DataFrame:
    """The weighted sums beside the managers' forecast and the target, in pounds.

    A row is an amount named by `mark`, in a fixed order from the target down to the stress.
    Columns returned: mark, amount_gbp, target_share (of the target, 0 to 1; NaN without a
    target), short_gbp (target less the amount).

    >>> weighted = pd.Series({"stress_gbp": 5.0, "range_low_gbp": 6.0, "weighted_gbp": 7.0,
    ...     "range_high_gbp": 8.0, "all_high_gbp": 9.0})
    >>> programme = pd.Series({"target_gbp": 10.0, "forecast_gbp": 8.0})
    >>> forecast_marks(weighted, programme=programme).values.tolist()[-1]
    ['stress_gbp', 5.0, 0.5, 5.0]
    """
    target = programme["target_gbp"]
    amounts = pd.concat([weighted, programme]).loc[list(MARKS)]
    return (
        amounts.rename_axis("mark")
        .rename("amount_gbp")
        .reset_index()
        .assign(
            target_share=lambda frame: frame["amount_gbp"] / (target or float("nan")),
            short_gbp=lambda frame: target - frame["amount_gbp"],
        )
    )


def target_by_weight(schemes: pd.DataFrame, *, weights: pd.DataFrame) -> pd.DataFrame:
    """Target in pounds by status with the status's weights: all that a weighted sum is made of.

    A row is a status in the order blue, green, amber, red, then the total, which has no weights
    (NaN). Other columns returned: status, target_gbp, forecast_gbp (the managers'), those of
    `weights`, forecast_share (of the target, 0 to 1; NaN without one), weighted_gbp (target times
    central weight) and difference_gbp (the managers' forecast less that).

    >>> schemes = pd.DataFrame({"status": ["amber", "amber"], "target_gbp": [3.0, 5.0],
    ...     "forecast_gbp": [2.0, 4.0]})
    >>> weights = pd.DataFrame({"status": ["amber"], "weight_central_share": [0.5]})
    >>> by_weight = target_by_weight(schemes, weights=weights)
    >>> by_weight.loc[2, ["target_gbp", "forecast_share", "difference_gbp"]].to_list()
    [8.0, 0.75, 2.0]
    """
    return (
        schemes.groupby("status")[["target_gbp", "forecast_gbp"]]
        .sum()
        .astype(float)
        .reindex(list(STATUSES), fill_value=0.0)
        .rename_axis("status")
        .reset_index()
        .pipe(with_total, label="status")
        .merge(weights, on="status", how="left")
        .assign(
            forecast_share=lambda frame: frame["forecast_gbp"] / if_positive(frame["target_gbp"]),
            weighted_gbp=lambda frame: frame["target_gbp"] * frame["weight_central_share"],
            difference_gbp=lambda frame: frame["forecast_gbp"] - frame["weighted_gbp"],
        )
    )


def ranges_with(schemes: pd.DataFrame, *, weights: pd.DataFrame, status: str) -> pd.DataFrame:
    """The range of independent schemes in pounds with another central weight for one status.

    A row is the low, then the high weight of `status`, taken as its central one; all else is as
    in `weighted_forecast`. Columns returned: weight_share, range_low_gbp, range_high_gbp.

    >>> schemes = pd.DataFrame({"status": ["blue", "amber"], "target_gbp": [100.0, 40.0]})
    >>> weights = pd.DataFrame({"status": ["blue", "amber"], "weight_low_share": [1.0, 0.05],
    ...     "weight_central_share": [1.0, 0.5], "weight_high_share": [1.0, 0.95]})
    >>> ranges_with(schemes, weights=weights, status="amber").values.tolist()
    [[0.05, 100.0, 102.0], [0.95, 138.0, 140.0]]
    """
    rows = []
    for name in ("weight_low_share", "weight_high_share"):
        other = weights["weight_central_share"].mask(weights["status"] == status, weights[name])
        tried = weighted_forecast(schemes, weights=weights.assign(weight_central_share=other))
        share = weights.set_index("status")[name][status]
        rows.append((share, tried["range_low_gbp"], tried["range_high_gbp"]))
    return pd.DataFrame(rows, columns=["weight_share", "range_low_gbp", "range_high_gbp"])


def furthest_apart(by_weight: pd.DataFrame) -> str:
    """The status in which the managers' forecast and its weight lie furthest apart in pounds.

    `by_weight` is what `target_by_weight` returns.

    >>> by_weight = pd.DataFrame({"status": ["green", "amber", "Total"],
    ...     "difference_gbp": [0.5, -2.0, float("nan")]})
    >>> furthest_apart(by_weight)
    'amber'
    """
    return str(by_weight.set_index("status")["difference_gbp"].abs().idxmax())
