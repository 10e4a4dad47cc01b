"""Forecast exhibits: one report, several reports, and what earlier years did."""

import pandas as pd
import pytest

from analysis.page import Chart
from analysis.periods import Period
from analysis.topics.budget_pressure import exhibits, measures

NOW = Period(2015, 5)
SO_FAR = pd.DataFrame(
    {
        "reported_at": ["30 April 2015", "31 May 2015"],
        "forecast_pressure_gbp": [-1e6, 5.5e6],
    }
)


def said(*drifts: float, so_far: pd.DataFrame = SO_FAR) -> str:
    earlier = pd.DataFrame({"drift_gbp": list(drifts)}, dtype=float)
    ranges = measures.drift_ranges(earlier, so_far=so_far)
    return exhibits.say_forecasts(so_far, earlier=earlier, ranges=ranges).as_text()


def test_the_course_is_told_from_the_first_report_to_the_latest():
    assert said() == (
        "The first report of the year, at 30 April 2015, forecast an underspend of £1.0m for the "
        "whole council; the latest, at 31 May 2015, forecasts a pressure of £5.5m. There is no "
        "earlier year to compare with."
    )


def test_one_report_has_no_latest():
    assert said(so_far=SO_FAR.head(1)).endswith(
        "for the whole council. There is no earlier year to compare with."
    )


@pytest.mark.parametrize(
    ("drifts", "words"),
    [
        (
            (-6e6, -4e6, -5e6),
            "In each of the three earlier years the result was below the forecast made at this "
            "month, by £4.0m to £6.0m (£5.0m in the middle year).",
        ),
        (
            (1e6, 2e6),
            "In each of the two earlier years the result was above the forecast made at this "
            "month, by £1.0m to £2.0m (£1.5m in the middle year).",
        ),
        (
            (-1e6, 2e6, 0),
            "In the three earlier years the result was between £1.0m below and £2.0m above the "
            "forecast made at this month.",
        ),
        ((-1e6,), "In the one earlier year the result was £1.0m below the forecast made at this"),
        ((0,), "In the one earlier year the result was the same as the forecast made at this"),
    ],
)
def test_the_drift_follows_the_signs(drifts, words):
    assert words in said(*drifts)


def test_this_year_with_the_same_drift_is_a_range_with_its_chance():
    words = said(-6e6, -4e6, -5e6)
    assert (
        "If this year's forecast moved as far, the year would end between an underspend of £0.5m "
        "and a pressure of £1.5m. Three years is few: expect a result outside this range as often "
        "as inside. These figures cannot tell whether earlier forecasts were too cautious"
    ) in words
    assert words.endswith("so this year's forecast is not adjusted for them.")
    assert "They moved one way from year to year" in said(-4e6, -5e6, -6e6)
    assert "would end with a pressure of £4.5m. One year cannot say" in said(-1e6)


def test_nothing_published_is_a_sentence():
    assert said(-1, so_far=SO_FAR.iloc[:0]) == "No forecast of this year has been published."


def reports(years: int) -> pd.DataFrame:
    """April and May of so many years before 2015/16, each ending 2 under its forecast of May."""
    rows = [
        (f"{year}/{year - 1999}", f"{year}-{month:02d}", 5e6, 3e6)
        for year in range(2015 - years, 2015)
        for month in (4, 5)
    ]
    rows += [("2015/16", "2015-04", 4.6e6, None), ("2015/16", "2015-05", 5.5e6, None)]
    columns = ["financial_year", "reported_period", "forecast_pressure_gbp"]
    return pd.DataFrame(rows, columns=[*columns, "outturn_pressure_gbp"])


def drawn(years: int) -> Chart:
    drift = measures.forecast_drift(reports(years), until=NOW)
    earlier = measures.earlier_years(reports(years), month=NOW)
    return exhibits.draw_drift(drift, earlier=earlier, now=NOW, source="Monitor.")


def test_at_most_four_lines_are_drawn_and_every_year_is_in_the_table():
    chart = drawn(5)
    assert chart.finding == (
        "Each of the five earlier years ended below the forecast made at this month."
    )
    assert "2012/13: £3.0m" in chart.svg
    assert "2011/12" not in chart.svg
    assert "2015/16: £5.5m" in chart.svg
    may = chart.table.as_text().splitlines()[3]
    assert may == "May | +5.00 | +5.00 | +5.00 | +5.00 | +5.00 | +5.50 | −2.00"
    assert chart.table.as_text().splitlines()[-1].endswith("| +3.00 | [x] | [z]")


@pytest.mark.parametrize(
    ("drifts", "finding"),
    [
        ((-1, 2, -3), "Two of the three earlier years ended below the forecast made at this month"),
        ((1, 2), "None of the two earlier years ended below the forecast made at this month."),
        ((-1,), "The one earlier year ended below the forecast made at this month."),
        ((1,), "The one earlier year ended no lower than the forecast made at this month."),
        ((), "This year's forecasts so far."),
    ],
)
def test_the_finding_counts_the_years(drifts, finding):
    drift = measures.forecast_drift(reports(1), until=NOW)
    earlier = pd.DataFrame({"drift_gbp": list(drifts)}, dtype=float)
    chart = exhibits.draw_drift(drift, earlier=earlier, now=NOW, source="Monitor.")
    assert chart.finding.startswith(finding)
