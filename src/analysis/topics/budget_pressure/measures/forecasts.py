"""How the published forecasts moved, this year and in earlier years.

A row of `forecasts` is one month's report; the services behind it are in `pressure`.
"""

from __future__ import annotations

from calendar import month_abbr

import pandas as pd

from analysis.periods import Period
from analysis.topics.budget_pressure.measures.years import range_over_years

RESULT = "Result"


def forecasts_so_far(forecasts: pd.DataFrame, *, until: Period) -> pd.DataFrame:
    """This year's published forecasts up to `until`, in pounds.

    A row is one report, the earliest first. Columns used: financial_year, reported_period,
    forecast_pressure_gbp. Columns returned: reported_at (in words), forecast_pressure_gbp.

    >>> forecasts = pd.DataFrame({"financial_year": ["2015/16"] * 2,
    ...     "reported_period": ["2015-05", "2015-04"], "forecast_pressure_gbp": [4.0, 3.0]})
    >>> forecasts_so_far(forecasts, until=Period(2015, 5)).values.tolist()
    [['30 April 2015', 3.0], ['31 May 2015', 4.0]]
    """
    reports = _up_to(forecasts, until)
    so_far = reports[reports["financial_year"] == until.financial_year].sort_values("period")
    return pd.DataFrame(
        {
            "reported_at": so_far["period"].map(lambda period: period.label),
            "forecast_pressure_gbp": so_far["forecast_pressure_gbp"],
        }
    ).reset_index(drop=True)


def earlier_years(forecasts: pd.DataFrame, *, month: Period) -> pd.DataFrame:
    """The pressure forecast at the same month of earlier years, and each year's result, in pounds.

    A row is an earlier financial year that has ended, the earliest first. Columns used: those of
    `forecasts_so_far` and outturn_pressure_gbp. Columns returned: financial_year,
    forecast_pressure_gbp, outturn_pressure_gbp, drift_gbp (result less forecast).

    >>> forecasts = pd.DataFrame({"financial_year": ["2014/15"], "reported_period": ["2014-05"],
    ...     "forecast_pressure_gbp": [7.0], "outturn_pressure_gbp": [1.0]})
    >>> earlier_years(forecasts, month=Period(2015, 5)).values.tolist()
    [['2014/15', 7.0, 1.0, -6.0]]
    """
    ended = _ended(forecasts, before=month)
    same_month = ended[ended["month"] == month.months_elapsed]
    columns = ["financial_year", "forecast_pressure_gbp", "outturn_pressure_gbp", "drift_gbp"]
    return same_month.sort_values("period")[columns].reset_index(drop=True)


def drift_ranges(earlier: pd.DataFrame, *, so_far: pd.DataFrame) -> pd.DataFrame:
    """Lowest, middle and highest drift over the earlier years in pounds, and this year with it.

    `earlier` is what `earlier_years` returns, `so_far` what `forecasts_so_far` does. A row is an
    entry of `range_over_years`, the index. Columns returned: drift_gbp (result less forecast) and
    result_gbp (the latest forecast with that drift).

    >>> earlier = pd.DataFrame({"drift_gbp": [-6.0, -5.0]})
    >>> so_far = pd.DataFrame({"forecast_pressure_gbp": [4.0, 5.5]})
    >>> drift_ranges(earlier, so_far=so_far).loc[["lowest", "highest"]].values.tolist()
    [[-6.0, -0.5], [-5.0, 0.5]]
    """
    latest = so_far["forecast_pressure_gbp"].tail(1).sum()
    drifts = earlier["drift_gbp"].astype(float)
    figures = {"drift_gbp": drifts, "result_gbp": drifts + latest}
    return pd.DataFrame({name: range_over_years(each) for name, each in figures.items()})


def forecast_drift(forecasts: pd.DataFrame, *, until: Period) -> pd.DataFrame:
    """Every forecast by month of report in pounds, a column a year, and how far the result was.

    A row is a month of the year, then the result. The years are those that have ended and this
    one, as far as it goes; what was not reported is NaN. Columns used: those of `earlier_years`.
    Columns returned: report (`Apr` to `Mar`, `Result`), one of each year's forecasts, named as in
    `2014/15_gbp`, and middle_drift_gbp: the median over the ended years of result less forecast
    (NaN without any).

    >>> forecasts = pd.DataFrame({"financial_year": ["2014/15", "2015/16"],
    ...     "reported_period": ["2014-05", "2015-05"], "forecast_pressure_gbp": [7.0, 5.0],
    ...     "outturn_pressure_gbp": [1.0, None]})
    >>> forecast_drift(forecasts, until=Period(2015, 5)).values.tolist()[1]
    ['May', 7.0, 5.0, -6.0]
    """
    ended = _ended(forecasts, before=until)
    shown = [*sorted(set(ended["financial_year"])), until.financial_year]
    months = [until.minus(until.months_elapsed - month) for month in range(1, 13)]
    by_month = (
        _up_to(forecasts, until)
        .pivot(index="month", columns="financial_year", values="forecast_pressure_gbp")
        .reindex(index=range(1, 13), columns=shown)
    )
    results = ended.groupby("financial_year")["outturn_pressure_gbp"].first().reindex(shown)
    middle = ended.groupby("month")["drift_gbp"].median()
    return (
        pd.concat([by_month, results.to_frame().T.set_axis([13])])
        .rename(columns="{}_gbp".format)
        .assign(middle_drift_gbp=middle)
        .reset_index(drop=True)
        .rename_axis(columns=None)
        .pipe(_named, [*(month_abbr[month.month] for month in months), RESULT])
    )


def _named(by_month: pd.DataFrame, reports: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"report": reports}).join(by_month)


def _ended(forecasts: pd.DataFrame, *, before: Period) -> pd.DataFrame:
    """Reports of years before that of `before` whose result is known, with the drift in pounds."""
    reports = _up_to(forecasts, before)
    is_ended = reports["outturn_pressure_gbp"].notna()
    is_earlier = reports["financial_year"] < before.financial_year
    drift = reports["outturn_pressure_gbp"] - reports["forecast_pressure_gbp"]
    return reports.assign(drift_gbp=drift)[is_ended & is_earlier]


def _up_to(forecasts: pd.DataFrame, until: Period) -> pd.DataFrame:
    """Reports up to `until`, each with its period and the month of its year, 1 to 12."""
    reports = forecasts.assign(period=forecasts["reported_period"].map(Period.parse))
    reports = reports[reports["period"] <= until]
    return reports.assign(month=reports["period"].map(lambda period: period.months_elapsed))
