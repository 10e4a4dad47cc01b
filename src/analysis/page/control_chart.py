"""Control charts in the manner of NHS England's Making Data Count, small and side by side.

A mark's shape says what a point shows, so that colour is not needed; what it shows, the limits
and all words are worked out elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.page import palette
from analysis.page.chart import Chart
from analysis.page.drawing import WIDTH_INCHES, council_style, wrapped
from analysis.page.plain_text import printable
from analysis.page.table import Table

Shows = Literal["concern", "common cause", "improvement", "neutral", "not judged"]
Kind = Literal["mean", "limit", "target"]

COLUMNS = 2
PANELS_ON_A_PAGE = 8
_GUTTER, _SIDE, _LABELS = 0.3, 0.08, 1.1  # inches between columns, left and right of a drawing
_LINE, _PLOT, _AXIS, _GAP = 0.19, 0.88, 0.27, 0.09  # inches from top to bottom of a panel
_STEP = 0.17  # inches from one label to the next
_LETTERS, _LINES = 40, 2  # of a title: to a line, and in all
_EDGE = 0.05  # inches, so that no shape is cut off
_WIDTH = (WIDTH_INCHES - 2 * _EDGE - _GUTTER * (COLUMNS - 1)) / COLUMNS

#: Shape, colour and edge of a point; the edge is dark enough on white where the colour is not.
POINTS: dict[Shows, tuple[str, str, str]] = {
    "improvement": ("^", "#00B0F0", "#005A7D"),
    "concern": ("v", "#E46C0A", "#8A3E00"),
    "neutral": ("s", "#490092", "#490092"),
    "common cause": ("o", "#A6A6A6", "#595959"),
    "not judged": ("o", "#FFFFFF", "#595959"),
}
_STYLES: dict[Kind, dict[str, Any]] = {
    "mean": {"color": palette.QUIET, "linewidth": 1.0},
    "limit": {"color": palette.QUIET, "linewidth": 1.0, "linestyle": (0, (3, 3))},
    "target": {"color": palette.FOCUS, "linewidth": 1.5, "linestyle": (0, (8, 2, 1.5, 2))},
}
_COLOURS: dict[Kind, str] = {
    "mean": palette.QUIET,
    "limit": palette.QUIET,
    "target": palette.FOCUS,
}
_NOW = palette.INK


@dataclass(frozen=True)
class Level:
    """A line across the drawing: the mean, a limit or a target, and the words at its end."""

    value: float
    words: str
    kind: Kind


@dataclass(frozen=True, eq=False)
class Panel:
    """One control chart: what it shows in words, its points in order, and the lines across.

    A row of `points` is a point: at (its label), value (NaN is a gap) and variation (what it
    shows). `shows` is what the whole shows; its mark stands before `verdict`. `latest` is the last
    value in words.
    """

    title: str
    shows: Shows
    verdict: str
    remark: str
    latest: str
    points: pd.DataFrame
    levels: tuple[Level, ...]


def control_charts(panels: Sequence[Panel], *, finding: str, subtitle: str, table: Table) -> Chart:
    """A control chart a panel, two abreast, each on its own scale.

    Every line and the latest value are named at the right, and joined to their names.
    """
    titles = [_lines_of(panel.title) for panel in panels]
    with council_style():
        figure = Figure(figsize=(WIDTH_INCHES, sum(_heights(titles)) or 1.0))
        for position, (panel, lines) in enumerate(zip(panels, titles, strict=True)):
            axes = _place_panel(figure, position, titles)
            _draw_levels(axes, panel)
            _draw_points(axes, panel.points)
            _name_lines(axes, panel)
            _mark_ends(axes, [printable(str(point)) for point in panel.points["at"]])
            _head(axes, panel, lines)
        return Chart.of(
            figure, finding=finding, subtitle=subtitle, description=_described(panels), table=table
        )


def _lines_of(title: str) -> list[str]:
    return wrapped(printable(title), width=_LETTERS, lines=_LINES).split("\n")


def _heights(titles: Sequence[list[str]]) -> list[float]:
    """Height of each row of panels in inches, by the longest title in it."""
    rows = [titles[start : start + COLUMNS] for start in range(0, len(titles), COLUMNS)]
    lines = [max(map(len, row)) + 2 for row in rows]
    return [_LINE * count + _PLOT + _AXIS + _GAP for count in lines]


def _place_panel(figure: Figure, position: int, titles: Sequence[list[str]]) -> Axes:
    row, column = divmod(position, COLUMNS)
    heights = _heights(titles)
    whole = sum(heights)
    bottom = whole - sum(heights[: row + 1]) + _AXIS + _GAP / 2
    left = _EDGE + column * (_WIDTH + _GUTTER) + _SIDE
    width = _WIDTH - _SIDE - _LABELS
    box = (left / WIDTH_INCHES, bottom / whole, width / WIDTH_INCHES, _PLOT / whole)
    axes = figure.add_axes(box)
    axes.spines["left"].set_visible(False)
    axes.set_yticks([])
    return axes


def _draw_levels(axes: Axes, panel: Panel) -> None:
    for level in panel.levels:
        axes.axhline(level.value, **_STYLES[level.kind])


def _draw_points(axes: Axes, points: pd.DataFrame) -> None:
    values = points["value"].astype(float).to_list()
    axes.plot(values, color=palette.QUIET, linewidth=1.0)
    for name in points["variation"].unique():
        marker, face, edge = POINTS[name]
        at = [place for place, shown in enumerate(points["variation"]) if shown == name]
        axes.plot(
            at, [values[place] for place in at], marker, markersize=4.5 if marker == "o" else 7,
            markerfacecolor=face, markeredgecolor=edge, markeredgewidth=0.9,
        )  # fmt: skip
    axes.set_xlim(-0.4, max(len(values) - 0.6, 0.4))
    axes.margins(y=0.1)


def _name_lines(axes: Axes, panel: Panel) -> None:
    """The words of each line and of the latest value, right of the drawing and moved apart."""
    (low, high), (left, right) = axes.get_ylim(), axes.get_xlim()
    end = (len(panel.points) - 1 - left) / (right - left)
    lines = [(level.value, 1.0, level.words, _COLOURS[level.kind]) for level in panel.levels]
    latest = float(panel.points["value"].iloc[-1])
    missing = math.isnan(latest)
    named = sorted([*lines, ((low + high) / 2 if missing else latest, end, panel.latest, _NOW)])
    shares = [(value - low) / (high - low) for value, *_ in named]
    heights = [height / _PLOT for height in _apart([share * _PLOT for share in shares])]
    for (_, start, words, colour), share, height in zip(named, shares, heights, strict=True):
        latest_one = colour == _NOW
        axes.text(
            1.07, height, _plain(printable(words)), transform=axes.transAxes, color=colour,
            va="center_baseline", weight="bold" if latest_one else "normal",
        )  # fmt: skip
        if not (missing and latest_one):
            _join(axes, (start, share), (1.055, height))


def _join(axes: Axes, one: tuple[float, float], other: tuple[float, float]) -> None:
    """A thin line from one place to another, both in shares of the drawing."""
    along, up = zip(one, other, strict=True)
    axes.add_artist(
        Line2D(
            along, up, transform=axes.transAxes, clip_on=False, color="#8C8C8C", linewidth=0.6
        )
    )  # fmt: skip


def _apart(heights: Sequence[float]) -> list[float]:
    """Rising heights in inches moved so far apart that words do not touch, beside the drawing.

    >>> [round(height, 3) for height in _apart([0.3, 0.3, 0.7])]
    [0.3, 0.47, 0.7]
    """
    moved: list[float] = []
    for height in heights:
        moved.append(max(height, moved[-1] + _STEP if moved else 0.0))
    ceiling = _PLOT - _STEP / 4
    for place in reversed(range(len(moved))):
        moved[place] = min(moved[place], ceiling)
        ceiling = moved[place] - _STEP
    return moved


def _mark_ends(axes: Axes, points: Sequence[str]) -> None:
    ends = sorted({0, len(points) - 1})
    axes.set_xticks(ends, [_plain(points[end]) for end in ends], color=palette.QUIET)
    axes.tick_params(axis="x", length=3, pad=2)
    first, *last = axes.get_xticklabels()
    first.set_horizontalalignment("left")
    for label in last:
        label.set_horizontalalignment("right")


def _head(axes: Axes, panel: Panel, title: Sequence[str]) -> None:
    """Title, the mark with the verdict, and the remark, over the drawing."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    width, height = figure.get_size_inches()
    box = axes.get_position()
    left, line = box.x0 - _SIDE / width, _LINE / height
    base = box.y1 + 0.08 / height
    marker, face, edge = POINTS[panel.shows]
    figure.add_artist(
        Line2D(
            [left + 0.07 / width], [base + 1.32 * line], marker=marker, color="none",
            markersize=8, markerfacecolor=face, markeredgecolor=edge, markeredgewidth=1.2,
        )
    )  # fmt: skip
    figure.text(left, base, _plain(printable(panel.remark)))
    figure.text(left + 0.2 / width, base + line, _plain(printable(panel.verdict)))
    for place, words in enumerate(reversed(title), start=2):
        figure.text(left, base + place * line, _plain(words), weight="bold")


def _plain(text: str) -> str:
    """Text that matplotlib will not read as mathematics."""
    return text.replace("$", r"\$")


def _described(panels: Sequence[Panel]) -> str:
    if not panels:
        return "Grid of control charts with no panels."
    told = [
        f"{panel.title}, {panel.points['at'].iloc[0]} to {panel.points['at'].iloc[-1]}: "
        f"{panel.latest}. {panel.verdict}. {panel.remark}."
        for panel in panels
    ]
    return f"Grid of {len(panels)} control charts, each on its own scale. {' '.join(told)}"
