"""How far off each way of forecasting was: over the year, and at one month.

How wide a range must be is in `ranges`.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd

from analysis.methods.forecasts import METHODS
from analysis.page import Chart, Column, Series, Statement, Table, line_chart
from analysis.page.wording import percent
from analysis.topics.forecast_evidence.exhibits.named import (
    LEVELS,
    capital,
    month_of,
    months_gone,
    too_few,
)

Error = Literal["median", "large", "lean"]
RULE = "rule"
_ERRORS = {
    "median": "Median error",
    "large": "Error exceeded in one case of ten",
    "lean": "Lean (median error with its sign)",
}
_NOTES = {
    "median": "Half of the forecasts were further off than this, half less.",
    "large": "One forecast in ten was further off than this.",
    "lean": "Above nought the forecasts were mostly too high, below nought too low.",
}
_RULE_NOTE = "The rule is what was learnt from the others alone, never from the case itself."


def draw_errors(by_month: pd.DataFrame, *, level: str, source: str) -> Chart | Statement:
    """The median error of the straight line, the additive forecast and the rule by month gone."""
    known = by_month.dropna(subset=RULE)
    if known.empty:
        return too_few(level)
    return line_chart(
        known.assign(at=known["months_elapsed"].map(str)),
        along="at",
        series=[
            Series("straight line", "Straight line"),
            Series("additive", "Additive"),
            Series(RULE, "Rule"),
        ],
        show=percent,
        axis_label="% of the result",
        finding=_finding(known.iloc[0], known.iloc[-1]),
        subtitle=f"Median error by months of the year gone, % of the result. {LEVELS[level]}",
        table=_errors_table(by_month, error="median", level=level, source=source),
    )


def _finding(first: pd.Series[float], last: pd.Series[float]) -> str:
    return (
        f"The rule's median error goes from {percent(first[RULE])} with "
        f"{months_gone(first['months_elapsed'])} gone to {percent(last[RULE])} with "
        f"{months_gone(last['months_elapsed'])} gone; the straight line's from "
        f"{percent(first['straight line'])} to {percent(last['straight line'])}."
    )


def tabulate_errors(
    by_month: pd.DataFrame, *, error: Error, level: str, source: str
) -> Table | Statement:
    """One kind of error of every method and of the rule, a row a month."""
    if by_month[RULE].isna().all():
        return too_few(level)
    return _errors_table(by_month, error=error, level=level, source=source)


def _errors_table(by_month: pd.DataFrame, *, error: Error, level: str, source: str) -> Table:
    methods = [Column.percent(name, capital(name), missing="[z]") for name in (*METHODS, RULE)]
    return Table(
        by_month,
        (
            Column.number("months_elapsed", "Months gone"),
            Column.number("cases", "Cases"),
            *methods,
        ),
        caption=f"{_ERRORS[error]} by method and month, as a share of the result. {LEVELS[level]}",
        name=f"{error}_errors_{level}",
        source=source,
        notes=(_NOTES[error], _RULE_NOTE),
    )


def tabulate_methods(
    at_month: pd.DataFrame, *, level: str, months_elapsed: int, source: str
) -> Table:
    """Every method at the month shown: usual error, large error and lean, the best first."""
    return Table(
        at_month.assign(name=at_month["method"].map(capital)),
        (
            Column.words("name", "Method"),
            Column.number("cases", "Cases"),
            Column.percent("median_error", "Median error"),
            Column.percent("p90_error", "One in ten above"),
            Column.percent("bias", "Lean"),
        ),
        caption=(
            f"Errors of every method with {months_gone(months_elapsed)} gone (end of "
            f"{month_of(months_elapsed)}), % of the result. {LEVELS[level]}"
        ),
        name=f"methods_{level}",
        source=source,
        notes=(
            "Lean: the median error with its sign; above nought the forecasts were mostly too "
            "high. A method has fewer cases where it refuses to forecast.",
            _RULE_NOTE,
        ),
    )
