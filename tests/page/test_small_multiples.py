"""Small multiples: gaps stay gaps, ratings have words, and the description has every panel."""

import re

import pandas as pd

from analysis.page import Column, Table, small_multiples
from analysis.page.small_multiples import PANELS_ON_A_PAGE


def grid(rows: list[tuple], **changed: object):
    """Rows of (group, quarter, value, low, high, rating)."""
    frame = pd.DataFrame(rows, columns=["id", "quarter", "value", "low", "high", "rating"])
    drawn = frame.assign(
        title="Indicator " + frame["id"],
        words=[("[x]" if pd.isna(value) else f"{value:g}") for value in frame["value"]],
        remark="Target: none",
    ).assign(**changed)
    return small_multiples(
        drawn,
        group="id",
        title="title",
        along="quarter",
        value="value",
        words="words",
        targets=("low", "high"),
        rating="rating",
        remark="remark",
        finding="Two are better.",
        subtitle="Results by quarter",
        table=Table(frame, (Column.words("id", "Id"),), caption="R", name="r", source="S."),
    )


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


TWO = [
    ("A", "Q1", 3.0, 1.0, 2.0, "red"),
    ("A", "Q2", None, 1.0, 2.0, "red"),
    ("A", "Q3", 5.0, 1.0, 2.0, "red"),
    ("B", "Q1", None, None, None, "no status"),
    ("B", "Q2", 7.0, None, None, "no status"),
    ("B", "Q3", None, None, None, "no status"),
]


def test_each_panel_has_its_title_rating_and_ends():
    words = texts(grid(TWO).svg)
    assert {"Indicator A", "Red. Target: none", "3", "5"} <= set(words)
    assert {"Indicator B", "No status. Target: none", "7"} <= set(words)
    assert words.count("Q1") == words.count("Q3") == 2
    assert "Q2" not in words


def test_only_a_last_result_that_is_missing_is_marked():
    assert texts(grid(TWO).svg).count("[x]") == 1
    assert "[x]" not in texts(grid(TWO[:3]).svg)


def test_an_indicator_without_any_result_says_so():
    assert texts(grid([("C", "Q1", None, 1.0, None, "no status")]).svg).count("[x]") == 1


def test_the_description_names_every_panel_with_its_ends_and_rating():
    assert grid(TWO).alt == (
        "Two are better. Grid of 2 small line charts from Q1 to Q3, each on its own scale, any "
        "target dashed. Indicator A: 3 to 5, red; Indicator B: [x] to [x], no status."
    )


def test_two_groups_of_one_title_are_two_panels():
    assert texts(grid(TWO, title="The same").svg).count("The same") == 2


def test_a_long_or_hostile_title_is_cut_and_printed_as_text():
    chart = grid(TWO[:3], title="$x^2$ <script> " + "long " * 2000)
    assert "$x^2$ &lt;script&gt; long" in chart.svg
    assert "…" in chart.svg
    assert len(chart.svg) < 40_000


def test_a_full_page_of_panels_fits_under_its_caption_on_a_page_of_paper():
    rows = [(f"{name}", "Q1", 1.0, None, None, "red") for name in range(PANELS_ON_A_PAGE)]
    chart = grid(rows, title="A title that is long enough to need the two lines that it may have")
    height = float(re.search(r'height="([\d.]+)pt"', chart.svg)[1])
    assert height < 697 - 90  # A4 without its margins, in points, less the lines of a caption


def test_without_groups_there_is_an_empty_grid():
    assert "no panels" in grid([]).alt
