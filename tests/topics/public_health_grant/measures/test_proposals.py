"""States of proposals from their days, their savings, counts and changes."""

from datetime import date

import pandas as pd
import pytest

from analysis.topics.public_health_grant import measures

from ..sample import planned, proposals, stated, years

SCREENED = {"screening_done_on": "2015-08-20", "full_assessment": "no"}
IN_FULL = {
    "screening_done_on": "2015-08-20",
    "full_assessment": "yes",
    "full_due": "2015-10-30",
}
DECIDED = {**SCREENED, "decision": "approved", "decided_on": "2015-08-28"}


@pytest.mark.parametrize(
    ("row", "as_at", "expected"),
    [
        ({}, date(2015, 9, 30), ["screening", "due", "outstanding"]),
        ({}, date(2015, 10, 1), ["screening", "overdue", "outstanding"]),
        ({}, date(2016, 1, 30), ["screening", "overdue", "overdue"]),
        (SCREENED, date(2015, 10, 1), ["screening", "done", "outstanding"]),
        (IN_FULL, date(2015, 10, 30), ["full assessment", "due", "outstanding"]),
        (IN_FULL, date(2015, 10, 31), ["full assessment", "overdue", "outstanding"]),
        (
            {**IN_FULL, "full_done_on": "2015-10-20"},
            date(2015, 10, 31),
            ["full assessment", "done", "outstanding"],
        ),
        (DECIDED, date(2016, 2, 1), ["screening", "done", "decided"]),
    ],
)
def test_states_follow_from_the_days(row, as_at, expected):
    frame = stated(row, as_at=as_at)
    assert frame[["step", "equality", "decision_state"]].iloc[0].to_list() == expected


def test_the_day_that_counts_is_that_of_the_step():
    frame = stated({}, IN_FULL)
    assert frame["equality_due"].dt.strftime("%Y-%m-%d").to_list() == ["2015-09-30", "2015-10-30"]


def test_counts_worked_by_hand():
    late = {"screening_due": "2015-08-28"}
    counted = measures.counts(stated({}, late, SCREENED, IN_FULL, DECIDED))
    assert counted.to_dict() == {
        "proposals": 5,
        "screened": 3,
        "full_needed": 1,
        "full_done": 0,
        "equality_overdue": 1,
        "cleared": 2,
        "decided": 1,
        "decisions_left": 4,
        "decisions_overdue": 0,
    }


def test_counts_of_the_same_proposals_twice_are_twice_as_many():
    late = {"screening_due": "2015-08-28", "decision_due": "2015-08-30"}
    full = {**IN_FULL, "full_done_on": "2015-08-25"}
    once = stated({}, late, SCREENED, full, DECIDED)
    assert (measures.counts(once) >= 1).all()
    twice = measures.counts(pd.concat([once, once]))
    assert twice.to_list() == (2 * measures.counts(once)).to_list()


def test_savings_go_to_their_proposal_and_year():
    named = proposals({}, {}).drop(columns=["service", "area", "mandated"])
    services = pd.DataFrame(
        {
            "service_ref": ["PH-01", "PH-02"],
            "service": ["Falls", "Quit"],
            "area": ["older", "adults"],
            "mandated": ["no", "yes"],
        }
    )
    other = planned().assign(financial_year=["2019/20", "2016/17"], proposal_ref="PP-02")
    both = pd.concat([planned(), other])
    frame = measures.with_savings(named, planned=both, services=services, years=years())
    assert frame["service"].to_list() == ["Falls", "Quit"]
    assert frame["saving_first_gbp"].to_list() == [4600, 5300]
    assert frame["saving_second_gbp"].to_list() == [5300, 0]


def test_no_plan_at_all_is_noughts():
    services = pd.DataFrame(columns=["service_ref", "service", "area", "mandated"], dtype=str)
    named = proposals({}).drop(columns=["service", "area", "mandated"])
    frame = measures.with_savings(
        named, planned=planned().iloc[:0], services=services, years=years()
    )
    assert frame[["saving_first_gbp", "saving_second_gbp"]].values.tolist() == [[0, 0]]


def test_savings_by_area_add_up_to_those_of_the_proposals():
    areas = pd.DataFrame({"area": ["one", "two", "Total"], "budget_gbp": [5.0, 6.0, 11.0]})
    frame = proposals({"area": "two"}, {"area": "two"})
    table = measures.savings_by_area(frame, areas=areas)
    assert table["saving_first_gbp"].to_list() == [0, 1_800_000, 1_800_000]
    assert table["saving_second_gbp"].iloc[-1] == frame["saving_second_gbp"].sum()
    assert table["budget_gbp"].to_list() == [5, 6, 11]


def changed(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    return measures.changed_steps(now, before=before)


def test_a_step_taken_and_a_day_that_moved_are_changes():
    before = stated({}, {}, {}, as_at=date(2015, 7, 31))
    now = stated({}, SCREENED, {"decision_due": "2016-02-26"})
    assert changed(now, before)["proposal_ref"].to_list() == ["PP-02", "PP-03"]


def test_time_alone_can_make_a_step_overdue():
    late = {"screening_due": "2015-08-28"}
    found = changed(stated(late), stated(late, as_at=date(2015, 7, 31)))
    assert found[["equality_before", "equality"]].values.tolist() == [["due", "overdue"]]


def test_new_and_withdrawn_proposals_are_marked():
    found = changed(stated({}, {}).iloc[1:], stated({}))
    assert found[["proposal_ref", "is_new", "is_gone"]].values.tolist() == [
        ["PP-01", False, True],
        ["PP-02", True, False],
    ]
    assert found["service"].to_list() == ["Service 1", "Service 2"]


def test_the_same_report_has_no_changes():
    assert changed(stated({}, IN_FULL, DECIDED), stated({}, IN_FULL, DECIDED)).empty
