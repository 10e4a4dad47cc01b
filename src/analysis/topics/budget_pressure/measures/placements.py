"""Whether looked-after children's placements cost more for their number, their kind or their price.

A row of `placements` is one type of placement at the period's end; counts of one to four children
never leave this module.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.disclosure import with_small_counts_hidden
from analysis.methods.totals import with_total

COUNTS = ["budget_children", "actual_children"]
DIGITS = 4
STEPS = ["step", "amount_gbp", "is_total", "children"]


def placement_variances(placements: pd.DataFrame) -> pd.DataFrame:
    """Cost of placements over the year's budget in pounds, parted into volume and price.

    volume = (children now - children budgeted) x weekly price budgeted x weeks in the year;
    price = (weekly price now - budgeted) x children now x weeks; the two add up to the variance
    (negative: under budget) of a full year at present numbers and prices. A row is one type of
    placement in the order given, then the total, whose weekly prices are averages over all children
    (NaN without any). Rows that count one to four children hold no numbers at all (NaN), as
    `with_small_counts_hidden` says. Columns returned: placement_type, budget_children,
    actual_children, budget_weekly_gbp, actual_weekly_gbp, volume_gbp, price_gbp, variance_gbp.

    >>> placements = pd.DataFrame({"placement_type": ["Fostering"], "budget_children": [10],
    ...     "actual_children": [12], "budget_weekly_gbp": [400.0], "actual_weekly_gbp": [410.0],
    ...     "weeks_in_year": [52.0]})
    >>> variances = placement_variances(placements)
    >>> variances[["volume_gbp", "price_gbp", "variance_gbp"]].values.tolist()[0]
    [41600.0, 6240.0, 47840.0]
    """
    prices = ["budget_weekly_gbp", "actual_weekly_gbp"]
    amounts = ["volume_gbp", "price_gbp", "variance_gbp"]
    return (
        placements.pipe(_costed)[["placement_type", *COUNTS, *prices, *amounts]]
        .pipe(with_total, label="placement_type")
        .pipe(_with_average_prices, prices=prices)
        .round(DIGITS)  # beyond them is the computer's rounding, which differs with what is hidden
        .pipe(with_small_counts_hidden, counts=COUNTS)
    )


def placement_causes(placements: pd.DataFrame) -> pd.DataFrame:
    """Steps in pounds from the placements' budget to a full year at present numbers and prices.

    Volume is parted once more: `children` is the change in their number at the average cost
    budgeted, `mix` is the rest of volume, children in dearer or cheaper types than budgeted;
    `price` is as in `placement_variances`. A row is a step, in order: budget, children, mix,
    price, forecast. Columns returned: step, amount_gbp, is_total (a level, not a step), children
    (their number in the totals, the change in its step; NaN elsewhere). All numbers are NaN where
    the total of `placement_variances` is hidden. Without any placement there is no row.

    >>> placements = pd.DataFrame({"placement_type": ["Fostering", "Residential"],
    ...     "budget_children": [10, 10], "actual_children": [10, 12],
    ...     "budget_weekly_gbp": [100.0, 300.0], "actual_weekly_gbp": [100.0, 310.0],
    ...     "weeks_in_year": 52.0})
    >>> placement_causes(placements)["amount_gbp"].to_list()
    [208000.0, 20800.0, 10400.0, 6240.0, 245440.0]
    """
    if placements.empty:
        return pd.DataFrame(columns=STEPS)
    sums = _shown_sums(placements)
    planned, placed = (sums[name] for name in COUNTS)
    more = placed - planned
    children = more * sums["budget_gbp"] / planned if planned else sums["volume_gbp"]
    steps = [
        ("budget", sums["budget_gbp"], True, planned),
        ("children", children, False, more),
        ("mix", sums["volume_gbp"] - children, False, float("nan")),
        ("price", sums["price_gbp"], False, float("nan")),
        ("forecast", sums["actual_gbp"], True, placed),
    ]
    return pd.DataFrame(steps, columns=STEPS).round({"amount_gbp": DIGITS})


def kind_and_number(causes: pd.DataFrame) -> pd.Series[float]:
    """What dearer kinds of placement and more children add in pounds, and how far apart they are.

    `causes` is what `placement_causes` returns. Entries returned: mix_gbp, children_gbp and times
    (the larger over the smaller; NaN unless both add). All are NaN without any placement, or where
    the total is hidden.

    >>> causes = pd.DataFrame({"step": ["children", "mix"], "amount_gbp": [1.0, 3.0]})
    >>> kind_and_number(causes).to_list()
    [3.0, 1.0, 3.0]
    """
    amounts = causes.set_index("step")["amount_gbp"].astype(float).reindex(["mix", "children"])
    times = amounts.max() / amounts.min() if amounts.gt(0).all() else float("nan")
    return pd.Series({**amounts.add_suffix("_gbp"), "times": times}, dtype=float)


def unit_costs(placements: pd.DataFrame, *, unit_cost_gbp: float) -> pd.DataFrame:
    """Cost of a looked-after child a year in pounds, against a published one.

    A row is a basis: `budget`, then `present` (numbers and prices now, over a full year). Columns
    returned: basis, cost_gbp, children, cost_a_child_gbp (NaN without children), against_share
    (of the published cost: 0.1 is a tenth dearer). All numbers are NaN where the total of
    `placement_variances` is hidden. Without any placement there is no row.

    >>> placements = pd.DataFrame({"placement_type": ["Fostering"], "budget_children": [10],
    ...     "actual_children": [12], "budget_weekly_gbp": [400.0], "actual_weekly_gbp": [440.0],
    ...     "weeks_in_year": [50.0]})
    >>> unit_costs(placements, unit_cost_gbp=20_000)["against_share"].to_list()
    [0.0, 0.1]
    """
    causes = placement_causes(placements)
    levels = causes.loc[causes["is_total"].astype(bool), ["amount_gbp", "children"]].astype(float)
    return (
        levels.set_axis(["cost_gbp", "children"], axis="columns")
        .reset_index(drop=True)
        .assign(
            basis=["budget", "present"][: len(levels)],
            cost_a_child_gbp=lambda frame: frame["cost_gbp"] / frame["children"],
            against_share=lambda frame: (frame["cost_a_child_gbp"] - unit_cost_gbp) / unit_cost_gbp,
        )
    )


def _costed(placements: pd.DataFrame) -> pd.DataFrame:
    """Placements with a full year's pounds of budget, actual, volume, price and variance."""
    planned, placed = (placements[name] for name in COUNTS)
    weeks = placements["weeks_in_year"]
    at_budget, now = placements["budget_weekly_gbp"], placements["actual_weekly_gbp"]
    return placements.assign(
        budget_gbp=planned * at_budget * weeks,
        actual_gbp=placed * now * weeks,
        volume_gbp=(placed - planned) * at_budget * weeks,
        price_gbp=(now - at_budget) * placed * weeks,
    ).assign(variance_gbp=lambda frame: frame["volume_gbp"] + frame["price_gbp"])


def _shown_sums(placements: pd.DataFrame) -> pd.Series[float]:
    """Sums over all placements for a full year; all NaN where the total of types is hidden."""
    total = placement_variances(placements).iloc[-1]
    sums = placements.pipe(_costed).select_dtypes("number").sum()
    return sums * (float("nan") if pd.isna(total["variance_gbp"]) else 1.0)


def _with_average_prices(frame: pd.DataFrame, *, prices: list[str]) -> pd.DataFrame:
    """The frame with the total's prices as averages over its children instead of sums."""
    rows, total = frame.iloc[:-1], frame.iloc[-1]
    averages = {
        price: (rows[price] * rows[count]).sum() / (total[count] or float("nan"))
        for price, count in zip(prices, COUNTS, strict=True)
    }
    return frame.assign(**{price: [*rows[price], averages[price]] for price in prices})
