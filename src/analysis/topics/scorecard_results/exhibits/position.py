"""Where the scorecard stands as a whole: key figures, changes and ratings.

Its sentences are in `headline`, single indicators in `indicators`; nothing is summed here.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page import Chart, Column, KeyFigures, Statement, Table, stacked_bar_chart
from analysis.page.quantity import in_unit
from analysis.page.wording import day, in_words, is_or_are, listed, number
from analysis.periods import Quarter

RATINGS = {"green": "Green", "amber": "Amber", "red": "Red", "no_status": "No status"}
MARKED = {"green": "Green", "amber": "Amber", "red": "Red", "no status": "No status"}
RESULTS_WITHOUT_VALUE = {"[x]": "There is no value", "[c]": "The result is confidential"}
KEY_FIGURES = {
    "indicators": "Indicators on the scorecard",
    "green": "Green",
    "amber": "Amber",
    "red": "Red",
    "no_status": "No status",
    "green_share": "Green, as a share of those with a rating",
    "improving": "Direction of travel: improving",
    "no_noticeable_change": "Direction of travel: no noticeable change",
    "deteriorating": "Direction of travel: deteriorating",
    "no_comparison": "Direction of travel: no comparison",
}
DIRECTIONS = {
    "improving": "Improving",
    "no_noticeable_change": "No noticeable change",
    "deteriorating": "Deteriorating",
    "no_comparison": "No comparison",
}
IN_DETAIL = {
    **dict.fromkeys(KEY_FIGURES, "ratings_by_focus_area"),
    **dict.fromkeys(DIRECTIONS, "directions_by_focus_area"),
}


def tabulate_key_figures(
    figures: pd.DataFrame, *, now: Quarter, last: Quarter, source: str
) -> KeyFigures:
    """Indicators by rating and direction of travel, now and at the last report."""
    return KeyFigures.compared(
        figures,
        labels=KEY_FIGURES,
        now=now.label,
        before=last.label,
        source=source,
        tables=IN_DETAIL,
        notes=(),
    )


def say_changes(changes: pd.DataFrame) -> Statement:
    """What changed since the last report, a sentence an indicator, worst first.

    `changes` has the indicators' words, `rating_before` and `value_before`.
    """
    return Statement.listing(
        [_say_change(row) for row in changes.to_dict("records")],
        otherwise="No indicator changed its rating since the last report.",
    )


def _say_change(change: Mapping[Hashable, Any]) -> str:
    title = f"{change['title']} ({change['focus_area']})"
    now, before = (MARKED.get(change[name]) for name in ("rating", "rating_before"))
    then = "had no value"
    if not pd.isna(change["value_before"]):
        words = in_unit(change["value_before"], unit=change["unit"], decimals=change["decimals"])
        then = f"was {words}"
    if now is None:
        return f"{title}: no longer reported. It {then} and rated {before}."
    result = RESULTS_WITHOUT_VALUE.get(
        change["result_in_words"], f"{change['result_in_words']} at {day(change['as_at'])}"
    )
    why = f" {change['no_result_because']}" if change["no_result_because"] else ""
    aim = change["target_in_words"]
    target = "It has no target." if aim == "none" else f"The target is {aim}."
    if before is None:
        return f"{title}: new, rated {now}. {result}.{why} {target}"
    return f"{title}: from {before} to {now}. {result}; it {then}.{why} {target}"


def draw_ratings(by_focus_area: pd.DataFrame, *, now: Quarter, source: str) -> Chart:
    """Indicators by focus area and rating, as bars of parts."""
    areas, total = by_focus_area.iloc[:-1], by_focus_area.iloc[-1]
    return stacked_bar_chart(
        areas,
        label="focus_area",
        parts=RATINGS,
        show=number,
        finding=_most_red(areas, total=total),
        subtitle=f"Number of indicators by focus area and rating, {now.label}",
        table=Table(
            by_focus_area,
            (
                Column.words("focus_area", "Focus area"),
                *(Column.number(name, words) for name, words in RATINGS.items()),
                Column.number("indicators", "Indicators"),
            ),
            caption=f"Number of indicators by focus area and rating, {now.label}",
            name="ratings_by_focus_area",
            source=source,
            total=True,
        ),
    )


def _most_red(areas: pd.DataFrame, *, total: pd.Series[Any]) -> str:
    if not total["red"]:
        return "No indicator is red."
    red, indicators = in_words(int(total["red"])), in_words(int(total["indicators"]))
    if len(areas) == 1:
        return f"Of {indicators} indicators, {red} {is_or_are(total['red'])} red."
    most = areas[areas["red"] == areas["red"].max()]
    has, each = ("has", "") if len(most) == 1 else ("have", " each")
    return (
        f"{listed(most['focus_area'])} {has} the most red indicators: "
        f"{in_words(int(most['red'].iloc[0]))}{each} of the {red} that are red."
    )


def tabulate_directions(by_focus_area: pd.DataFrame, *, now: Quarter, source: str) -> Table:
    """Indicators by focus area and direction of travel, in numbers."""
    return Table(
        by_focus_area,
        (
            Column.words("focus_area", "Focus area"),
            *(Column.number(name, words) for name, words in DIRECTIONS.items()),
            Column.number("indicators", "Indicators"),
        ),
        caption=f"Number of indicators by focus area and direction of travel, {now.label}",
        name="directions_by_focus_area",
        source=source,
        total=True,
    )


def tabulate_transitions(
    transitions: pd.DataFrame, *, now: Quarter, last: Quarter, source: str
) -> Table:
    """Rating at the last report against rating now, in numbers of indicators."""
    return Table(
        transitions.replace({"before": {"not listed": "Not listed then"}}),
        (
            Column.mark("before", f"Rating in {last.label}"),
            *(Column.number(name, f"{words} now") for name, words in RATINGS.items()),
            Column.number("not_listed", "No longer listed"),
        ),
        caption=f"Number of indicators by rating in {last.label} (rows) and {now.label} (columns)",
        name="rating_transitions",
        source=source,
    )
