"""What the appendix shows of the council's year as its spending so far would have it.

It is the whole council's, whichever directorate the page is for; services are in `spending`.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.methods.forecast_ranges import LEAST_CASES
from analysis.methods.forecasts import LEAST_SHARE
from analysis.page import Chart, Column, Statement, Table
from analysis.page.pressure_wording import SIGN_NOTE, position
from analysis.page.range_chart import range_chart
from analysis.page.wording import count, in_words, number, percent, pounds, sentence
from analysis.periods import Period

NOT_MADE = (
    "No forecast of the whole council is made from its spending: the year has ended, or a month of "
    "this year or the last is missing, or so is the record of how far such forecasts were off."
)
METHODS = {
    "straight line": "The average month so far, all year",
    "profile ratio": "The share of the year that was spent by now last year",
    "additive": "The rest of the year as last year",
    "recent months": "Each month to come as the last six on average",
    "typical month": "Each month to come as the middle one of the last twelve",
    "blend": "Between the average month and last year's rest",
    "middle of five": "Middle of five forecasts",
}
RANGE = ["low", "forecast", "high"]
METHODS_NOTE = (
    "docs/methods/budget_pressure.md has the sum behind the forecast; rows-council_months.csv, "
    "which goes with this page, has the months."
)
MONTHLY = Column.millions("monthly_gbp", "A month to come", decimals=2, missing="[z]")
AMOUNTS = (
    Column.millions("amount_gbp", "Amount", decimals=2),
    Column.change_in_millions("over_gbp", "Over the limit", missing="[z]"),
)
WHY = (
    f"under {percent(LEAST_SHARE, decimals=0)} any difference would become "
    f"{number(1 / LEAST_SHARE)} times as large or more"
)


def say_council_forecast(
    council: pd.DataFrame, *, record: pd.Series[Any], own: pd.Series[float], now: Period
) -> Statement:
    """The range that spending alone gives, or that it is too wide to judge the council by."""
    if council.empty:
        return Statement((NOT_MADE,))
    if _is_too_wide(council):
        return Statement((_say_too_little(council, record=record, now=now), _say_directorates(own)))
    return Statement(
        (
            _say_range(council, now=now),
            *_say_refusal(council),
            f"{_say_record(record)} Half of the forecasts were off by less than "
            f"{percent(float(record['median_error_share']))}.",
            _say_directorates(own),
        )
    )


def _is_too_wide(council: pd.DataFrame) -> bool:
    """Whether the range is wider than the pressure that it would have to show."""
    over = council.set_index("basis")["over_gbp"]
    return bool(over["low"] + abs(over["managers"]) < over["high"])


def _say_too_little(council: pd.DataFrame, *, record: pd.Series[Any], now: Period) -> str:
    over = council.set_index("basis")["over_gbp"]
    low, high = (
        f"{pounds(abs(end))} {'over' if end >= 0 else 'under'}"
        for end in (over["low"], over["high"])
    )
    return (
        f"{_months(now)} spending is too little to judge the whole council by: it would allow "
        f"anything from {low} to {high} the cash limit. {_say_record(record)} So this report uses "
        "the managers' forecast."
    )


def _say_directorates(own: pd.Series[float]) -> str:
    cases = int(own["directorate_years"])
    if cases >= LEAST_CASES:
        return "No range is made by directorate."
    return (
        "No range is made by directorate: this council's earlier years give "
        f"{count(cases, 'case')}, and a range needs {number(LEAST_CASES)}."
    )


def _say_range(council: pd.DataFrame, *, now: Period) -> str:
    at_end, over = (council.set_index("basis")[name] for name in ("amount_gbp", "over_gbp"))
    low, high, limit = (pounds(at_end[name]) for name in ("low", "high", "limit"))
    return (
        f"{_months(now)} spending alone would put the whole council's year between {low} and "
        f"{high}: between {position(over['low'])} and {position(over['high'])} on the cash limit "
        f"of {limit}. {_say_use(over)}"
    )


def _months(now: Period) -> str:
    return {1: "One month's"}.get(
        now.months_elapsed, f"{in_words(now.months_elapsed).capitalize()} months'"
    )


def _say_use(over: pd.Series[float]) -> str:
    """What the range tells of the managers' forecast."""
    managers = over["managers"]
    inside = over["low"] <= managers <= over["high"]
    return (
        f"The managers' forecast, {position(managers)}, lies {'inside' if inside else 'outside'} "
        "it."
    )


