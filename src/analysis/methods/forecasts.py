"""What a year will come to, forecast from what is spent so far, in the ways finance officers do it.

How often each way was wrong is measured in `back_test`; ranges are in `forecast_ranges`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, TypeVar

import pandas as pd

LEAST_SHARE = 0.05  # of a year: under it a profile ratio divides by too little
RECENT_MONTHS = 6
MONTHS = range(1, 13)
METHODS = (
    "straight line",
    "profile ratio",
    "additive",
    "blend",
    "recent months",
    "typical month",
    "middle of five",
)
_MIDDLE_OF = ("straight line", "profile ratio", "additive", "recent months", "typical month")

Amounts = TypeVar("Amounts", float, "pd.Series[Any]")


def straight_line(spent_gbp: Amounts, *, months_elapsed: int) -> Amounts:
    """The year in pounds if every month to come is like the average so far: 12 Y / k.

    >>> straight_line(30.0, months_elapsed=2)
    180.0
    """
    return spent_gbp * (12 / months_elapsed)


def profile_ratio(spent_gbp: pd.Series[Any], *, share: pd.Series[Any]) -> pd.Series[float]:
    """The year in pounds if the spending so far is the usual share of it: Y / P.

    `share` (0 to 1) is the part of a year spent by this month, as a rule last year's. Refused
    (NaN) where it is under 0.05: a small error in so small a share moves the forecast by more than
    the forecast is worth. Source: local practice of budget profiles (CIPFA budget monitoring).

    >>> profile_ratio(pd.Series([30.0, 30.0]), share=pd.Series([0.2, 0.01])).to_list()
    [150.0, nan]
    """
    return spent_gbp / share.where(share >= LEAST_SHARE)


def additive(
    spent_gbp: Amounts, *, last_year_gbp: Amounts, last_year_to_date_gbp: Amounts
) -> Amounts:
    """The year in pounds if the rest of it is as last year's was: Y + (last year - its Y).

    >>> additive(30.0, last_year_gbp=160.0, last_year_to_date_gbp=20.0)
    170.0
    """
    return spent_gbp + last_year_gbp - last_year_to_date_gbp


def at_monthly_rate(spent_gbp: Amounts, *, monthly_gbp: Amounts, months_left: int) -> Amounts:
    """The year in pounds if every month to come costs `monthly_gbp`.

    >>> at_monthly_rate(30.0, monthly_gbp=14.0, months_left=10)
    170.0
    """
    return spent_gbp + monthly_gbp * months_left


def commitment_based(
    spent_gbp: Amounts, *, committed_gbp: Amounts, expected_gbp: Amounts
) -> Amounts:
    """The year in pounds from what is spent, what is ordered, and what is still expected.

    `committed_gbp` is ordered and not yet paid, `expected_gbp` what will be ordered this year.

    >>> commitment_based(30.0, committed_gbp=90.0, expected_gbp=40.0)
    160.0
    """
    return spent_gbp + committed_gbp + expected_gbp


def demand_led(
    spent_gbp: float, *, clients: pd.DataFrame, starters_gbp: float, leavers_gbp: float
) -> float:
    """The year in pounds from the people supported now, those to come and those who will leave.

    A row of `clients` is a kind of support: number, weekly_gbp (of one person) and weeks_left in
    the year. `starters_gbp` is the cost this year of those still to come, `leavers_gbp` the cost
    saved by those who will leave, 0 or more.

    >>> clients = pd.DataFrame({"number": [10], "weekly_gbp": [400.0], "weeks_left": [40.0]})
    >>> demand_led(30_000.0, clients=clients, starters_gbp=8_000.0, leavers_gbp=3_000.0)
    195000.0
    """
    present = (clients["number"] * clients["weekly_gbp"] * clients["weeks_left"]).sum()
    return float(spent_gbp + present + starters_gbp - leavers_gbp)


def blend(straight_gbp: Amounts, additive_gbp: Amounts, *, weight: float) -> Amounts:
    """A straight line and an additive forecast in pounds, the first with `weight`, 0 to 1.

    >>> blend(180.0, 170.0, weight=0.3)
    173.0
    """
    return straight_gbp * weight + additive_gbp * (1 - weight)


def every_method(years: pd.DataFrame, *, months_elapsed: int) -> pd.DataFrame:
    """The year in pounds by each method that needs monthly amounts only; NaN where refused.

    A row of `years` is a service in a year; its columns have two levels, `last` and `this`, with
    the months 1 (April) to 12 of last year and of this one, in pounds of the month alone. Months of
    this year after `months_elapsed` are not looked at. A row returned is the same service; its
    columns are those of `METHODS`. `blend` gives the straight line the share of the year gone as
    its weight. `recent months` takes the average of the latest six months, `typical month` the
    median of the latest twelve, across the year's end. `middle of five` is the median of the
    other five, of those that are not refused; `blend`, itself a mixture, is not among them.

    >>> flat = pd.DataFrame([[10.0] * 24], columns=pd.MultiIndex.from_product(
    ...     [["last", "this"], range(1, 13)]))
    >>> every_method(flat, months_elapsed=2).round(2).iloc[0].to_list()
    [120.0, 120.0, 120.0, 120.0, 120.0, 120.0, 120.0]
    """
    gone = list(MONTHS[:months_elapsed])
    now, last = months_of(years, "this", months=gone), months_of(years, "last")
    to_date, total = last[gone].sum(axis="columns"), last.sum(axis="columns")
    spent, left = now.sum(axis="columns"), 12 - months_elapsed
    latest = pd.concat([last, now], axis="columns").iloc[:, -12:]
    recent = latest.iloc[:, -RECENT_MONTHS:].mean(axis="columns")
    forecasts = pd.DataFrame(
        {
            "straight line": straight_line(spent, months_elapsed=months_elapsed),
            "profile ratio": profile_ratio(spent, share=to_date / total.where(total != 0)),
            "additive": additive(spent, last_year_gbp=total, last_year_to_date_gbp=to_date),
            "recent months": at_monthly_rate(spent, monthly_gbp=recent, months_left=left),
            "typical month": at_monthly_rate(
                spent, monthly_gbp=latest.median(axis="columns"), months_left=left
            ),
        }
    )
    mixed = blend(forecasts["straight line"], forecasts["additive"], weight=months_elapsed / 12)
    middle = forecasts[list(_MIDDLE_OF)].median(axis="columns")
    return forecasts.assign(**{"blend": mixed, "middle of five": middle})[list(METHODS)]


def months_of(
    years: pd.DataFrame, which: Literal["last", "this"], *, months: Iterable[int] = MONTHS
) -> pd.DataFrame:
    """The months of this year or of last year, a column each, of years as `every_method` takes.

    >>> years = pd.DataFrame([[1.0, 2.0]], columns=pd.MultiIndex.from_tuples(
    ...     [("last", 1), ("this", 1)]))
    >>> months_of(years, "this", months=[1]).to_dict("list")
    {1: [2.0]}
    """
    columns = [(which, month) for month in months]
    return years[columns].set_axis([month for _, month in columns], axis="columns")
