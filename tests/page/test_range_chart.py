"""Marks on one line: what is drawn, what is said of it, and what is refused."""

import re
from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from analysis.page.range_chart import range_chart

from .frames import table

PLACE = re.compile(r"translate\(\S+ ([\d.]+)\)")


def chart(*amounts, band=(0, 1), names=None):
    names = names or [f"Mark {place}" for place in range(len(amounts))]
    return range_chart(
        pd.DataFrame({"name": names, "amount": amounts}),
        label="name",
        value="amount",
        band=band,
        show=lambda amount: f"£{amount:g}",
        finding="Low is likely",
        subtitle="Savings, £",
        table=table(),
    )


def words_of(drawn):
    texts = ET.fromstring(drawn.svg).iter("{http://www.w3.org/2000/svg}text")
    return [text.text for text in texts if text.text]


def heights(drawn):
    """How far down each mark's name stands, by its name."""
    texts = ET.fromstring(drawn.svg).iter("{http://www.w3.org/2000/svg}text")
    named = [text for text in texts if (text.text or "").startswith("Mark")]
    return {text.text: float(PLACE.search(text.get("transform"))[1]) for text in named}


def test_each_mark_is_named_with_its_amount():
    words = words_of(chart(10.0, 20.0, 40.0))
    for text in ("Mark 0", "£10", "Mark 2", "£40"):
        assert text in words


def test_the_description_gives_the_marks_from_the_lowest_and_the_band():
    drawn = chart(30.0, 10.0, 20.0, band=(1, 2), names=["Target", "Low", "High"])
    assert drawn.alt == (
        "Low is likely. Marks on one line, from the lowest: Low £10; High £20; Target £30. "
        "The band reaches from £10 to £20."
    )


def test_names_close_together_stand_on_different_levels():
    apart, close = heights(chart(0.0, 50.0, 100.0)), heights(chart(0.0, 99.0, 100.0))
    assert apart["Mark 1"] == apart["Mark 2"]
    assert close["Mark 1"] != close["Mark 2"]


def test_marks_in_one_place_and_at_nought_are_drawn():
    assert "Mark 1" in words_of(chart(0.0, 0.0))
    assert "Mark 0" in words_of(chart(5.0, band=(0, 0)))


def test_dollars_and_markup_in_names_are_only_letters():
    words = words_of(chart(1.0, 2.0, names=["$x$ <b>", "High"]))
    assert "$x$ <b>" in words


def test_a_chart_without_marks_or_with_a_crossed_band_is_refused():
    with pytest.raises(ValueError, match="at least one mark"):
        chart()
    with pytest.raises(ValueError, match="must not be above"):
        chart(2.0, 1.0)


def test_the_same_marks_give_the_same_drawing():
    assert chart(1.0, 2.0).svg == chart(1.0, 2.0).svg