def _say_refusal(council: pd.DataFrame) -> tuple[str, ...]:
    """Why nothing is divided by the share of last year, where nothing is."""
    amounts = council.set_index("basis")["amount_gbp"]
    if pd.notna(amounts["profile ratio"]):
        return ()
    share = amounts["spent_last_year"] / amounts["last_year"]
    return (
        "Nothing is divided by the share of last year spent by this month, "
        f"{percent(share)}: {WHY}.",
    )


def _say_record(record: pd.Series[Any]) -> str:
    cases, coverage = int(record["cases"]), float(record["coverage_share"])
    return (
        f"Ranges made by this rule held {percent(coverage, decimals=0)} of the results of "
        f"{count(cases, 'earlier year')} of other councils, each left out while the rule was "
        "learnt."
    )


def draw_council_forecast(
    council: pd.DataFrame, *, record: pd.Series[Any], now: Period, source: str
) -> Chart | Table | Statement:
    """The range with the limit and the managers' forecast; its ends alone where it is too wide."""
    if council.empty:
        return Statement(("There is no such range to show.",))
    named = council.assign(name=[_name(basis, record, now) for basis in council["basis"]])
    if _is_too_wide(council):
        ends = named[named["basis"].isin([*RANGE, "limit"])]
        return _table(
            ends, columns=AMOUNTS, notes=(SIGN_NOTE, METHODS_NOTE), now=now, source=source
        )
    marks = council.set_index("basis").loc[[*RANGE, "limit", "managers"]]
    names = ("Low end", METHODS[str(record["method"])], "High end", "Cash limit", "Managers")
    spent = council.set_index("basis")["amount_gbp"]
    return range_chart(
        marks.assign(name=names),
        label="name",
        value="amount_gbp",
        band=(0, 2),
        show=pounds,
        finding=sentence(
            f"spending so far puts the year between {pounds(spent['low'])} and "
            f"{pounds(spent['high'])}; managers forecast {pounds(spent['managers'])}"
        ),
        subtitle=(
            f"Whole council's year from its spending to {now.label}, £m, with the range and the "
            "managers' forecast after action"
        ),
        table=_table(
            named, columns=(MONTHLY, *AMOUNTS), notes=(SIGN_NOTE,), now=now, source=source
        ),
    )


def _table(
    named: pd.DataFrame,
    *,
    columns: tuple[Column, ...],
    notes: tuple[str, ...],
    now: Period,
    source: str,
) -> Table:
    return Table(
        named,
        (Column.words("name", "Figure"), *columns),
        caption=f"The year from spending so far, whole council, {now.financial_year}",
        name="council_from_spending",
        source=source,
        notes=notes,
    )


def _name(basis: str, record: pd.Series[Any], now: Period) -> str:
    """The row in words, with the arithmetic of the range."""
    chosen = METHODS[str(record["method"])]
    return {
        "spent": f"Spent to {now.label}",
        "spent_last_year": f"Spent to {now.minus(12).label}",
        "last_year": "Spent in all of last year",
        "forecast": f"Forecast: {chosen[0].lower()}{chosen[1:]}",
        "low": f"Low end: forecast times {record['low_ratio']:.4f}",
        "high": f"High end: forecast times {record['high_ratio']:.4f}",
        "managers": "Managers' forecast after action",
        "limit": "Cash limit",
        **METHODS,
    }[basis]
