"""Each published figure comes out of the sample lines by plain sums, without the package."""

import pandas as pd
import pytest

MAY, APRIL = "2015-05", "2015-04"
LOOKED_AFTER = "Looked-after placements: "
SOCIAL_CARE = (LOOKED_AFTER, "Children's social care: ")
TYPES_BY_SERVICE = {
    "council fostering": [
        "In-house fostering",
        "Connected-person fostering",
        "Placed for adoption",
        "Placed with parents",
    ],
    "agency fostering": ["Independent agency fostering", "Parent and child placement"],
    "external residential": [
        "External residential",
        "Secure or welfare placement",
        "Residential school, 52 weeks",
    ],
    "council children's homes": ["In-house residential children's homes"],
    "supported accommodation 16+": ["Supported lodgings and semi-independent, 16 and over"],
}


def budget(services: pd.DataFrame) -> pd.Series:
    return services["annual_budget_gbp"] + services["virements_gbp"]


def variance(services: pd.DataFrame) -> pd.Series:
    return services["forecast_gbp"] - budget(services)


def net_pressure(services: pd.DataFrame) -> int:
    return int((variance(services) + services["management_action_gbp"]).sum())


def in_children_social_care(services: pd.DataFrame) -> pd.Series:
    return services["service"].str.startswith(SOCIAL_CARE)


def test_savings_confirmed_are_17_3m_of_27_2m(read):
    schemes = read("savings", MAY)
    target_by_status = schemes.groupby("status")["target_gbp"].sum()
    assert target_by_status.sum() == 27_200_000
    assert target_by_status["blue"] + target_by_status["green"] == 17_300_000
    assert round(17_300_000 / target_by_status.sum() * 100, 1) == 63.6


def test_most_of_the_remaining_savings_are_amber(read):
    target_by_status = read("savings", MAY).groupby("status")["target_gbp"].sum()
    assert target_by_status["amber"] + target_by_status["red"] == 9_900_000
    assert target_by_status["amber"] > 9_900_000 / 2


def test_savings_target_was_the_same_in_april_and_less_was_confirmed(read):
    schemes = read("savings", APRIL)
    confirmed = schemes.loc[schemes["status"].isin(["blue", "green"]), "target_gbp"].sum()
    assert schemes["target_gbp"].sum() == 27_200_000
    assert 14_000_000 < confirmed < 17_300_000


def test_savings_since_2010_are_almost_100m(read):
    years = read("savings", "history").set_index("financial_year")["delivered_gbp"]
    assert list(years.index) == ["2010/11", "2011/12", "2012/13", "2013/14", "2014/15"]
    assert years["2014/15"] == 29_000_000
    assert 98_000_000 < years.sum() < 100_000_000


def test_savings_pass_125m_only_if_nothing_of_this_year_is_counted_already(read):
    history = read("savings", "history")
    assert history["counted_to"].max() == "2015-03-31"
    assert history["delivered_gbp"].sum() + 27_200_000 > 125_000_000
    assert history["delivered_gbp"].sum() - 17_300_000 + 27_200_000 < 125_000_000


def test_revenue_pressure_is_5_5m_of_326m(read):
    services = read("revenue", MAY)
    assert budget(services).sum() == 326_000_000
    assert services["virements_gbp"].sum() == 0
    assert net_pressure(services) == 5_500_000
    assert round(5_500_000 / budget(services).sum() * 100, 1) == 1.7


def test_childrens_social_care_is_5_8m_and_everything_else_takes_off_0_3m(read):
    services = read("revenue", MAY)
    theirs = in_children_social_care(services)
    assert net_pressure(services[theirs]) == 5_800_000
    assert net_pressure(services[~theirs]) == -300_000


def test_the_largest_pressures_are_placements_of_looked_after_children(read):
    services = read("revenue", MAY)
    largest = services.assign(variance=variance(services)).nlargest(2, "variance")["service"]
    assert largest.str.startswith(LOOKED_AFTER).all()
    by_directorate = variance(services).groupby(services["directorate"]).sum()
    assert by_directorate.idxmax() == "Children's Services"


def test_the_net_figure_hides_larger_gross_ones(read):
    services = read("revenue", MAY)
    over, action = variance(services), services["management_action_gbp"]
    assert over[over > 0].sum() > 9_000_000
    assert over[over < 0].sum() < -2_500_000
    assert (action <= 0).all()
    assert action.sum() < -1_000_000


@pytest.mark.parametrize("month", [APRIL, MAY])
def test_published_forecasts_are_those_of_the_services(read, month):
    forecasts = read("revenue", "forecasts").set_index("reported_period")
    services = read("revenue", month)
    assert forecasts.loc[month, "forecast_pressure_gbp"] == net_pressure(services)
    assert forecasts.loc[month, "budget_gbp"] == budget(services).sum()


@pytest.mark.parametrize("year", ["2012/13", "2013/14", "2014/15"])
def test_monthly_amounts_add_up_to_the_outturn(read, year):
    history = read("revenue", "history").query("financial_year == @year")
    forecasts = read("revenue", "forecasts").query("financial_year == @year")
    outturns = (forecasts["budget_gbp"] + forecasts["outturn_pressure_gbp"]).unique()
    assert outturns.tolist() == [history["amount_gbp"].sum()]


def test_services_budget_of_2014_15_is_332_1m(read):
    forecasts = read("revenue", "forecasts").query("financial_year == '2014/15'")
    assert forecasts["budget_gbp"].unique().tolist() == [332_100_000]


