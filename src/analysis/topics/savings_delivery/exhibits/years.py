"""Savings of earlier years, the total since the programme began, and shortfalls left behind.

This year's schemes are in the other modules; nothing is summed here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bar_chart
from analysis.page.wording import count, day, in_millions, listed, pounds, sentence


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
            by_year.assign(short=[_say_short(row) for row in by_year.to_dict("records")]),
            (
                Column.words("financial_year", "Financial year"),
                Column.words("basis", "Basis"),
                Column.millions("target_gbp", "Target", missing="[x]"),
                Column.millions("savings_gbp", "Savings"),
                Column("short", "Short of target (£m)", str),
            ),
            caption="Savings and shortfalls by financial year since 2010/11, whole council",
            name="savings_by_year",
            source=source,
            notes=_say_unknown(by_year),
        ),
    )


def tabulate_cumulative(
    cumulative: pd.DataFrame, *, aim_gbp: float, aim_source: str, source: str
) -> Table:
    """Savings since 2010/11 on each basis, against the aim and where that is published."""
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
        notes=(f"Aim: {aim_source}.",),
    )


def say_counted_to(
    cumulative: pd.DataFrame, *, council: pd.Series[float], history: pd.DataFrame, aim_gbp: float
) -> Statement:
    """The caution about counting the same savings twice, with the day the history is counted to."""
    earlier, whole, overlapping = (cumulative["total_gbp"].iloc[row] for row in (0, 3, 4))
    return Statement(
        (
            f"We take the {pounds(earlier)} as counted to {day(history['counted_to'].max())}. Then "
            f"the full target would bring the total to {pounds(whole)}, "
            f"{_against(whole, aim_gbp)}. If it already includes this year's "
            f"{pounds(council['secure_gbp'])}, the total would be only {pounds(overlapping)}, "
            f"{_against(overlapping, aim_gbp)}.",
        ),
        role="caution",
    )


def _against(total_gbp: float, aim_gbp: float) -> str:
    return f"{'over' if total_gbp > aim_gbp else 'not over'} the aim of {pounds(aim_gbp)}"


def _say_short(year: Mapping[Hashable, Any]) -> str:
    """What a year fell short: not a question for this year, not known where a target is not."""
    if year["basis"] == "target":
        return "[z]"
    return "[x]" if pd.isna(year["shortfall_gbp"]) else in_millions(year["shortfall_gbp"])


def _say_unknown(by_year: pd.DataFrame) -> tuple[str, ...]:
    unknown = by_year.loc[by_year["target_gbp"].isna(), "financial_year"]
    if unknown.empty:
        return ()
    return (f"The target of {listed(unknown)} is not known: only what was saved was published.",)


def say_brought_forward(by_year: pd.DataFrame, *, brought_forward_gbp: float) -> Statement:
    """What earlier years fell short, kept apart from this year's target."""
    if brought_forward_gbp <= 0:
        return Statement(("No earlier year fell short of its target.",))
    this_year = by_year.iloc[-1]
    return Statement(
        (
            f"{_say_fell(int(by_year['shortfall_gbp'].notna().sum()))} "
            f"{pounds(brought_forward_gbp)} short. "
            f"This is not part of the {pounds(this_year['savings_gbp'])} target for "
            f"{this_year['financial_year']}. The history does not say how much of it was found "
            "later, so it is the most that can still be outstanding.",
        )
    )


def _say_fell(years: int) -> str:
    """How many earlier years' targets are known, as the beginning of a sentence."""
    if years == 1:
        return "The one earlier year whose target is known fell"
    return f"The {count(years, 'earlier year')} whose targets are known together fell"
