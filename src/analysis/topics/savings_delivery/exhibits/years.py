"""Savings of earlier years, the total since the programme began, and shortfalls left behind.

This year's schemes are in the other modules; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bar_chart
from analysis.page.wording import day, pounds, sentence


def draw_years(by_year: pd.DataFrame, *, source: str) -> Chart:
    """Savings of each year since 2010/11; this year's bar is the target."""
    earlier = by_year[by_year["basis"] == "delivered"]
    best = earlier.sort_values("savings_gbp", ascending=False, kind="stable").iloc[0]
    this_year = by_year.iloc[-1]
    return bar_chart(
        by_year.assign(name=by_year["financial_year"] + " (" + by_year["basis"] + ")"),
        label="name",
        value="savings_gbp",
        show=pounds,
        focus=(f"{this_year['financial_year']} (target)",),
        finding=sentence(
            f"This year's target of {pounds(this_year['savings_gbp'])} compares with "
            f"{pounds(best['savings_gbp'])} delivered in {best['financial_year']}, "
            "the most in any earlier year"
        ),
        subtitle="Savings delivered in earlier years and targeted this year, whole council, £m",
        table=Table(
            by_year,
            (
                Column.words("financial_year", "Financial year"),
                Column.words("basis", "Basis"),
                Column.millions("target_gbp", "Target"),
                Column.millions("savings_gbp", "Savings"),
                Column.millions("shortfall_gbp", "Short of target", missing="[z]"),
            ),
            caption="Savings and shortfalls by financial year since 2010/11, whole council",
            name="savings_by_year",
            source=source,
        ),
    )


def tabulate_cumulative(cumulative: pd.DataFrame, *, aim_gbp: float, source: str) -> Table:
    """Savings since 2010/11 on each basis, against the aim."""
    return Table(
        cumulative,
        (
            Column.words("basis", "Savings since 2010/11"),
            Column.millions("total_gbp", "Total"),
            Column.change_in_millions("against_aim_gbp", f"Against the aim of {pounds(aim_gbp)}"),
        ),
        caption=f"Savings since 2010/11 against the aim of {pounds(aim_gbp)}, whole council",
        name="cumulative_savings",
        source=source,
    )


def say_counted_to(
    cumulative: pd.DataFrame, *, council: pd.Series[float], history: pd.DataFrame, aim_gbp: float
) -> Statement:
    """The caution about counting the same savings twice, with the day the history is counted to."""
    earlier, whole, overlapping = (cumulative["total_gbp"].iloc[row] for row in (0, 3, 4))
    return Statement(
        (
            f"The {pounds(earlier)} of earlier savings is counted up to "
            f"{day(history['counted_to'].max())}, so it holds none of this year's savings. If so, "
            f"this year's whole target would bring the total to {pounds(whole)}, "
            f"{_against(whole, aim_gbp)}.",
            "A total of savings needs the day it is counted up to, or some can be counted twice. "
            f"If the {pounds(council['secure_gbp'])} delivered or on target were already in the "
            f"{pounds(earlier)}, the whole target would bring the total only to "
            f"{pounds(overlapping)}, {_against(overlapping, aim_gbp)}.",
        ),
        role="caution",
    )


def _against(total_gbp: float, aim_gbp: float) -> str:
    return f"{'over' if total_gbp > aim_gbp else 'not over'} the aim of {pounds(aim_gbp)}"


def say_brought_forward(by_year: pd.DataFrame, *, brought_forward_gbp: float) -> Statement:
    """What earlier years fell short, kept apart from this year's target."""
    if brought_forward_gbp <= 0:
        return Statement(("No earlier year fell short of its target.",))
    this_year = by_year.iloc[-1]
    return Statement(
        (
            f"Earlier years together fell {pounds(brought_forward_gbp)} short of their targets. "
            f"This is not part of the {pounds(this_year['savings_gbp'])} target for "
            f"{this_year['financial_year']}. The history does not say how much of it was found "
            "later, so it is the most that can still be outstanding.",
        )
    )
