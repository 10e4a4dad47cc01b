"""Scorecard measures: cases worked by hand, edges, and laws over any scorecard."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.methods.rag import DIRECTIONS, RATINGS
from analysis.periods import Quarter
from analysis.topics.scorecard_results import measures

NOW = Quarter.parse("2014-15-q4")
LAST, YEAR_AGO = NOW.previous(), NOW.minus(4)
NAN = math.nan


def indicator(ref: str, value: float, **given_: object) -> dict[str, object]:
    row = {
        "indicator_id": ref,
        "title": f"Indicator {ref}",
        "focus_area": "Roads",
        "unit": "%",
        "polarity": "high",
        "target": 60.0,
        "tolerance": 0.1,
        "range_low": NAN,
        "range_high": NAN,
        "value": value,
        "numerator": NAN,
        "comparator": "last quarter",
        "noise": 1.0,
        "provisional": "no",
    }
    return {**row, **given_}


def scorecard(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def quarter(period: Quarter, *rows: dict[str, object]) -> pd.DataFrame:
    return scorecard(*rows).assign(quarter=period.name)


def results_of(rows: pd.DataFrame, *history: pd.DataFrame) -> pd.DataFrame:
    past = pd.concat(history) if history else rows.iloc[:0].assign(quarter="")
    return measures.results(rows, history=past, period=NOW).set_index("indicator_id")


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


def test_the_course_runs_from_the_earliest_result_there_is():
    history = [
        quarter(NOW.minus(9), indicator("A", NAN)),
        quarter(NOW.minus(6), indicator("A", 80.0)),
        quarter(LAST, indicator("A", 60.0)),
    ]
    results = results_of(scorecard(indicator("A", 70.0)), *history)
    assert results.loc["A", "first_value"] == 80.0
    assert results.loc["A", ["direction", "course"]].to_list() == ["improving", "deteriorating"]


def test_a_new_indicator_has_a_rating_and_no_comparison():
    results = results_of(scorecard(indicator("A", 70.0)), quarter(LAST, indicator("B", 1.0)))
    assert results.loc["A", ["rating", "direction", "course"]].to_list() == [
        "green",
        "no comparison",
        "no comparison",
    ]


def test_a_result_is_never_compared_with_itself():
    rows = scorecard(indicator("A", 70.0))
    results = results_of(rows, rows.assign(quarter=NOW.name))
    assert results.loc["A", ["direction", "course"]].to_list() == ["no comparison"] * 2


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
    assert results["first_value"].isna().all()
    quarterly = measures.quarterly_results(last, results=results.reset_index(), period=NOW)
    assert quarterly["value"].isna().all()
    assert quarterly["confidential"].sum() == 3  # B was in % then, another unit


def totals_of(*ratings: str) -> pd.Series:
    frame = pd.DataFrame({"rating": ratings, "direction": "improving"}, dtype=str)
    return measures.totals(frame)


def test_totals_worked_by_hand():
    # Two of the three that have a rating are green: 66.7 %.
    totals = totals_of("green", "green", "red", "no status")
    assert totals[["indicators", "green", "amber", "red", "no_status"]].to_list() == [4, 2, 0, 1, 1]
    assert totals["green_share"] == pytest.approx(2 / 3)


def test_without_a_rating_there_is_no_green_share():
    assert pd.isna(totals_of("no status")["green_share"])
    assert pd.isna(totals_of()["green_share"])


def moves(now: dict[str, str], then: dict[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    return tuple(
        pd.DataFrame({"indicator_id": list(each), "rating": list(each.values()), "value": 1.0})
        for each in (now, then)
    )


def test_transitions_count_new_and_gone_indicators_apart():
    now, then = moves(
        {"A": "red", "B": "green", "C": "amber"}, {"A": "amber", "B": "green", "Z": "red"}
    )
    table = measures.transitions(now, before=then).set_index("before")
    assert table.loc["amber", "red"] == table.loc["green", "green"] == 1
    assert table.loc["not listed", "amber"] == table.loc["red", "not_listed"] == 1
    assert table.to_numpy().sum() == 4


def test_changes_are_worst_first():
    now, then = moves(
        {
            "A": "green",
            "B": "amber",
            "C": "red",
            "D": "red",
            "E": "no status",
            "F": "red",
            "N": "red",
        },
        {
            "A": "red",
            "B": "green",
            "C": "amber",
            "D": "green",
            "E": "green",
            "F": "red",
            "Z": "red",
        },
    )
    changes = measures.changes_since(now, before=then)
    # D fell two steps; C and B one, C to red; N is new, E lost its status, Z is gone; A rose.
    assert changes["indicator_id"].to_list() == ["D", "C", "B", "N", "E", "Z", "A"]
    gone = changes.set_index("indicator_id").loc["Z"]
    assert gone[["rating", "rating_before"]].to_list() == ["not listed", "red"]


def test_nothing_changed_is_an_empty_frame():
    now, _ = moves({"A": "red"}, {})
    assert measures.changes_since(now, before=now).empty


def test_rated_is_furthest_from_target_first():
    results = pd.DataFrame(
        {"rating": ["red", "green", "red"], "gap": [-0.2, 0.1, -0.5], "direction": "improving"}
    )
    assert measures.rated(results, as_="red")["gap"].to_list() == [-0.5, -0.2]
    assert measures.rated(results, as_="red", moving="deteriorating").empty


def test_quarters_without_a_result_are_rows_not_noughts():
    results = scorecard(indicator("A", 1.0))
    history = quarter(NOW, indicator("A", 1.0))
    quarterly = measures.quarterly_results(history, results=results, period=NOW, quarters=3)
    assert quarterly["quarter"].to_list() == ["2014-15-q2", "2014-15-q3", "2014-15-q4"]
    assert quarterly["value"].isna().to_list() == [True, True, False]
    assert quarterly["confidential"].to_list() == [False] * 3


any_ratings = st.lists(
    st.tuples(
        st.sampled_from(["Roads", "Schools", "Care"]),
        st.sampled_from(RATINGS),
        st.sampled_from(DIRECTIONS),
    ),
    max_size=12,
).map(
    lambda rows: pd.DataFrame(
        rows, columns=["focus_area", "rating", "direction"], dtype=str
    ).assign(indicator_id=[f"I{place}" for place in range(len(rows))], value=1.0)
)


@given(any_ratings)
def test_green_amber_red_and_no_status_are_always_the_total(results):
    totals = measures.totals(results)
    ratings = totals[["green", "amber", "red", "no_status"]].sum()
    assert ratings == totals["indicators"] == len(results)
    directions = ["improving", "no_noticeable_change", "deteriorating", "no_comparison"]
    assert totals[directions].sum() == len(results)
    by_area = measures.ratings_by(results, by="focus_area")
    assert by_area["indicators"].iloc[:-1].sum() == len(results)
    assert by_area["red"].iloc[-1] == totals["red"]


@given(any_ratings, any_ratings)
def test_transitions_add_up_to_the_indicators_of_either_report(now, before):
    moved = measures.transitions(now, before=before).drop(columns="before")
    assert moved.to_numpy().sum() == max(len(now), len(before))
    changed = measures.changes_since(now, before=before)
    kept = sum(one == other for one, other in zip(now["rating"], before["rating"], strict=False))
    assert len(changed) == max(len(now), len(before)) - kept


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
