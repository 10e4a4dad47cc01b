"""Forecast exhibits: one report, several reports, and what earlier years did."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.budget_pressure import exhibits

SO_FAR = pd.DataFrame(
    {
        "reported_at": ["30 April 2015", "31 May 2015"],
        "forecast_pressure_gbp": [-1e6, 5.5e6],
        "pressure_share": [-0.003, 0.017],
        "change_gbp": [None, 6.5e6],
    }
)


def earlier(*differences: float) -> pd.DataFrame:
    return pd.DataFrame({"difference_gbp": list(differences)}, dtype=float)


def test_the_course_is_told_from_the_first_report_to_the_latest():
    said = exhibits.say_forecasts(SO_FAR, earlier=earlier())
    assert said.as_text() == (
        "The first report of the year, at 30 April 2015, forecast an underspend of £1.0m for the "
        "whole council; the latest, at 31 May 2015, forecasts a pressure of £5.5m. It is the "
        "managers' forecast."
    )


def test_one_report_has_no_latest():
    said = exhibits.say_forecasts(SO_FAR.head(1), earlier=earlier()).as_text()
    assert said.endswith("for the whole council. It is the managers' forecast.")


@pytest.mark.parametrize(
    ("differences", "words"),
    [
        (
            (-1, -2, -3),
            "In each of the three earlier years shown, the result was below the forecast",
        ),
        ((1, 2), "In each of the two earlier years shown, the result was not below the forecast"),
        ((-1, 2, -3), "In two of the three earlier years shown, the result was below the forecast"),
        ((-1,), "In the one earlier year shown, the result was below the forecast made at this"),
        ((1,), "In the one earlier year shown, the result was not below the forecast made at"),
    ],
)
def test_earlier_years_are_counted(differences, words):
    assert words in exhibits.say_forecasts(SO_FAR, earlier=earlier(*differences)).as_text()


def test_nothing_published_is_a_sentence():
    said = exhibits.say_forecasts(SO_FAR.iloc[:0], earlier=earlier(-1))
    assert said.as_text() == "No forecast of this year has been published."
    table = exhibits.tabulate_earlier_years(earlier(), now=Period(2015, 5), source="Monitor.")
    assert table.as_text() == "There is no earlier year to compare with."
