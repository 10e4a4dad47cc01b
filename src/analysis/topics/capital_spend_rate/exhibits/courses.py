"""What the capital appendix shows of how a year's spending usually runs, and why it is no forecast.

For the whole council; nothing is summed here, and whole years are in `years`.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.spending_profiles import SCurve
from analysis.page import Band, Chart, Column, Series, Statement, Table, band_chart
from analysis.page.wording import count, number, percent, pounds, sentence
from analysis.periods import Period

BASES = {
    "ledger": (
        "Earlier years count payments, which carry no reversed year-end bookings; this year's "
        "figure is from the ledger, which carries them."
    ),
    "payments": "Earlier years and this year count payments.",
}
NOT_ALIKE = (
    "All but this year are shares of what was spent in the end, this year of the budget: the two "
    "are not comparable, and only the order of size can be read from them."
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
    projects: pd.DataFrame,
    now: Period,
    source: str,
) -> Chart:
    """Share spent by month: the band elsewhere, the council's earlier years, and this year."""
    cases = count(int(elsewhere["authority_years"].max()), "authority-year")
    return band_chart(
        courses.assign(short=courses["month"].str[:3]),
        along="short",
        band=Band(
            "elsewhere_low_share",
            "elsewhere_high_share",
            f"Eight in ten of {cases} elsewhere (P10 to P90)",
        ),
        series=(
            Series("middle_share", "The council's earlier years, the middle one"),
            Series("curve_share", "S-curve fitted to them"),
            Series("this_year_share", f"{now.financial_year}, share of the budget"),
        ),
        show=_share,
        axis_label="Share of the year's spending",
        finding=_finding(usual, spread, now=now),
        subtitle=(
            "Share of the year's capital spending made by the end of each month, whole council, "
            f"%; {now.financial_year}: share of the latest budget, to {now.label}"
        ),
        table=_tabulate(
            courses,
            notes=(
                _explain(cases, spread),
                *_explain_curve(curve),
                *(BASES[basis] for basis in projects["basis"].unique()),
                NOT_ALIKE,
            ),
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
            Column.percent("elsewhere_low_share", "P10"),
            Column.percent("elsewhere_middle_share", "P50"),
            Column.percent("elsewhere_high_share", "P90"),
            Column.percent("lowest_share", "Lowest"),
            Column.percent("middle_share", "Middle"),
            Column.percent("highest_share", "Highest"),
            Column.percent("curve_share", "S-curve"),
            Column.percent("this_year_share", "This year", missing="[x]"),
        ),
        caption="Share of the year's capital spending by month, elsewhere and here",
        name="capital_profile",
        source=source,
        notes=notes,
    )


def _explain(cases: str, spread: pd.Series[float]) -> str:
    own = count(int(spread["years"]), "earlier year")
    return (
        f"P10, P50, P90: in a tenth, half and nine tenths of {cases} elsewhere less had been "
        f"spent by then. Lowest, middle and highest: of the council's {own}."
    )


def _explain_curve(curve: SCurve) -> tuple[str, ...]:
    """The curve's formula with its numbers; nothing where there was no year to fit it to."""
    if pd.isna(curve.slope):
        return ()
    return (
        "S-curve: x + C (x² \N{MINUS SIGN} x) \N{MINUS SIGN} (6x³ \N{MINUS SIGN} 9x² + 3x) / K "
        "for the part x of the year gone, with C "
        f"{number(curve.slope, decimals=3)} and K {number(curve.bend, decimals=1)} fitted by "
        "least squares to every month of those years.",
    )


def _finding(usual: pd.Series[float], spread: pd.Series[float], *, now: Period) -> str:
    if pd.isna(usual["this_year_share"]):
        return f"What share of the budget was spent by {now.label} is not in the list of reports."
    so_far = f"{percent(usual['this_year_share'])} of the council's budget had been spent"
    if not spread["years"]:
        return sentence(f"By {now.label}, {so_far}")
    low, high = percent(usual["lowest_share"]), percent(usual["highest_share"])
    return (
        f"By {now.label}, {so_far}; by the same month the {count(int(spread['years']), 'year')} "
        f"before had spent between {low} and {high} of what they spent in the end."
    )


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
