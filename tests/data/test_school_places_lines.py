"""The school places files as they stand: what must add up and go together."""

import pandas as pd
import pytest

REFS = ["0", "1", "2", "3a", "3b"]
MONTHS = ("2015-02", "2015-07")


@pytest.mark.parametrize("month", MONTHS)
def test_every_option_has_the_ten_years_of_the_demand(read, month):
    costs, demand = read("school_places", month), read("school_places", "demand")
    years = demand["school_year"].tolist()
    assert len(years) == 10
    for ref in REFS:
        assert costs.loc[costs["option_ref"] == ref, "financial_year"].tolist() == years
    assert len(costs) == len(REFS) * 10


@pytest.mark.parametrize("month", MONTHS)
def test_doing_nothing_costs_nothing_and_the_others_build(read, month):
    costs = read("school_places", month)
    built = costs.groupby("option_ref")[["capital_gbp", "running_gbp"]].sum()
    assert built.loc["0"].tolist() == [0, 0]
    assert (built.drop(index="0") > 0).all(axis=None)


@pytest.mark.parametrize(
    ("month", "built"),
    [
        ("2015-02", {"1": 2_600_000, "2": 2_130_000, "3a": 1_365_000, "3b": 3_780_000}),
        ("2015-07", {"1": 2_730_000, "2": 2_205_000, "3a": 1_365_000, "3b": 3_906_000}),
    ],
)
def test_building_costs_add_up(read, month, built):
    costs = read("school_places", month).groupby("option_ref")["capital_gbp"].sum()
    assert costs.drop("0").to_dict() == built


def test_places_now_are_those_of_two_and_one_and_a_half_forms_of_entry(read):
    demand = read("school_places", "demand")
    assert set(demand["places_now"]) == {int((2 + 1.5) * 210)}
    assert (demand["pupils_expected"].diff().dropna() > 0).all()


def test_one_option_was_agreed_on_the_day_of_the_cabinet(read):
    options = read("school_places", "options").set_index("option_ref")
    assert options.index.tolist() == REFS
    assert options["agreed_on"].dropna().to_dict() == {"2": "2015-07-16"}
    assert options["constraint_basis"].eq("published").tolist() == [False, True, *[False] * 3]


def test_every_option_is_scored_on_every_criterion_with_a_reason(read):
    scores, criteria = read("school_places", "scores"), read("school_places", "criteria")
    wanted = pd.MultiIndex.from_product([criteria["criterion"], REFS])
    found = pd.MultiIndex.from_frame(scores[["criterion", "option_ref"]])
    assert found.equals(wanted.set_names(found.names))
    assert scores["reason"].notna().all()
    assert scores.groupby("criterion")["score_points"].agg(["min", "max"]).values.tolist() == [
        [0, 100]
    ] * len(criteria)


def test_the_largest_swing_has_a_hundred_points(read):
    assert read("school_places", "criteria")["swing_points"].max() == 100


def test_only_the_agreed_option_has_a_bid(read):
    funding = read("school_places", "funding")
    bids = funding[funding["certainty"] == "bid"]
    assert bids[["option_ref", "funder"]].values.tolist() == [["2", "Education Funding Agency"]]
    assert bids[["bid_made_on", "answer_due"]].notna().all(axis=None)


def test_the_answer_to_the_bid_is_due_before_the_council_is_to_hear_of_it(read):
    due = read("school_places", "funding")["answer_due"].max()
    decisions = read("decisions", "2015-08")
    outcome = decisions[decisions["follow_up"].str.contains("outcome of any bid", na=False)]
    assert outcome["due"].tolist() == ["2015-10-30"]
    assert due < outcome["due"].iloc[0]


def test_every_change_of_building_cost_has_its_reason(read):
    before, now = (
        read("school_places", month).groupby("option_ref")["capital_gbp"].sum() for month in MONTHS
    )
    reasons = read("school_places", "reasons")
    assert reasons["option_ref"].tolist() == list(now[now != before].index)
    assert reasons[["since", "report"]].drop_duplicates().values.tolist() == [list(MONTHS)]


def test_every_option_has_a_risk_with_an_owner(read):
    risks = read("school_places", "risks")
    assert risks["option_ref"].drop_duplicates().tolist() == REFS
    assert risks[["owner", "mitigation"]].notna().all(axis=None)
