"""Two-way tables: no small count shows, none can be worked out, and little else is hidden."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.disclosure import with_small_cells_hidden

SMALLEST_SHOWN = 5


def table_of(*rows: tuple[float, ...]) -> pd.DataFrame:
    names = [f"group {place}" for place in range(len(rows))]
    return pd.DataFrame(list(rows), index=names, columns=[f"area {n}" for n in range(len(rows[0]))])


def shown(*rows: tuple[float, ...]) -> list[list[float | None]]:
    """The table with its totals, None where hidden."""
    values = with_small_cells_hidden(table_of(*rows)).to_numpy()
    return [[None if np.isnan(value) else value for value in row] for row in values]


def with_totals(table: pd.DataFrame) -> np.ndarray:
    wide = table.assign(Total=table.sum(axis="columns"))
    return pd.concat([wide, wide.sum().to_frame("Total").T]).to_numpy(dtype=float)


small_tables = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda shape: st.lists(
        st.tuples(*[st.integers(0, 9)] * shape[1]), min_size=shape[0], max_size=shape[0]
    ).map(lambda rows: table_of(*rows))
)


def largest_possible(seen: np.ndarray) -> np.ndarray:
    """The largest that each cell of a small table can be for a reader who tries every number.

    Hidden counts are one or more; up to 13 is tried, the 9 of a table and the 4 it may gain.
    """
    unknown = np.argwhere(np.isnan(seen[:-1, :-1]))
    guesses = np.array(list(product(range(1, 14), repeat=len(unknown))))
    inside = np.repeat(seen[None, :-1, :-1], len(guesses), axis=0)
    for place, (row, column) in enumerate(unknown):
        inside[:, row, column] = guesses[:, place]
    wide = np.concatenate([inside, inside.sum(axis=2, keepdims=True)], axis=2)
    whole = np.concatenate([wide, wide.sum(axis=1, keepdims=True)], axis=1)
    agrees = (np.isnan(seen) | (whole == seen)).all(axis=(1, 2))
    return whole[agrees].max(axis=0)


def shifted(whole: np.ndarray, hidden: np.ndarray, small: tuple[int, int]) -> bool:
    """Whether a small count can be five while all shown stays: a search over quadrilaterals."""
    rows, columns = (range(length) for length in whole.shape)
    grow = SMALLEST_SHOWN - whole[small]
    last = np.array(whole.shape) - 1
    for row, column in product(rows, columns):
        corners = [small, (small[0], column), (row, small[1]), (row, column)]
        if row == small[0] or column == small[1] or not all(hidden[at] for at in corners):
            continue
        moved = whole.copy()
        for at, turn in zip(corners, (1, -1, -1, 1), strict=True):
            totals = sum(at == last) + sum(small == last)
            moved[at] += grow * turn * (-1) ** totals
        inside = pd.DataFrame(moved[:-1, :-1])
        if (moved[hidden] >= 1).all() and (with_totals(inside) == moved).all():
            return True
    return False


def test_a_small_count_goes_with_the_cheapest_three():
    # 3 needs a fall of five or more beside and below it: 12 and 6 with 9 hide 27 people,
    # 12 and 20 with 8 would hide 40.
    assert shown((3, 12), (20, 8), (6, 9)) == [
        [None, None, 15],
        [20, 8, 28],
        [None, None, 15],
        [29, 29, 58],
    ]


def test_the_total_of_two_small_counts_is_hidden_because_it_bounds_both():
    # 2 + 3 = 5: with the total shown, either would be known to be under five. 18 and 12 go too,
    # because 20 - 18 is 2 and 15 - 12 is 3.
    assert shown((2, 3), (18, 12)) == [[None] * 3, [None] * 3, [20, 15, 35]]


def test_a_table_of_one_count_is_hidden_whole():
    assert shown((3,)) == [[None, None], [None, None]]


def test_nought_and_five_are_shown_and_nothing_is_hidden_for_them():
    assert shown((0, 5), (5, 0)) == [[0, 5, 5], [5, 0, 5], [5, 5, 10]]


def test_nought_hides_nothing():
    # The noughts are known, so the 3 can only be hidden by its totals.
    assert shown((3, 0), (0, 9)) == [[None, 0, None], [0, 9, 9], [None, 9, None]]


def test_a_count_that_was_withheld_has_no_totals_and_hides_no_more():
    assert shown((9, 7), (5, float("nan"))) == [[9, 7, 16], [5, None, None], [14, None, None]]


def test_an_empty_table_has_a_total_of_nought():
    assert with_small_cells_hidden(pd.DataFrame()).to_numpy().tolist() == [[0]]


@pytest.mark.parametrize("count", [-1, 2.5])
def test_what_is_no_number_of_people_is_refused(count):
    with pytest.raises(ValueError, match="whole numbers"):
        with_small_cells_hidden(table_of((count, 9)))


def test_the_table_given_is_left_as_it_is():
    table = table_of((3, 12), (20, 8))
    with_small_cells_hidden(table)
    assert table.equals(table_of((3, 12), (20, 8)))


@given(small_tables)
def test_what_is_shown_is_true_and_never_small(table):
    seen, whole = with_small_cells_hidden(table).to_numpy(), with_totals(table)
    hidden = np.isnan(seen)
    assert (seen[~hidden] == whole[~hidden]).all()
    assert not ((seen > 0) & (seen < SMALLEST_SHOWN)).any()
    assert not hidden[whole == 0].any()


@given(small_tables)
def test_every_small_count_could_be_five_or_more_for_all_that_is_shown(table):
    seen, whole = with_small_cells_hidden(table).to_numpy(), with_totals(table)
    for at in map(tuple, np.argwhere((whole > 0) & (whole < SMALLEST_SHOWN))):
        assert shifted(whole, np.isnan(seen), at)


@settings(max_examples=25)
@given(st.tuples(*[st.integers(0, 9)] * 4))
def test_a_reader_who_tries_every_number_finds_none_that_is_small(counts):
    table = table_of(counts[:2], counts[2:])
    seen = with_small_cells_hidden(table).to_numpy()
    whole = with_totals(table)
    small = (whole > 0) & (whole < SMALLEST_SHOWN)
    assert (largest_possible(seen)[small] >= SMALLEST_SHOWN).all()


@given(small_tables)
def test_a_shown_total_leaves_no_count_alone(table):
    hidden = np.isnan(with_small_cells_hidden(table).to_numpy())
    for lines in (hidden, hidden.T):
        assert not (lines.sum(axis=1) == 1).any()


@given(small_tables)
def test_at_most_three_go_with_each_small_count(table):
    hidden, whole = np.isnan(with_small_cells_hidden(table).to_numpy()), with_totals(table)
    small = ((whole > 0) & (whole < SMALLEST_SHOWN)).sum()
    assert hidden.sum() <= 4 * small


@given(
    st.tuples(st.integers(1, 3), st.integers(2, 4), st.integers(2, 4), st.integers(1, 3)),
    st.lists(st.integers(0, 30), min_size=5, max_size=5),
)
def test_other_small_counts_with_the_same_totals_come_out_alike(small, rest):
    a, b, c, d = small
    rows = [(a, b, rest[0]), (c, d, rest[1]), tuple(rest[2:])]
    others = [(a + 1, b - 1, rest[0]), (c - 1, d + 1, rest[1]), tuple(rest[2:])]
    assert shown(*rows) == shown(*others)
