"""Prevention by evidence, and the order of review that it implies."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.topics.public_health_grant import measures

from ..sample import services

COLUMNS = ["service", "evidence", "mandated", "budget_gbp", "planned_gbp"]


def prevention(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


SAMPLE = prevention(
    ("Quit", "strong", "no", 900.0, 200.0),
    ("Weigh", "none", "yes", 300.0, 0.0),
    ("Award", "none", "no", 200.0, 150.0),
    ("Walk", "weak", "no", 400.0, 100.0),
    ("Train", "weak", "no", 600.0, 0.0),
)


def test_only_services_with_a_rating_are_prevention():
    evidence = pd.DataFrame({"service_ref": ["PH-03", "PH-02"], "evidence": ["none", "strong"]})
    planned = pd.DataFrame({"service_ref": ["PH-02"] * 2, "saving_second_gbp": [5.0, 6.0]})
    frame = measures.rated(services(), evidence=evidence, planned=planned)
    assert frame[["service_ref", "evidence", "planned_gbp"]].values.tolist() == [
        ["PH-02", "strong", 11],
        ["PH-03", "none", 0],
    ]


def test_spending_by_evidence_worked_by_hand():
    # Weak: 400 + 600 = 1,000, of which 100 is saved; none: 300 + 200 = 500, of which 150.
    table = measures.spending_by_evidence(SAMPLE).set_index("evidence")
    assert list(table.index) == ["strong", "moderate", "weak", "none", "Total"]
    assert table["budget_gbp"].to_list() == [900, 0, 1000, 500, 2400]
    assert table["planned_gbp"].to_list() == [200, 0, 100, 150, 450]
    assert table["services"].to_list() == [1, 0, 2, 2, 5]


def test_the_summary_worked_by_hand():
    # Weak and none: four services, 1,500 of 2,400; their savings 250, on strong evidence 200, all
    # 450.
    summary = measures.evidence_summary(measures.spending_by_evidence(SAMPLE))
    assert summary.to_list() == [4, 1500, 0.625, 250, 200, 450]


def test_the_order_of_review_follows_its_rule():
    ordered = measures.review_order(SAMPLE)
    assert ordered["service"].to_list() == ["Award", "Weigh", "Train", "Walk", "Quit"]
    assert ordered["rank"].to_list() == [1, 2, 3, 4, 5]


@given(order=st.permutations(range(len(SAMPLE))))
def test_the_order_of_review_does_not_depend_on_that_of_the_file(order):
    shuffled = measures.review_order(SAMPLE.iloc[order])
    assert shuffled["service"].to_list() == measures.review_order(SAMPLE)["service"].to_list()


def test_nothing_rated_is_noughts_and_an_empty_order():
    nothing = SAMPLE.iloc[:0]
    by_rating = measures.spending_by_evidence(nothing)
    assert by_rating["budget_gbp"].to_list() == [0] * 5
    assert pd.isna(measures.evidence_summary(by_rating)["few_share"])
    assert measures.review_order(nothing).empty
