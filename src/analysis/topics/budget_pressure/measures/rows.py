"""The rows from which the page's figures can be worked out again, without being printed.

What is printed is in the other modules; numbers of children are never here.
"""

from __future__ import annotations

import pandas as pd

from analysis.periods import Period
from analysis.topics.budget_pressure.measures.spending import FORECAST, KEY

AMOUNTS = [
    "directorate",
    "service",
    "pressure_kind",
    "cash_limit_gbp",
    "forecast_gbp",
    "before_action_gbp",
    "action_gbp",
    "net_gbp",
]
RANGE = ["managers_gbp", "spent_gbp", "share", *FORECAST, "place", "why_not"]


def service_rows(services: pd.DataFrame) -> pd.DataFrame:
    """Every service's cash limit, forecast before action, action and net, in pounds.

    A row is a service of `against_cash_limit`, with the columns `AMOUNTS`.
    """
    return services[AMOUNTS]


def range_rows(by_service: pd.DataFrame) -> pd.DataFrame:
    """Every service's spending so far and the range it gives in pounds, with all it is made of.

    A row is a service of `service_forecasts`; `why_not` is `none` where there is a forecast.
    """
    rows = by_service[["directorate", "service", *RANGE]]
    return rows.assign(why_not=rows["why_not"].replace("", "none"))


def council_months(monthly: pd.DataFrame, *, now: Period) -> pd.DataFrame:
    """Pounds the whole council spent in each month of last year and of this one so far.

    `monthly` is what `spending_by_month` returns. A row is a month: financial_year, month (1 is
    April), amount_gbp.

    >>> monthly = pd.DataFrame({"financial_year": ["2013/14", "2014/15", "2014/15"],
    ...     "month": 1, "amount_gbp": [1.0, 2.0, 3.0]})
    >>> council_months(monthly, now=Period(2015, 5)).values.tolist()
    [['2014/15', 1, 5.0]]
    """
    is_recent = monthly["financial_year"] >= now.minus(12).financial_year
    return monthly[is_recent].groupby(["financial_year", "month"])["amount_gbp"].sum().reset_index()


def earlier_results(tested: pd.DataFrame, *, by_service: pd.DataFrame, now: Period) -> pd.DataFrame:
    """Earlier forecasts in pounds by the method now in use, and the results that set the ranges.

    `tested` is what `tested_forecasts` returns, `by_service` what `service_forecasts` does. A row
    is a service in an ended year: directorate, service, financial_year, method, forecast_gbp,
    actual_gbp, unevenness.
    """
    at_month = tested[tested["months_elapsed"] == now.months_elapsed]
    used = at_month[at_month["method"].isin(by_service["method"].dropna().unique())]
    columns = [*KEY, "financial_year", "method", "forecast_gbp", "actual_gbp", "unevenness"]
    return used[columns].rename(columns={"group": "directorate"}).reset_index(drop=True)
