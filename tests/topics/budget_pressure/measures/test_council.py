"""The whole council's year from its spending, step by step, and when there is none."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.budget_pressure import measures

MAY = Period(2015, 5)
ERRORS = pd.DataFrame(
    [
        ("service", 2, "additive", 170, 0.1, 0.5, 2.0, 0.8),
        ("council", 2, "middle of five", 31, 0.07, 0.9, 1.2, 0.7),
        ("council", 3, "additive", 31, 0.05, 0.95, 1.1, 0.8),
    ],
    columns=[
        "level",
        "months_elapsed",
        "method",
        "cases",
        "median_error_share",
        "low_ratio",
        "high_ratio",
        "coverage_share",
    ],
)
REPORTED = pd.DataFrame(
    {"reported_period": ["2015-05"], "budget_gbp": [130.0], "forecast_pressure_gbp": [6.0]}
)


def monthly_of(this_year: tuple[float, ...]) -> pd.DataFrame:
    """Two services: 10 a month together last year, and this year's months as given."""
    return pd.DataFrame(
        [
            (group, service, year, month, amount / 2)
            for group, service in (("Places", "Roads"), ("Adults", "Care"))
            for year, amounts in (("2014/15", (10.0,) * 12), ("2015/16", this_year))
            for month, amount in enumerate(amounts, start=1)
        ],
        columns=["group", "service", "financial_year", "month", "amount_gbp"],
    )


def council_of(this_year: tuple[float, ...], *, errors: pd.DataFrame = ERRORS) -> pd.DataFrame:
    return measures.council_forecast(
        monthly_of(this_year), errors=errors, forecasts=REPORTED, now=MAY
    ).set_index("basis")


def test_every_step_worked_by_hand():
    # Spent 12 + 12 = 24; last year 20 of 120 by May, a sixth.
    # Straight line 24 x 6 = 144; by the share 24 x 6 = 144; the rest as last year 24 + 100 = 124.
    # The last six months: four of 10, two of 12: 64 / 6 each, so 24 + 106.67 = 130.67.
    # The middle one of the last twelve is 10: 24 + 100 = 124. The middle of the five: 130.67.
    council = council_of((12.0, 12.0))
    assert council["amount_gbp"].to_list() == pytest.approx(
        [24, 20, 120, 144, 144, 124, 130.667, 124, 130.667, 117.6, 156.8, 136, 130], abs=0.001
    )
    assert council.loc[["low", "high", "managers", "limit"], "over_gbp"].to_list() == pytest.approx(
        [-12.4, 26.8, 6, 0]
    )
    assert council.loc[["spent", "last_year"], "over_gbp"].isna().all()
    assert council["monthly_gbp"].dropna().to_list() == pytest.approx([64 / 6, 10])


def test_the_method_is_that_of_the_month_at_the_level_of_councils():
    assert measures.range_record(ERRORS, now=MAY)["method"] == "middle of five"
    assert measures.range_record(ERRORS, now=Period(2015, 6))["low_ratio"] == 0.95
    assert measures.range_record(ERRORS, now=Period(2015, 7)).empty


def test_without_a_month_a_record_or_a_published_forecast_there_is_none():
    assert council_of((12.0,)).empty
    assert council_of((12.0, 12.0), errors=ERRORS.iloc[:1]).empty
    nothing = measures.council_forecast(
        monthly_of((12.0, 12.0)), errors=ERRORS, forecasts=REPORTED.iloc[:0], now=MAY
    )
    assert nothing.empty
