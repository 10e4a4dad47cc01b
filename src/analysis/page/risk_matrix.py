"""Grids of likelihood by impact, side by side, with the number of risks in each cell.

Ratings show by shape, shade and a heavy line between them, so the grid reads without colour;
which risks stand in a cell is for the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from analysis.page import palette
from analysis.page.chart import Chart
from analysis.page.drawing import WIDTH_INCHES, council_style
from analysis.page.line_chart import Series
from analysis.page.plain_text import printable
from analysis.page.table import Table

Place = tuple[int, int]

STEPS = (1, 2, 3, 4, 5)
HEIGHT_INCHES = 3.75
#: How much of a rating's own colour its cells have; in grey they differ by it.
SHADES = {"green": 0.10, "amber": 0.28, "red": 0.40}


def risk_matrix(
    cells: pd.DataFrame,
    *,
    panels: Sequence[Series],
    words: dict[str, str],
    finding: str,
    subtitle: str,
    table: Table,
) -> Chart:
    """A grid for each of one or two panels: its column holds the number of risks in each cell.

    A row of `cells` is one of the 25 cells, with likelihood, impact and rating (green, amber or
    red). `words` names the ratings in the key. ValueError for other cells or more panels.
    """
    _refuse_other_grids(cells, panels)
    with council_style():
        figure = Figure(figsize=(WIDTH_INCHES, HEIGHT_INCHES), layout="constrained")
        axes = [figure.add_subplot(1, 2, at) for at, _ in enumerate(panels, start=1)]
        for drawn, panel in zip(axes, panels, strict=True):
            _draw_cells(drawn, cells)
            _draw_borders(drawn, _ratings(cells))
            _write_numbers(drawn, cells, panel.column)
            _name_axes(drawn, title=panel.name)
        _draw_key(figure, words)
        return Chart.of(
            figure,
            finding=finding,
            subtitle=subtitle,
            description=_described(cells, panels=panels),
            table=table,
        )


def _refuse_other_grids(cells: pd.DataFrame, panels: Sequence[Series]) -> None:
    places = sorted(zip(cells["likelihood"], cells["impact"], strict=True))
    if places != list(product(STEPS, STEPS)):
        raise ValueError("a risk matrix has each cell of five by five once")
    if not 1 <= len(panels) <= 2:
        raise ValueError("a risk matrix has one or two panels")


def _ratings(cells: pd.DataFrame) -> dict[Place, str]:
    rows = cells[["likelihood", "impact", "rating"]].itertuples(index=False)
    return {(int(up), int(along)): str(rating) for up, along, rating in rows}


def _draw_cells(axes: Axes, cells: pd.DataFrame) -> None:
    """Each cell in its rating's shade, with the rating's shape in the upper left corner."""
    for (up, along), rating in _ratings(cells).items():
        mark = palette.MARKS[rating]
        corner = (along - 0.5, up - 0.5)
        axes.add_patch(
            Rectangle(corner, 1, 1, facecolor=_shade(rating), edgecolor="white", linewidth=1.5)
        )
        axes.plot(
            along - 0.31,
            up + 0.31,
            marker=palette.MARKERS[mark.shape],
            color=mark.colour,
            markersize=5,
            markeredgecolor="white",
            markeredgewidth=0.6,
        )
    axes.set(xlim=(0.49, 5.51), ylim=(0.49, 5.51), aspect="equal")


def _shade(rating: str) -> tuple[float, ...]:
    part = SHADES[rating]
    return tuple(1 - part * (1 - level) for level in to_rgb(palette.MARKS[rating].colour))


def _draw_borders(axes: Axes, ratings: dict[Place, str]) -> None:
    """A heavy line wherever two neighbours have different ratings."""
    for (up, along), rating in ratings.items():
        if ratings.get((up, along + 1), rating) != rating:
            _draw_edge(axes, (along + 0.5, along + 0.5), (up - 0.5, up + 0.5))
        if ratings.get((up + 1, along), rating) != rating:
            _draw_edge(axes, (along - 0.5, along + 0.5), (up + 0.5, up + 0.5))


def _draw_edge(axes: Axes, across: tuple[float, float], up: tuple[float, float]) -> None:
    axes.plot(across, up, color=palette.INK, linewidth=2, solid_capstyle="projecting")


def _write_numbers(axes: Axes, cells: pd.DataFrame, column: str) -> None:
    """The number of risks in each cell that has any."""
    filled = cells[cells[column] > 0]
    rows = filled[["likelihood", "impact", column]].astype(int).itertuples(index=False)
    for up, along, number in rows:
        axes.text(
            along - 0.02, up - 0.04, str(number), ha="center", va="center", size=15, weight="bold"
        )


def _name_axes(axes: Axes, *, title: str) -> None:
    axes.set_title(printable(title).replace("$", r"\$"), weight="bold", loc="left")
    axes.set_xticks(STEPS)
    axes.set_yticks(STEPS)
    axes.tick_params(length=0)
    axes.set_xlabel("Impact (5 is the worst)")
    axes.set_ylabel("Likelihood (5 is the likeliest)")
    axes.spines[:].set_visible(False)


def _draw_key(figure: Figure, words: dict[str, str]) -> None:
    handles = [
        Line2D(
            [],
            [],
            color="none",
            marker=palette.MARKERS[palette.MARKS[rating].shape],
            markerfacecolor=palette.MARKS[rating].colour,
            markeredgecolor=palette.MARKS[rating].colour,
            markersize=8,
            label=name,
        )
        for rating, name in words.items()
    ]
    figure.legend(
        handles=handles,
        loc="outside upper left",
        ncols=len(words),
        borderaxespad=0.2,
        handletextpad=0.3,
    )


def _described(cells: pd.DataFrame, *, panels: Sequence[Series]) -> str:
    sides = [f"{panel.name}: {_numbers(cells, panel.column)}" for panel in panels]
    grids = "One grid" if len(panels) == 1 else "Two grids"
    return f"{grids} of likelihood by impact, five by five. {'. '.join(sides)}."


def _numbers(cells: pd.DataFrame, column: str) -> str:
    by_rating = cells.groupby("rating")[column].sum()
    return ", ".join(f"{int(by_rating.get(rating, 0))} {rating}" for rating in reversed(SHADES))
