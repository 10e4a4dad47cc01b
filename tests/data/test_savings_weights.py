"""Weights and base rates of savings: what their reasons claim comes out of the rates themselves."""

import re
import tomllib

import pandas as pd
import pytest

WEIGHTS = ["weight_low_share", "weight_central_share", "weight_high_share"]
FIGURES = re.compile(r"£([\d.]+)m of £([\d.]+)m( missed)?")


@pytest.fixture
def weights(read) -> pd.DataFrame:
    return read("savings", "weights").set_index("status")


@pytest.fixture
def rates(read) -> pd.DataFrame:
    return read("savings", "base_rates")


def share(rates: pd.DataFrame, council: str, year: str, month: int) -> float:
    found = rates.query("council == @council and financial_year == @year and month == @month")
    return found["delivered_share"].item()


def outturns(rates: pd.DataFrame) -> pd.Series:
    return rates.loc[rates["basis"] == "outturn", "delivered_share"].sort_values()


def test_every_status_has_rising_weights_with_a_reason(weights):
    assert weights.index.to_list() == ["blue", "green", "amber", "red"]
    assert (weights[WEIGHTS].diff(axis="columns").iloc[:, 1:] >= 0).all(axis=None)
    assert weights[["reason", "source"]].notna().all(axis=None)


def test_a_better_status_is_never_relied_on_less(weights):
    assert (weights[WEIGHTS].diff().iloc[1:] <= 0).all(axis=None)


def test_blue_is_cashed(weights):
    assert weights.loc["blue", WEIGHTS].to_list() == [1, 1, 1]


def test_amber_s_reason_of_what_was_secured_later_comes_out_of_the_rates(rates, weights):
    monmouthshire = [share(rates, "Monmouthshire", "2015/16", month) for month in (2, 12)]
    durham = [share(rates, "Durham", "2013/14", month) for month in (3, 12)]
    later = [(end - early) / (1 - early) for early, end in (monmouthshire, durham)]
    assert later == pytest.approx([0.35, 1.0], abs=0.005)
    assert "35%" in weights.loc["amber", "reason"]
    assert later[0] < weights.loc["amber", "weight_central_share"] < later[1]


def test_green_s_low_weight_puts_the_stress_between_the_two_lowest_outturns(read, rates, weights):
    schemes = read("savings", "2015-05")
    low = schemes["status"].map(weights["weight_low_share"])
    stress = (schemes["target_gbp"] * low).sum() / schemes["target_gbp"].sum()
    ends = outturns(rates)
    assert len(ends) == 7
    assert ends.iloc[0] < stress < ends.iloc[1] <= 0.72
    assert "two of seven whole programmes ended at 72% or less" in weights.loc["green", "reason"]


def test_shares_are_those_of_the_figures_published(rates):
    given = rates["figures"].str.extract(FIGURES).dropna(subset=0)
    assert len(given) == 8
    part = given[0].astype(float) / given[1].astype(float)
    computed = part.where(given[2].isna(), 1 - part)
    assert (computed - rates.loc[given.index, "delivered_share"]).abs().max() <= 0.0005


def test_a_share_secured_by_an_earlier_month_stands_for_the_council_s_year(rates):
    assert rates["month"].between(1, 12).all()
    assert set(rates["basis"]) == {"so far", "forecast", "outturn"}
    assert (rates.loc[rates["basis"] == "outturn", "month"] == 12).all()
    assert rates["source"].notna().all()


def test_origins_tell_judgement_from_publication(data):
    origin = tomllib.loads((data / "savings" / "origin.toml").read_text(encoding="utf-8"))
    kinds = {each["name"]: each["origin"] for each in origin["files"]}
    assert kinds["weights.csv"] == "illustrative"
    assert kinds["base_rates.csv"] == "published"
