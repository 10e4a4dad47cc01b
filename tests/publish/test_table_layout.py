import pytest

from analysis.errors import PublishError
from analysis.publish.fonts import width_pt
from analysis.publish.table_layout import (
    LANDSCAPE_PT,
    PADDING_PT,
    PORTRAIT_PT,
    breakable,
    layout_of,
)


def table(*columns):
    """A table of columns (label, align, cells)."""
    labels = [{"label": label, "align": align} for label, align, _ in columns]
    rows = [list(row) for row in zip(*(cells for _, _, cells in columns), strict=True)]
    return {"columns": labels, "rows": rows, "total": False, "number": "Table 1", "caption": "C"}


def numbers(count, text="1,234,567.8"):
    return [(f"Quarter {place}", "right", [text]) for place in range(count)]


WORDS = ("Directorate", "left", ["Adult Services and Health"])


def test_a_table_that_fits_stands_upright_and_fills_the_page():
    layout = layout_of(table(WORDS, *numbers(3)))
    assert not layout.turned
    assert sum(layout.widths_pt) == pytest.approx(PORTRAIT_PT, abs=0.05)


def test_a_table_too_wide_for_an_upright_page_is_turned():
    layout = layout_of(table(WORDS, *numbers(8)))
    assert layout.turned
    assert sum(layout.widths_pt) == pytest.approx(LANDSCAPE_PT, abs=0.05)


@pytest.mark.parametrize("count", [3, 8])
def test_no_number_and_no_word_of_a_header_is_broken(count):
    layout = layout_of(table(WORDS, *numbers(count)))
    for width in layout.widths_pt[1:]:
        assert width - PADDING_PT >= width_pt("1,234,567.8")
        assert width - PADDING_PT >= width_pt("Quarter", weight="Bold")


def test_spare_room_goes_to_the_column_of_the_longest_words():
    headed = layout_of(table(WORDS, *numbers(1, "1"))).widths_pt
    listed = layout_of(table(("Ref", "left", ["S001"]), WORDS, *numbers(1, "1"))).widths_pt
    assert headed[0] == max(headed)
    assert listed[1] == max(listed)


def test_a_word_of_ten_thousand_letters_does_not_turn_the_page():
    layout = layout_of(table(("Scheme", "left", ["x" * 10_000]), *numbers(2)))
    assert not layout.turned


def test_a_rating_stands_on_one_line():
    rating = {"text": "No noticeable change", "shape": "level", "colour": "#595959"}
    layout = layout_of(table(WORDS, ("Course", "left", [rating]), *numbers(3)))
    assert layout.widths_pt[1] - PADDING_PT >= width_pt("No noticeable change")


def test_a_rating_nobody_knows_may_be_of_any_length():
    rating = {"text": "Green", "shape": "circle", "colour": "#1B7F4F"}
    words = ("Scheme", "left", ["Adult Services", "Waste"])
    layout = layout_of(table(words, ("Rating", "left", [rating, "x" * 10_000])))
    assert not layout.turned


def test_too_many_numbers_for_any_page_are_refused():
    with pytest.raises(PublishError, match="has 21 columns, which do not fit a page at 12 points"):
        layout_of(table(WORDS, *numbers(20)))


def test_columns_of_words_give_way_before_a_table_is_refused():
    words = [(f"Column {place}", "left", ["x" * 30]) for place in range(8)]
    layout = layout_of(table(*words))
    assert layout.turned
    assert sum(layout.widths_pt) <= LANDSCAPE_PT + 0.05


def test_only_overlong_words_are_made_breakable():
    assert breakable("short unbrokenunbroken", within_pt=60) == "short " + "\u200b".join(
        "unbrokenunbroken"
    )


def test_a_link_is_never_broken_and_needs_no_room_for_a_shape():
    long = ["words that ask for all the room of the page there is " * 4]
    link, mark = (
        layout_of(
            table(("What", "left", long), ("In detail", "left", [{"text": "Table A12", **kind}]))
        )
        for kind in ({"address": "#table-a12"}, {"shape": "ring", "colour": "#000000"})
    )
    assert link.widths_pt[1] >= width_pt("Table A12", weight="Regular") + PADDING_PT
    assert mark.widths_pt[1] > link.widths_pt[1]
