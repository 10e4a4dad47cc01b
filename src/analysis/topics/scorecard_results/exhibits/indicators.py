"""Tables and lists of single indicators: where each stands and what is being done.

Their words are in `described`, the whole scorecard in `position`; nothing is summed here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.quantity import quantities
from analysis.page.wording import day
from analysis.periods import Quarter
from analysis.topics.scorecard_results.exhibits.described import column_of
from analysis.topics.scorecard_results.exhibits.variation import (
    course_in_words,
    record,
    verdict,
)

Row = Mapping[Hashable, Any]

TOLD_ABOVE = "See under Red and deteriorated."


def tabulate_in_full(
    described: pd.DataFrame, *, what: str, now: Quarter, source: str
) -> Sequence[Table | Statement]:
    """A table an indicator: result, what all results show, action; a sentence if there are none.

    `what` names them, as in `red and deteriorated`.
    """
    if described.empty:
        return [Statement((f"No indicator is {what} in {now.label}.",))]
    return [_in_full(row, now=now, source=source) for row in described.to_dict("records")]


def _in_full(row: Row, *, now: Quarter, source: str) -> Table:
    points = {
        "Result": _standing(row),
        "Target": _target(row),
        "National or regional": row["benchmark_in_words"],
        "Over time": course_in_words(row),
        "Performance": row["commentary"],
        "What is being done": row["action"],
        "Owner": f"{row['owner']}; next update {day(row['next_update'])}",
    }
    return Table(
        pd.DataFrame({"point": list(points), "said": list(points.values())}),
        (Column.words("point", str(row["focus_area"])), Column.words("said", "Details")),
        caption=f"{row['title']}, {now.label}",
        name=f"in_full_{str(row['indicator_id']).lower().replace('-', '_')}",
        source=source,
    )


def _target(row: Row) -> str:
    met = record(row)
    return f"{row['target_in_words']}; results that met it: {met}" if met else "none"


def list_worsened(described: pd.DataFrame) -> Statement:
    """Indicators that deteriorated and are not red, with what their owner says, one a line."""
    return Statement.listing(
        [
            f"{row['title']} ({row['focus_area']}, {row['rating']}): {_standing(row)}. "
            f"{_comment(row)}"
            for row in described.to_dict("records")
        ],
        otherwise="No other indicator deteriorated.",
    )


def _comment(row: Row) -> str:
    return "No comment was given." if pd.isna(row["commentary"]) else str(row["commentary"])


def tabulate_red(described: pd.DataFrame, *, now: Quarter, source: str) -> Table | Statement:
    """Every red indicator with its direction of travel and action, furthest from target first.

    Those that deteriorated are told in full elsewhere on the page, with what is being done.
    """
    if described.empty:
        return Statement((f"No indicator is red in {now.label}.",))
    told = described["direction"] == "deteriorating"
    return Table(
        described.assign(action=described["action"].mask(told, TOLD_ABOVE)),
        (
            Column.words("indicator", "Indicator"),
            Column.words("measured_result", "Result"),
            Column.words("comparator_shown", "Before"),
            Column.numbers_in_words("target_with_side", "Target", missing="[z]"),
            Column.mark("direction", "Direction of travel"),
            Column.words("action", "What is being done"),
            Column.words("owner", "Owner"),
        ),
        caption=f"Red indicators, furthest from their targets first, {now.label}",
        name="red_indicators",
        source=source,
    )


def tabulate_indicators(described: pd.DataFrame, *, now: Quarter, source: str) -> list[Table]:
    """Every indicator's target, result, rating and direction, a table a focus area."""
    return [
        _focus_area_table(indicators, area=str(area), now=now, source=source)
        for area, indicators in described.groupby("focus_area", sort=False)
    ]


def _focus_area_table(indicators: pd.DataFrame, *, area: str, now: Quarter, source: str) -> Table:
    return Table(
        indicators.assign(course=column_of(indicators, verdict)),
        (
            Column.words("indicator", "Indicator"),
            Column.words("target_with_tolerance", "Target (tolerance)", missing="[z]"),
            quantities("result", "Result"),
            Column.words("measured", "As at"),
            Column.mark("rating", "Rating"),
            Column.mark("direction", "Direction of travel"),
            Column.words("comparator_shown", "Compared with"),
            Column.words("course", "Over three years"),
        ),
        caption=f"{area}: every indicator, {now.label}",
        name=f"indicators_{'_'.join(area.lower().split())}",
        source=source,
        notes=_notes_on_comparison(indicators),
    )


def _notes_on_comparison(indicators: pd.DataFrame) -> tuple[str, ...]:
    """What `No comparison` means for those that have it, for each reason there is."""
    rows = indicators[indicators["direction"] == "no comparison"].to_dict("records")
    titles: dict[str, list[str]] = {}
    for row in rows:
        titles.setdefault(_not_compared_because(row), []).append(row["title"])
    return tuple(f"No comparison, {why}: {'; '.join(each)}." for why, each in titles.items())


def _not_compared_because(row: Row) -> str:
    if row["polarity"] == "none":
        return "as neither up nor down is better"
    if pd.isna(row["value"]):
        return "as there is no result to show yet"
    return "as there is no earlier result to compare with"


def say_without_status(described: pd.DataFrame) -> Statement:
    """Indicators without a status and the reason, a sentence each."""
    without = described[described["rating"] == "no status"]
    return Statement.listing(
        [f"{row['title']}: {_no_status_because(row)}" for row in without.to_dict("records")],
        otherwise="Every indicator has a status.",
    )


def _no_status_because(row: Row) -> str:
    if row["confidential"]:
        return "the result is confidential."
    if row["polarity"] == "none":
        return "neither up nor down is better."
    if pd.isna(row["value"]):
        return f"no result. {row['no_result_because']}".strip()
    return "no target."


def _standing(row: Row) -> str:
    """The result and the one it is compared with, each with its date."""
    result = f"{row['result_in_words']} at {day(row['as_at'])}"
    if pd.isna(row["comparator_value"]):
        return f"{result}; nothing to compare with"
    return f"{result}; it was {row['comparator_in_words']} at {day(row['comparator_as_at'])}"
