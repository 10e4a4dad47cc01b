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
    return exhibits.say_evidence(by_rating, summary=summary).as_text()


def test_spending_and_savings_are_told_by_evidence():
    assert said(prevention(strong=300.0, none=50.0)) == (
        "£200 of the £1,000 for prevention (20.0%) is spent on weak evidence or none. Of the £350 "
        "a year to be saved on prevention: £300 on strong evidence and £50 on no evidence. "
        "More is planned where evidence is strong than where it is weak or missing."
    )


def test_savings_that_follow_the_evidence_draw_no_remark():
    assert said(prevention(strong=40.0, weak=40.0)).endswith("£40 on weak evidence.")


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (prevention(), "No saving is planned on prevention."),
        (prevention().iloc[:1], "The evidence for every prevention service is strong or moderate."),
        (prevention().iloc[:0], "No prevention service has a rating."),
    ],
)
def test_what_is_missing_is_said(frame, words):
    assert words in said(frame)


def test_tables_show_ratings_as_words_and_the_order_by_number():
    by_rating = measures.spending_by_evidence(prevention(none=50.0))
    table = exhibits.tabulate_evidence(by_rating, years=years(), sources=("One.",))
    firsts = [line.split(" | ")[0] for line in table.as_text().splitlines()[2:]]
    assert firsts == ["Strong", "Moderate", "Weak", "None", "Total"]
    assert "| [z]" in table.as_text()
    review = exhibits.tabulate_review(measures.review_order(prevention()), source="S.")
    assert review.as_text().splitlines()[2] == "1. Win | None | No | 0.00 | Why (Where)"
    assert review.notes[0].startswith("Rule of the order: the weakest evidence first")
