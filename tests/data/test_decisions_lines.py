"""The register of decisions as it stands in the files: paragraphs, headings, posts and days."""

import re

import pandas as pd
import pytest

MONTHS = ("2015-07", "2015-08")
POST = re.compile(r"(?:Director|Cabinet Member with Responsibility|Overview and Scrutiny Panels)\b")
NEEDS_A_TASK = {"authorised", "delegated", "requested"}


@pytest.fixture(params=MONTHS)
def register(read, request) -> pd.DataFrame:
    return read("decisions", request.param)


def test_every_paragraph_of_the_summary_stands_under_its_heading(register):
    assert set(register["paragraph"]) == {*range(1, 19)}
    headings = register.groupby("heading", sort=False)["paragraph"].agg(["min", "max"])
    assert headings.values.tolist() == [
        [1, 4],
        [5, 7],
        [8, 10],
        [11, 12],
        [13, 14],
        [15, 15],
        [16, 16],
        [17, 17],
        [18, 18],
    ]


def test_a_reference_is_the_meeting_s_month_the_paragraph_and_a_letter(register):
    for each in register.itertuples():
        assert re.fullmatch(rf"2015-07/{each.paragraph}[a-c]", each.decision_ref)
    assert register["decision_ref"].is_unique
    assert set(register["decided_on"]) == {"2015-07-16"}


def test_what_was_passed_on_has_an_owner_who_is_a_post(register):
    tasks = register[register["status"] != "none needed"]
    assert set(register.loc[register["verb"].isin(NEEDS_A_TASK), "status"]) <= set(tasks["status"])
    assert all(POST.match(owner) for owner in tasks["owner"])
    assert tasks[["owner_basis", "follow_up", "due", "due_basis"]].notna().all(axis=None)


def test_a_day_that_the_summary_does_not_give_is_marked_illustrative(register):
    given = register[register["due_basis"] == "published"]
    assert given["due"].tolist() == ["2018-03-31"]
    assert given["paragraph"].tolist() == [8]


def test_what_was_decided_is_the_same_in_both_months(read):
    july, august = (read("decisions", month) for month in MONTHS)
    decided = ["decision_ref", "heading", "paragraph", "verb", "decision", "decided_on"]
    assert july[decided].equals(august[decided])
    assert not july["status"].equals(august["status"])


def test_the_figures_quoted_are_the_summary_s(read):
    words = " ".join(read("decisions", "2015-08")["decision"])
    for figure in ("£3.3m", "19 green", "12 red", "£17.3m of the £27.2m", "£5.5m, 1.7%", "£326m"):
        assert figure in words
    for figure in ("£2.1m, 1.2%", "£174.9m", "unqualified opinion on the 2014/15 statements"):
        assert figure in words
