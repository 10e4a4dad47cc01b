"""The 434 indicators the Department for Education publishes for the county, where they are at hand.

Nothing of that file is in the project; without it these tests are skipped.
"""

from pathlib import Path

import pytest

from analysis.topics.scorecard_results import exhibits, measures, source

ROOT = Path(__file__).parents[3]
FILE = ROOT.parent / "shared" / "real" / "lait_worcestershire.csv"

pytestmark = pytest.mark.skipif(not FILE.is_file(), reason="the published indicators are not here")


@pytest.fixture(scope="module")
def published():
    return source.load_published(str(FILE))


@pytest.fixture(scope="module")
def points(published):
    indicators, results = published
    return measures.judged_points(results.rows, indicators=indicators.rows)


@pytest.fixture(scope="module")
def controlled(published, points):
    indicators, results = published
    rows = measures.with_decimals(indicators.rows, history=results.rows)
    return measures.with_control(rows, points=points)


def test_every_indicator_is_kept_or_counted_as_left_out(published):
    indicators, results = published
    assert len(indicators.rows) == 434 - 3
    assert "Indicators left out because they have no value: 3." in indicators.notes
    assert "Rows left out because they name no year: 1." in indicators.notes
    missing = int(results.rows["value"].isna().sum())
    assert f"Values that are missing and left as gaps: {missing}." in indicators.notes


def test_all_four_kinds_of_polarity_are_mapped(published):
    indicators, _ = published
    counts = indicators.rows["polarity"].value_counts()
    assert set(counts.index) == {"high", "low", "none"}
    assert "Indicators without a polarity, taken in the same way: 30." in indicators.notes
    assert "Indicators of polarity '-', where neither up nor down is better: 96." in (
        indicators.notes
    )


def test_years_of_every_kind_are_in_order_and_each_once(published):
    _, results = published
    by_indicator = results.rows.groupby("indicator_id")["order"]
    assert by_indicator.apply(lambda years: years.is_monotonic_increasing).all()
    assert by_indicator.apply(lambda years: years.is_unique).all()


def test_values_are_free_of_float_noise(published):
    _, results = published
    known = results.rows["value"].dropna()
    assert (known == known.map(lambda value: float(f"{value:.10g}"))).all()


def test_ten_years_prove_nothing(controlled, points):
    assert controlled["known_points"].max() == 10
    assert set(controlled["variation"]) == {"not judged"}
    assert set(controlled["standing"]) == {"no target or result"}
    assert set(points["variation"]) == {"not judged"}


@pytest.mark.slow
def test_all_of_them_are_drawn_and_none_in_the_colour_of_a_proven_change(
    published, controlled, points
):
    _, results = published
    charts = exhibits.draw_control_charts(
        controlled, over_time=results.rows, points=points, source=results.source
    )
    drawn = [name for chart in charts for name in chart.table.frame.columns[1:]]
    assert sorted(drawn) == sorted(controlled["indicator_id"])
    proven = ("#00b0f0", "#e46c0a", "#490092", "#a6a6a6")
    coloured = [
        chart.finding for chart in charts for colour in proven if colour in chart.svg.lower()
    ]
    assert coloured == []
