"""What the council's spending so far says of its year, step by step, beside the managers' forecast.

Services are in `spending`; how far results fell from such forecasts elsewhere is data.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.methods.back_test import added_up, paired_years
from analysis.methods.forecasts import every_method
from analysis.periods import Period
from analysis.topics.budget_pressure.measures.spending import so_far, this_year

SINGLE_METHODS = ["straight line", "profile ratio", "additive", "recent months", "typical month"]
MONTHLY = ["recent months", "typical month"]
BY_NOW = {
    "spent_gbp": "spent",
    "spent_last_year_gbp": "spent_last_year",
    "last_year_gbp": "last_year",
}
COLUMNS = ["basis", "amount_gbp", "over_gbp", "monthly_gbp"]


def council_forecast(
    monthly: pd.DataFrame, *, errors: pd.DataFrame, forecasts: pd.DataFrame, now: Period
) -> pd.DataFrame:
    """The whole council's year in pounds from its spending so far, step by step.

    `errors` says which method is used at this month and how far results fell from it elsewhere;
    `forecasts` has the managers' forecast. A row is an amount, in order: spent, spent_last_year (by
    the same month), last_year, the five single methods, then forecast (by the method that `errors`
    names), low, high, managers, limit. Columns returned: basis, amount_gbp, over_gbp (the cash
    limit; NaN where an amount is not of a year's end) and monthly_gbp (what every month to come is
    taken to cost, for the methods that do). Without an entry for this month in `errors`, last
    year's months, each month of this one or a published forecast there is no row.
    """
    record = range_record(errors, now=now)
    pairs = this_year(paired_years(added_up(monthly.assign(group="council"))), now=now)
    report = forecasts[forecasts["reported_period"] == now.name]
    if record.empty or pairs.empty or report.empty:
        return pd.DataFrame(columns=COLUMNS)
    by_now = so_far(pairs, now=now).iloc[0].rename(BY_NOW)[[*BY_NOW.values()]]
    by_method = every_method(pairs, months_elapsed=now.months_elapsed).iloc[0]
    forecast, limit = by_method[record["method"]], report["budget_gbp"].iloc[0]
    year_end = pd.Series(
        {
            **by_method[SINGLE_METHODS],
            "forecast": forecast,
            "low": forecast * record["low_ratio"],
            "high": forecast * record["high_ratio"],
            "managers": limit + report["forecast_pressure_gbp"].iloc[0],
            "limit": limit,
        }
    )
    rates = (by_method[MONTHLY] - by_now["spent"]) / now.months_left
    amounts = {"amount_gbp": pd.concat([by_now, year_end]), "over_gbp": year_end - limit}
    steps = pd.DataFrame({**amounts, "monthly_gbp": rates}, index=amounts["amount_gbp"].index)
    return steps.rename_axis("basis").reset_index()


def range_record(errors: pd.DataFrame, *, now: Period) -> pd.Series[Any]:
    """How far results fell from the forecast at this month at other councils, whole councils.

    Empty where `errors` has none. Entries returned: its columns, such as method, cases,
    low_ratio, high_ratio (result over forecast) and coverage_share (0 to 1).

    >>> errors = pd.DataFrame({"level": ["council"], "months_elapsed": [2], "cases": [31]})
    >>> int(range_record(errors, now=Period(2015, 5))["cases"])
    31
    """
    rows = errors[errors["level"] == "council"]
    row = rows[rows["months_elapsed"] == now.months_elapsed]
    return row.iloc[0] if len(row) else pd.Series(dtype=object)
