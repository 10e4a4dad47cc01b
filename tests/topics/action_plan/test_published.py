"""The sample plan has the strategy's four priorities, through the topic's own code."""

from pathlib import Path

import pytest

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.action_plan import exhibits, measures, source

DATA = str(Path(__file__).parents[3] / "data")
MAY, APRIL = Period.parse("2015-05"), Period.parse("2015-04")


@pytest.fixture(scope="module")
def plan():
    return source.load(DATA, period=MAY).rows


@pytest.fixture(scope="module")
def totals(plan):
    return measures.totals(plan, on=MAY.last_day)


def test_the_four_priorities_are_the_strategy_s(plan):
    by_priority = measures.actions_by(plan, by="priority", on=MAY.last_day)
    assert by_priority["priority"].to_list() == [
        "Prevention and education",
        "Recognition and identification",
        "Intervention and support",
        "Pursue and disrupt",
        "Total",
    ]


def test_states_follow_from_the_dates(totals):
    # Of 24 actions 9 are complete; PE-02, PE-04 and PD-05 passed their due days in April and May.
    states = ["complete", "on_track", "at_risk", "overdue", "not_started"]
    assert totals[["actions", *states]].to_list() == [24, 9, 7, 3, 3, 2]
    # 14 first agreed days have passed, and 8 actions were complete by theirs.
    assert totals[["fallen_due", "on_time"]].to_list() == [14, 8]


def test_agencies_protect_children_better_than_they_prevent(plan):
    """The Cabinet was told: fairly well ahead on protecting, prevention needs to improve."""
    by_priority = measures.actions_by(plan, by="priority", on=MAY.last_day).set_index("priority")
    prevention, support = (
        by_priority.loc[name] for name in ("Prevention and education", "Intervention and support")
    )
    assert (prevention["complete"], prevention["overdue"]) == (0, 2)
    assert (support["complete"], support["overdue"]) == (4, 0)


def test_the_headline_says_it(plan, totals):
    before = measures.totals(source.load(DATA, period=APRIL).rows, on=APRIL.last_day)
    said = exhibits.say_headline(
        compared(totals, before=before),
        by_priority=measures.actions_by(plan, by="priority", on=MAY.last_day),
        now=MAY,
    ).as_text()
    assert "Of 24 actions in the plan at 31 May 2015, nine are complete, seven on track" in said
    assert "Eight of the 14 whose first agreed day has passed were complete by then (57.1%)" in said
    assert "Prevention and education has most overdue, two; none of its six actions" in said


def test_agencies_together_are_the_whole(plan, totals):
    parts = [
        measures.totals(source.load(DATA, period=MAY, lead_agency=agency).rows, on=MAY.last_day)
        for agency in plan["lead_agency"].unique()
    ]
    for figure in ("actions", "complete", "overdue", "fallen_due", "on_time"):
        assert sum(part[figure] for part in parts) == totals[figure]


def test_no_outcome_of_the_sample_shows_a_small_count():
    counts = measures.shown_counts(source.load_outcomes(DATA).rows, on=MAY.last_day)
    assert not counts["people"].between(1, 4).any()
    assert counts["people"].isna().any()
