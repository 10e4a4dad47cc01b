import pytest

from analysis.publish.column_widths import lines, shortest

WORD = 20.0


def cells(*counts):
    """Cells of so many words of 20 points each."""
    return [[WORD] * count for count in counts]


def test_words_are_set_one_line_after_another():
    # Two words and the space between take 42.4 points.
    assert [lines([WORD] * 4, width) for width in (20, 42.4, 42.3, 100)] == [4, 2, 4, 1]


def test_a_word_wider_than_its_column_takes_the_lines_it_needs():
    assert lines([100.0], 30) == 4
    assert lines([20.0, 100.0], 30) == 5


def test_the_widths_fill_the_room():
    widths = shortest([cells(1, 9), cells(1, 1)], least_pt=[WORD, WORD], room_pt=300)
    assert sum(widths) == pytest.approx(300)


def test_the_column_with_the_long_texts_gets_the_room():
    # Three lines of ten words take 221.6 points; two lines of fifteen would not fit the room.
    widths = shortest([cells(1, 2, 2), cells(1, 30, 30)], least_pt=[WORD, WORD], room_pt=300)
    assert 221.6 <= widths[1] < 224


def test_no_column_gets_less_than_its_least():
    widths = shortest([cells(1, 50), cells(1, 1)], least_pt=[WORD, 90.0], room_pt=150)
    assert widths[1] >= 90


def test_what_nobody_needs_goes_where_it_is_told():
    table = [cells(1, 1), cells(1, 1)]
    assert shortest(table, least_pt=[WORD, WORD], room_pt=100) == (80, 20)
    assert shortest(table, least_pt=[WORD, WORD], room_pt=100, spare_to=1) == (20, 80)


def test_a_header_alone_is_a_table():
    assert sum(shortest([cells(1), cells(1)], least_pt=[WORD, WORD], room_pt=100)) == 100


def test_a_long_table_is_judged_by_rows_spread_over_it():
    few = shortest([cells(1, *[8] * 50), cells(1, *[4] * 50)], least_pt=[WORD] * 2, room_pt=160)
    many = shortest([cells(1, *[8] * 999), cells(1, *[4] * 999)], least_pt=[WORD] * 2, room_pt=160)
    assert few == many
