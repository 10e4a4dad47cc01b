"""Series of results: what is a point, what is judged, and what the moves come to."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.control_charts import VARIATIONS
from analysis.topics.scorecard_results import measures
from analysis.topics.scorecard_results.measures.control import STANDINGS

from .sample import LAST, NAN, NOW, indicator, quarter, scorecard


def series(**values: list[float]) -> pd.DataFrame:
    """Results over time of each indicator, every one a point."""
    return pd.DataFrame(
        [
            {"indicator_id": ref, "at": f"T{place}", "value": value, "is_point": True}
            for ref, each in values.items()
            for place, value in enumerate(each)
        ]
    )


def controlled(values: list[float], **given_: object) -> pd.Series:
    """One indicator with the control of its series."""
    rows = scorecard(indicator("A", values[-1], **given_))
    points = measures.judged_points(series(A=values), indicators=rows)
    return measures.with_control(rows, points=points).iloc[0]


UPS_AND_DOWNS = [50.0, 52.0] * 6  # mean 51, average step 2, limits 45.68 and 56.32


def test_quarters_without_a_result_are_rows_not_noughts():
    results = scorecard(indicator("A", 1.0))
    history = quarter(NOW, indicator("A", 1.0))
    quarterly = measures.quarterly_results(history, results=results, period=NOW, quarters=3)
    assert quarterly["at"].to_list() == ["Q2 14/15", "Q3 14/15", "Q4 14/15"]
    assert quarterly["value"].isna().to_list() == [True, True, False]
    assert quarterly["confidential"].to_list() == [False] * 3


def test_small_counts_are_hidden_and_another_unit_is_a_gap():
    now = scorecard(indicator("A", 9.0), indicator("B", 9.0))
    last = quarter(LAST, indicator("A", 2.0, numerator=2.0), indicator("B", 0.7, unit="share"))
    quarterly = measures.quarterly_results(last, results=now, period=NOW, quarters=2)
    before = quarterly[quarterly["at"] == "Q3 14/15"]
    assert before["value"].isna().all()
    assert before["confidential"].to_list() == [True, False]


def test_a_result_that_is_reported_again_is_one_point_where_it_first_was():
    yearly = [(5.0, "2013"), (5.0, "2013"), (6.0, "2014"), (6.0, "2014")]
    history = pd.concat(
        quarter(NOW.minus(3 - place), indicator("A", value, as_at=day))
        for place, (value, day) in enumerate(yearly)
    )
    rows = scorecard(indicator("A", 6.0))
    quarterly = measures.quarterly_results(history, results=rows, period=NOW, quarters=4)
    assert quarterly["is_point"].to_list() == [False, True, False, True]
    points = measures.judged_points(quarterly, indicators=rows)
    assert points[["at", "value"]].values.tolist() == [["Q1 14/15", 5.0], ["Q3 14/15", 6.0]]


def test_the_same_value_of_another_day_is_a_point_of_its_own():
    history = pd.concat(
        [
            quarter(LAST, indicator("A", 5.0, as_at="2013")),
            quarter(NOW, indicator("A", 5.0, as_at="2014")),
        ]
    )
    rows = scorecard(indicator("A", 5.0))
    quarterly = measures.quarterly_results(history, results=rows, period=NOW, quarters=3)
    assert quarterly["is_point"].all()  # the quarter without a file is a gap, and a point too


def test_limits_worked_by_hand():
    row = controlled(UPS_AND_DOWNS, target=45.0)
    limits = row[["mean", "average_range", "lower_limit", "upper_limit"]].to_list()
    assert limits == pytest.approx([51.0, 2.0, 45.68, 56.32])
    assert row["ordinary_change"] == pytest.approx(6.534)
    assert row[["variation", "standing", "not_judged"]].to_list() == ["common cause", "passes", ""]


@pytest.mark.parametrize(
    ("values", "given_", "reason"),
    [
        (UPS_AND_DOWNS[1:], {}, "few results"),
        (UPS_AND_DOWNS, {"frequency": "rolling"}, "rolling"),
        (UPS_AND_DOWNS, {"frequency": "cumulative"}, "cumulative"),
        ([*UPS_AND_DOWNS, NAN], {}, "no result"),
    ],
)
def test_what_cannot_be_judged_says_why_and_names_no_rule(values, given_, reason):
    row = controlled(values, **given_)
    assert row[["variation", "not_judged"]].to_list() == ["not judged", reason]
    assert row["standing"] not in ("fails", "hit and miss", "passes")
    assert row["rule"] == ""


def test_results_that_overlap_have_no_limits_and_mark_no_point():
    rows = scorecard(indicator("A", 90.0, frequency="rolling"))
    points = measures.judged_points(series(A=[*UPS_AND_DOWNS, 90.0]), indicators=rows)
    assert set(points["variation"]) == {"not judged"}
    assert math.isnan(measures.with_control(rows, points=points).iloc[0]["upper_limit"])


@pytest.mark.parametrize(
    ("values", "unit", "hidden"),
    [
        ([1.0, 5.0] * 6, "days", {"lower_drawn"}),  # limits -7.64 and 13.64
        ([-1.0, 5.0] * 6, "days", set()),  # a result is under 0, so the limit can be
        ([95.0, 99.0] * 6, "%", {"upper_drawn"}),  # limits 86.36 and 107.64
        ([95.0, 99.0] * 6, "days", set()),
        ([95.0, 101.0] * 6, "%", set()),
    ],
)
def test_a_limit_is_not_drawn_where_no_result_can_be(values, unit, hidden):
    row = controlled(values, unit=unit)
    assert {name for name in ("lower_drawn", "upper_drawn") if math.isnan(row[name])} == hidden
    assert not math.isnan(row["lower_limit"] + row["upper_limit"])


def test_the_latest_result_decides_what_an_indicator_shows():
    assert controlled([*UPS_AND_DOWNS, 60.0])["variation"] == "improvement"
    assert controlled([60.0, *UPS_AND_DOWNS])["variation"] == "common cause"
    assert controlled([*UPS_AND_DOWNS, 60.0], polarity="low")["variation"] == "concern"


@pytest.mark.parametrize(
    ("values", "given_", "standing", "met", "in_a_row"),
    [
        (UPS_AND_DOWNS, {"target": 52.0}, "hit and miss", 6, 1),  # the latest of six at 52
        (UPS_AND_DOWNS, {"target": 57.0}, "fails", 0, 0),
        ([*UPS_AND_DOWNS, 60.0], {"target": 59.0}, "on target", 1, 1),
        ([*UPS_AND_DOWNS, 40.0], {"target": 50.0}, "off target", 12, 0),
        ([49.0, 50.0, NAN, 51.0], {"target": 50.0}, "on target", 2, 1),  # a gap ends the run
        ([50.0, NAN], {"target": 50.0}, "no target or result", 1, 0),
        (UPS_AND_DOWNS, {"target": NAN}, "no target or result", NAN, 0),
        (UPS_AND_DOWNS, {"target": 52.0, "frequency": "rolling"}, "on target", 6, 1),
    ],
)
def test_the_record_against_the_target_of_today(values, given_, standing, met, in_a_row):
    row = controlled(values, **given_)
    assert row["standing"] == standing
    assert row["met_results"] == pytest.approx(met, nan_ok=True)
    assert row["met_in_a_row"] == in_a_row


def test_limits_need_six_results():
    assert math.isnan(controlled([1.0, 2.0] * 2 + [1.0])["mean"])
    assert controlled([1.0, 2.0] * 3)["mean"] == 1.5


def test_only_the_latest_change_is_marked():
    # Rises all the way: the first are under the mean, the last over it.
    rows = scorecard(indicator("A", 60.0))
    points = measures.judged_points(series(A=[float(10 + n) for n in range(14)]), indicators=rows)
    assert points["variation"].iloc[0] == "concern"
    assert "concern" not in set(points["marked"])
    assert points["marked"].iloc[-1] == "improvement"


def test_the_first_result_is_the_earliest_known():
    row = controlled([NAN, 14.1, 20.1], frequency="rolling")
    assert row[["first_value", "first_at"]].to_list() == [14.1, "T1"]


def test_moves_worked_by_hand():
    rows = pd.DataFrame(
        {
            "direction": ["improving", "deteriorating", "improving", "no noticeable change"],
            "value": [9.0, 4.0, 9.0, 5.0],
            "comparator_value": [7.0, 8.0, 5.0, 5.0],
            "ordinary_change": [2.0, 3.9, NAN, 9.0],  # 2 is no more than 2; 4 is more than 3.9
            "not_judged": ["", "", "rolling", ""],
        }
    )
    moves = measures.moves(rows)
    assert moves["size"].to_list() == ["ordinary", "beyond", "untold"]
    assert moves["change"].to_list() == [2.0, -4.0, 4.0]


def test_without_indicators_there_is_nothing_to_judge():
    none = scorecard(indicator("A", 1.0)).iloc[:0]
    points = measures.judged_points(series(A=[1.0]).iloc[:0], indicators=none)
    assert points.empty
    assert measures.with_control(none, points=points).empty


any_verdicts = st.lists(
    st.tuples(st.sampled_from(VARIATIONS), st.sampled_from(STANDINGS)), max_size=12
).map(lambda rows: pd.DataFrame(rows, columns=["variation", "standing"], dtype=str))


@given(any_verdicts)
@settings(max_examples=25)
def test_variation_by_assurance_adds_up_both_ways(verdicts):
    table = measures.variation_by_assurance(verdicts).set_index("variation")
    parts = table.drop(columns="indicators")
    assert (parts.sum(axis="columns") == table["indicators"]).all()
    assert table.loc["Total", "indicators"] == len(verdicts)
    assert (parts.iloc[:-1].sum() == parts.loc["Total"]).all()


@given(st.lists(st.integers(0, 9).map(float), min_size=2, max_size=15))
@settings(max_examples=20)
def test_the_order_of_indicators_is_irrelevant(values):
    rows = scorecard(indicator("A", values[-1]), indicator("B", 5.0, polarity="low"))
    points = measures.judged_points(series(A=values, B=values[::-1]), indicators=rows)
    usual = measures.with_control(rows, points=points)
    turned = measures.with_control(rows[::-1], points=points)
    pd.testing.assert_frame_equal(turned[::-1], usual)
