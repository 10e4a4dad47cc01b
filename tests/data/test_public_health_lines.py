"""The grant, its reserves and proposals as they stand in the files."""

import pytest

GRANT, RESERVES, PROPOSALS = "public_health_grant", "reserves", "public_health_proposals"
MANDATED = ["PH-05", "PH-06", "PH-14", "PH-15", "PH-18", "PH-19"]


@pytest.mark.parametrize("month", ["2015-04", "2015-05"])
def test_the_services_of_five_areas_add_up_to_thirty_million(read, month):
    services = read(GRANT, month)
    assert services["budget_gbp"].sum() == 30_000_000
    assert services["area"].nunique() == 5
    assert services.loc[services["mandated"] == "yes", "service_ref"].tolist() == MANDATED


def test_contracts_and_only_they_have_an_end(read):
    services = read(GRANT, "2015-05")
    assert services["contract_ends"].notna().equals(services["arrangement"] == "contract")


def test_the_cut_is_as_published(read):
    (cut,) = read(GRANT, "cuts").to_dict("records")
    assert (cut["financial_year"], cut["council_saving_gbp"]) == ("2015/16", 3_300_000)
    assert (cut["national_cut_gbp"], cut["national_grant_gbp"]) == (200_000_000, 3_230_000_000)
    assert "paragraph 8" in cut["source"]


def test_planned_savings_are_the_cut_and_its_repayment(read):
    # 3.3 + 1.3 and 3.3 + 2.0: two cuts and one repayment of 3.3.
    by_year = read(GRANT, "planned_savings").groupby("financial_year")["saving_gbp"].sum()
    assert by_year.to_dict() == {"2016/17": 4_600_000, "2017/18": 5_300_000}
    assert by_year.sum() == 3 * 3_300_000


def test_no_proposal_saves_more_than_its_service_costs(read):
    budgets = read(GRANT, "2015-05").set_index("service_ref")["budget_gbp"]
    service = read(PROPOSALS, "2015-08").set_index("proposal_ref")["service_ref"]
    planned = read(GRANT, "planned_savings")
    assert (planned["saving_gbp"] < planned["proposal_ref"].map(service).map(budgets)).all()


def test_mandated_services_may_cost_less_but_none_is_to_save_half(read):
    services = read(GRANT, "2015-05").set_index("service_ref")
    service = read(PROPOSALS, "2015-08").set_index("proposal_ref")["service_ref"]
    planned = read(GRANT, "planned_savings")
    planned = planned.assign(service_ref=planned["proposal_ref"].map(service))
    own = planned[planned["service_ref"].isin(MANDATED)]
    assert set(own["service_ref"]) == {"PH-05"}
    assert (own["saving_gbp"] < 0.5 * own["service_ref"].map(services["budget_gbp"])).all()


def test_prevention_and_only_prevention_is_rated(read):
    services = read(GRANT, "2015-05")
    prevention = services.loc[services["area"].str.contains("prevention"), "service_ref"]
    ratings = read(GRANT, "evidence")
    assert ratings["service_ref"].tolist() == prevention.tolist()
    assert set(ratings["evidence"].fillna("none")) == {"strong", "moderate", "weak", "none"}


def test_reserves_open_above_their_minimum_and_are_not_overdrawn(read):
    reserves = read(RESERVES, "2015-05").set_index("reserve_ref")
    moved = read(RESERVES, "planned_movements").groupby("reserve_ref")["movement_gbp"].sum()
    left = reserves["opening_gbp"].add(moved, fill_value=0)
    assert (left >= reserves["minimum_gbp"].where(reserves.index != "PHR-2", 0)).all()
    assert reserves["opening_gbp"].sum() == 6_900_000
    assert reserves["minimum_gbp"].sum() == 1_500_000


@pytest.mark.parametrize(("month", "due"), [("2015-07", "2015-12-18"), ("2015-08", "2016-01-29")])
def test_final_decisions_are_due_when_the_register_of_decisions_says(read, month, due):
    proposals = read(PROPOSALS, month)
    delegated = read("decisions", month).set_index("decision_ref").loc["2015-07/10b"]
    assert set(proposals["decision_due"]) == {due} == {delegated["due"]}
    assert set(proposals["decided_by"]) == {delegated["owner"]}
    assert proposals["decided_on"].isna().all()


def test_screenings_have_begun_in_two_of_the_five_areas(read):
    # As the register of decisions tells it for August.
    proposals = read(PROPOSALS, "2015-08")
    done = proposals.loc[proposals["screening_done_on"].notna(), "service_ref"]
    areas = read(GRANT, "2015-05").set_index("service_ref")["area"]
    assert areas[done].nunique() == 2
    assert read(PROPOSALS, "2015-07")["screening_done_on"].isna().all()
