"""Horizontal bars for comparing amounts: one bar a row, or a bar of parts a row.

Rows are drawn in the frame's order, first at the top; sorting is the exhibit's choice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis.page import palette
from analysis.page.chart import Chart
from analysis.page.drawing import council_style, new_axes, wrapped
from analysis.page.plain_text import printable
from analysis.page.table import Table


def bar_chart(
    frame: pd.DataFrame,
    *,
    label: str,
    value: str,
    show: Callable[[float], str],
    finding: str,
    subtitle: str,
    table: Table,
    focus: Sequence[str] = (),
) -> Chart:
    """One bar a row: column `label` names it, column `value` is its length, `show` writes it.

    Rows named in `focus` are drawn dark and the others pale; without focus all are dark.
    """
    names = [printable(str(name)) for name in frame[label]]
    values = [float(amount) for amount in frame[value]]
    with council_style():
        axes = new_axes(height_inches=_height(names))
        colours = [_colour(name, focus) for name in names]
        axes.barh(range(len(names)), values, color=colours, height=0.65)
        _label_bars(axes, values, show)
        _name_rows(axes, names)
        _leave_room(axes, [*values, 0.0])
        figure = axes.get_figure(root=True)
        assert figure is not None
        return Chart.of(
            figure,
            finding=finding,
            subtitle=subtitle,
            description=_described(names, values, show),
            table=table,
        )


def stacked_bar_chart(
    frame: pd.DataFrame,
    *,
    label: str,
    parts: dict[str, str],
    show: Callable[[float], str],
    finding: str,
    subtitle: str,
    table: Table,
) -> Chart:
    """A bar of parts a row: `parts` maps each column to its name, in the order drawn.

    A part whose name is a rating takes the rating's colour; hatching tells parts apart in grey.
    Parts must not be negative; ValueError otherwise.
    """
    if (frame[list(parts)] < 0).any(axis=None):
        raise ValueError("parts of a stacked bar must not be negative")
    names = [printable(str(name)) for name in frame[label]]
    totals = frame[list(parts)].sum(axis="columns").astype(float)
    with council_style():
        axes = new_axes(height_inches=_height(names) + 0.5)
        _stack(axes, frame, parts, show, widest=float(totals.max()))
        _name_rows(axes, names)
        _leave_room(axes, [*totals, 0.0])
        figure = axes.get_figure(root=True)
        assert figure is not None
        figure.legend(loc="outside upper left", ncols=len(parts), borderaxespad=0.2)
        return Chart.of(
            figure,
            finding=finding,
            subtitle=subtitle,
            description=_described_parts(frame, names, parts, show),
            table=table,
        )


def _stack(
    axes: Axes,
    frame: pd.DataFrame,
    parts: dict[str, str],
    show: Callable[[float], str],
    *,
    widest: float,
) -> None:
    left = pd.Series(0.0, index=frame.index)
    for position, (column, name) in enumerate(parts.items()):
        mark = palette.MARKS.get(name.lower())
        colour = mark.colour if mark else palette.SERIES[position % len(palette.SERIES)]
        hatch = mark.hatch if mark else palette.HATCHES[position % len(palette.HATCHES)]
        widths = frame[column].astype(float)
        bars = axes.barh(
            range(len(frame)),
            widths,
            left=left,
            height=0.65,
            color=colour,
            label=name,
            hatch=hatch,
            edgecolor="white",
        )
        texts = [show(width) for width in widths]
        shown = [
            _plain(text) if width > _room_for(text) * widest else ""
            for text, width in zip(texts, widths, strict=True)
        ]
        labels = axes.bar_label(bars, shown, label_type="center", color=palette.INK)
        for text in labels:
            text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1.2})
        left = left + widths


def _room_for(text: str) -> float:
    """The least part of the widest bar that has room for an amount, as a share of that bar."""
    return min(0.09, 0.02 + 0.02 * len(text))


def _name_rows(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), [_plain(wrapped(name)) for name in names])
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.set_xticks([])
    axes.axvline(0, color=palette.QUIET, linewidth=0.8)


def _label_bars(axes: Axes, values: Sequence[float], show: Callable[[float], str]) -> None:
    """The amounts to the right of the bars; left of a negative one they would cross its name."""
    for row, amount in enumerate(values):
        axes.annotate(
            _plain(show(amount)),
            (max(amount, 0.0), row),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
        )


def _leave_room(axes: Axes, values: Sequence[float]) -> None:
    """Room to the right of the longest bars for their labels."""
    low, high = min(values), max(values)
    axes.set_xlim(low, high + 0.16 * ((high - low) or 1.0))


def _height(names: Sequence[str]) -> float:
    """Height in inches with room for names of three lines where there are any."""
    lines = max((wrapped(name).count("\n") + 1 for name in names), default=1)
    return 0.45 + (0.42 if lines < 3 else 0.56) * max(len(names), 1)


def _colour(name: str, focus: Sequence[str]) -> str:
    return palette.FOCUS if not focus or name in focus else palette.CONTEXT


def _plain(text: str) -> str:
    """Text that matplotlib will not read as mathematics."""
    return text.replace("$", r"\$")


def _described(names: Sequence[str], values: Sequence[float], show: Callable[[float], str]) -> str:
    if not names:
        return "Bar chart with no bars."
    most, least = max(values), min(values)
    top, bottom = names[values.index(most)], names[values.index(least)]
    if len(names) == 1:
        return f"Bar chart with one bar: {top}, {show(most)}."
    ends = f"Highest: {top}, {show(most)}. Lowest: {bottom}, {show(least)}."
    return f"Bar chart with {len(names)} bars. {ends}"


def _described_parts(
    frame: pd.DataFrame,
    names: Sequence[str],
    parts: dict[str, str],
    show: Callable[[float], str],
) -> str:
    sums = ", ".join(f"{name} {show(float(frame[column].sum()))}" for column, name in parts.items())
    return f"Bar chart, {len(names)} bars made of {len(parts)} parts. All bars together: {sums}."
