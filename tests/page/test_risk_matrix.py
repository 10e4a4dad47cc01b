"""The risk matrix: numbers at their place, ratings told apart in grey, other grids refused."""

import re
from itertools import product
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from analysis.page import Chart, Column, Series, Table, palette
from analysis.page.risk_matrix import SHADES, risk_matrix

WORDS = {"green": "Green: low", "amber": "Amber: medium", "red": "Red: high"}
PANELS = (Series("before", "28 February 2015"), Series("now", "31 May 2015"))
SVG = "{http://www.w3.org/2000/svg}"


def grid(**changed: object) -> pd.DataFrame:
    """Every cell, red from a sum of 9, amber from 6; three risks before and two now."""
    cells = pd.DataFrame(product(range(1, 6), range(1, 6)), columns=["likelihood", "impact"])
    steps = cells["likelihood"] + cells["impact"]
    rating = ["red" if total > 8 else "amber" if total > 5 else "green" for total in steps]
    frame = cells.assign(rating=rating, before=0, now=0)
    frame.loc[frame["rating"] == "red", "before"] = [1, 0, 2]
    frame.loc[(frame["likelihood"] == 3) & (frame["impact"] == 2), "now"] = 12
    return frame.assign(**changed)


def matrix(cells: pd.DataFrame, panels: tuple[Series, ...] = PANELS) -> Chart:
    table = Table(cells, (Column.number("now", "Now"),), caption="R", name="r", source="S.")
    return risk_matrix(
        cells, panels=panels, words=WORDS, finding="Fewer.", subtitle="Risks", table=table
    )


def texts(chart: Chart) -> list[tuple[str, float, float]]:
    """Each text drawn, with how far right and how far down it stands."""
    found = []
    for text in ET.fromstring(chart.svg).iter(f"{SVG}text"):
        place = re.search(r"translate\(([-\d.]+) ([-\d.]+)\)", text.get("transform", ""))
        x, y = place.groups() if place else (text.get("x"), text.get("y"))
        found.append(("".join(text.itertext()), float(x), float(y)))
    return found


def place_of(chart: Chart, word: str) -> tuple[float, float]:
    (place,) = [(x, y) for said, x, y in texts(chart) if said == word]
    return place


def test_the_number_of_a_cell_stands_in_its_panel_and_at_its_place():
    chart = matrix(grid())
    right, down = place_of(chart, "12")
    assert right > place_of(chart, "31 May 2015")[0] > place_of(chart, "28 February 2015")[0]
    # Impact 2 is written below the number and likelihood 3 beside it, on the same panel.
    below = min(abs(x - right) for word, x, y in texts(chart) if word == "2" and y > down)
    beside = min(abs(y - down) for word, x, y in texts(chart) if word == "3" and x < right)
    assert below < 8
    assert beside < 8


def test_a_higher_likelihood_stands_higher_and_a_higher_impact_further_right():
    cells = grid(before=0, now=0)
    cells.loc[0, "now"], cells.loc[24, "now"] = 77, 99
    chart = matrix(cells)
    (low_x, low_y), (high_x, high_y) = place_of(chart, "77"), place_of(chart, "99")
    assert high_x > low_x
    assert high_y < low_y


def test_an_empty_cell_has_no_number():
    drawn = [word for word, *_ in texts(matrix(grid(before=0, now=0)))]
    assert "0" not in drawn
    assert sorted(word for word in drawn if word.isdigit()) == sorted("12345" * 4)


def test_the_description_has_the_numbers_by_rating_of_both_panels():
    assert matrix(grid()).alt == (
        "Fewer. Two grids of likelihood by impact, five by five. 28 February 2015: 3 red, 0 amber, "
        "0 green. 31 May 2015: 0 red, 0 amber, 12 green."
    )


def test_one_panel_alone_is_drawn():
    assert "One grid of likelihood by impact" in matrix(grid(), PANELS[1:]).alt


def luminance(colour: str) -> float:
    levels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4 for level in levels
    ]
    return sum(part * level for part, level in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(lighter: str, darker: str) -> float:
    return (luminance(lighter) + 0.05) / (luminance(darker) + 0.05)


def marks_and_shades(chart: Chart) -> tuple[list[str], list[str]]:
    """Colours of the shapes of red, amber and green, and of their cells, the darkest first."""
    marks = [palette.MARKS[rating].colour.lower() for rating in ("red", "amber", "green")]
    fills = set(re.findall(r"fill: (#[0-9a-f]{6}); stroke: #ffffff", chart.svg))
    assert set(marks) < fills
    return marks, sorted(fills - set(marks), key=luminance)


def test_ratings_are_told_apart_by_shape_word_and_shade_in_grey():
    chart = matrix(grid())
    _, (red, amber, green) = marks_and_shades(chart)
    assert contrast(amber, red) > 1.4
    assert contrast(green, amber) > 1.25
    assert len({palette.MARKS[rating].shape for rating in SHADES}) == 3
    assert set(WORDS.values()) <= {word for word, *_ in texts(chart)}


def test_shapes_and_numbers_stand_out_from_their_cells():
    for mark, shade in zip(*marks_and_shades(matrix(grid())), strict=True):
        assert contrast(shade, mark) >= 3
        assert contrast(shade, palette.INK) >= 4.5


@pytest.mark.parametrize("cells", [grid().iloc[1:], pd.concat([grid(), grid().iloc[:1]])])
def test_another_grid_is_refused(cells):
    with pytest.raises(ValueError, match="each cell of five by five once"):
        matrix(cells)


@pytest.mark.parametrize("panels", [(), (*PANELS, *PANELS)])
def test_no_panel_and_more_than_two_are_refused(panels):
    with pytest.raises(ValueError, match="one or two panels"):
        matrix(grid(), panels)


def test_the_same_matrix_is_the_same_drawing():
    assert matrix(grid()).svg == matrix(grid()).svg
