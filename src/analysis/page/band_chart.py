"""Lines over a shaded band, such as the range in which other years lay.

The band's edges are lines of their own, so that it stands out on grey paper too; what the band
means and how often a result falls inside it is the exhibit's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from analysis.page import palette
from analysis.page.chart import Chart
from analysis.page.drawing import council_style, new_axes
from analysis.page.line_chart import STYLES, Series
from analysis.page.plain_text import printable
from analysis.page.table import Table

MARKERS = ("o", "s", "^", "D")
SHADE, EDGE = "#E0E0E0", "#7A7A7A"
_LETTERS_OF_AXIS = 70


@dataclass(frozen=True)
class Band:
    """The two columns between which the band lies, and its name."""

    low: str
    high: str
    name: str


def band_chart(
    frame: pd.DataFrame,
    *,
    along: str,
    band: Band,
    series: Sequence[Series],
    show: Callable[[float], str],
    axis_label: str,
    finding: str,
    subtitle: str,
    table: Table,
) -> Chart:
    """One to four lines over a band: column `along` names each point of the axis in order.

    A line has its own colour, dash and marker, which the key above the drawing names: lines over
    a band often end together, where names would not tell them apart. A missing value is a gap.
    ValueError for no line or more than four, and where the band's low edge is above its high one.
    """
    if not 1 <= len(series) <= len(STYLES):
        raise ValueError("a band chart has one to four lines")
    if (frame[band.low] > frame[band.high]).any():
        raise ValueError("the low edge of a band must not be above its high edge")
    with council_style():
        axes = new_axes(height_inches=4.2)
        _shade(axes, frame, band)
        for position, line in enumerate(series):
            _draw_line(axes, frame[line.column], line.name, position=position)
        _mark_axis(axes, [printable(str(name)) for name in frame[along]])
        axes.set_ylabel(axis_label)
        axes.grid(axis="y")
        axes.yaxis.set_major_formatter(lambda amount, _: show(amount))
        figure = axes.get_figure(root=True)
        assert figure is not None
        figure.legend(loc="outside upper left", ncols=1, borderaxespad=0.2)
        return Chart.of(
            figure,
            finding=finding,
            subtitle=subtitle,
            description=_described(frame, along=along, band=band, series=series, show=show),
            table=table,
        )


def _shade(axes: Axes, frame: pd.DataFrame, band: Band) -> None:
    edges = frame[[band.low, band.high]].astype(float).reset_index(drop=True)
    axes.fill_between(
        edges.index, edges[band.low], edges[band.high], color=SHADE, label=_plain(band.name)
    )
    axes.plot(edges, color=EDGE, linewidth=1.0)


def _draw_line(axes: Axes, values: pd.Series[float], name: str, *, position: int) -> None:
    axes.plot(
        values.astype(float).reset_index(drop=True),
        color=palette.SERIES[position],
        linestyle=STYLES[position],
        marker=MARKERS[position],
        markersize=5,
        label=_plain(name),
    )


def _mark_axis(axes: Axes, names: Sequence[str]) -> None:
    """As many of the names as fit beside each other."""
    letters = sum(len(name) + 1 for name in names)
    step = max(1, -(-letters // _LETTERS_OF_AXIS))
    places = list(range(0, len(names), step))
    axes.set_xticks(places, [_plain(names[place]) for place in places])


def _plain(text: str) -> str:
    """Text that matplotlib will not read as mathematics, nor leave out for its first letter."""
    return printable(text).replace("$", r"\$").lstrip("_")


def _described(
    frame: pd.DataFrame,
    *,
    along: str,
    band: Band,
    series: Sequence[Series],
    show: Callable[[float], str],
) -> str:
    if frame.empty:
        return "Line chart with a band and no points."
    first, last = frame[along].iloc[0], frame[along].iloc[-1]
    courses = [_course(frame, along, line, show) for line in series]
    return (
        f"Line chart from {first} to {last} over a shaded band. The band, {band.name}: "
        f"{_between(frame.iloc[0], band, show)} in {first}, "
        f"{_between(frame.iloc[-1], band, show)} in {last}. Lines: {'; '.join(courses)}."
    )


def _between(row: pd.Series[float], band: Band, show: Callable[[float], str]) -> str:
    low, high = row[band.low], row[band.high]
    return "no values" if pd.isna(low) or pd.isna(high) else f"{show(low)} to {show(high)}"


def _course(frame: pd.DataFrame, along: str, line: Series, show: Callable[[float], str]) -> str:
    """A line from its first known value to its last, with the points at which they stand."""
    known = frame[[along, line.column]].dropna(subset=line.column)
    if known.empty:
        return f"{line.name}, no values"
    values, names = known[line.column].astype(float), known[along]
    start = f"{line.name}, {show(values.iloc[0])} in {names.iloc[0]}"
    if len(known) == 1:
        return start
    return f"{start} to {show(values.iloc[-1])} in {names.iloc[-1]}"
