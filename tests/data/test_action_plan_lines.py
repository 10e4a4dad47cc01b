"""The action plan as it stands in the files: priorities, posts, days, and no small count."""

import pandas as pd
import pytest

MONTHS = {"2015-04": "2015-04-30", "2015-05": "2015-05-31"}
PRIORITIES = {
    "PE": "Prevention and education",
    "RI": "Recognition and identification",
    "IS": "Intervention and support",
    "PD": "Pursue and disrupt",
}
AGENCIES = {"County council", "Police", "Health", "Schools", "District councils"}


@pytest.fixture(params=MONTHS)
def month(request) -> str:
    return request.param


def test_a_reference_begins_with_its_priority(read, month):
    plan = read("action_plan", month)
    assert plan["action_ref"].is_unique
    assert set(plan["priority"]) == set(PRIORITIES.values())
    assert (plan["action_ref"].str[:2].map(PRIORITIES) == plan["priority"]).all()


def test_every_action_has_a_lead_agency_and_a_post(read, month):
    plan = read("action_plan", month)
    assert set(plan["lead_agency"]) == AGENCIES
    assert plan["owner"].str.match(r"(?:Head of|Chair of|Designated Nurse)\b").all()


def test_no_day_that_has_happened_lies_after_the_month(read, month):
    plan = read("action_plan", month)
    for column in ("updated_on", "completed_on"):
        assert (plan[column].dropna() <= MONTHS[month]).all()
    assert (plan["due"] >= plan["first_due"]).all()
    assert (plan["completed_on"].notna() == plan["status"].eq("complete")).all()


def test_a_new_day_is_given_for_some_of_the_overdue_actions_only(read):
    plan = read("action_plan", "2015-05")
    late = plan["status"].ne("complete") & (plan["due"] < "2015-05-31")
    assert plan.loc[plan["expected"].notna(), "action_ref"].tolist() == ["PE-02", "PE-04"]
    assert late[plan["expected"].notna()].all()
    assert late.sum() == 3
    assert (plan["expected"].dropna() > "2015-05-31").all()


def test_overdue_is_never_typed(read, month):
    statuses = set(read("action_plan", month)["status"])
    assert statuses <= {"complete", "on track", "at risk", "not started"}


def test_there_are_movements_between_the_months(read):
    april, may = (read("action_plan", name).set_index("action_ref") for name in MONTHS)
    assert set(april.index) < set(may.index)
    both = may.loc[april.index]
    assert (both["status"] != april["status"]).sum() >= 3
    assert both["first_due"].equals(april["first_due"])


def test_no_outcome_holds_a_small_count(read):
    people = read("action_plan", "outcomes")["people"]
    assert not people.between(1, 4).any()
    assert people.isna().sum() == 2  # withheld, as an agency may


def test_every_measure_has_every_group_in_both_areas_every_quarter(read):
    outcomes: pd.DataFrame = read("action_plan", "outcomes")
    keys = ["outcome_ref", "quarter", "group", "area"]
    assert not outcomes.duplicated(keys).any()
    for _, rows in outcomes.groupby("outcome_ref"):
        shape = rows[["quarter", "group", "area"]].nunique()
        assert len(rows) == shape.prod()
        assert shape[["quarter", "area"]].to_list() == [5, 2]
