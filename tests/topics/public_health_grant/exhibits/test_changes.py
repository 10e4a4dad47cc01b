"""What changed, in words: forecasts by size, and steps of proposals told once."""

from datetime import date

import pandas as pd
import pytest

from analysis.topics.public_health_grant import exhibits, measures

from ..sample import reserves, services, stated, thousandfold

JULY = date(2015, 7, 31)
SCREENED = {"screening_done_on": "2015-08-20", "full_assessment": "no"}
IN_FULL = {**SCREENED, "full_assessment": "yes", "full_due": "2015-10-30"}


def forecasts(now: pd.DataFrame) -> list[str]:
    changes = measures.changed_forecasts(now, before=services(), materiality_gbp=50)
    told = exhibits.say_changed_forecasts(thousandfold(changes), materiality_gbp=50_000)
    return list(told.paragraphs)


def test_forecasts_and_budgets_are_told_with_their_direction():
    now = services(PH_01={"forecast_gbp": 1300}, PH_02={"forecast_gbp": 500, "budget_gbp": 650})
    assert forecasts(now) == [
        "Step-down: forecast up £0.1m, to £1.3m.",
        "Quitting: forecast down £0.1m, to £0.5m and budget up £50,000.",
    ]


def test_smaller_changes_are_counted():
    now = services(PH_01={"forecast_gbp": 1300}, PH_02={"forecast_gbp": 601})
    assert forecasts(now)[1:] == ["There was one smaller change, under £50,000."]


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (services(), "No service's forecast or budget changed since the last report."),
        (
            services(PH_02={"forecast_gbp": 601}),
            "No change of a forecast or budget reaches £50,000.",
        ),
    ],
)
def test_nothing_worth_telling_is_a_sentence(now, words):
    assert forecasts(now) == [words]


def moved_reserves(now: pd.DataFrame, before: pd.DataFrame | None = None) -> list[str]:
    before = reserves() if before is None else before
    changes = measures.changed_reserves(now, before=before, materiality_gbp=50)
    told = exhibits.say_changed_reserves(thousandfold(changes), materiality_gbp=50_000)
    return list(told.paragraphs)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (reserves(opening=7000), "Reserve 'Grant': opening balance up £0.1m, to £7.0m."),
        (
            reserves(opening=6800, minimum=1600),
            "Reserve 'Grant': opening balance down £0.1m, to £6.8m and minimum up £0.1m, to £1.6m.",
        ),
        (
            reserves(opening=6901),
            "No change of a reserve's opening balance or minimum reaches £50,000.",
        ),
        (
            reserves(),
            "No reserve's opening balance or minimum changed since the last report.",
        ),
    ],
)
def test_a_reserve_that_opened_otherwise_is_told(now, words):
    assert moved_reserves(now) == [words]


def steps(now: list[dict], before: list[dict]) -> list[str]:
    changes = measures.changed_steps(stated(*now), before=stated(*before, as_at=JULY))
    return list(exhibits.say_changed_steps(changes, proposals=len(now)).paragraphs)


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (SCREENED, {}, "screening done, nothing more to assess."),
        (IN_FULL, {}, "screening done; full assessment due on 30 October 2015."),
        (
            {**IN_FULL, "full_due": "2015-08-30"},
            {},
            "screening done; full assessment overdue, due on 30 August 2015.",
        ),
        (
            {**IN_FULL, "full_done_on": "2015-08-30"},
            IN_FULL,
            "full assessment done, nothing more to assess.",
        ),
        (
            {**IN_FULL, "full_done_on": "2015-08-30"},
            {},
            "screening and full assessment done, nothing more to assess.",
        ),
        (
            {"screening_due": "2015-08-28"},
            {"screening_due": "2015-08-28"},
            "screening became overdue; it was due on 28 August 2015.",
        ),
        (
            {"screening_due": "2015-10-31"},
            {"screening_due": "2015-07-30"},
            "screening is now due on 31 October 2015.",
        ),
        (
            {"screening_due": "2015-10-31"},
            {},
            "screening moved later, from 30 September 2015 to 31 October 2015.",
        ),
        (
            {"decision_due": "2015-12-18"},
            {},
            "final decision moved earlier, from 29 January 2016 to 18 December 2015.",
        ),
        (
            {"decision_due": "2015-08-20"},
            {"decision_due": "2015-08-20"},
            "final decision became overdue; it was due on 20 August 2015.",
        ),
        (
            {**SCREENED, "decision": "approved with changes", "decided_on": "2015-08-30"},
            SCREENED,
            "final decision taken: approved with changes.",
        ),
        (
            {**SCREENED, "decision": "rejected", "decided_on": "2015-08-30"},
            {**SCREENED, "decision": "approved", "decided_on": "2015-08-30"},
            "final decision is now rejected, no longer approved.",
        ),
    ],
)
def test_a_change_is_told_by_what_happened(now, before, words):
    assert steps([now], [before]) == [f"Service 1: {words}"]


def test_the_same_change_of_several_is_told_once():
    moved = {"decision_due": "2015-12-18"}
    what = "final decision moved earlier, from 29 January 2016 to 18 December 2015."
    two = steps([moved, moved, {}], [{}, {}, {}])
    assert two == [f"Service 1 and Service 2: {what}"]
    assert steps([moved] * 4, [{}] * 4) == [f"All four proposals: {what}"]
    assert steps([moved] * 4 + [{}], [{}] * 5) == [f"Four proposals: {what}"]


def test_new_and_withdrawn_proposals_are_told():
    assert steps([{}, {}], [{}]) == ["Service 2: new proposal."]
    assert steps([{}], [{}, {}]) == ["Service 2: no longer proposed."]


def test_nothing_changed_is_a_sentence():
    assert steps([{}], [{}]) == [
        "No proposal was added, assessed, decided or moved since the last report."
    ]
