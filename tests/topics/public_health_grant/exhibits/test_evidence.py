"""Evidence in words: how much is weak, and whether savings follow it."""

import pandas as pd
import pytest

from analysis.topics.public_health_grant import exhibits, measures

from ..sample import years

COLUMNS = ["service", "evidence", "mandated", "budget_gbp", "planned_gbp", "basis", "source"]


def prevention(**saved: float) -> pd.DataFrame:
    rows = [
        (name, rating, "no", budget, saved.get(rating, 0.0), "Why", "Where")
        for name, rating, budget in (
            ("Quit", "strong", 800),
            ("Walk", "weak", 150),
            ("Win", "none", 50),
        )
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def said(frame: pd.DataFrame) -> str:
    by_rating = measures.spending_by_evidence(frame)
    summary = measures.evidence_summary(by_rating)
    return exhibits.say_evidence(by_rating, summary=summary, years=years()).as_text()


def test_spending_and_savings_are_told_by_evidence():
    assert said(prevention(strong=300.0, none=50.0)) == (
        "£200 of the £1,000 for prevention (20.0%) is for the 2 of 3 services with weak evidence "
        "or none. Of the £350 proposed for 2017/18 on prevention: £300 on strong evidence and £50 "
        "on no evidence. More is proposed where evidence is strong than where it is weak or "
        "missing."
    )


def test_savings_that_follow_the_evidence_draw_no_remark():
    assert said(prevention(strong=40.0, weak=40.0)).endswith("£40 on weak evidence.")


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (prevention(), "No saving is proposed on prevention in 2017/18."),
        (prevention().iloc[:1], "The evidence for every prevention service is strong or moderate."),
        (prevention().iloc[:0], "No prevention service has a rating."),
    ],
)
def test_what_is_missing_is_said(frame, words):
    assert words in said(frame)


def test_the_review_shows_ratings_as_words_and_the_order_by_number():
    rows = prevention(none=40e3).assign(mandated=["no", "yes", "no"])
    review = exhibits.tabulate_review(measures.review_order(rows), years=years(), sources=("One.",))
    lines = review.as_text().splitlines()
    assert "Saving 2017/18 (£m)" in lines[1]
    assert lines[2] == "1. Win | None | 0.00 | 0.0 | Why (Where)"
    assert lines[3].startswith("2. Walk | Weak, mandated | ")
    assert review.notes[0].startswith("Rule of the order: the weakest evidence first")
