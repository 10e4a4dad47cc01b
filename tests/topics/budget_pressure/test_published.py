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
    full_year = measures.placement_variances(placements)
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
        "data/placements/history.csv",
        "data/revenue/forecast_errors.csv",
    ]


def test_directorates_together_are_the_whole(services):
    parts = [
        source.load(DATA, period=MAY, directorate=name).rows
        for name in services["directorate"].unique()
    ]
    nets = [measures.totals(measures.against_cash_limit(rows))["net_gbp"] for rows in parts]
    assert len(nets) == 6
    assert sum(nets) == 5_500_000


def test_with_no_flow_placements_cost_what_they_do_at_present_numbers_and_prices(placements):
    nobody = measures.flows_to_year_end(source.load_flows(DATA).rows.iloc[:0], now=MAY)
    activity = measures.activity_forecasts(placements, to_year_end=nobody)
    assert activity["basis"].to_list() == ["present"]
    assert round(activity["over_gbp"].iloc[0]) == 4_610_566


def test_starters_and_leavers_put_placements_above_the_managers_forecast(placements):
    flows = measures.flows_to_year_end(source.load_flows(DATA).rows, now=MAY)
    assert flows[["starters", "leavers"]].values.tolist() == [[190, 164], [188, 176], [185, 179]]
    activity = measures.activity_forecasts(placements, to_year_end=flows)
    # A child more costs 26,065,623.69 / 668 / 52.29 x 43.58 / 2 = 16,260.36.
    child = measures.child_to_year_end_gbp(placements)
    assert child == pytest.approx(16_260.36, abs=0.01)
    over = measures.activity_ranges(activity)["over_gbp"][["lowest", "middle", "highest"]]
    assert over.to_list() == pytest.approx(
        [4_610_566 + more * child for more in (6, 12, 26)], abs=1
    )


def test_dearer_placements_matter_about_three_times_as_much_as_more_children(placements):
    causes = measures.placement_causes(placements)
    both = measures.kind_and_number(causes)
    # 26 x 21,455,058 / 642 = 868,896 for more children; 3,805,875 - 868,896 = 2,936,979.
    assert both[["children_gbp", "mix_gbp"]].round().to_list() == [868_896, 2_936_979]
    assert both["times"] == pytest.approx(3.38, abs=0.005)


def test_this_year_began_with_657_children_and_11_more_have_come_faster_than_before():
    pace = measures.flows_so_far(source.load_flows(DATA).rows, now=MAY)
    assert pace["net_children"].to_list() == [-1, 5, 8, 11]
    assert pace["children_before"].iloc[-1] == 657


def test_each_change_parts_into_what_came_before_action_and_by_it(services):
    before = measures.against_cash_limit(source.load(DATA, period=APRIL).rows)
    changes = measures.changes_since(services, before=before, materiality_gbp=100_000)
    # External residential: 2,923,272 - 2,404,974 before action, -297,000 - -210,000 by it.
    largest = changes.iloc[0]
    assert largest["service"] == "Looked-after placements: external residential"
    assert largest["before_action_change_gbp"] == 518_298
    assert largest["action_change_gbp"] == -87_000


def test_early_forecasts_were_above_the_result_in_each_earlier_year():
    forecasts = source.load_forecasts(DATA).rows
    earlier = measures.earlier_years(forecasts, month=MAY)
    so_far = measures.forecasts_so_far(forecasts, until=MAY)
    ranges = measures.drift_ranges(earlier, so_far=so_far)
    assert ranges.loc[["lowest", "middle", "highest"], "drift_gbp"].to_list() == [
        -6_062_000,
        -5_843_000,
        -4_872_000,
    ]
    said = exhibits.say_forecasts(so_far, earlier=earlier, ranges=ranges).as_text()
    assert "below the forecast made at this month, by £4.9m to £6.1m" in said


@pytest.fixture(scope="module")
def monthly():
    rows = source.rows_by_month(source.load_year(DATA, until=MAY))
    return measures.spending_by_month(rows, history=source.load_history(DATA).rows, now=MAY)


def test_two_months_spending_cannot_see_a_pressure_of_1_7_per_cent(monthly):
    errors = source.load_forecast_errors(DATA).rows
    council = measures.council_forecast(
        monthly, errors=errors, forecasts=source.load_forecasts(DATA).rows, now=MAY
    ).set_index("basis")
    assert council.loc["managers", "over_gbp"] == 5_500_000
    assert council.loc["spent", "amount_gbp"] == 38_559_223
    assert council.loc["low", "over_gbp"] < -5_500_000
    assert council.loc["high", "over_gbp"] > 5_500_000


def test_services_whose_money_comes_late_are_refused_a_forecast_at_month_2(monthly, services):
    by_service = measures.service_forecasts(
        monthly, tested=measures.tested_forecasts(monthly), services=services, now=MAY
    )
    refused = by_service[by_service["why_not"] == "small share"]["service"]
    assert sorted(refused) == [
        "Highway maintenance",
        "Interest on borrowing",
        "Minimum revenue provision",
        "Winter service",
    ]
    places = measures.places(
        by_service, own=measures.own_record(measures.tested_forecasts(monthly), now=MAY)
    )
    # 21 of 77 earlier results fell outside: of 38 services about 10, and 14 are.
    assert places[["ranged", "inside", "below", "above"]].to_list() == [38, 24, 14, 0]
    assert places["by_chance"] == pytest.approx(38 * 21 / 77)
    ranged = by_service.dropna(subset="low_gbp")
    assert ranged["forecast_gbp"].between(ranged["low_gbp"], ranged["high_gbp"]).all()
