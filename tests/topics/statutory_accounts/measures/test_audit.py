"""Opinion and findings: an indication never counts as an opinion, and states follow the days."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.topics.statutory_accounts import measures

from ..sample import timetable

NOW = date(2015, 6, 30)


@pytest.mark.parametrize(
    ("cells", "stage"),
    [
        ({}, "not indicated"),
        ({"indicated_on": "2015-06-26", "outcome": "unqualified"}, "indicated"),
        ({"actual": "2015-07-31", "outcome": "unqualified"}, "given"),
        (
            {"actual": "2015-07-31", "indicated_on": "2015-06-26", "outcome": "qualified"},
            "given",
        ),
    ],
)
def test_the_stage_of_the_opinion(cells, stage):
    assert measures.opinion(timetable(auditor_s_opinion_given=cells))["stage"] == stage


@settings(max_examples=25)
@given(
    indicated=st.none() | st.dates(date(2015, 6, 1), date(2015, 9, 30)),
    outcome=st.sampled_from([None, "unqualified", "qualified"]),
)
def test_without_a_day_it_was_given_an_opinion_is_never_given(indicated, outcome):
    cells = {"indicated_on": indicated, "outcome": outcome, "actual": None}
    assert measures.opinion(timetable(auditor_s_opinion_given=cells))["stage"] != "given"


def findings_of(*rows: tuple) -> pd.DataFrame:
    """Rows of (ref, year, kind, amount, reported, due, completed)."""
    days = ["reported_on", "due", "completed_on"]
    columns = ["finding_ref", "financial_year", "kind", "amount_gbp", *days]
    frame = pd.DataFrame(list(rows), columns=columns)
    dated = {name: pd.to_datetime(frame[name]) for name in days}
    return frame.assign(**dated).astype({"amount_gbp": float})


ASK = "recommendation"
FOUND = findings_of(
    ("13-01", "2013/14", ASK, None, "2014-06-27", "2014-12-31", "2015-01-16"),
    ("13-02", "2013/14", ASK, None, "2014-06-27", "2015-06-29", None),
    ("13-03", "2013/14", "disclosure", None, "2014-06-27", None, None),
    ("14-01", "2014/15", "corrected misstatement", 300, "2015-06-26", None, None),
    ("14-02", "2014/15", ASK, None, "2015-06-26", "2015-06-30", None),
    ("14-03", "2014/15", ASK, None, "2015-06-26", "2015-06-30", "2015-06-28"),
    ("14-04", "2014/15", ASK, None, "2015-07-01", "2015-09-30", None),
)


def at(day: date) -> dict:
    found = measures.findings_at(FOUND, financial_year="2014/15", as_at=day)
    return found.fillna({"state": "-"}).set_index("finding_ref")["state"].to_dict()


def test_findings_are_the_year_s_and_older_recommendations_still_open():
    assert at(NOW) == {"13-02": "overdue", "14-01": "-", "14-02": "open", "14-03": "carried out"}


def test_what_was_reported_later_is_not_known_yet():
    assert set(at(date(2015, 6, 25))) == {"13-02"}


def test_a_recommendation_is_overdue_from_the_day_after_and_until_carried_out():
    assert at(date(2015, 6, 27))["14-03"] == "open"
    assert at(date(2015, 7, 1))["14-02"] == "overdue"
    assert at(date(2016, 7, 1))["14-03"] == "carried out"


def test_findings_by_kind_worked_by_hand():
    found = measures.findings_at(FOUND, financial_year="2014/15", as_at=NOW)
    assert measures.findings_by_kind(found).values.tolist() == [
        ["corrected misstatement", 1, 300.0, 0, 0],
        ["uncorrected misstatement", 0, 0.0, 0, 0],
        ["disclosure", 0, 0.0, 0, 0],
        ["recommendation", 3, 0.0, 2, 1],
        ["Total", 4, 300.0, 2, 1],
    ]


def test_no_findings_are_noughts():
    none = measures.findings_at(FOUND.iloc[:0], financial_year="2014/15", as_at=NOW)
    assert measures.findings_by_kind(none)["findings"].to_list() == [0, 0, 0, 0, 0]


def test_what_is_not_listed_worked_by_hand():
    # At 30 June 13-01 is carried out and 13-03 is no recommendation: two of earlier years; 14-04 is
    # reported on 1 July. At 25 June four of 2014/15 are still to be reported.
    left_out = measures.not_listed(FOUND, financial_year="2014/15", as_at=NOW)
    assert left_out.to_dict() == {"past": 2, "later": 1}
    earlier = measures.not_listed(FOUND, financial_year="2014/15", as_at=date(2015, 6, 25))
    assert earlier.to_dict() == {"past": 2, "later": 4}


@pytest.mark.parametrize("day", [date(2014, 1, 1), date(2015, 6, 25), NOW, date(2016, 7, 1)])
def test_listed_and_not_listed_are_all_findings(day):
    left_out = measures.not_listed(FOUND, financial_year="2014/15", as_at=day)
    assert left_out.sum() + len(at(day)) == len(FOUND)


def test_only_what_was_reported_after_the_last_report_is_new():
    found = measures.findings_at(FOUND, financial_year="2014/15", as_at=NOW)
    refs = [
        measures.reported_since(found, since=day)["finding_ref"].to_list()
        for day in (date(2015, 6, 25), date(2015, 6, 26))
    ]
    assert refs == [["14-01", "14-02", "14-03"], []]


@pytest.mark.parametrize(
    ("since", "as_at", "states"),
    [
        (date(2015, 6, 27), NOW, [("13-02", "overdue"), ("14-03", "carried out")]),
        (date(2015, 6, 28), date(2015, 6, 29), []),
        (NOW, date(2015, 7, 1), [("14-02", "overdue")]),
        (NOW, NOW, []),
    ],
)
def test_recommendations_carried_out_or_overdue_since(since, as_at, states):
    moved = measures.recommendations_since(FOUND, since=since, as_at=as_at)
    assert [*zip(moved["finding_ref"], moved["state"], strict=True)] == states
