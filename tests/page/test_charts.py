import re
from xml.etree import ElementTree as ET

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.page import (
    Chart,
    Series,
    bar_chart,
    bridge_chart,
    line_chart,
    stacked_bar_chart,
)
from analysis.page.drawing import council_style, new_axes, with_own_ids
from analysis.page.line_chart import free_place

from .frames import spend, table

TEXTS = {"finding": "Adults has most", "subtitle": "Budgets, £m"}


def whole(amount):
    return f"£{amount:,.0f}"


def bars(frame=None, **changes):
    given = {"label": "area", "value": "budget_gbp", "show": whole, "table": table(), **TEXTS}
    return bar_chart(spend() if frame is None else frame, **{**given, **changes})


def stacked(frame):
    parts = {"green_gbp": "Green", "red_gbp": "Red"}
    return stacked_bar_chart(frame, label="area", parts=parts, show=whole, table=table(), **TEXTS)


def bridge(amounts, totals):
    frame = pd.DataFrame(
        {"step": [f"S{i}" for i in range(len(amounts))], "v": amounts, "t": totals}
    )
    return bridge_chart(
        frame, label="step", value="v", is_total="t", show=whole, table=table(), **TEXTS
    )


def lines(frame, *columns):
    series = [Series(column, column.title()) for column in columns]
    return line_chart(
        frame,
        along="month",
        series=series,
        show=whole,
        axis_label="£",
        table=table(),
        **TEXTS,
    )


def words_of(chart):
    texts = ET.fromstring(chart.svg).iter("{http://www.w3.org/2000/svg}text")
    return ["".join(each.itertext()) for each in texts]


@pytest.mark.parametrize("missing", ["finding", "subtitle", "alt"])
def test_a_chart_cannot_be_made_without_its_texts(missing):
    texts = {"finding": "F", "subtitle": "S", "alt": "A", missing: " "}
    with pytest.raises(ValueError, match=f"a chart needs its {missing}"):
        Chart(**texts, svg="<svg/>", table=table())


def test_the_alternative_text_is_the_finding_and_the_numbers():
    assert bars().alt == (
        "Adults has most. Bar chart with 3 bars. Highest: Adults, £11,000,000. Lowest: Waste, £950."
    )


def test_bars_are_labelled_with_their_names_and_amounts_as_text():
    assert {"Adults", "Children", "Waste", "£11,000,000", "£950"} <= set(words_of(bars()))


def test_the_same_chart_is_the_same_drawing():
    assert bars().svg == bars().svg
    assert "<metadata" not in bars().svg


def test_a_chart_of_nothing_says_so():
    assert bars(spend().iloc[:0]).alt.endswith("Bar chart with no bars.")


def test_without_focus_all_bars_are_dark_and_with_it_the_others_are_pale():
    assert "#bfbfbf" not in bars().svg
    assert "#bfbfbf" in bars(focus=["Adults"]).svg


@pytest.mark.parametrize("text", ["$x$ and $y", "</svg><script>alert(1)</script>", r"\alpha_{x}"])
def test_a_name_is_drawn_as_the_text_it_is(text):
    frame = spend().assign(area=[text, "b", "c"])
    joined = "".join(words_of(bars(frame))).replace(" ", "")
    assert text.replace(" ", "") in joined


def test_a_name_without_end_is_cut_in_the_drawing_only():
    frame = spend().assign(area=["x" * 10_000, "b", "c"])
    drawn = words_of(bars(frame))
    assert max(len(text) for text in drawn) <= 30
    assert any(text.endswith("…") for text in drawn)
    assert "x" * 10_000 in bars(frame).alt


def test_parts_of_a_bar_are_summed_in_words_and_must_not_be_negative():
    frame = pd.DataFrame({"area": ["a", "b"], "green_gbp": [1.0, 2.0], "red_gbp": [3.0, 4.0]})
    assert stacked(frame).alt.endswith("Green £3, Red £7.")
    with pytest.raises(ValueError, match="must not be negative"):
        stacked(frame.assign(red_gbp=[-1.0, 4.0]))


def test_parts_that_are_ratings_take_their_colours_and_differ_in_hatching():
    frame = pd.DataFrame({"area": ["a"], "green_gbp": [1.0], "red_gbp": [3.0]})
    svg = stacked(frame).svg
    assert "#1b7f4f" in svg
    assert "<pattern" in svg


def test_a_bridge_leads_from_total_to_total_in_words():
    alt = bridge([100.0, 20.0, -5.0, 115.0], [True, False, False, True]).alt
    assert alt.endswith("Bridge chart, in order: S0 £100; S1 +£20; S2 −£5; S3 £115.")


def test_a_bridge_whose_steps_lead_elsewhere_is_refused():
    with pytest.raises(ValueError, match=r"the steps lead to 120\.00, not to 115\.00"):
        bridge([100.0, 20.0, 115.0], [True, False, True])


def test_a_line_is_named_where_its_values_end():
    frame = pd.DataFrame(
        {"month": ["April", "May", "June"], "plan": [1.0, 2.0, 3.0], "actual": [1.0, 1.5, None]}
    )
    chart = lines(frame, "plan", "actual")
    places = {name: place_of(chart, name) for name in ("Plan", "Actual")}
    assert places["Actual"] < places["Plan"]
    assert chart.alt.endswith("Plan from £1 to £3; Actual from £1 to no value.")


def place_of(chart, name):
    """How far to the right a word is drawn."""
    for text in ET.fromstring(chart.svg).iter("{http://www.w3.org/2000/svg}text"):
        if "".join(text.itertext()).strip() == name:
            found = text.get("x") or re.search(r"translate\(([0-9.]+)", text.get("transform"))[1]
            return float(found)
    raise AssertionError(f"{name} is not drawn")


def test_more_than_four_lines_are_refused():
    frame = pd.DataFrame({"month": ["April"], **{name: [1.0] for name in "abcde"}})
    with pytest.raises(ValueError, match="one to four lines"):
        lines(frame, *"abcde")


def test_two_drawings_on_one_page_share_no_id():
    svg = bars().svg
    ids = [set(re.findall(r'\bid="([^"]+)"', with_own_ids(svg, prefix=p))) for p in ("f1-", "f2-")]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_references_within_a_drawing_follow_its_ids():
    svg = with_own_ids(bars(focus=["Adults"]).svg, prefix="f1-")
    ids = set(re.findall(r'\bid="([^"]+)"', svg))
    assert set(re.findall(r'(?:url\(|href=")#([^)"]+)', svg)) <= ids


@pytest.mark.parametrize(
    ("other", "place"),
    [
        # Falls to where the line ended: the name goes a step of 0.05 under 5 - 0.42 x 0.4.
        ([6, 6, 5, 5, 5], 4.8),
        ([6, 6, 6, 6, 6], 5.0),
        ([6, 6, 4.9, 4.9, 4.9], 4.7),
    ],
)
def test_the_name_of_a_line_that_ends_early_covers_no_other_line(other, place):
    with council_style():
        axes = new_axes(height_inches=3.4)
        axes.plot([0, 1], [4, 5])
        axes.plot(range(5), other)
        found = free_place(axes, up=5.0, left=1.2, right=4.0, gap=0.4)
        plt.close(axes.get_figure(root=True))
    assert found == pytest.approx(place)
