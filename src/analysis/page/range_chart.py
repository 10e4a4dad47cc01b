"""Named amounts as marks on one line, with a band between two of them.

Marks are told apart by shape and by the name at each, never by colour alone; what the band means
and how likely it is are the exhibit's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle

import pandas as pd
from matplotlib.axes import Axes

from analysis.page import palette
from analysis.page.chart import Chart
from analysis.page.drawing import WIDTH_INCHES, council_style, new_axes
from analysis.page.plain_text import printable
from analysis.page.table import Table

SHAPES = ("o", "s", "^", "D", "v", "P", "X")
_LETTER_INCHES = 0.088  # a letter of the chart's type, on the wide side
_LEVEL_INCHES = 0.5


def range_chart(
    marks: pd.DataFrame,
    *,
    label: str,
    value: str,
    band: tuple[int, int],
    show: Callable[[float], str],
    finding: str,
    subtitle: str,
    table: Table,
) -> Chart:
    """Marks on one line: column `label` names each, column `value` is its place, `show` writes it.

    `band` gives the rows, counted from nought, between which the line is broad. Names that would
    run into each other stand on different levels. ValueError for no marks, and for a band whose
    first row is above its second.
    """
    names = [printable(str(name)) for name in marks[label]]
    places = [float(amount) for amount in marks[value]]
    if not names:
        raise ValueError("a range chart has at least one mark")
    low, high = (places[row] for row in band)
    if low > high:
        raise ValueError("a band's first row must not be above its second")
    texts = [f"{name}\n{show(place)}" for name, place in zip(names, places, strict=True)]
    levels = _levels(places, texts)
    with council_style():
        axes = new_axes(height_inches=0.75 + _LEVEL_INCHES * (max(levels) + 1))
        _draw_line(axes, places, low=low, high=high, top=max(levels))
        _draw_marks(axes, places, texts, levels)
        axes.xaxis.set_major_formatter(lambda amount, _: show(amount))
        figure = axes.get_figure(root=True)
        assert figure is not None
        return Chart.of(
            figure,
            finding=finding,
            subtitle=subtitle,
            description=_described(names, places, band, show),
            table=table,
        )


def _ends(places: Sequence[float]) -> tuple[float, float]:
    """Ends of the axis, with room for half a name on either side."""
    reach = (max(places) - min(places)) or abs(places[0]) or 1.0
    return min(places) - 0.15 * reach, max(places) + 0.15 * reach


def _levels(places: Sequence[float], texts: Sequence[str]) -> list[int]:
    """The lowest level on which each text is clear of those already placed, from the left."""
    left, right = _ends(places)
    taken: list[float] = []
    levels = [0] * len(places)
    for row in sorted(range(len(places)), key=lambda row: places[row]):
        half = 0.5 * _LETTER_INCHES * max(map(len, texts[row].split("\n"))) / WIDTH_INCHES
        middle = (places[row] - left) / (right - left)
        free = [level for level, end in enumerate(taken) if end < middle - half]
        levels[row] = free[0] if free else len(taken)
        taken[levels[row] :] = [middle + half, *taken[levels[row] + 1 :]]
    return levels


def _draw_line(axes: Axes, places: Sequence[float], *, low: float, high: float, top: int) -> None:
    left, right = _ends(places)
    axes.plot([left, right], [0, 0], color=palette.QUIET, linewidth=1)
    axes.plot([low, high], [0, 0], color=palette.CONTEXT, linewidth=12, solid_capstyle="butt")
    axes.set_xlim(left, right)
    axes.set_ylim(-0.5, top + 1.7)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)


def _draw_marks(
    axes: Axes, places: Sequence[float], texts: Sequence[str], levels: Sequence[int]
) -> None:
    for place, text, level, shape in zip(places, texts, levels, cycle(SHAPES)):
        axes.plot([place, place], [0, level + 0.6], color=palette.QUIET, linewidth=0.8)
        axes.plot(place, 0, marker=shape, markersize=9, color=palette.FOCUS, mec="white")
        axes.text(
            place,
            level + 0.65,
            text.replace("$", r"\$"),
            ha="center",
            va="bottom",
            linespacing=0.95,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
        )


def _described(
    names: Sequence[str],
    places: Sequence[float],
    band: tuple[int, int],
    show: Callable[[float], str],
) -> str:
    ordered = sorted(zip(places, names, strict=True))
    marks = "; ".join(f"{name} {show(place)}" for place, name in ordered)
    low, high = (show(places[row]) for row in band)
    return f"Marks on one line, from the lowest: {marks}. The band reaches from {low} to {high}."
