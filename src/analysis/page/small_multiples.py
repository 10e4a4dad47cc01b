"""Many small line charts on one grid, one a group, each on its own scale.

For seeing the course of many indicators at once; the values stand in the table.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.page import palette
from analysis.page.chart import Chart
from analysis.page.drawing import WIDTH_INCHES, council_style, wrapped
from analysis.page.plain_text import printable
from analysis.page.table import Table

COLUMNS = 2
PANELS_ON_A_PAGE = 10
_GUTTER, _LABEL = 0.3, 0.5  # inches between the columns, and beside a line for its values
_LINE, _PLOT, _AXIS, _GAP = 0.19, 0.66, 0.27, 0.13  # inches from top to bottom of a panel
_LETTERS, _LINES = 40, 2  # of a title: to a line, and in all
_EDGE = 0.05  # inches, so that no shape is cut off
_WIDTH = (WIDTH_INCHES - 2 * _EDGE - _GUTTER * (COLUMNS - 1)) / COLUMNS


def small_multiples(
    frame: pd.DataFrame,
    *,
    group: str,
    title: str,
    along: str,
    value: str,
    words: str,
    targets: Sequence[str],
    rating: str,
    remark: str,
    finding: str,
    subtitle: str,
    table: Table,
) -> Chart:
    """One panel a `group`, in order of first appearance: title, rating and remark over a line.

    A row is one group at one point of `along`; every group has the same points in the same order.
    `words` is how each value is written, of which the first and the last known stand beside the
    line. `targets` are columns of levels, constant in a group: one is a dashed line, two are the
    ends of a grey band. A missing value is a gap, a missing last value is marked [x].
    """
    groups = [rows for _, rows in frame.groupby(group, sort=False)]
    titles = [_lines_of(str(rows[title].iloc[0])) for rows in groups]
    with council_style():
        figure = Figure(figsize=(WIDTH_INCHES, sum(_heights(titles)) or 1.0))
        for position, (rows, lines) in enumerate(zip(groups, titles, strict=True)):
            axes = _place_panel(figure, position, titles)
            _draw_line(axes, rows, value=value, targets=targets)
            _write_values(axes, rows, value=value, words=words)
            _mark_ends(axes, [printable(str(point)) for point in rows[along]])
            _head(axes, lines, rating=str(rows[rating].iloc[0]), remark=str(rows[remark].iloc[0]))
        return Chart.of(
            figure,
            finding=finding,
            subtitle=subtitle,
            description=_described(groups, title=title, along=along, words=words, rating=rating),
            table=table,
        )


def _lines_of(title: str) -> list[str]:
    return wrapped(printable(title), width=_LETTERS, lines=_LINES).split("\n")


def _heights(titles: Sequence[list[str]]) -> list[float]:
    """Height of each row of panels in inches, by the longest title in it."""
    rows = [titles[start : start + COLUMNS] for start in range(0, len(titles), COLUMNS)]
    lines = [max(map(len, row)) + 1 for row in rows]
    return [_LINE * count + _PLOT + _AXIS + _GAP for count in lines]


def _place_panel(figure: Figure, position: int, titles: Sequence[list[str]]) -> Axes:
    row, column = divmod(position, COLUMNS)
    heights = _heights(titles)
    whole = sum(heights)
    bottom = whole - sum(heights[: row + 1]) + _AXIS + _GAP / 2
    left = _EDGE + column * (_WIDTH + _GUTTER) + _LABEL
    box = (left / WIDTH_INCHES, bottom / whole)
    axes = figure.add_axes((*box, (_WIDTH - 2 * _LABEL) / WIDTH_INCHES, _PLOT / whole))
    axes.spines["left"].set_visible(False)
    axes.set_yticks([])
    return axes


def _draw_line(axes: Axes, rows: pd.DataFrame, *, value: str, targets: Sequence[str]) -> None:
    values = rows[value].astype(float).reset_index(drop=True)
    levels = rows[list(targets)].iloc[0].astype(float).dropna()
    for level in levels:
        axes.axhline(level, color=palette.QUIET, linestyle=(0, (4, 3)), linewidth=1.2)
    if len(levels) > 1:
        axes.axhspan(levels.min(), levels.max(), color="#E8E8E8", linewidth=0)
    axes.plot(values, color=palette.FOCUS, linewidth=1.8, marker="o", markersize=3)
    last = values.dropna().tail(1)
    axes.plot(last, "o", color=palette.FOCUS, markersize=6)
    axes.set_xlim(-0.3, len(values) - 0.7)
    axes.margins(y=0.18)


def _write_values(axes: Axes, rows: pd.DataFrame, *, value: str, words: str) -> None:
    """The first and the last known value beside the line; [x] at the end where it has none."""
    known = rows.reset_index(drop=True).dropna(subset=value)
    end = len(rows) - 1
    if known.empty:
        axes.text(0.5, 0.5, "[x]", transform=axes.transAxes, ha="center", va="center")
        return
    places, texts = list(known.index), list(known[words])
    _beside(axes, (places[0], float(known[value].iloc[0])), texts[0], side=-1)
    if len(known) > 1:
        _beside(axes, (places[-1], float(known[value].iloc[-1])), texts[-1], side=1)
    if known.index[-1] < end:
        axes.annotate(
            "[x]",
            (end, 0.5),
            xycoords=("data", "axes fraction"),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            annotation_clip=False,
        )


def _beside(axes: Axes, point: tuple[float, float], words: str, *, side: int) -> None:
    axes.annotate(
        _plain(printable(words)),
        point,
        xytext=(7 * side, 0),
        textcoords="offset points",
        ha="left" if side > 0 else "right",
        va="center",
        annotation_clip=False,
    )


def _mark_ends(axes: Axes, points: Sequence[str]) -> None:
    ends = sorted({0, len(points) - 1})
    axes.set_xticks(ends, [_plain(points[end]) for end in ends], color=palette.QUIET)
    axes.tick_params(axis="x", length=3, pad=2)


def _head(axes: Axes, title: list[str], *, rating: str, remark: str) -> None:
    """Title, then the rating's shape, its word and the remark, over the drawing."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    width, height = figure.get_size_inches()
    box = axes.get_position()
    left, line = box.x0 - _LABEL / width, _LINE / height
    base = box.y1 + 0.05 / height
    mark = palette.MARKS[rating]
    figure.add_artist(
        Line2D(
            [left + 0.07 / width], [base + 0.35 * line], marker=palette.MARKERS[mark.shape],
            color="none", markersize=8, markeredgewidth=1.6, markeredgecolor=mark.colour,
            markerfacecolor="white" if mark.shape == "ring" else mark.colour,
        )
    )  # fmt: skip
    figure.text(left + 0.2 / width, base, _plain(f"{mark.word}. {printable(remark)}"))
    for place, words in enumerate(reversed(title), start=1):
        figure.text(left, base + place * line, _plain(words), weight="bold")


def _plain(text: str) -> str:
    """Text that matplotlib will not read as mathematics."""
    return text.replace("$", r"\$")


def _described(
    groups: Sequence[pd.DataFrame], *, title: str, along: str, words: str, rating: str
) -> str:
    if not groups:
        return "Grid of small line charts with no panels."
    first, last = groups[0][along].iloc[0], groups[0][along].iloc[-1]
    panels = [
        f"{rows[title].iloc[0]}: {rows[words].iloc[0]} to {rows[words].iloc[-1]}, "
        f"{palette.MARKS[str(rows[rating].iloc[0])].word.lower()}"
        for rows in groups
    ]
    return (
        f"Grid of {len(groups)} small line charts from {first} to {last}, each on its own scale, "
        f"any target dashed. {'; '.join(panels)}."
    )
