"""Many small line charts on one grid, one a group, each on its own scale.

For seeing the course of many indicators at once; the values stand in the table.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.page import palette
from analysis.page.chart import Chart
from analysis.page.drawing import WIDTH_INCHES, council_style
from analysis.page.plain_text import printable
from analysis.page.table import Table

COLUMNS = 3


def small_multiples(
    frame: pd.DataFrame,
    *,
    group: str,
    along: str,
    value: str,
    target: str,
    show: Callable[[float], str],
    finding: str,
    subtitle: str,
    table: Table,
) -> Chart:
    """One panel a `group`, in order of first appearance; `target` is a dashed line where given.

    A row is one group at one point of `along`. First and last values are written at the line's
    ends; a missing value is a gap.
    """
    groups = list(dict.fromkeys(frame[group]))
    with council_style():
        rows = -(-len(groups) // COLUMNS)
        figure = Figure(figsize=(WIDTH_INCHES, 0.2 + 1.6 * max(rows, 1)), layout="constrained")
        for position, name in enumerate(groups):
            axes = figure.add_subplot(max(rows, 1), COLUMNS, position + 1)
            _draw_panel(
                axes, frame[frame[group] == name], str(name), value=value, target=target, show=show
            )
        description = _described(frame, groups=len(groups), along=along)
        return Chart.of(
            figure, finding=finding, subtitle=subtitle, description=description, table=table
        )


def _draw_panel(
    axes: Axes,
    rows: pd.DataFrame,
    name: str,
    *,
    value: str,
    target: str,
    show: Callable[[float], str],
) -> None:
    values = rows[value].astype(float).reset_index(drop=True)
    targets = rows[target].astype(float).reset_index(drop=True)
    axes.plot(targets, color=palette.QUIET, linestyle="--", linewidth=1)
    axes.plot(values, color=palette.FOCUS, linewidth=1.6)
    points = values.dropna()
    if len(points):
        axes.plot(points.index[-1], points.iloc[-1], "o", color=palette.FOCUS, markersize=4)
        axes.annotate(
            show(float(points.iloc[-1])),
            (float(points.index[-1]), float(points.iloc[-1])),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            annotation_clip=False,
        )
    title = textwrap.fill(textwrap.shorten(printable(name), 62, placeholder="…"), 31)
    axes.set_title(title.replace("$", r"\$"), loc="left", fontsize=12, linespacing=0.95)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.margins(x=0.02, y=0.2)
    axes.spines["left"].set_visible(False)


def _described(frame: pd.DataFrame, *, groups: int, along: str) -> str:
    if frame.empty:
        return "Grid of small line charts with no panels."
    first, last = frame[along].iloc[0], frame[along].iloc[-1]
    return f"Grid of {groups} small line charts from {first} to {last}, each target dashed."
