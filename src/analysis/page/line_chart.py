"""Lines over time, at most four, each named at its end.

Gaps in the data are gaps in the line; nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.page import palette
from analysis.page.chart import Chart
from analysis.page.drawing import council_style, new_axes
from analysis.page.plain_text import printable
from analysis.page.table import Table

STYLES = ("-", "--", ":", "-.")
LETTER = 0.0152  # about the width of a name's letter, as a share of the axis
TIE = {"arrowstyle": "-", "linewidth": 1, "shrinkA": 0, "relpos": (0, 0.5)}
CLEARANCE = 0.42  # about half of a name's height, as a share of the gap between names


@dataclass(frozen=True)
class Series:
    """A column of the frame and the name that stands at the end of its line."""

    column: str
    name: str


def line_chart(
    frame: pd.DataFrame,
    *,
    along: str,
    series: Sequence[Series],
    show: Callable[[float], str],
    axis_label: str,
    finding: str,
    subtitle: str,
    table: Table,
) -> Chart:
    """Lines over the frame's rows: column `along` names each point of the axis in order.

    Each line has its own colour, dash and a name at its end. ValueError for more than four.
    """
    if not 1 <= len(series) <= len(STYLES):
        raise ValueError("a line chart has one to four lines")
    with council_style():
        axes = new_axes(height_inches=3.4)
        ends = [_draw_line(axes, frame, line, position) for position, line in enumerate(series)]
        _name_ends(axes, ends, points=len(frame))
        _mark_axis(axes, [printable(str(name)) for name in frame[along]])
        axes.set_ylabel(axis_label)
        axes.grid(axis="y")
        axes.yaxis.set_major_formatter(lambda amount, _: show(amount))
        figure = axes.get_figure(root=True)
        assert figure is not None
        return Chart.of(
            figure,
            finding=finding,
            subtitle=subtitle,
            description=_described(frame, along=along, series=series, show=show),
            table=table,
        )


def _draw_line(
    axes: Axes, frame: pd.DataFrame, line: Series, position: int
) -> tuple[float, float, str, str]:
    """Draws one line; returns its end (up, along), its name and its colour."""
    colour = palette.SERIES[position]
    values = frame[line.column].astype(float).reset_index(drop=True)
    marker = "o" if len(frame) <= 13 else None
    axes.plot(values, color=colour, linestyle=STYLES[position], marker=marker, markersize=4)
    given = values.dropna()
    up, along = (given.iloc[-1], given.index[-1]) if len(given) else (0.0, 0)
    return float(up), float(along), printable(line.name), colour


def _name_ends(axes: Axes, ends: Sequence[tuple[float, float, str, str]], *, points: int) -> None:
    """Names beside the lines' ends, moved apart where they would overlap, and tied to them."""
    low, high = axes.get_ylim()
    gap = 0.075 * (high - low)
    above = float("-inf")
    for up, along, name, colour in sorted(ends):
        start = along + 0.02 * points
        if along < points - 1:
            right = start + LETTER * points * len(name)
            place = free_place(axes, up=up, left=start, right=right, gap=gap)
        else:
            place = above = max(up, above + gap)
        axes.annotate(
            f" {name}".replace("$", r"\$"),
            (along, up),
            xytext=(start, place),
            arrowprops={**TIE, "color": colour},
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5, "alpha": 0.7},
            va="center",
            annotation_clip=False,
        )


def free_place(axes: Axes, *, up: float, left: float, right: float, gap: float) -> float:
    """The place nearest to a line's end where a name so long stands clear of the other lines."""
    along = np.linspace(left, right, 20)
    heights = [
        np.interp(along, *_points(line), left=np.nan, right=np.nan) for line in axes.get_lines()
    ]
    crossed = np.concatenate(heights)
    steps = [up + sign * step * gap / 8 for step in range(80) for sign in (-1, 1)]
    free = (place for place in steps if not (abs(crossed - place) < CLEARANCE * gap).any())
    return next(free, up)


def _points(line: Line2D) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    return np.asarray(line.get_xdata(), dtype=float), np.asarray(line.get_ydata(), dtype=float)


def _mark_axis(axes: Axes, names: Sequence[str]) -> None:
    step = max(1, -(-len(names) // 7))
    places = list(range(0, len(names), step))
    axes.set_xticks(places, [names[place].replace("$", r"\$") for place in places])


def _described(
    frame: pd.DataFrame, *, along: str, series: Sequence[Series], show: Callable[[float], str]
) -> str:
    if frame.empty:
        return "Line chart with no points."
    first, last = frame.iloc[0], frame.iloc[-1]
    courses = [
        f"{line.name} from {_shown(first[line.column], show)} to {_shown(last[line.column], show)}"
        for line in series
    ]
    return f"Line chart from {first[along]} to {last[along]}: {'; '.join(courses)}."


def _shown(value: float, show: Callable[[float], str]) -> str:
    return "no value" if pd.isna(value) else show(float(value))
