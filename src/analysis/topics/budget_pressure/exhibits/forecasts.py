"""What the budget appendix shows of published forecasts: this year's course and earlier years.

They are of the whole council, whichever directorate the page is for.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Chart, Column, Series, Statement, Table, line_chart
from analysis.page.pressure_wording import SIGN_NOTE, position
from analysis.page.wording import in_words, pounds, sentence
from analysis.periods import Period
from analysis.topics.budget_pressure.exhibits.chances import say_chance

LINES = 4
DRIFT_NOTE = (
    "The middle drift is the median, over the years that have ended, of result less forecast."
)


def say_forecasts(
    so_far: pd.DataFrame, *, earlier: pd.DataFrame, ranges: pd.DataFrame
) -> Statement:
    """How this year's forecast has moved, and how early forecasts of other years turned out."""
    if so_far.empty:
        return Statement(("No forecast of this year has been published.",))
    first, latest = so_far.iloc[0], so_far.iloc[-1]
    course = (
        f"The first report of the year, at {first['reported_at']}, forecast "
        f"{position(first['forecast_pressure_gbp'])} for the whole council"
    )
    if len(so_far) > 1:
        course += (
            f"; the latest, at {latest['reported_at']}, forecasts "
            f"{position(latest['forecast_pressure_gbp'])}"
        )
    if earlier.empty:
        return Statement((f"{course}. There is no earlier year to compare with.",))
    return Statement(
        (f"{course}. {_say_drift(ranges['drift_gbp'])}", _say_end(ranges, earlier=earlier))
    )


def _say_drift(drift: pd.Series[float]) -> str:
    """How far the results of earlier years were from the forecast made at this month."""
    years, low, high = int(drift["years"]), drift["lowest"], drift["highest"]
    which = "the one earlier year" if years == 1 else f"the {in_words(years)} earlier years"
    if years == 1:
        return f"In {which} the result was {_beside(low)} the forecast made at this month."
    if low < 0 < high:
        between = f"between {_beside(low)} and {_beside(high)} the forecast made at this month"
        return f"In {which} the result was {between}."
    smaller, larger = sorted((abs(low), abs(high)))
    return (
        f"In each of {which} the result was {'below' if low < 0 else 'above'} the forecast made at "
        f"this month, by {pounds(smaller)} to {pounds(larger)} ({pounds(abs(drift['middle']))} in "
        "the middle year)."
    )


def _beside(drift_gbp: float) -> str:
    if abs(drift_gbp) < 0.5:
        return "the same as"
    return f"{pounds(abs(drift_gbp))} {'below' if drift_gbp < 0 else 'above'}"


def _say_end(ranges: pd.DataFrame, *, earlier: pd.DataFrame) -> str:
    """Where this year would end with the drifts of earlier years, and how little that promises."""
    result = ranges["result_gbp"]
    low, high = position(result["lowest"]), position(result["highest"])
    ends = f"with {low}" if low == high else f"between {low} and {high}"
    return (
        f"If this year's forecast moved as far, the year would end {ends}. "
        f"{say_chance(earlier['drift_gbp'])} These figures cannot tell whether earlier forecasts "
        "were too cautious or were met by action during the year, so this year's forecast is not "
        "adjusted for them."
    )


def draw_drift(
    drift: pd.DataFrame, *, earlier: pd.DataFrame, now: Period, source: str
) -> Chart | Statement:
    """Every published forecast by month of report, a line a year, and where each year ended."""
    years = [name for name in drift.columns if "/" in name]
    return line_chart(
        drift,
        along="report",
        series=[Series(name, _name_line(drift, name)) for name in reversed(years[-LINES:])],
        show=pounds,
        axis_label="",
        finding=_say_finding(earlier),
        subtitle=(
            "Pressure forecast in each month's report after management action, whole council, £m, "
            f"with each year's result; {now.financial_year} to {now.label}"
        ),
        table=Table(
            drift,
            (
                Column.words("report", "Report at end of"),
                *(
                    Column.change_in_millions(name, name.removesuffix("_gbp"), decimals=2)
                    for name in years
                ),
                Column.change_in_millions(
                    "middle_drift_gbp", "Middle drift", decimals=2, missing="[z]"
                ),
            ),
            caption="Pressure forecast by month of report and result of the year, whole council",
            name="forecast_drift",
            source=source,
            notes=(SIGN_NOTE, DRIFT_NOTE),
        ),
    )


def _name_line(drift: pd.DataFrame, name: str) -> str:
    """The year, and what it ended at or stands at."""
    known = drift[name].dropna()
    return f"{name.removesuffix('_gbp')}: {pounds(known.iloc[-1]) if len(known) else 'none'}"


def _say_finding(earlier: pd.DataFrame) -> str:
    if earlier.empty:
        return "This year's forecasts so far."
    years, below = len(earlier), int((earlier["drift_gbp"] < 0).sum())
    if years == 1:
        end = "below" if below else "no lower than"
        return sentence(f"the one earlier year ended {end} the forecast made at this month")
    which = {0: "none", years: "each"}.get(below, in_words(below))
    whose = f"{which} of the {in_words(years)} earlier years"
    return sentence(f"{whose} ended below the forecast made at this month")
