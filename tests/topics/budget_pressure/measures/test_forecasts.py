"""Published forecasts: this year's so far, and the same month of earlier years."""

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
    assert so_far["change_gbp"].to_list()[1] == 0.5
    assert so_far["pressure_share"].to_list() == [4.5 / 250, 5 / 250]
    assert pd.isna(so_far["change_gbp"].iloc[0])


def test_earlier_years_are_those_of_the_same_month_that_have_ended():
    earlier = measures.earlier_years(FORECASTS, month=Period(2015, 5))
    assert earlier["financial_year"].to_list() == ["2013/14", "2014/15"]
    assert earlier["difference_gbp"].to_list() == [-5, -9]
    assert measures.earlier_years(FORECASTS, month=Period(2013, 5)).empty
