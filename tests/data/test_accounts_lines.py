"""The accounts' timetable, law and findings as they stand in the files."""

import pandas as pd
import pytest

MONTHS = ("2015-05", "2015-06")
OPINION = "auditor's opinion given"


@pytest.mark.parametrize("month", MONTHS)
def test_every_month_has_the_eight_steps_of_one_year(read, month):
    steps = read("accounts", month)
    assert len(steps) == 8
    assert steps["milestone"].is_unique
    assert set(steps["financial_year"]) == {"2014/15"}


@pytest.mark.parametrize("month", MONTHS)
def test_no_month_says_that_the_opinion_was_given(read, month):
    steps = read("accounts", month).set_index("milestone")
    assert pd.isna(steps.loc[OPINION, "actual"])
    assert pd.isna(steps.loc["inspection closes", "actual"])


def test_the_opinion_is_the_summary_s_with_its_condition(read):
    opinion = read("accounts", "2015-06").set_index("milestone").loc[OPINION]
    assert opinion[["owner", "outcome", "condition"]].tolist() == [
        "Grant Thornton",
        "unqualified",
        "no matters arising from the public inspection period",
    ]


def test_the_inspection_spans_the_cabinet_s_meeting(read):
    planned = read("accounts", "2015-06").set_index("milestone")["planned"]
    assert planned["inspection opens"] < "2015-07-16" < planned["inspection closes"]


def test_the_law_is_held_for_each_year_with_its_provision(read):
    deadlines, inspection = read("accounts", "deadlines"), read("accounts", "inspection")
    years = ["2013/14", "2014/15", "2015/16", "2016/17", "2017/18", "2018/19"]
    assert inspection["financial_year"].tolist() == years
    for year in years:
        rows = deadlines[deadlines["financial_year"] == year]
        end = f"{int(year[:4]) + 1}-"
        assert rows["milestone"].tolist() == [
            "draft accounts signed",
            "accounts approved",
            "accounts published",
        ]
        assert rows["deadline"].str.startswith(end).all()
    assert deadlines["provision"].str.startswith("regulation").all()


def test_the_regulations_of_2015_begin_with_the_accounts_of_2015_16(read):
    for name in ("deadlines", "inspection"):
        rows = read("accounts", name)
        new = rows["regulations"].str.contains("2015/234")
        assert new.equals(rows["financial_year"] >= "2015/16")
        transitional = rows["provision"].str.contains("regulation 21")
        assert transitional.equals(rows["financial_year"].isin(["2015/16", "2016/17"]))


def test_findings_are_dated_and_only_recommendations_have_something_due(read):
    findings = read("accounts", "findings")
    asks = findings["kind"] == "recommendation"
    assert findings["due"].notna().equals(asks)
    assert findings["priority"].notna().equals(asks)
    assert findings["amount_gbp"].notna().equals(findings["kind"].str.endswith("misstatement"))
    assert (findings["reported_on"] <= findings["completed_on"].fillna("9999")).all()
