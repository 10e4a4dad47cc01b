"""How wide a range must be by month, how many results it held, and how one year would have gone.

A row of `ranged` is a forecast of an earlier year with its range, learnt from others alone.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.errors import ParameterError
from analysis.methods.back_test import (
    SERVICE_YEAR,
    accuracy,
    chosen_methods,
    coverage_by_month,
)
from analysis.methods.forecast_ranges import range_ends
from analysis.topics.forecast_evidence.measures.errors import learnt_from_others

LARGEST = "largest"
_ONE_WIDTH = 1.0  # in place of each service's own unevenness


def ranges_by_month(ranged: pd.DataFrame) -> pd.DataFrame:
    """How wide ranges were and how many results they held, by months gone.

    A row is a month: months_elapsed, cases, inside (cases whose result fell in its range),
    coverage_share (inside / cases), and low_share and high_share: how far the low and the high end
    of a usual range (the median) lay from its forecast, as shares of the forecast.
    """
    given = ranged.dropna(subset=["low_gbp", "high_gbp"])
    size = given["forecast_gbp"].abs()
    months = given.assign(
        is_inside=_is_inside(given),
        low_share=(given["low_gbp"] - given["forecast_gbp"]) / size,
        high_share=(given["high_gbp"] - given["forecast_gbp"]) / size,
    ).groupby("months_elapsed")
    counted = pd.DataFrame({"cases": months.size(), "inside": months["is_inside"].sum()})
    return counted.assign(
        coverage_share=counted["inside"] / counted["cases"],
        low_share=months["low_share"].median(),
        high_share=months["high_share"].median(),
    ).reset_index()


def forecast_errors(tested: pd.DataFrame, *, level: str) -> pd.DataFrame:
    """What another council can take over: the rule's method, error and range at each month.

    A row is a month: level, months_elapsed, method (by the rule, from all cases), cases,
    median_error_share, low_ratio and high_ratio (a tenth of the results lay below the one, a tenth
    above the other, as multiples of the forecast) and coverage_share (results between such
    ratios). The error and the coverage are of one procedure: method and ratios learnt from the
    others only, as another council would have to. No row with fewer than 20 cases.
    """
    alike = tested.assign(unevenness=_ONE_WIDTH)
    ranged = learnt_from_others(alike)
    if ranged.empty:
        return pd.DataFrame(columns=_ERROR_COLUMNS)
    chosen = chosen_methods(accuracy(tested)).rename("method").reset_index()
    ends = range_ends(alike)[["low", "high"]].reset_index()
    off = ranged["error_share"].abs().groupby(ranged["months_elapsed"]).median()
    rows = chosen.merge(ends, on=["months_elapsed", "method"]).merge(
        coverage_by_month(ranged), on="months_elapsed"
    )
    return rows.assign(
        level=level,
        median_error_share=rows["months_elapsed"].map(off),
        low_ratio=np.exp(rows["low"]),
        high_ratio=np.exp(rows["high"]),
    )[_ERROR_COLUMNS]


def rule_by_level(tested: pd.DataFrame, *, councils: pd.DataFrame) -> pd.DataFrame:
    """The same for both levels: tested services, then tested councils as a whole."""
    levels = {"service": tested, "council": councils}
    rows = [forecast_errors(cases, level=level) for level, cases in levels.items()]
    return pd.concat([each for each in rows if len(each)] or rows[:1], ignore_index=True)


def year_shown(
    ranged: pd.DataFrame, *, council: str = LARGEST, service: str = LARGEST
) -> pd.DataFrame:
    """The latest tested year of a service: what would have been forecast month by month.

    `largest` is the service with the largest result of that year among those there are. A row is a
    month: group, service, financial_year, months_elapsed, method, forecast_gbp, low_gbp, high_gbp,
    actual_gbp and is_inside. No row where nothing was tested. Raises ParameterError for a council
    or a service that was not tested.
    """
    rows = _only(_only(ranged, "group", council), "service", service)
    latest = rows[rows["financial_year"] == rows["financial_year"].max()]
    one = latest.sort_values("actual_gbp", key=abs, ascending=False, kind="stable").head(1)
    year = rows.merge(one[SERVICE_YEAR], on=SERVICE_YEAR).sort_values("months_elapsed")
    return year.assign(is_inside=_is_inside(year))[
        [
            *SERVICE_YEAR,
            "months_elapsed",
            "method",
            "forecast_gbp",
            "low_gbp",
            "high_gbp",
            "actual_gbp",
            "is_inside",
        ]
    ].reset_index(drop=True)


_ERROR_COLUMNS = [
    "level",
    "months_elapsed",
    "method",
    "cases",
    "median_error_share",
    "low_ratio",
    "high_ratio",
    "coverage_share",
]


def _is_inside(ranged: pd.DataFrame) -> pd.Series[bool]:
    return ranged["actual_gbp"].between(ranged["low_gbp"], ranged["high_gbp"])


def _only(rows: pd.DataFrame, column: str, name: str) -> pd.DataFrame:
    if name == LARGEST or rows.empty:
        return rows
    there = rows[column].unique()
    if name not in there:
        listed = ", ".join(f"'{each}'" for each in sorted(there))
        what = "council" if column == "group" else column
        raise ParameterError(
            f"{what} '{name}' was not tested. Write 'largest', or one of: {listed}."
        )
    return rows[rows[column] == name]
