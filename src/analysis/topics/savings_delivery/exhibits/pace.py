"""What other councils had secured by when, beside this council: words, a chart and a table.

The likely outcome by weight is in `forecast`; nothing is summed here.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, Statement, Table, bar_chart
from analysis.page.wording import count, in_words, is_or_are, listed, percent, pounds, sentence
from analysis.periods import Period

BASIS_NOTE = (
    "Share: of that council's target. Here: the same share of this council's target. "
    "So far: secured by then, as that council counts it. Forecast: expected for the year. "
    "Outturn: delivered by its end."
)


def say_pace(rates: pd.DataFrame, *, programme: pd.Series[float]) -> Statement:
    """This council beside those that published a position for the same time of year."""
    ours = rates[rates["is_ours"]].iloc[0]
    near = rates[rates["is_near"]].to_dict("records")
    if not near:
        position = "No council's position for this time of the year is known to this workbook."
        return Statement((position, _say_outturns(rates)))
    told = listed(
        f"{row['council']} had {_share(row['delivered_share'])} by the end of {_when(row)}"
        for row in near
    )
    known = f"{count(len(near), 'position')} of other councils {is_or_are(len(near))} known"
    return Statement(
        (
            f"For this time of the year {known}: {told}. "
            f"This council as a whole has {percent(ours['delivered_share'])}, with "
            f"{pounds(programme['remaining_gbp'])} still to be secured.",
            *(_say_ahead(row, secure_gbp=programme["secure_gbp"]) for row in near),
            "That is too few for a range or a forecast, and councils count differently: some "
            "count only what is cashed, some what is expected.",
            _say_outturns(rates),
        )
    )


def _say_ahead(row: Mapping[Hashable, Any], *, secure_gbp: float) -> str:
    more = "more" if row["ahead_gbp"] >= 0 else "less"
    return (
        f"At {row['council']}'s share, {pounds(row['equivalent_gbp'])} would be delivered or on "
        f"target here, {pounds(abs(row['ahead_gbp']))} {more} than the "
        f"{pounds(secure_gbp)} that is."
    )


def _say_outturns(rates: pd.DataFrame) -> str:
    ends = rates[rates["basis"] == "outturn"].sort_values("delivered_share", kind="stable")
    if ends.empty:
        return "No council's outturn is known to this workbook."
    low, high = (ends.iloc[row].to_dict() for row in (0, -1))
    if len(ends) == 1:
        share = _share(low["delivered_share"])
        return f"Only one outturn is known: {share} of target ({_named(low)})."
    return (
        f"Of {count(len(ends), 'published outturn')}, the lowest is "
        f"{_share(low['delivered_share'])} of target ({_named(low)}) and the highest "
        f"{_share(high['delivered_share'])} ({_named(high)})."
    )


def draw_pace(rates: pd.DataFrame, *, now: Period, sources: tuple[str, ...]) -> Chart:
    """Shares secured by month, this council's dark, with all published shares in the table."""
    named = rates.assign(when=[_when(row) for row in rates.to_dict("records")])
    so_far = named[named["basis"] == "so far"]
    bars = so_far.assign(name=so_far["council"] + ", " + so_far["when"])
    ours = bars[bars["is_ours"]].iloc[0]
    return bar_chart(
        bars,
        label="name",
        value="delivered_share",
        show=_share,
        focus=(ours["name"],),
        finding=_say_rank(bars, ours=ours),
        subtitle="Share of the year's savings target secured by then, whole council, %, by month",
        table=_pace_table(named, now=now, sources=sources),
    )


def _say_rank(bars: pd.DataFrame, *, ours: pd.Series[Any]) -> str:
    share = percent(ours["delivered_share"])
    others = bars[~bars["is_ours"]]
    if others.empty:
        return f"This council has secured {share} of its target; no other position is known."
    higher = others[others["delivered_share"] > ours["delivered_share"]]
    if higher.empty:
        return f"This council's {share} is not below any published position, at whatever month."
    later = int((higher["month"] > ours["month"]).sum())
    if len(others) == 1:
        when = "at a later month" if later else "no later in the year"
        return f"The one published position is above this council's {share}, {when}."
    among = "all" if len(higher) == len(others) else f"{in_words(len(higher))} of"
    are = is_or_are(len(higher))
    return sentence(
        f"{among} {in_words(len(others))} published positions {are} above this council's {share}, "
        f"{in_words(later)} at later months"
    )


def _pace_table(named: pd.DataFrame, *, now: Period, sources: tuple[str, ...]) -> Table:
    return Table(
        named,
        (
            Column.words("council", "Council"),
            Column.words("when", "By the end of"),
            Column.words("basis", "Basis"),
            Column("delivered_share", "Share (%)", lambda share: _share(share).removesuffix("%")),
            Column.millions("equivalent_gbp", "Here"),
            Column.words("figures", "As published", missing="this report"),
        ),
        caption=f"Shares of savings targets that councils published, and ours at {now.label}",
        name="savings_elsewhere",
        source=" ".join(sources),
        notes=(BASIS_NOTE, _say_sources(named)),
    )


def _share(share: float) -> str:
    """A share in %, without a decimal where a council published none or it is nought."""
    return percent(share).replace(".0%", "%")


def _say_sources(rates: pd.DataFrame) -> str:
    published = rates.dropna(subset=["source"]).drop_duplicates(["council", "source"])
    told = "; ".join(f"{row['council']}: {row['source']}" for row in published.to_dict("records"))
    return sentence(f"Published in: {told or 'nothing yet'}")


def _when(row: Mapping[Hashable, Any]) -> str:
    """The month of a position, such as June 2013."""
    month = (int(row["month"]) + 2) % 12 + 1
    if pd.isna(row["financial_year"]):
        return f"{month_name[month]}, year [x]"
    year = int(str(row["financial_year"])[:4]) + (month <= 3)
    return f"{month_name[month]} {year}"


def _named(row: Mapping[Hashable, Any]) -> str:
    known = not pd.isna(row["financial_year"])
    return f"{row['council']}, {row['financial_year']}" if known else str(row["council"])
