"""What the capital appendix shows of how a year's spending usually runs, and why it is no forecast.

For the whole council; nothing is summed here, and whole years are in `years`.
"""

from __future__ import annotations

from calendar import month_name

import pandas as pd

from analysis.methods.spending_profiles import SCurve
from analysis.page import Band, Chart, Column, Series, Statement, Table, band_chart
from analysis.page.wording import count, number, percent, pounds, sentence
from analysis.periods import Period

NOT_ALIKE = (
    "This year is left off: what it will come to is not known, so its share would be of the budget "
    "and not of the result. Earlier years count payments."
)
REFUSED = "No forecast is made by dividing what is spent so far by the share usually spent by now"
REFUSALS = {
    "ledger too early": (
        "until the end of July the ledger still carries reversed year-end bookings, so the "
        "result would show the calendar of the ledger and not the work done"
    ),
    "share too small": (
        "under 5% of a year's spending usually comes by now, so a small error in that share would "
        "be a large one in the year"
    ),
    "no share": "there are no earlier years to say what share is usual",
}


def draw_courses(
    courses: pd.DataFrame,
    *,
    usual: pd.Series[float],
    spread: pd.Series[float],
    elsewhere: pd.DataFrame,
    curve: SCurve,
    now: Period,
    source: str,
) -> Chart:
    """Share spent by month: the band elsewhere and the council's earlier years."""
    records = count(int(elsewhere["authority_years"].max()), "yearly record")
    return band_chart(
        courses.assign(short=courses["month"].str[:3]),
        along="short",
        band=Band(
            "elsewhere_low_share",
            "elsewhere_high_share",
            f"Eight in ten of {records} of other councils",
        ),
        series=(Series("middle_share", "This council's earlier years, the middle one"),),
        show=_share,
        axis_label="Share of the year's spending",
        finding=_finding(usual, spread, now=now),
        subtitle=(
            "Share of the year's capital spending made by the end of each month, earlier years, %"
        ),
        table=_tabulate(
            courses,
            notes=(_explain(records, spread), *_explain_curve(curve), NOT_ALIKE),
            source=source,
        ),
    )


def _share(share: float) -> str:
    """A share in %, without the decimal where it is nought."""
    return percent(share).replace(".0%", "%")


def _tabulate(courses: pd.DataFrame, *, notes: tuple[str, ...], source: str) -> Table:
    return Table(
        courses,
        (
            Column.words("month", "By the end of"),
            Column.percent("elsewhere_low_share", "Elsewhere, low"),
            Column.percent("elsewhere_middle_share", "Elsewhere, middle"),
            Column.percent("elsewhere_high_share", "Elsewhere, high"),
            Column.percent("lowest_share", "Here, lowest"),
            Column.percent("middle_share", "Here, middle"),
            Column.percent("highest_share", "Here, highest"),
            Column.percent("curve_share", "Smooth curve"),
        ),
        caption="Share of the year's capital spending by month, elsewhere and here",
        name="capital_profile",
        source=source,
        notes=notes,
    )


def _explain(records: str, spread: pd.Series[float]) -> str:
    own = count(int(spread["years"]), "earlier year")
    return (
        f"Elsewhere: {records} of other councils, not identified. By then one in ten had spent "
        "less than the low share, half less than the middle one, and one in ten more than the high "
        f"one. Here: the lowest, middle and highest of this council's {own}."
    )


def _explain_curve(curve: SCurve) -> tuple[str, ...]:
    """Where the smooth curve is explained, with its numbers; nothing where there is none."""
    if pd.isna(curve.slope):
        return ()
    return (
        "Smooth curve: a standard formula for building programmes, fitted to those years, with C "
        f"{number(curve.slope, decimals=3)} and K {number(curve.bend, decimals=1)}; the formula is "
        "in docs/methods/capital_spend_rate.md.",
    )


def _finding(usual: pd.Series[float], spread: pd.Series[float], *, now: Period) -> str:
    """How much comes by the month, and whether that is less than an even year would bring."""
    elsewhere = _span(usual["elsewhere_low_share"], usual["elsewhere_high_share"])
    is_slow = usual["elsewhere_middle_share"] < now.months_elapsed / 12
    early = is_slow and now.months_elapsed <= now.months_left
    opening = "Councils usually spend slowly at first" if early else "What councils usually spend"
    own = f", and {_span(usual['lowest_share'], usual['highest_share'])} here"
    return (
        f"{opening}: {elsewhere} of a year's spending by the end of {month_name[now.month]}"
        f"{own if spread['years'] else ''}."
    )


def _span(low: float, high: float) -> str:
    ends = [percent(share, decimals=0) for share in (low, high)]
    return " to ".join(dict.fromkeys(ends))


def say_ratio(outlook: pd.DataFrame, *, usual: pd.Series[float], refusal: str | None) -> Statement:
    """What spending so far points to by the share usually spent, or why that is not worked out."""
    if refusal is not None:
        return Statement((sentence(f"{REFUSED}: {REFUSALS[refusal]}"),))
    amounts = outlook.set_index("case")["spent_gbp"]
    low, high = percent(usual["lowest_share"]), percent(usual["highest_share"])
    return Statement(
        (
            f"Between {low} and {high} of the year's spending had come by this month in earlier "
            "years. Divided by these shares, spending so far points to between "
            f"{pounds(amounts['ratio highest'])} and {pounds(amounts['ratio lowest'])} for the "
            "year.",
        )
    )
