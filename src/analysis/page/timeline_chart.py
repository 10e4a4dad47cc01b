"""Days on a line of time, a row each: what was planned, what was done and what the law asks.

Which days are drawn and in which order is the exhibit's choice; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
from matplotlib.axes import Axes

from analysis.page import palette
from analysis.page.chart import Chart
from analysis.page.drawing import council_style, new_axes, wrapped
from analysis.page.plain_text import printable
from analysis.page.table import Table
from analysis.page.wording import count, day

MARKERS = ("|", "o", "D")
SIZES = (20, 12, 6)
MONTHS_NAMED = 7
COLOURS = (palette.SERIES[2], palette.SERIES[1], palette.SERIES[0])


@dataclass(frozen=True)
class Days:
    """A column of days and its name in the legend; a hollow mark is a day still to come."""

    column: str
    name: str
    hollow: bool = False


def timeline_chart(
    frame: pd.DataFrame,
    *,
    label: str,
    days: Sequence[Days],
    position: date,
    finding: str,
    subtitle: str,
    table: Table,
) -> Chart:
    """A row of days for each row of the frame, column `label` naming it, the first at the top.

    Each of `days` has its own mark, the first the largest, so that days which fall together can
    be told apart; a missing day is not drawn. A dashed line stands at `position`. ValueError
    without a kind of day, or for more than three.
    """
    if not 1 <= len(days) <= len(MARKERS):
        raise ValueError("a timeline has one to three kinds of day")
    names = [printable(str(name)) for name in frame[label]]
    with council_style():
        axes = new_axes(height_inches=1.35 + 0.44 * max(len(names), 1))
        for place, kind in enumerate(days):
            _draw_days(axes, frame[kind.column], kind, place)
        _mark_position(axes, position)
        _name_rows(axes, names)
        _mark_time(axes)
        figure = axes.get_figure(root=True)
        assert figure is not None
        figure.legend(loc="outside upper left", ncols=len(days) + 1, borderaxespad=0.2)
        return Chart.of(
            figure,
            finding=finding,
            subtitle=subtitle,
            description=_described(frame, days=days, position=position),
            table=table,
        )


def _draw_days(axes: Axes, column: pd.Series[pd.Timestamp], kind: Days, place: int) -> None:
    given = column.reset_index(drop=True).dropna()
    axes.plot(
        [each.toordinal() for each in given],
        list(given.index),
        linestyle="none",
        marker=MARKERS[place],
        markersize=SIZES[place],
        markerfacecolor="white" if kind.hollow else COLOURS[place],
        markeredgecolor=COLOURS[place],
        markeredgewidth=2.5 if MARKERS[place] == "|" else 1.5,
        label=printable(kind.name),
    )


def _mark_position(axes: Axes, position: date) -> None:
    axes.axvline(
        position.toordinal(),
        color=palette.QUIET,
        linestyle="--",
        linewidth=1,
        label=day(position),
        zorder=0,
    )


def _name_rows(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), [wrapped(name).replace("$", r"\$") for name in names])
    axes.set_ylim(max(len(names), 1) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="y")
    axes.spines["left"].set_visible(False)


def _mark_time(axes: Axes) -> None:
    """First days of months on the axis, with room on both sides for the outermost marks."""
    axes.margins(x=0.06)
    low, high = (date.fromordinal(round(end)) for end in axes.get_xlim())
    months = pd.date_range(low, high, freq="MS")
    named = months[:: -(-len(months) // MONTHS_NAMED) or 1]
    axes.set_xticks([each.toordinal() for each in named], [f"{each:%b %Y}" for each in named])


def _described(frame: pd.DataFrame, *, days: Sequence[Days], position: date) -> str:
    kinds = "; ".join(_range_of(frame[kind.column].dropna(), name=kind.name) for kind in days)
    rows = count(len(frame), "row")
    return f"Timeline with {rows} and a line at {day(position)}. {kinds}."


def _range_of(given: pd.Series[pd.Timestamp], *, name: str) -> str:
    if given.empty:
        return f"{name}: none"
    if len(given) == 1:
        return f"{name}: {day(given.iloc[0])}"
    return f"{name}: {len(given)}, from {day(given.min())} to {day(given.max())}"
