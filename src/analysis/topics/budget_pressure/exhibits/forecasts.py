"""What the budget appendix shows of published forecasts: this year's course and earlier years.

They are of the whole council, whichever directorate the page is for.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.pressure_wording import SIGN_NOTE, position
from analysis.page.wording import in_words
from analysis.periods import Period


def say_forecasts(so_far: pd.DataFrame, *, earlier: pd.DataFrame) -> Statement:
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
    return Statement((f"{course}. It is the managers' forecast.", *_say_earlier(earlier)))


def _say_earlier(earlier: pd.DataFrame) -> tuple[str, ...]:
    """In how many earlier years the result came in under the forecast of this month."""
    if earlier.empty:
        return ()
    years, lower = len(earlier), int((earlier["difference_gbp"] < 0).sum())
    part = "each" if lower in (0, years) else in_words(lower)
    which = (
        "the one earlier year" if years == 1 else f"{part} of the {in_words(years)} earlier years"
    )
    below = "below" if lower else "not below"
    return (
        "Early in a year a forecast is an early estimate. "
        f"In {which} shown, the result was {below} the forecast made at this month. "
        "That does not say what this year will do.",
    )


def tabulate_forecasts(so_far: pd.DataFrame, *, now: Period, source: str) -> Table:
    """This year's published forecasts of the whole council, report by report."""
    return Table(
        so_far,
        (
            Column.words("reported_at", "Report at"),
            Column.change_in_millions("forecast_pressure_gbp", "Forecast pressure"),
            Column.percent("pressure_share", "Share of budget"),
            Column.change_in_millions(
                "change_gbp", "Change since the report before", missing="[z]"
            ),
        ),
        caption=f"Pressure forecast in each report of {now.financial_year}, whole council",
        name="forecasts_this_year",
        source=source,
        notes=(SIGN_NOTE,),
    )


def tabulate_earlier_years(earlier: pd.DataFrame, *, now: Period, source: str) -> Table | Statement:
    """What was forecast at the same month of earlier years, and what the years ended at."""
    if earlier.empty:
        return Statement(("There is no earlier year to compare with.",))
    return Table(
        earlier,
        (
            Column.words("financial_year", "Financial year"),
            Column.change_in_millions("forecast_pressure_gbp", "Forecast at this month"),
            Column.change_in_millions("outturn_pressure_gbp", "Result of the year"),
            Column.change_in_millions("difference_gbp", "Result less forecast"),
        ),
        caption=(
            f"Forecast at month {now.months_elapsed} of earlier years and the result, whole council"
        ),
        name="forecasts_earlier_years",
        source=source,
        notes=(SIGN_NOTE,),
    )
