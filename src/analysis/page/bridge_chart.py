"""A bridge (waterfall) from one total to another through the steps between.

The steps are the frame's; that they lead from start to end is checked here, not made here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.page import palette, wording
from analysis.page.chart import Chart
from analysis.page.drawing import council_style, new_axes, wrapped
from analysis.page.plain_text import printable
from analysis.page.table import Table


def bridge_chart(
    frame: pd.DataFrame,
    *,
    label: str,
    value: str,
    is_total: str,
    show: Callable[[float], str],
    finding: str,
    subtitle: str,
    table: Table,
) -> Chart:
    """A bridge: rows with `is_total` true stand on the axis, the others float as steps between.

    Each later total must equal the one before plus the steps between, to the penny; ValueError
    otherwise. The axis is cut so that the steps can be seen, and the subtitle should say so.
    """
    starts, ends = _steps(frame, value=value, is_total=is_total)
    names = [printable(str(name)) for name in frame[label]]
    totals = [bool(total) for total in frame[is_total]]
    low, high = min([*starts, *ends]), max([*starts, *ends])
    reach = (high - low) or 1.0
    floor = low - 0.25 * reach
    with council_style():
        axes = new_axes(height_inches=0.5 + 0.5 * len(names))
        for row, (start, end, total) in enumerate(zip(starts, ends, totals, strict=True)):
            left, right = (floor, end) if total else (min(start, end), max(start, end))
            axes.barh(row, right - left, left=left, height=0.6, **_look(end - start, total=total))
            words = show(end) if total else _step_words(end - start, show)
            axes.text(right + 0.02 * reach, row, words.replace("$", r"\$"), va="center")
            if row + 1 < len(names):
                axes.plot([end, end], [row + 0.3, row + 0.7], color=palette.QUIET, linewidth=0.8)
        axes.set_yticks(range(len(names)), [wrapped(name).replace("$", r"\$") for name in names])
        axes.invert_yaxis()
        axes.tick_params(axis="y", length=0)
        axes.set_xticks([])
        axes.spines[["left", "bottom"]].set_visible(False)
        axes.set_xlim(floor, high + 0.3 * reach)
        figure = axes.get_figure(root=True)
        assert figure is not None
        steps = [
            f"{name} {show(end) if total else _step_words(end - start, show)}"
            for name, start, end, total in zip(names, starts, ends, totals, strict=True)
        ]
        return Chart.of(
            figure,
            finding=finding,
            subtitle=subtitle,
            description=f"Bridge chart, in order: {'; '.join(steps)}.",
            table=table,
        )


def _steps(frame: pd.DataFrame, *, value: str, is_total: str) -> tuple[list[float], list[float]]:
    """Where each row's bar starts and ends."""
    starts, ends, level = [], [], None
    for amount, total in zip(frame[value].astype(float), frame[is_total], strict=True):
        if total:
            if level is not None and abs(level - amount) >= 0.005:
                raise ValueError(f"the steps lead to {level:.2f}, not to {amount:.2f}")
            start, level = amount, amount
        else:
            start = 0.0 if level is None else level
            level = start + amount
        starts.append(start)
        ends.append(level)
    return starts, ends


def _look(change: float, *, total: bool) -> dict[str, Any]:
    """Dark for a total, hatched for a rise, plain for a fall: told apart in grey."""
    if total:
        return {"color": palette.FOCUS}
    if change >= 0:
        return {"facecolor": palette.SERIES[3], "edgecolor": palette.INK, "hatch": "////"}
    return {"facecolor": palette.SERIES[1], "edgecolor": palette.INK}


def _step_words(change: float, show: Callable[[float], str]) -> str:
    text = show(abs(change))
    return f"+{text}" if change > 0 else f"{wording.MINUS}{text}" if change < 0 else text