@pytest.mark.parametrize("month", [APRIL, MAY])
@pytest.mark.parametrize("service", TYPES_BY_SERVICE)
def test_placements_are_the_budget_and_the_forecast_of_their_service(read, month, service):
    types = read("placements", month).query("placement_type in @TYPES_BY_SERVICE[@service]")
    line = read("revenue", month).query("service == @LOOKED_AFTER + @service")
    for which, pounds in (("budget", budget(line)), ("actual", line["forecast_gbp"])):
        weekly = types[f"{which}_children"] * types[f"{which}_weekly_gbp"]
        assert (weekly * types["weeks_in_year"]).sum() == pytest.approx(pounds.item(), abs=0.5)


def test_variance_of_placements_is_the_pressure_of_their_services(read):
    types, services = read("placements", MAY), read("revenue", MAY)
    weekly = (
        types["actual_children"] * types["actual_weekly_gbp"]
        - types["budget_children"] * types["budget_weekly_gbp"]
    )
    theirs = services["service"].str.startswith(LOOKED_AFTER)
    pressure = variance(services[theirs]).sum()
    assert (weekly * types["weeks_in_year"]).sum() == pytest.approx(pressure, abs=1)
    assert pressure == 4_610_567


def test_a_looked_after_child_costs_about_33_800_in_the_budget(read):
    types = read("placements", MAY)
    cost = types["budget_children"] * types["budget_weekly_gbp"] * types["weeks_in_year"]
    assert cost.sum() / types["budget_children"].sum() == pytest.approx(33_800, rel=0.03)
    assert types["actual_children"].sum() == 668


def test_capital_spent_2_1m_of_174_9m_after_rolling_forward_28_3m(read):
    projects = read("capital", MAY)
    assert projects["approved_budget_gbp"].sum() == 146_600_000
    assert projects["rolled_forward_gbp"].sum() == 28_300_000
    assert projects["variations_gbp"].sum() == 0
    assert projects["current_budget_gbp"].sum() == 174_900_000
    assert projects["spent_to_date_gbp"].sum() == 2_100_000
    assert round(2_100_000 / 174_900_000 * 100, 1) == 1.2


def test_capital_left_unspent_in_2014_15_is_what_was_rolled_forward(read):
    march = read("capital", "history").query("financial_year == '2014/15' and month == 12")
    assert (march["latest_budget_gbp"] - march["cumulative_spent_gbp"]).item() == 28_300_000


def test_green_and_red_indicators_are_19_and_12_after_17_and_12(rated):
    counts = {quarter: rows["status"].value_counts() for quarter, rows in rated.items()}
    assert counts["2014-15-q4"][["green", "red"]].tolist() == [19, 12]
    assert counts["2014-15-q3"][["green", "red"]].tolist() == [17, 12]
    assert counts["2014-15-q4"]["no status"] >= 3


def test_three_red_indicators_deteriorated_and_two_green_improved(rated):
    now, before = rated["2014-15-q4"], rated["2014-15-q3"]["status"]
    by_status = now.groupby("status")["direction"].value_counts()
    assert by_status["red", "deteriorating"] == 3
    assert by_status["green", "improving"] == 2
    improved = now.query("status == 'green' and direction == 'improving'").index
    assert before[improved].tolist() == ["amber", "amber"]


def test_indicators_reported_in_full_have_their_words(rated):
    now = rated["2014-15-q4"]
    full = now.query(
        "(status == 'red' and direction == 'deteriorating')"
        " or (status == 'green' and direction == 'improving')"
    )
    assert full["commentary"].str.count(r"\.(?: |$)").between(2, 5).all()
    assert full["action"].str.count(r"\.(?: |$)").between(2, 5).all()


@pytest.fixture
def rated(read) -> dict[str, pd.DataFrame]:
    quarters = [f"{year}-q{n}" for year in ("2013-14", "2014-15") for n in (1, 2, 3, 4)]
    frames = {name: read("scorecard", name).set_index("indicator_id") for name in quarters}
    compared = {
        "2014-15-q4": ("2014-15-q3", "2013-14-q4"),
        "2014-15-q3": ("2014-15-q2", "2013-14-q3"),
    }
    return {
        name: rows.assign(
            status=[status(row) for row in rows.itertuples()],
            direction=[
                direction(row, frames[last if row.comparator == "last quarter" else year])
                for row in rows.itertuples()
            ],
        )
        for name, (last, year) in compared.items()
        for rows in [frames[name]]
    }


def status(row) -> str:
    if pd.isna(row.value) or row.polarity == "none":
        return "no status"
    if row.polarity == "range":
        outside = max(row.range_low - row.value, row.value - row.range_high, 0)
        gap = -outside / (row.range_high - row.range_low)
    else:
        gap = {"high": 1, "low": -1}[row.polarity] * (row.value - row.target) / abs(row.target)
    if pd.isna(gap):
        return "no status"
    return "green" if gap >= 0 else "amber" if gap >= -row.tolerance else "red"


def direction(row, earlier: pd.DataFrame) -> str:
    change = row.value - earlier.loc[row.Index, "value"]
    if pd.isna(change) or row.polarity in ("none", "range"):
        return "not said"
    if round(abs(change), 6) <= row.noise:
        return "no noticeable change"
    return "improving" if (change > 0) == (row.polarity == "high") else "deteriorating"
