"""The sample data gives the figures the Cabinet was told, through the topic's own code."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.savings_delivery import exhibits, measures, source

DATA = str(Path(__file__).parents[3] / "data")
MAY, APRIL = Period.parse("2015-05"), Period.parse("2015-04")


@pytest.fixture(scope="module")
def programme():
    return measures.totals(source.load(DATA, period=MAY).rows)


def test_delivered_or_on_target(programme):
    assert programme["secure_gbp"] == 17_300_000
    assert programme["target_gbp"] == 27_200_000
    assert programme["remaining_gbp"] == 9_900_000
    assert round(programme["secure_share"] * 100, 1) == 63.6


def test_most_of_the_rest_is_amber(programme):
    assert programme["amber_gbp"] > programme["remaining_gbp"] / 2


def test_the_headline_says_it(programme):
    before = measures.totals(source.load(DATA, period=APRIL).rows)
    figures = compared(programme, before=before)
    weighted = pd.Series({"weighted_gbp": 21e6, "stress_gbp": 17e6})
    weights = source.load_weights(DATA).rows
    said = exhibits.say_headline(figures, weighted=weighted, weights=weights, now=MAY).as_text()
    assert "£9.1m (33%) has already been taken out of budgets" in said
    assert "£17.3m of the £27.2m savings target for 2015/16 (63.6%)" in said
    assert "most is rated Amber" in said


def test_savings_since_2010_are_almost_100m_and_pass_125m_only_if_counted_once(programme):
    history = source.load_history(DATA).rows
    bases = measures.cumulative_savings(history, programme=programme, aim_gbp=125e6)
    earlier, whole, overlapping = (bases["total_gbp"].iloc[row] for row in (0, 3, 4))
    assert 98e6 < earlier < 100e6
    assert whole > 125e6
    assert overlapping < 125e6


def test_every_file_passes_its_checks():
    files = [each.file for each in source.check(DATA, period="2015-05", comparison="2015-04")]
    assert files == [
        "data/savings/2015-05.csv",
        "data/savings/2015-04.csv",
        "data/savings/history.csv",
        "data/savings/weights.csv",
        "data/savings/base_rates.csv",
    ]


def test_directorates_together_are_the_whole(programme):
    whole = source.load(DATA, period=MAY)
    parts = [
        measures.totals(source.load(DATA, period=MAY, directorate=name).rows)["target_gbp"]
        for name in whole.rows["directorate"].unique()
    ]
    assert len(parts) == 6
    assert sum(parts) == programme["target_gbp"]


def test_the_worked_example_of_the_methods_page():
    schemes, weights = source.load(DATA, period=MAY).rows, source.load_weights(DATA).rows
    forecast = measures.weighted_forecast(schemes, weights=weights) / 1e6
    assert [f"{forecast[name]:.1f}" for name in ("stress_gbp", "weighted_gbp", "all_high_gbp")] == [
        "17.3",
        "21.1",
        "24.0",
    ]
    assert [f"{forecast[name]:.1f}" for name in ("range_low_gbp", "range_high_gbp")] == [
        "19.2",
        "23.1",
    ]
    assert f"{forecast['deviation_gbp']:.2f}" == "1.51"


def test_amber_is_what_managers_and_weights_differ_on():
    schemes, weights = source.load(DATA, period=MAY).rows, source.load_weights(DATA).rows
    by_weight = measures.target_by_weight(schemes, weights=weights)
    assert measures.furthest_apart(by_weight) == "amber"
    ranges = measures.ranges_with(schemes, weights=weights, status="amber") / 1e6
    assert [f"{end:.1f}" for end in ranges["range_low_gbp"]] == ["17.4", "21.4"]
    assert [f"{end:.1f}" for end in ranges["range_high_gbp"]] == ["20.8", "24.9"]


def test_other_councils_shares_in_our_pounds(programme):
    positions = measures.pace(source.load_base_rates(DATA).rows, programme=programme, now=MAY)
    near = positions[positions["is_near"]].set_index("council")
    assert f"{near.loc['Durham', 'equivalent_gbp'] / 1e6:.1f}" == "19.7"
    assert f"{near.loc['Durham', 'ahead_gbp'] / 1e6:.1f}" == "2.4"


def test_every_change_of_rating_is_described():
    now, before = (source.load(DATA, period=period).rows for period in (MAY, APRIL))
    changes = measures.changes_since(now, before=before, materiality_gbp=100_000)
    moved = changes[changes["status_before"] != changes["status_now"]]
    assert len(moved) == 15
    assert moved["is_told"].all()


def test_half_of_what_is_left_hangs_on_five_schemes():
    largest = measures.largest_at_risk(source.load(DATA, period=MAY).rows)
    assert largest["target_gbp"].iloc[:5].sum() == 4_965_000
    assert f"{largest['running_share'].iloc[4]:.1%}" == "50.2%"


def test_earlier_years_left_4_0m_short():
    assert measures.brought_forward_gbp(source.load_history(DATA).rows) == 3_995_000


def test_1_8m_is_one_off_and_a_full_year_is_worth_28_2m():
    total = measures.effect_by_kind(source.load(DATA, period=MAY).rows).iloc[-1]
    assert total["one_off_gbp"] == 1_810_000
    assert total["full_year_effect_gbp"] == 28_183_000
