"""How wide a range must be, whom it held, the rule itself, and one year as it would have gone.

The errors of the methods are in `errors`.
"""

from __future__ import annotations

from functools import partial

import pandas as pd

from analysis.page import Band, Chart, Column, Series, Statement, Table, band_chart
from analysis.page.wording import in_millions, in_words, percent, pounds, sentence
from analysis.topics.forecast_evidence.exhibits.named import (
    LEVELS,
    PARTS,
    capital,
    month_of,
    months_gone,
    too_few,
)

_RANGE = "range meant to hold eight of ten results"
_HALF_MILLION = 5e5


def draw_widths(
    ranges: pd.DataFrame, *, level: str, months_elapsed: int, source: str
) -> Chart | Statement:
    """The usual range by months gone, as a share of the forecast, and how many results it held."""
    if ranges.empty:
        return too_few(level)
    shown = ranges[ranges["months_elapsed"].isin([months_elapsed, ranges["months_elapsed"].max()])]
    widths = "; ".join(_say_width(row) for _, row in shown.iterrows())
    return band_chart(
        ranges.assign(at=ranges["months_elapsed"].map(str), forecast=0.0),
        along="at",
        band=Band("low_share", "high_share", f"Usual {_RANGE}"),
        series=[Series("forecast", "Forecast")],
        show=partial(percent, decimals=0),
        axis_label="% of the forecast",
        finding=sentence(f"A usual range reaches {widths}"),
        subtitle=(
            "Median low and high end by months of the year gone, as a share of the forecast. "
            f"{LEVELS[level]}"
        ),
        table=_widths_table(ranges, level=level, source=source),
    )


def tabulate_widths(ranges: pd.DataFrame, *, level: str, source: str) -> Table | Statement:
    """The same as a table alone."""
    return too_few(level) if ranges.empty else _widths_table(ranges, level=level, source=source)


def _widths_table(ranges: pd.DataFrame, *, level: str, source: str) -> Table:
    return Table(
        ranges,
        (
            Column.number("months_elapsed", "Months gone"),
            Column.number("cases", "Cases"),
            Column.number("inside", "Results inside"),
            Column.percent("coverage_share", "Results inside"),
            Column.percent("low_share", "Low end against forecast"),
            Column.percent("high_share", "High end against forecast"),
        ),
        caption=f"How wide ranges were and how many results they held. {LEVELS[level]}",
        name=f"ranges_{level}",
        source=source,
        notes=(
            "The ends are those of a usual case (the median). A service whose months jump about "
            "gets a wider range than a steady one. No range was learnt from the case it was "
            "tried on.",
        ),
    )


def _say_width(row: pd.Series[float]) -> str:
    low, high = percent(abs(row["low_share"])), percent(abs(row["high_share"]))
    return (
        f"from {low} under the forecast to {high} over it with "
        f"{months_gone(row['months_elapsed'])} gone"
    )


def tabulate_in_turn(
    in_turn: pd.DataFrame, *, left_out: str, months_elapsed: int, source: str
) -> Table | Statement:
    """How each council, or year, fared by what was learnt from the others, at the month shown."""
    if in_turn.empty:
        return too_few("service")
    part = PARTS[left_out]
    return Table(
        in_turn.assign(name=in_turn["of"].map(capital)),
        (
            Column.words("name", f"{capital(part)} left out"),
            Column.number("cases", "Cases"),
            Column.percent("straight_error", "Straight line: median error"),
            Column.percent("rule_error", "Rule: median error"),
            Column.percent("reduction_share", "Rule's error is less by"),
            Column.number("inside", "Results inside range"),
            Column.percent("coverage_share", "Results inside range"),
        ),
        caption=(
            f"Each {part} by what was learnt from the others, {months_gone(months_elapsed)} gone. "
            "Single services"
        ),
        name="left_out_in_turn",
        source=source,
    )


def tabulate_rule(forecast_errors: pd.DataFrame, *, source: str) -> Table | Statement:
    """The rule's method at each month with its error and the range that suits every case alike."""
    if forecast_errors.empty:
        return Statement(("There are too few cases to choose a method or to place a range.",))
    return Table(
        forecast_errors,
        (
            Column.words("level", "Level"),
            Column.number("months_elapsed", "Months gone"),
            Column.words("method", "Method by the rule"),
            Column.number("cases", "Cases"),
            Column.percent("median_error_share", "Median error"),
            Column.number("low_ratio", "Low end: times forecast", decimals=3),
            Column.number("high_ratio", "High end: times forecast", decimals=3),
            Column.percent("coverage_share", "Results inside"),
        ),
        caption="The rule: method, error and one range for all, by months gone",
        name="forecast_errors",
        source=source,
        notes=(
            "Methods, errors and ends are from all cases. Results inside: of ranges made in the "
            "same way from the others alone. One range for all is wider for a steady service "
            "than it need be; the ranges above suit each service.",
        ),
    )


def draw_year(year: pd.DataFrame, *, level: str, source: str) -> Chart | Statement:
    """One service's year, or a council's: each month's forecast and range, and the result."""
    if year.empty or year["low_gbp"].isna().all():
        return too_few(level)
    first = year.iloc[0]
    name = f"{capital(first['group'])}, {first['service']}, {first['financial_year']}"
    inside = int(year["is_inside"].sum())
    return band_chart(
        year.assign(at=year["months_elapsed"].map(month_of)),
        along="at",
        band=Band("low_gbp", "high_gbp", capital(_RANGE)),
        series=[
            Series("forecast_gbp", "Forecast by the rule"),
            Series("actual_gbp", "Result of the year"),
        ],
        show=_scaled(year),
        axis_label="£m",
        finding=(
            f"The result of {pounds(first['actual_gbp'])} lay inside the range at "
            f"{_months_of(inside, len(year))}."
        ),
        subtitle=f"{name}: what would have been forecast at the end of each month, £m",
        table=_year_table(year, name=name, level=level, source=source),
    )


def _months_of(inside: int, months: int) -> str:
    if inside == months:
        return f"every one of the {in_words(months)} months"
    return f"{in_words(inside) if inside else 'none'} of the {in_words(months)} months"


def _scaled(year: pd.DataFrame) -> partial[str]:
    """Pounds as £m, with decimals enough for the axis to tell its marks apart."""
    spread = year["high_gbp"].max() - year["low_gbp"].min()
    decimals = 0 if spread > 10e6 else 1 if spread > _HALF_MILLION else 2
    return partial(in_millions, decimals=decimals)


def _year_table(year: pd.DataFrame, *, name: str, level: str, source: str) -> Table:
    return Table(
        year.assign(
            at=year["months_elapsed"].map(month_of),
            held=year["is_inside"].map({True: "yes", False: "no"}),
        ),
        (
            Column.words("at", "End of"),
            Column.words("method", "Method by the rule"),
            Column.millions("forecast_gbp", "Forecast", decimals=2),
            Column.millions("low_gbp", "Low end", decimals=2),
            Column.millions("high_gbp", "High end", decimals=2),
            Column.millions("actual_gbp", "Result", decimals=2),
            Column.words("held", "Result inside"),
        ),
        caption=f"Forecasts month by month: {name}",
        name=f"year_of_a_{level}",
        source=source,
        notes=(
            "Method and range are what the others taught. A large payment late in a year cannot "
            "be seen from its first months.",
        ),
    )
