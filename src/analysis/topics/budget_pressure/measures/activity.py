"""What placements would cost if children came and went as they did in earlier years.

A row of `flows` is a month's starters and leavers; what children cost now is in `placements`.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.disclosure import SMALLEST_SHOWN
from analysis.periods import Period
from analysis.topics.budget_pressure.measures.placements import placement_causes
from analysis.topics.budget_pressure.measures.years import range_over_years

FLOWS = ["starters", "leavers"]
PRESENT = "present"
COLUMNS = ["basis", *FLOWS, "net_children", "children", "cost_gbp", "over_gbp"]


def flows_to_year_end(flows: pd.DataFrame, *, now: Period) -> pd.DataFrame:
    """Children who started and left after this month of each earlier year, to its end.

    A row is an earlier financial year of twelve months, the earliest first. Without any row where
    some month has one to four starters or leavers: two reports' sums would give that count away.
    Columns returned: financial_year, starters, leavers, net_children (starters less leavers).

    >>> flows = pd.DataFrame({"financial_year": ["2014/15"] * 12, "month": [*range(1, 13)],
    ...     "starters": 20.0, "leavers": 19.0})
    >>> flows_to_year_end(flows, now=Period(2015, 5)).values.tolist()
    [['2014/15', 200.0, 190.0, 10.0]]
    """
    earlier = flows[flows["financial_year"] < now.financial_year]
    months = earlier.groupby("financial_year")["month"].transform("nunique")
    complete = earlier[months == 12].set_index("financial_year")
    counted = complete.head(0 if _is_small(complete).any(axis=None) else len(complete))
    to_come = counted[FLOWS].where(counted["month"] > now.months_elapsed, 0.0)
    sums = to_come.groupby("financial_year").sum().reset_index()
    return sums.assign(net_children=sums["starters"] - sums["leavers"])


def flows_so_far(flows: pd.DataFrame, *, now: Period) -> pd.DataFrame:
    """How many more children started than left by this month, this year and in earlier ones.

    A row is an earlier financial year of twelve months, the latest first, then this year. There is
    no row where `flows_to_year_end` has none, nor where a month of this year up to now is missing
    or has one to four starters or leavers. Columns returned: financial_year, net_children
    (starters less leavers), children_before (looked after when the year began).

    >>> flows = pd.DataFrame({"financial_year": ["2014/15"] * 12 + ["2015/16"],
    ...     "month": [*range(1, 13), 1], "starters": [20.0] * 12 + [25.0], "leavers": 19.0,
    ...     "children_at_end": [*range(101, 113), 118]})
    >>> flows_so_far(flows, now=Period(2015, 4)).values.tolist()
    [['2014/15', 1.0, 100.0], ['2015/16', 6.0, 112.0]]
    """
    earlier = flows_to_year_end(flows, now=now)["financial_year"].sort_values(ascending=False)
    gone = flows[flows["month"] <= now.months_elapsed].sort_values("month")
    this_year = gone[gone["financial_year"] == now.financial_year]
    is_complete = this_year["month"].nunique() == now.months_elapsed
    is_shown = len(earlier) > 0 and is_complete and not _is_small(this_year).any(axis=None)
    by_year = (
        gone.assign(net_children=gone["starters"] - gone["leavers"])
        .groupby("financial_year")
        .agg({"net_children": "sum", "children_at_end": "last"})
        .assign(children_before=lambda rows: rows["children_at_end"] - rows["net_children"])
        .loc[
            [*earlier, now.financial_year] if is_shown else [], ["net_children", "children_before"]
        ]
    )
    return by_year.astype(float).reset_index()


def _is_small(flows: pd.DataFrame) -> pd.DataFrame:
    """Which starters and leavers are so few that they must not show."""
    return flows[FLOWS].gt(0) & flows[FLOWS].lt(SMALLEST_SHOWN)


def child_to_year_end_gbp(placements: pd.DataFrame) -> float:
    """What one more child by the year's end adds to the year's cost, in pounds.

    Children come evenly over the weeks left, so one counts for half of them, at the average
    weekly price of those placed now. NaN without any child, or where the total is hidden.

    >>> placements = pd.DataFrame({"placement_type": ["Fostering"], "budget_children": [10],
    ...     "actual_children": [12], "budget_weekly_gbp": [400.0], "actual_weekly_gbp": [410.0],
    ...     "weeks_elapsed": [12.0], "weeks_in_year": [52.0]})
    >>> child_to_year_end_gbp(placements)
    8200.0
    """
    present = placement_causes(placements).tail(1).set_index("step")
    if present.empty or not present["children"].gt(0).all():
        return float("nan")
    cost, children = float(present["amount_gbp"].iloc[0]), float(present["children"].iloc[0])
    weeks, gone = (float(placements[name].iloc[0]) for name in ("weeks_in_year", "weeks_elapsed"))
    return cost / children / weeks * (weeks - gone) / 2


def activity_forecasts(placements: pd.DataFrame, *, to_year_end: pd.DataFrame) -> pd.DataFrame:
    """Cost of placements in pounds with no change from now, and with each earlier year's flow.

    forecast = cost to date + children now x weekly price x weeks left
    + (starters - leavers) x `child_to_year_end_gbp`; the first two are the full year at present
    numbers and prices. `to_year_end` is what `flows_to_year_end` returns. A row is a basis:
    `present`, then the earlier years, the smallest net flow first. Columns returned: basis,
    starters, leavers (NaN at present), net_children, children (at the year's end), cost_gbp,
    over_gbp (the budget). Without any placement there is no row, nor where their total is hidden;
    a year that would leave fewer than five children has none either.

    >>> placements = pd.DataFrame({"placement_type": ["Fostering"], "budget_children": [10],
    ...     "actual_children": [12], "budget_weekly_gbp": [400.0], "actual_weekly_gbp": [410.0],
    ...     "weeks_elapsed": [12.0], "weeks_in_year": [52.0]})
    >>> flows = pd.DataFrame({"financial_year": ["2014/15"], "starters": [20.0],
    ...     "leavers": [15.0], "net_children": [5.0]})
    >>> activity_forecasts(placements, to_year_end=flows)[["basis", "over_gbp"]].values.tolist()
    [['present', 47840.0], ['2014/15', 88840.0]]
    """
    steps = placement_causes(placements).dropna(subset="amount_gbp").set_index("step")
    if steps.empty:
        return pd.DataFrame(columns=COLUMNS)
    amounts, placed = steps["amount_gbp"].astype(float), float(steps["children"].iloc[-1])
    years = to_year_end[to_year_end["net_children"] + placed >= SMALLEST_SHOWN]
    present = pd.DataFrame({"financial_year": [PRESENT], "net_children": [0.0]})
    rows = pd.concat([present, years.sort_values("net_children", kind="stable")], ignore_index=True)
    more = rows["net_children"] * child_to_year_end_gbp(placements)
    return (
        rows.assign(
            children=placed + rows["net_children"],
            cost_gbp=amounts["forecast"] + more.where(rows["net_children"].ne(0), 0.0),
            over_gbp=lambda frame: frame["cost_gbp"] - amounts["budget"],
        )
        .rename(columns={"financial_year": "basis"})
        .reindex(columns=COLUMNS)
    )


def activity_ranges(activity: pd.DataFrame) -> pd.DataFrame:
    """Lowest, middle and highest over the earlier years, of net children and of cost over budget.

    `activity` is what `activity_forecasts` returns. A row is an entry of
    `range_over_years`, the index. Columns returned: net_children, over_gbp (pounds).

    >>> activity = pd.DataFrame({"basis": ["present", "2013/14", "2014/15"],
    ...     "net_children": [0.0, 6.0, 9.0], "over_gbp": [1.0, 7.0, 10.0]})
    >>> activity_ranges(activity).loc[["lowest", "highest"]].values.tolist()
    [[6.0, 7.0], [9.0, 10.0]]
    """
    years = activity[activity["basis"] != PRESENT]
    figures = ("net_children", "over_gbp")
    return pd.DataFrame({name: range_over_years(years[name].astype(float)) for name in figures})
