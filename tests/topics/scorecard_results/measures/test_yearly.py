"""Yearly results stand in the year they measure, each once; few results make no chart."""

import pandas as pd

from analysis.topics.scorecard_results import measures

from .sample import NOW, indicator, quarter, scorecard


def reported(back: int, value: float, day: str, **given: object) -> pd.DataFrame:
    row = indicator("A", value, as_at=pd.Timestamp(day), frequency="annual", **given)
    return quarter(NOW.minus(back), row)


ANNUAL = scorecard(indicator("A", 57.2, frequency="annual"), indicator("B", 1.0))


def test_a_yearly_result_stands_once_in_the_year_of_its_day():
    history = pd.concat(
        [
            reported(3, 60.6, "2013-08-31"),  # reported again, as August's until the next comes
            reported(2, 60.6, "2013-08-31"),
            reported(1, 57.2, "2014-08-31"),
            quarter(NOW, indicator("B", 1.0, as_at=pd.Timestamp("2015-03-31"))),
        ]
    )
    yearly = measures.yearly_results(history, indicators=ANNUAL)
    assert yearly[["indicator_id", "year", "value"]].values.tolist() == [
        ["A", "2013/14", 60.6],
        ["A", "2014/15", 57.2],
    ]


def test_a_revised_yearly_result_is_the_last_one_reported():
    history = pd.concat([reported(1, 60.0, "2014-08-31"), reported(0, 61.0, "2014-08-31")])
    assert measures.yearly_results(history, indicators=ANNUAL)["value"].to_list() == [61.0]


def test_a_small_count_and_another_unit_are_not_shown():
    history = pd.concat(
        [
            reported(1, 2.0, "2013-08-31", numerator=2.0),
            reported(0, 0.5, "2014-08-31", unit="share"),
        ]
    )
    yearly = measures.yearly_results(history, indicators=ANNUAL)
    assert yearly["confidential"].to_list() == [True]
    assert yearly["value"].isna().all()


def test_six_results_are_enough_for_a_chart():
    rows = pd.DataFrame({"indicator_id": ["A", "B"], "known_points": [5, 6]})
    assert measures.charted(rows)["indicator_id"].to_list() == ["B"]
