"""The sample data gives the figures the Cabinet was told, through the topic's own code."""

from pathlib import Path

import pytest

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.budget_pressure import exhibits, measures, source

DATA = str(Path(__file__).parents[3] / "data")
MAY, APRIL = Period.parse("2015-05"), Period.parse("2015-04")


@pytest.fixture(scope="module")
def services():
    return measures.against_cash_limit(source.load(DATA, period=MAY).rows)


@pytest.fixture(scope="module")
def placements():
    return source.load_placements(DATA, period=MAY).rows


def test_the_pressure_is_5_5m_or_1_7_per_cent_of_326m(services):
    whole = measures.totals(services)
    assert whole["net_gbp"] == 5_500_000
    assert whole["cash_limit_gbp"] == 326_000_000
    assert round(whole["net_share"] * 100, 3) == 1.687


def test_the_largest_pressure_is_in_childrens_services_in_looked_after_placements(services):
    by_directorate = measures.pressure_by(services, by="directorate")
    by_area = measures.pressure_by(services, by="area")
    assert by_directorate["directorate"].iloc[0] == "Children's Services"
    assert by_area["area"].iloc[0] == "Looked-after placements"


def test_childrens_social_care_alone_is_over_the_net_figure(services):
    contrast = measures.social_care_contrast(services)
    assert contrast["social_care_gbp"] == 5_800_000
    assert contrast["others_gbp"] == -300_000
    said = exhibits.say_gross_and_net(measures.totals(services), contrast=contrast).as_text()
    assert "looked-after placements included, has a pressure of £5.8m" in said
    assert "together have an underspend of £0.3m" in said


def test_the_headline_says_it(services):
    before = measures.against_cash_limit(source.load(DATA, period=APRIL).rows)
    said = exhibits.say_headline(
        compared(measures.totals(services), before=measures.totals(before)),
        by_directorate=measures.pressure_by(services, by="directorate"),
        by_area=measures.pressure_by_area(services),
        now=MAY,
    ).as_text()
    assert "a pressure of £5.5m on the cash limit of £326.0m for 2015/16, 1.7% of the limit" in said
    assert "By directorate the largest pressure is Children's Services, £6.0m" in said
    assert "£4.0m of it is looked-after placements" in said


def test_every_pressure_names_its_kind(services):
    over = services[services["gross_gbp"] > 0]
    assert not over["pressure_kind"].eq("none").any()


def test_placements_explain_the_forecast_of_their_services(services, placements):
    full_year = measures.placement_variances(placements, weeks="weeks_in_year")
    by_area = measures.pressure_by(services, by="area").set_index("area")
    forecast = by_area.loc["Looked-after placements", "before_action_gbp"]
    assert full_year["variance_gbp"].iloc[-1] == pytest.approx(forecast, abs=5)


def test_the_budgeted_cost_of_a_child_is_near_the_published_33_800(placements):
    costs = measures.unit_costs(placements, unit_cost_gbp=33_800)
    assert abs(costs["against_share"].iloc[0]) < 0.02


def test_every_file_passes_its_checks():
    files = [each.file for each in source.check(DATA, period="2015-05", comparison="2015-04")]
    assert files == [
        "data/revenue/2015-05.csv",
        "data/revenue/forecasts.csv",
        "data/revenue/2015-04.csv",
        "data/placements/2015-05.csv",
        "data/placements/2015-04.csv",
        "data/revenue/history.csv",
    ]


def test_directorates_together_are_the_whole(services):
    parts = [
        source.load(DATA, period=MAY, directorate=name).rows
        for name in services["directorate"].unique()
    ]
    nets = [measures.totals(measures.against_cash_limit(rows))["net_gbp"] for rows in parts]
    assert len(nets) == 6
    assert sum(nets) == 5_500_000
