"""The course of every indicator over the quarters, drawn small and side by side.

The position of one quarter is in `indicators`; nothing is worked out here.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, Table, small_multiples
from analysis.page.quantity import Quantity, quantities
from analysis.page.small_multiples import PANELS_ON_A_PAGE
from analysis.page.wording import count, in_words, sentence
from analysis.periods import Quarter

FOLLOWED = {"improving": "better", "deteriorating": "worse", "no noticeable change": "as before"}
COURSES = {
    "worse": ("{} is worse", "{} are worse"),
    "as before": ("{} has not changed noticeably", "{} have not changed noticeably"),
    "no result": (
        "{} has no result to show this quarter",
        "{} have no result to show this quarter",
    ),
    "neither": ("for {} neither up nor down is better",) * 2,
    "nothing earlier": ("{} has no earlier result", "{} have no earlier result"),
}
LEVELS = ["target", "range_low", "range_high"]
_CELL = ("value", "unit", "decimals", "provisional", "confidential")


def draw_history(described: pd.DataFrame, *, quarterly: pd.DataFrame, source: str) -> list[Chart]:
    """Small charts of every indicator's quarters, a page of them a focus area (two if many).

    `described` has a row an indicator, with its words; `quarterly` a row an indicator and quarter.
    """
    return [
        _draw_part(indicators, title=title, quarterly=quarterly, source=source)
        for title, indicators in _parts(described)
    ]


def _parts(described: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Each focus area, in parts of one page and of much the same size."""
    for area, indicators in described.groupby("focus_area", sort=False):
        parts = -(-len(indicators) // PANELS_ON_A_PAGE)
        size = -(-len(indicators) // parts)
        for part in range(parts):
            number = f", part {part + 1} of {parts}" if parts > 1 else ""
            yield f"{area}{number}", indicators.iloc[part * size : (part + 1) * size]


def _draw_part(
    indicators: pd.DataFrame, *, title: str, quarterly: pd.DataFrame, source: str
) -> Chart:
    drawn = _points(indicators, quarterly=quarterly)
    quarters = [Quarter.parse(name) for name in dict.fromkeys(drawn["quarter"])]
    span = f"{quarters[0].label} to {quarters[-1].label}"
    return small_multiples(
        drawn,
        group="indicator_id",
        title="indicator",
        along="label",
        value="value",
        words="words",
        targets=LEVELS,
        rating="rating",
        remark="remark",
        finding=_finding(indicators, title=title),
        subtitle=f"{span}. Each chart has its own scale. Dashed: the target now; grey: its range.",
        table=_table(drawn, indicators, title=title, span=span, source=source),
    )


def _points(indicators: pd.DataFrame, *, quarterly: pd.DataFrame) -> pd.DataFrame:
    """A row an indicator and quarter, with the words of both."""
    heads = indicators.assign(
        remark=[
            "No target" if target is None else f"Target: {target}"
            for target in indicators["target_with_side"]
        ]
    )
    columns = ["indicator_id", "indicator", "unit", "decimals", "rating", "remark", *LEVELS]
    points = heads[columns].merge(quarterly, on="indicator_id")
    cells = [_cell(*row) for row in zip(*(points[name] for name in _CELL), strict=True)]
    return points.assign(
        cell=pd.Series(cells, dtype=object),
        words=["[x]" if cell is None else str(getattr(cell, "bare", cell)) for cell in cells],
        label=[Quarter.parse(name).short_label for name in points["quarter"]],
    )


def _cell(
    value: float, unit: str, decimals: int, provisional: str, confidential: bool
) -> Quantity | str | None:
    if confidential:
        return "[c]"
    symbol = "[p]" if provisional == "yes" else ""
    return None if pd.isna(value) else Quantity(value, unit, decimals, symbol)


def _finding(indicators: pd.DataFrame, *, title: str) -> str:
    """How the results stand to the first ones; the counts add up to all indicators."""
    courses = [_course(row) for row in indicators.to_dict("records")]
    better = courses.count("better")
    verb = "is" if better == 1 else "are"
    others = [
        phrases[courses.count(course) > 1].format(in_words(courses.count(course)))
        for course, phrases in COURSES.items()
        if course in courses
    ]
    head = (
        f"{title}: {in_words(better) if better else 'none'} of "
        f"{count(len(indicators), 'indicator')} {verb} better than at the first result shown"
    )
    *most, final = [head, *others]
    return sentence(f"{', '.join(most)} and {final}" if most else final)


def _course(indicator: Mapping[Hashable, Any]) -> str:
    """The course since the first result, or why there is none."""
    if indicator["course"] in FOLLOWED:
        return FOLLOWED[indicator["course"]]
    if pd.isna(indicator["value"]):
        return "no result"
    return "neither" if indicator["polarity"] == "none" else "nothing earlier"


def _table(
    drawn: pd.DataFrame, indicators: pd.DataFrame, *, title: str, span: str, source: str
) -> Table:
    """The results behind the lines, a row an indicator and a column a quarter."""
    labels = dict(zip(drawn["quarter"], drawn["label"], strict=True))
    wide = (
        drawn.pivot(index="indicator_id", columns="quarter", values="cell")
        .reindex(indicators["indicator_id"])
        .reset_index()
        .merge(indicators[["indicator_id", "indicator", "target_shown"]], on="indicator_id")
    )
    return Table(
        wide,
        (
            Column.words("indicator", "Indicator"),
            *(quantities(name, label) for name, label in labels.items()),
            Column("target_shown", "Target now", str, missing="[z]"),
        ),
        caption=f"{title}: results by quarter, {span}",
        name=f"history_{'_'.join(title.lower().replace(',', '').split())}",
        source=source,
    )
