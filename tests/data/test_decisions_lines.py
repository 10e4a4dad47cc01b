"""The register of decisions as it stands in the files: paragraphs, headings, posts and days."""

import re
import tomllib

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


@pytest.mark.parametrize("month", MONTHS)
def test_the_tasks_on_the_grant_have_the_days_of_its_proposals(read, month):
    proposals = read("public_health_proposals", month)
    tasks = read("decisions", month).set_index("decision_ref")
    equality_days = proposals[["screening_due", "full_due"]].stack()
    assert tasks.loc["2015-07/9c", "due"] == equality_days.max()
    assert {tasks.loc["2015-07/10b", "due"]} == set(proposals["decision_due"])


def test_the_step_named_is_the_equality_step_that_is_overdue(read):
    proposals = read("public_health_proposals", "2015-08")
    has_passed = proposals["screening_due"] < "2015-08-31"
    late = proposals[proposals["screening_done_on"].isna() & has_passed]
    services = read("public_health_grant", "2015-05").set_index("service_ref")["service"]
    task = read("decisions", "2015-08").set_index("decision_ref").loc["2015-07/9c"]
    (only,) = late.to_dict("records")
    assert task["next_step"] == f"Equality screening of {services[only['service_ref']]}"
    assert task["next_step_due"] == only["screening_due"]
    done = proposals[proposals["screening_done_on"].notna()]
    assert f"three of {len(proposals)} screenings done" in task["progress"]
    assert (len(done), (done["full_assessment"] == "yes").sum()) == (3, 2)


def test_appendices_are_pointed_to_by_their_titles(data, register):
    pack = tomllib.loads((data.parent / "packs" / "cabinet.toml").read_text(encoding="utf-8"))
    titles = {appendix["title"] for appendix in pack["appendix"]}
    assert set(register["see_also"].dropna()) <= titles


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
