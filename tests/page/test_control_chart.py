"""Control charts: every line is named, shapes speak without colour, and words never touch."""

import re
from itertools import pairwise

import pandas as pd
import pytest

from analysis.page import Column, Level, Panel, Table, control_charts
from analysis.page.control_chart import _PLOT, _STEP, PANELS_ON_A_PAGE, POINTS, _apart

LEVELS = (
    Level(5.0, "Mean 5.0", "mean"),
    Level(2.0, "Lower 2.0", "limit"),
    Level(8.0, "Upper 8.0", "limit"),
    Level(7.0, "Target 7", "target"),
)


def panel(values=(4.0, 5.0, 9.0), shown=None, **changed: object) -> Panel:
    points = pd.DataFrame(
        {
            "at": [f"Q{place}" for place in range(1, len(values) + 1)],
            "value": values,
            "variation": shown or ["common cause"] * (len(values) - 1) + ["improvement"],
        }
    )
    usual = {
        "title": "Days lost",
        "shows": "improvement",
        "verdict": "Real change for the better",
        "remark": "Will usually meet: target 7 or more",
        "latest": "Latest 9.0",
        "points": points,
        "levels": LEVELS,
    }
    return Panel(**{**usual, **changed})


def grid(*panels: Panel):
    frame = pd.DataFrame({"id": ["A"]})
    table = Table(frame, (Column.words("id", "Id"),), caption="R", name="r", source="S.")
    return control_charts(panels, finding="One is better.", subtitle="By quarter", table=table)


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def paths(svg: str) -> set[str]:
    """Shapes of the markers, as drawn."""
    return set(re.findall(r'<path id="m[0-9a-f]+" d="([^"]+)"', svg))


def test_a_panel_has_its_words_and_names_every_line():
    words = texts(grid(panel()).svg)
    assert {"Days lost", "Real change for the better", "Will usually meet: target 7 or more"} <= {
        *words
    }
    assert {"Mean 5.0", "Lower 2.0", "Upper 8.0", "Target 7", "Latest 9.0"} <= {*words}
    assert {"Q1", "Q3"} <= {*words}


def test_better_worse_and_neither_have_shapes_of_their_own():
    shapes = {
        name: frozenset(paths(grid(panel(shown=[name] * 3, shows=name)).svg)) for name in POINTS
    }
    told = [shapes[name] for name in ("improvement", "concern", "neutral", "common cause")]
    assert len(set(told)) == len(told)


def test_what_is_not_judged_is_an_empty_dot_in_no_colour_of_a_change():
    svg = grid(panel(shown=["not judged"] * 3, shows="not judged")).svg.lower()
    assert "#ffffff" in svg
    for name in ("improvement", "concern", "neutral"):
        assert POINTS[name][1].lower() not in svg


@pytest.mark.parametrize("name", POINTS)
def test_every_mark_stands_out_on_white(name):
    """The edge of a mark has a contrast of three to one or more."""
    channels = [int(POINTS[name][2][place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = sum(
        weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
    assert 1.05 / (luminance + 0.05) >= 3


def test_mean_limits_and_target_are_told_apart_by_their_dashes():
    dashes = [
        [float(part) for part in found.split(",")]
        for found in re.findall(r"stroke-dasharray: ([\d., ]+)", grid(panel()).svg)
    ]
    assert len(dashes) == 3  # two limits and the target; the mean is not dashed
    patterns = {tuple(round(part / dash[0], 2) for part in dash) for dash in dashes}
    assert len(patterns) == 2  # not the same dashes in another width


def test_a_missing_latest_value_is_marked_and_a_gap_is_not_bridged():
    chart = grid(panel(values=(4.0, None, None), latest="[x]", shown=["not judged"] * 3))
    assert texts(chart.svg).count("[x]") == 1


def test_a_panel_without_any_value_is_drawn():
    empty = panel(values=(float("nan"),) * 2, latest="[x]", shown=["not judged"] * 2, levels=())
    assert "[x]" in texts(grid(empty).svg)


@pytest.mark.parametrize(
    "heights", [[0.0] * 6, [_PLOT] * 6, [0.1, 0.12, 0.5, 0.52, 0.54, 0.9], [0.4], []]
)
def test_words_at_the_lines_ends_never_touch(heights):
    moved = _apart(heights)
    gaps = [after - before for before, after in pairwise(moved)]
    assert all(gap >= _STEP - 1e-9 for gap in gaps)
    assert all(-_STEP / 2 < height < _PLOT for height in moved)


def test_a_name_that_has_room_stays_at_its_line():
    assert _apart([0.1, 0.4, 0.7]) == [0.1, 0.4, 0.7]


def test_the_description_tells_every_panel():
    alt = grid(panel(), panel(title="Waste", latest="[x]")).alt
    assert alt == (
        "One is better. Grid of 2 control charts, each on its own scale. Days lost, Q1 to Q3: "
        "Latest 9.0. Real change for the better. Will usually meet: target 7 or more. Waste, Q1 to "
        "Q3: [x]. Real change for the better. Will usually meet: target 7 or more."
    )


def test_a_long_or_hostile_title_is_cut_and_printed_as_text():
    chart = grid(panel(title="$x^2$ <script> " + "long " * 2000))
    assert "$x^2$ &lt;script&gt; long" in chart.svg
    assert "…" in chart.svg
    assert len(chart.svg) < 60_000


def test_a_full_page_of_panels_fits_under_a_heading_on_a_page_of_paper():
    long = panel(title="A title that is long enough to need the two lines that it may have")
    svg = grid(*[long] * PANELS_ON_A_PAGE).svg
    height = float(re.search(r'height="([\d.]+)pt"', svg)[1])
    assert height < 697 - 115  # A4 without its margins, in points, less heading and caption


def test_without_panels_there_is_an_empty_grid():
    assert "no panels" in grid().alt
