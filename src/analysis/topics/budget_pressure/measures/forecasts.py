"""How the published forecasts moved, this year and in earlier years.

A row of `forecasts` is one month's report; the services behind it are in `pressure`.
"""

from __future__ import annotations

import pandas as pd

from analysis.periods import Period


def forecasts_so_far(forecasts: pd.DataFrame, *, until: Period) -> pd.DataFrame:
    """This year's published forecasts up to `until` in pounds, each with the change before it.

    A row is one report, the earliest first. Columns used: financial_year, reported_period,
    budget_gbp, forecast_pressure_gbp. Columns returned: reported_at (in words),
    forecast_pressure_gbp, pressure_share (of the budget, 0 to 1), change_gbp (NaN at first).

    >>> forecasts = pd.DataFrame({"financial_year": ["2015/16"] * 2,
    ...     "reported_period": ["2015-04", "2015-05"], "budget_gbp": [200.0, 200.0],
    ...     "forecast_pressure_gbp": [3.0, 4.0]})
    >>> forecasts_so_far(forecasts, until=Period(2015, 5)).values.tolist()[-1]
    ['31 May 2015', 4.0, 0.02, 1.0]
    """
    reports = _dated(forecasts)
    is_this_year = reports["financial_year"] == until.financial_year
    so_far = reports[is_this_year & (reports["period"] <= until)].sort_values("period")
    return pd.DataFrame(
        {
            "reported_at": so_far["period"].map(lambda period: period.label),
            "forecast_pressure_gbp": so_far["forecast_pressure_gbp"],
            "pressure_share": so_far["forecast_pressure_gbp"] / so_far["budget_gbp"],
            "change_gbp": so_far["forecast_pressure_gbp"].diff(),
        }
    ).reset_index(drop=True)


def earlier_years(forecasts: pd.DataFrame, *, month: Period) -> pd.DataFrame:
    """The pressure forecast at the same month of earlier years, and each year's result, in pounds.

    A row is an earlier financial year that has ended, the earliest first. Columns used: those of
    `forecasts_so_far` and outturn_pressure_gbp. Columns returned: financial_year,
    forecast_pressure_gbp, outturn_pressure_gbp, difference_gbp (result less forecast).

    >>> forecasts = pd.DataFrame({"financial_year": ["2014/15"], "reported_period": ["2014-05"],
    ...     "budget_gbp": [200.0], "forecast_pressure_gbp": [7.0], "outturn_pressure_gbp": [1.0]})
    >>> earlier_years(forecasts, month=Period(2015, 5)).values.tolist()
    [['2014/15', 7.0, 1.0, -6.0]]
    """
    reports = _dated(forecasts)
    is_same_month = reports["period"].map(lambda period: period.month == month.month)
    has_ended = reports["outturn_pressure_gbp"].notna() & (reports["period"] < month)
    columns = ["financial_year", "forecast_pressure_gbp", "outturn_pressure_gbp"]
    years = reports[is_same_month & has_ended].sort_values("period")[columns]
    difference = years["outturn_pressure_gbp"] - years["forecast_pressure_gbp"]
    return years.assign(difference_gbp=difference).reset_index(drop=True)


def _dated(forecasts: pd.DataFrame) -> pd.DataFrame:
    return forecasts.assign(period=forecasts["reported_period"].map(Period.parse))
