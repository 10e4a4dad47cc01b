"""Outcome counts: totals by hand, small ones gone, and earlier quarters protected as they were."""

from datetime import date

import numpy as np
import pandas as pd

from analysis.topics.action_plan import measures

from ..sample import outcomes_of

ON = date(2015, 5, 31)
LARGE = [[11, 9], [18, 12]]
SMALL = [[3, 9], [18, 12]]


def cells(counts: pd.DataFrame, quarter: str) -> list[float | None]:
    """People of a quarter in order, None where hidden."""
    people = counts.loc[counts["quarter"].eq(quarter), "people"]
    return [None if np.isnan(number) else number for number in people]


def test_groups_and_areas_get_their_totals():
    counts = measures.shown_counts(outcomes_of({"2014-15-q4": LARGE}), on=ON)
    assert cells(counts, "2014-15-q4") == [11, 9, 20, 18, 12, 30, 29, 21, 50]
    assert counts["area"].to_list()[:3] == ["North", "South", "Total"]
    assert counts["group"].to_list()[-1] == "Total"


def test_a_small_count_takes_three_with_it():
    counts = measures.shown_counts(outcomes_of({"2014-15-q4": SMALL}), on=ON)
    assert cells(counts, "2014-15-q4") == [None, None, 12, None, None, 30, 21, 21, 42]


def test_a_later_quarter_leaves_an_earlier_one_as_it_was_shown():
    earlier = outcomes_of({"2014-15-q3": SMALL})
    later = outcomes_of({"2014-15-q3": SMALL, "2014-15-q4": [[6, 7], [8, 2]]})
    shown = [cells(measures.shown_counts(each, on=ON), "2014-15-q3") for each in (earlier, later)]
    assert shown[0] == shown[1]


def test_a_quarter_that_has_not_ended_is_left_out():
    outcomes = outcomes_of({"2014-15-q4": LARGE, "2015-16-q1": LARGE})
    assert set(measures.shown_counts(outcomes, on=ON)["quarter"]) == {"2014-15-q4"}
    assert measures.shown_counts(outcomes, on=date(2015, 3, 30)).empty


def test_totals_by_quarter_have_their_change_unless_one_is_hidden():
    known = outcomes_of({"2014-15-q3": LARGE, "2014-15-q4": [[12, 9], [18, 14]]})
    hidden = outcomes_of({"2014-15-q3": [[2, 0], [0, 0]], "2014-15-q4": LARGE}, ref="OM-2")
    counts = measures.shown_counts(pd.concat([known, hidden]), on=ON)
    totals = measures.totals_by_quarter(counts, quarters=2)
    # 12 + 9 + 18 + 14 = 53, 3 more than 50; the other quarter's 2 is hidden, and so its change.
    assert totals[["2014-15-q3", "2014-15-q4", "change"]].fillna(-1).values.tolist() == [
        [50, 53, 3],
        [-1, 50, -1],
    ]


def test_only_the_last_quarters_are_given():
    counts = measures.shown_counts(
        outcomes_of({"2014-15-q2": LARGE, "2014-15-q4": LARGE, "2014-15-q3": LARGE}), on=ON
    )
    names = [name for name in measures.totals_by_quarter(counts, quarters=2) if name[0] == "2"]
    assert names == ["2014-15-q3", "2014-15-q4"]


def test_one_quarter_alone_has_no_change():
    counts = measures.shown_counts(outcomes_of({"2014-15-q4": LARGE}), on=ON)
    assert measures.totals_by_quarter(counts, quarters=5)["change"].isna().all()


def test_a_share_is_of_what_is_shown():
    counts = measures.shown_counts(outcomes_of({"2014-15-q4": LARGE}), on=ON)
    assert measures.latest_counts(counts)["share"].to_list() == [0.4, 0.6, 1.0]
    hidden = measures.shown_counts(outcomes_of({"2014-15-q4": [[3, 0], [0, 9]]}), on=ON)
    # Group 0's total goes with its 3, so it has no share: 3 of 12 would give it away.
    assert np.isnan(measures.latest_counts(hidden)["share"].iloc[0])


def test_nobody_at_all_is_nought_of_nought():
    counts = measures.shown_counts(outcomes_of({"2014-15-q4": [[0, 0], [0, 0]]}), on=ON)
    assert measures.latest_counts(counts)["share"].to_list() == [0, 0, 0]


def test_without_counts_the_tables_are_empty():
    none = measures.shown_counts(outcomes_of({}), on=ON)
    assert measures.totals_by_quarter(none, quarters=5).empty
    assert measures.latest_counts(none).empty
