"""Lines over a band: what is drawn, what is said of it, and what is refused."""

from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from analysis.page import Band, Series, band_chart
from analysis.page.band_chart import EDGE, SHADE

from .frames import table

MONTHS = ["Apr", "May", "Jun"]
FRAME = pd.DataFrame(
    {
        "month": MONTHS,
        "low": [1.0, 2.0, 3.0],
        "high": [2.0, 4.0, 6.0],
        "plan": [1.0, 3.0, 5.0],
        "actual": [None, 2.5, None],
    }
)


def chart(frame=FRAME, *columns, name="Eight in ten"):
    return band_chart(
        frame,
        along="month",
        band=Band("low", "high", name),
        series=[Series(column, column.title()) for column in columns or ("plan", "actual")],
        show=lambda amount: f"£{amount:g}",
        axis_label="£m",
        finding="Plan is inside",
        subtitle="Spending, £m",
        table=table(),
    )


def words_of(drawn):
    texts = ET.fromstring(drawn.svg).iter("{http://www.w3.org/2000/svg}text")
    return ["".join(each.itertext()).strip() for each in texts]


def test_the_band_and_each_line_are_named_in_the_key():
    assert {"Eight in ten", "Plan", "Actual", *MONTHS} <= set(words_of(chart()))


def test_the_band_is_shaded_and_has_edges():
    svg = chart().svg
    assert SHADE.lower() in svg
    assert EDGE.lower() in svg


def test_the_description_gives_the_band_at_its_ends_and_each_line_where_it_is_known():
    assert chart().alt == (
        "Plan is inside. Line chart from Apr to Jun over a shaded band. The band, Eight in ten: "
        "£1 to £2 in Apr, £3 to £6 in Jun. "
        "Lines: Plan, £1 in Apr to £5 in Jun; Actual, £2.5 in May."
    )


def test_a_line_without_values_and_a_band_without_edges_are_said_to_have_none():
    empty = FRAME.assign(actual=float("nan"), low=float("nan"))
    assert "no values in Apr" in chart(empty).alt
    assert chart(empty).alt.endswith("Actual, no values.")


def test_nothing_at_all_is_a_sentence():
    assert chart(FRAME.iloc[:0]).alt.endswith("Line chart with a band and no points.")


def test_crossed_edges_are_refused():
    with pytest.raises(ValueError, match="must not be above"):
        chart(FRAME.assign(low=[1.0, 5.0, 3.0]))


@pytest.mark.parametrize("columns", [(), ("plan",) * 5])
def test_lines_are_one_to_four(columns):
    with pytest.raises(ValueError, match="one to four lines"):
        band_chart(
            FRAME,
            along="month",
            band=Band("low", "high", "Band"),
            series=[Series(column, column) for column in columns],
            show=str,
            axis_label="£m",
            finding="F",
            subtitle="S",
            table=table(),
        )


def test_long_names_along_the_axis_leave_some_out():
    frame = pd.concat([FRAME] * 4, ignore_index=True)
    frame = frame.assign(month=[f"31 December 20{place:02}" for place in range(12)])
    drawn = [word for word in words_of(chart(frame)) if word.startswith("31 December")]
    assert drawn == ["31 December 2000", "31 December 2003", "31 December 2006", "31 December 2009"]


@pytest.mark.parametrize("name", ["_hidden", "$x$ and $y"])
def test_a_name_is_never_left_out_of_the_key_nor_read_as_mathematics(name):
    assert any(
        name.strip("_").replace(" ", "") in w.replace(" ", "") for w in words_of(chart(name=name))
    )


def test_the_same_chart_is_the_same_drawing():
    assert chart().svg == chart().svg
