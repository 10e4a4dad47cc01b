"""Ratings and directions of single indicators: cases worked by hand, edges and laws."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.rag import RATINGS
from analysis.topics.scorecard_results import measures

from .sample import LAST, NAN, NOW, YEAR_AGO, indicator, quarter, results_of, scorecard


def test_results_worked_by_hand():
    now = scorecard(
        indicator("A", 62.0),  # over 60: green; up 3 from 59: improving
        indicator("B", 55.0),  # 5 short of 60 is 8.3 %, within 10 %: amber; down 0.5: noise
        indicator("C", 9.0, polarity="low", target=7.5),  # 20 % over: red; up 1.5: deteriorating
    )
    last = quarter(
        LAST,
        indicator("A", 59.0),
        indicator("B", 55.5),
        indicator("C", 7.5, polarity="low", target=7.5),
    )
    results = results_of(now, last)
    assert results["rating"].to_list() == ["green", "amber", "red"]
    assert results["direction"].to_list() == ["improving", "no noticeable change", "deteriorating"]
    assert results["gap"].to_list() == pytest.approx([2 / 60, -5 / 60, -0.2])
    assert results["comparator_value"].to_list() == [59.0, 55.5, 7.5]


def test_the_comparator_is_the_one_the_indicator_names():
    now = scorecard(indicator("A", 62.0), indicator("B", 62.0, comparator="same quarter last year"))
    history = [
        quarter(YEAR_AGO, indicator("A", 40.0), indicator("B", 70.0)),
        quarter(LAST, indicator("A", 50.0), indicator("B", 50.0)),
    ]
    results = results_of(now, *history)
    assert results["compared_with"].to_list() == [LAST.name, YEAR_AGO.name]
    assert results["comparator_value"].to_list() == [50.0, 70.0]
    assert results["direction"].to_list() == ["improving", "deteriorating"]


def test_a_new_indicator_has_a_rating_and_no_comparison():
    results = results_of(scorecard(indicator("A", 70.0)), quarter(LAST, indicator("B", 1.0)))
    assert results.loc["A", ["rating", "direction"]].to_list() == ["green", "no comparison"]


def test_a_result_is_never_compared_with_itself():
    rows = scorecard(indicator("A", 70.0))
    results = results_of(rows, rows.assign(quarter=NOW.name))
    assert results.loc["A", "direction"] == "no comparison"


def test_a_first_scorecard_without_history_is_rated():
    results = results_of(scorecard(indicator("A", 70.0)))
    assert results.loc["A", ["rating", "direction"]].to_list() == ["green", "no comparison"]


def test_results_in_another_unit_are_not_compared():
    results = results_of(
        scorecard(indicator("A", 70.0)), quarter(LAST, indicator("A", 0.7, unit="share"))
    )
    assert results.loc["A", "direction"] == "no comparison"


def test_what_has_no_target_or_value_has_no_status():
    results = results_of(
        scorecard(
            indicator("A", NAN), indicator("B", 5.0, target=NAN), indicator("C", 5, polarity="none")
        )
    )
    assert results["rating"].to_list() == ["no status"] * 3


def test_results_show_the_decimals_that_any_quarter_has():
    history = quarter(LAST, indicator("A", 48.9), indicator("B", 12.0))
    results = results_of(scorecard(indicator("A", 50.0), indicator("B", 13.0)), history)
    assert results["decimals"].to_list() == [1, 0]


def test_results_of_one_to_four_people_are_hidden_everywhere():
    now = scorecard(
        indicator("A", 4.0, numerator=4.0),
        indicator("B", 3.0, unit="people"),
        indicator("C", 5.0, numerator=5.0),
        indicator("D", 0.0, numerator=0.0),
    )
    last = quarter(LAST, *(indicator(ref, 2.0, numerator=2.0) for ref in "ABCD"))
    results = results_of(now, last)
    assert results["confidential"].to_list() == [True, True, False, False]
    assert results["value"].isna().to_list() == [True, True, False, False]
    assert results["comparator_value"].isna().all()


numbers = st.one_of(st.just(NAN), st.integers(-50, 150).map(float))
any_indicators = st.lists(
    st.fixed_dictionaries(
        {
            "value": numbers,
            "target": numbers,
            "polarity": st.sampled_from(["high", "low", "range", "none"]),
            "tolerance": st.sampled_from([0.0, 0.05, 0.3]),
            "range_low": st.one_of(st.just(NAN), st.integers(0, 40).map(float)),
            "range_high": st.one_of(st.just(NAN), st.integers(41, 90).map(float)),
            "numerator": st.one_of(st.just(NAN), st.integers(0, 9).map(float)),
        }
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40)
@given(any_indicators)
def test_every_indicator_has_one_status_whatever_it_holds(rows):
    """Green, amber, red and no status are the total, for any values, targets and polarities."""
    frame = scorecard(*(indicator(f"I{place}", **row) for place, row in enumerate(rows)))
    results = results_of(frame)
    assert set(results["rating"]) <= set(RATINGS)
    totals = measures.totals(results)
    assert totals[["green", "amber", "red", "no_status"]].sum() == len(rows)
    unknown = results["value"].isna() | results["polarity"].eq("none")
    assert set(results.loc[unknown, "rating"]) <= {"no status"}


@settings(max_examples=24)
@given(st.permutations(range(4)))
def test_the_order_of_rows_is_irrelevant(order):
    rows = scorecard(
        indicator("A", 62.0),
        indicator("B", 50.0),
        indicator("C", 9.0, polarity="low", target=7.5),
        indicator("D", NAN),
    )
    history = quarter(LAST, *(indicator(ref, 60.0) for ref in "ABCD"))
    usual = results_of(rows, history)
    shuffled = results_of(rows.iloc[list(order)], history.iloc[list(reversed(order))])
    pd.testing.assert_frame_equal(shuffled.loc[list("ABCD")], usual)
