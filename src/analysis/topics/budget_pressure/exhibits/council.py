"""What the appendix shows of the council's year as its spending so far would have it.

It is the whole council's, whichever directorate the page is for; services are in `spending`.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

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
    "middle of five": "Middle of these forecasts",
}
RANGE = ["low", "forecast", "high"]
WHY = (
    f"under {percent(LEAST_SHARE, decimals=0)} any difference would become "
    f"{number(1 / LEAST_SHARE)} times as large or more"
)


def say_council_forecast(
    council: pd.DataFrame, *, record: pd.Series[Any], own: pd.Series[float], now: Period
) -> Statement:
    """The range that spending alone gives, beside the pressure it would have to show."""
    if council.empty:
        return Statement((NOT_MADE,))
    return Statement(
        (
            _say_range(council, now=now),
            *_say_refusal(council),
            _say_record(record),
            f"This council itself has {count(int(own['years']), 'earlier year')} that can be "
            "tested, too few for a range of its own.",
        )
    )


def _say_range(council: pd.DataFrame, *, now: Period) -> str:
    at_end, over = (council.set_index("basis")[name] for name in ("amount_gbp", "over_gbp"))
    low, high, limit = (pounds(at_end[name]) for name in ("low", "high", "limit"))
    return (
        f"{_months(now)} spending alone would put the whole council's year between {low} and "
        f"{high}: between {position(over['low'])} and {position(over['high'])} on the cash limit "
        f"of {limit}. {_say_use(over, limit_gbp=at_end['limit'])}"
    )


def _months(now: Period) -> str:
    return {1: "One month's"}.get(
        now.months_elapsed, f"{in_words(now.months_elapsed).capitalize()} months'"
    )


def _say_use(over: pd.Series[float], *, limit_gbp: float) -> str:
    """What the range can and cannot tell of the managers' forecast."""
    managers = over["managers"]
    if over["low"] < 0 < over["high"]:
        return (
            f"A range that wide cannot show {position(managers)}, "
            f"{percent(abs(managers) / limit_gbp)} of the limit, so this page goes by the "
            "managers' forecast, which knows contracts and clients."
        )
    inside = over["low"] <= managers <= over["high"]
    return (
        f"All of it is {'over' if over['low'] >= 0 else 'under'} the limit, and the managers' "
        f"forecast, {position(managers)}, lies {'inside' if inside else 'outside'} it."
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
        f"The range is made from {cases} earlier years of other councils so that eight of ten "
        "results should fall inside. Learnt each time from the others only, such a range held "
        f"{percent(coverage, decimals=0)} of the results. Half of the forecasts were off by less "
        f"than {percent(float(record['median_error_share']))}."
    )


def draw_council_forecast(
    council: pd.DataFrame, *, record: pd.Series[Any], now: Period, source: str
) -> Chart | Statement:
    """The range on one line with the limit and the managers' forecast; each step in the table."""
    if council.empty:
        return Statement(("There is no such range to show.",))
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
        table=Table(
            council.assign(name=[_name(basis, record, now) for basis in council["basis"]]),
            (
                Column.words("name", "Figure"),
                Column.millions("monthly_gbp", "A month to come", decimals=2, missing="[z]"),
                Column.millions("amount_gbp", "Amount", decimals=2),
                Column.change_in_millions("over_gbp", "Over the limit", missing="[z]"),
            ),
            caption=f"The year from spending so far, whole council, {now.financial_year}",
            name="council_from_spending",
            source=source,
            notes=(SIGN_NOTE,),
        ),
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
