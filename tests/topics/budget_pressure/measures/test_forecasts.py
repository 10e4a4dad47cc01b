"""Published forecasts: this year's so far, earlier years at this month, and every month."""

import pandas as pd

from analysis.periods import Period
from analysis.topics.budget_pressure import measures

FORECASTS = pd.DataFrame(
    [
        ("2013/14", "2013-05", 200.0, 6.0, 1.0),
        ("2014/15", "2014-06", 200.0, 9.0, -1.0),
        ("2014/15", "2014-05", 200.0, 8.0, -1.0),
        ("2015/16", "2015-05", 250.0, 5.0, None),
        ("2015/16", "2015-04", 250.0, 4.5, None),
        ("2015/16", "2015-06", 250.0, 7.0, None),
    ],
    columns=[
        "financial_year",
        "reported_period",
        "budget_gbp",
        "forecast_pressure_gbp",
        "outturn_pressure_gbp",
    ],
)


def test_forecasts_so_far_stop_at_the_report_and_know_no_other_year():
    so_far = measures.forecasts_so_far(FORECASTS, until=Period(2015, 5))
    assert so_far["reported_at"].to_list() == ["30 April 2015", "31 May 2015"]
    assert so_far["forecast_pressure_gbp"].to_list() == [4.5, 5.0]


def test_earlier_years_are_those_of_the_same_month_that_have_ended():
    earlier = measures.earlier_years(FORECASTS, month=Period(2015, 5))
    assert earlier["financial_year"].to_list() == ["2013/14", "2014/15"]
    assert earlier["drift_gbp"].to_list() == [-5, -9]
    assert measures.earlier_years(FORECASTS, month=Period(2013, 5)).empty


def test_a_year_whose_accounts_are_open_has_no_drift():
    still_open = FORECASTS.assign(
        outturn_pressure_gbp=FORECASTS["outturn_pressure_gbp"].where(
            FORECASTS["financial_year"] != "2014/15"
        )
    )
    earlier = measures.earlier_years(still_open, month=Period(2015, 5))
    assert earlier["financial_year"].to_list() == ["2013/14"]


def test_every_forecast_by_month_with_the_result_and_the_middle_drift():
    drift = measures.forecast_drift(FORECASTS, until=Period(2015, 5)).set_index("report")
    assert list(drift.columns) == [
        "2013/14_gbp",
        "2014/15_gbp",
        "2015/16_gbp",
        "middle_drift_gbp",
    ]
    assert list(drift.index)[:3] + list(drift.index)[-2:] == ["Apr", "May", "Jun", "Mar", "Result"]
    # May: results less forecasts 1 - 6 = -5 and -1 - 8 = -9, the middle of two -7.
    assert drift.loc["May"].to_list() == [6.0, 8.0, 5.0, -7.0]
    assert drift.loc["Jun"].to_list()[1] == 9.0
    assert pd.isna(drift.loc["Jun", "2015/16_gbp"])
    assert drift.loc["Result"].to_list()[:2] == [1.0, -1.0]


def test_a_later_report_changes_no_earlier_month():
    may = measures.forecast_drift(FORECASTS, until=Period(2015, 5))
    june = measures.forecast_drift(FORECASTS, until=Period(2015, 6))
    pd.testing.assert_frame_equal(may.iloc[:2], june.iloc[:2])
    assert june.set_index("report").loc["Jun", "2015/16_gbp"] == 7.0


def test_without_an_earlier_year_only_this_one_is_there():
    drift = measures.forecast_drift(FORECASTS, until=Period(2013, 5))
    assert list(drift.columns) == ["report", "2013/14_gbp", "middle_drift_gbp"]
    assert drift["middle_drift_gbp"].isna().all()


def test_this_year_with_the_drifts_of_earlier_ones():
    earlier = measures.earlier_years(FORECASTS, month=Period(2015, 5))
    so_far = measures.forecasts_so_far(FORECASTS, until=Period(2015, 5))
    ranges = measures.drift_ranges(earlier, so_far=so_far)
    assert ranges.loc[["lowest", "middle", "highest"], "drift_gbp"].to_list() == [-9, -7, -5]
    assert ranges.loc[["lowest", "middle", "highest"], "result_gbp"].to_list() == [-4, -2, 0]
