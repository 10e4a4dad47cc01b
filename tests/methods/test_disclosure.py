"""Small counts: none is shown, and none can be worked out from a total."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.methods.disclosure import with_small_counts_hidden

COUNTS = ["planned", "placed"]


def counted(*rows: tuple[int, int]) -> pd.DataFrame:
    """Rows of (planned, placed), with a cost beside them, and their total."""
    frame = pd.DataFrame(list(rows), columns=COUNTS).assign(cost_gbp=lambda f: f["placed"] * 100)
    total = frame.sum().to_frame().T
    names = [*(f"type {place}" for place in range(len(rows))), "Total"]
    return pd.concat([frame, total], ignore_index=True).assign(kind=names)


def hidden_rows(frame: pd.DataFrame) -> list[bool]:
    """Whether every number of the row is missing."""
    shown = with_small_counts_hidden(frame, counts=COUNTS)
    return shown[[*COUNTS, "cost_gbp"]].isna().all(axis="columns").to_list()


def test_a_small_row_goes_with_the_smallest_other_so_the_total_gives_nothing_away():
    # 30 - 12 - 9 would give the 3 away, so the 9 goes too; its cost goes with it.
    frame = counted((6, 3), (15, 12), (9, 9))
    shown = with_small_counts_hidden(frame, counts=COUNTS)
    assert hidden_rows(frame) == [True, False, True, False]
    assert shown["placed"].iloc[-1] == 24
    assert shown["kind"].to_list() == frame["kind"].to_list()


def test_a_small_plan_hides_its_row_as_well():
    assert hidden_rows(counted((2, 12), (9, 9), (30, 30))) == [True, True, False, False]


def test_two_small_rows_still_take_a_larger_one_with_them():
    # A total of 8 from two small rows could only be 4 and 4.
    assert hidden_rows(counted((4, 4), (4, 4), (20, 20))) == [True, True, True, False]


def test_where_no_row_is_large_enough_the_total_goes():
    assert hidden_rows(counted((3, 3), (0, 0))) == [True, False, True]
    assert hidden_rows(counted((4, 4), (4, 4))) == [True, True, True]


def test_nought_and_five_are_shown():
    frame = counted((0, 5), (5, 0))
    assert hidden_rows(frame) == [False, False, False]
    assert with_small_counts_hidden(frame, counts=COUNTS)["placed"].to_list() == [5, 0, 5]


def test_a_small_total_is_hidden():
    assert hidden_rows(counted((0, 2))) == [True, True]


def test_a_frame_with_only_a_total_is_left_as_it_is():
    assert hidden_rows(counted()) == [False]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=6))
def test_no_small_count_survives_or_can_be_subtracted(rows):
    frame = counted(*rows)
    shown = with_small_counts_hidden(frame, counts=COUNTS)
    for name in COUNTS:
        assert not shown[name].between(1, 4).any()
        missing = shown[name].isna()
        if missing.iloc[:-1].any() and not missing.iloc[-1]:
            # What the total leaves for the hidden rows holds at least one count of five or more.
            assert (frame.loc[missing, name] >= 5).any()
            assert missing.sum() >= 2
