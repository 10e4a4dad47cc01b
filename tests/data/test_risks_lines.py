"""The sample risks hold together: what was published, scales, dates, reasons and owners."""

import re
from itertools import pairwise

import pandas as pd
import pytest

REFRESHES = ("2014-02", "2014-05", "2014-08", "2014-11", "2015-02", "2015-05")
NOW, LAST = REFRESHES[-1], REFRESHES[-2]
STEPS = ["likelihood", "impact", "target_likelihood", "target_impact"]
TEXTS = {"action_done": str, "change_reason": str}
POST = re.compile(r"(?:Director|Head|Manager|Officer)\b")


@pytest.fixture
def refreshes(data) -> dict[str, pd.DataFrame]:
    """Each refresh by reference, as it stands in its file."""
    return {
        name: pd.read_csv(data / "risks" / f"{name}.csv", index_col="risk_id", dtype=TEXTS)
        for name in REFRESHES
    }


def score(risks: pd.DataFrame) -> pd.Series:
    return risks["likelihood"] * risks["impact"]


def public(risks: pd.DataFrame) -> pd.DataFrame:
    return risks[risks["access"] == "public"]


def test_three_public_risks_reduced_one_increased_and_most_stayed(refreshes):
    now, before = public(refreshes[NOW]), public(refreshes[LAST])
    change = (score(now) - score(before)).dropna()
    assert (change < 0).sum() == 3
    assert now.loc[change[change > 0].index, "title"].tolist() == [
        "Children's Social Care delivering savings"
    ]
    assert (change == 0).sum() > len(change) / 2


def test_no_exempt_risk_moved_so_that_the_published_movements_are_the_whole(refreshes):
    now, before = (refreshes[name].query("access == 'exempt'") for name in (NOW, LAST))
    assert len(now) == 2
    assert score(now).equals(score(before))


def test_one_risk_is_new_and_one_is_closed(refreshes):
    now, before = (set(refreshes[name].index) for name in (NOW, LAST))
    assert len(now - before) == 1
    assert len(before - now) == 1


@pytest.mark.parametrize("name", REFRESHES)
def test_steps_are_one_to_five_and_references_fit_their_register(refreshes, name):
    risks = refreshes[name]
    assert risks.index.is_unique
    assert 20 <= len(risks) <= 30
    assert risks[STEPS].isin([1, 2, 3, 4, 5]).all(axis=None)
    assert (risks["register"].str[0].str.upper() == risks.index.str[0]).all()
    assert risks["owner"].str.contains(POST).all()


def test_whoever_moved_says_why_and_nobody_else_does(refreshes):
    for before, now in pairwise(refreshes.values()):
        both = now.index.intersection(before.index)
        steps = ["likelihood", "impact"]
        moved = (now.loc[both, steps] != before.loc[both, steps]).any(axis="columns")
        assert moved.equals(now.loc[both, "change_reason"].notna())


def test_actions_are_due_after_they_were_set_and_done_before_the_file_was_written(refreshes):
    for name, risks in refreshes.items():
        end = str(pd.Period(name).end_time.date())
        assert (risks["action_done"].dropna() <= end).all()
    due = refreshes[NOW][refreshes[NOW]["action_done"].isna()]["action_due"]
    assert (due < "2015-05-31").sum() == 3
    assert due.max() < "2016-01-01"


def test_an_action_expected_anew_is_overdue_and_expected_after_the_refresh(refreshes):
    risks = refreshes[NOW]
    expected = risks[risks["action_expected"].notna()]
    assert 0 < len(expected) < 3
    assert (expected["action_due"] < "2015-05-31").all()
    assert (expected["action_expected"] > "2015-05-31").all()
    assert expected["action_done"].isna().all()


def test_the_risk_of_child_sexual_exploitation_counts_the_overdue_actions_of_its_plan(
    refreshes, read
):
    plan = read("action_plan", NOW)
    late = plan[plan["status"].ne("complete") & (plan["due"] < "2015-05-31")]
    said = refreshes[NOW].loc["CR-12", "see_also"]
    assert len(late) == 3
    assert said.startswith("Three actions of the plan against it are overdue: see the appendix")
    assert said.endswith("Child sexual exploitation action plan")


def test_an_action_that_is_done_does_not_come_undone(refreshes):
    for before, now in pairwise(refreshes.values()):
        done = before["action_done"].dropna()
        same = now.reindex(done.index).query("action == @before.action.reindex(@done.index)")
        assert (same["action_done"] == done[same.index]).all()
