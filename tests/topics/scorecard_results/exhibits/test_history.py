"""Small multiples: every result of twelve quarters is drawn and stands in the table."""

import re

import pytest

from analysis.topics.scorecard_results import exhibits, measures

from .sample import NAN, NONE, NOW, described, history_of


def test_history_has_the_numbers_of_its_chart_in_its_table():
    rows = described({"indicator_id": "B"}, {"indicator_id": "A", "value": 8.0})
    quarterly = history_of(B=[NAN, 8.7, 9.3], A=[7.0, 8.7, 8.0])
    (chart,) = exhibits.draw_history(rows, quarterly=quarterly, source="S.")
    table = chart.as_json()["table"]
    assert [column["label"] for column in table["columns"]] == [
        "Indicator",
        "Q2 14/15",
        "Q3 14/15",
        "Q4 14/15",
        "Target now",
    ]
    assert [row[1:] for row in table["rows"]] == [
        ["[x]", "8.7", "9.3", "7.5"],
        ["7.0", "8.7", "8.0", "7.5"],
    ]
    assert chart.finding == (
        "Our Council: one of two indicators is better than at the first result shown and one is "
        "worse."
    )


@pytest.mark.parametrize(
    ("row", "head"),
    [
        ({}, "Red. Target: 7.5 or less"),
        ({"polarity": "high"}, "Green. Target: 7.5 or more"),
        (
            {"polarity": "range", "target": NAN, "range_low": 9.0, "range_high": 10.0},
            "Green. Target: 9 to 10",
        ),
        ({"target": NAN}, "No status. No target"),
    ],
)
def test_a_small_chart_is_headed_by_rating_and_target(row, head):
    rows = described({"indicator_id": "A", **row})
    quarterly = history_of(A=[8.0, 8.7, 9.3])
    (chart,) = exhibits.draw_history(rows, quarterly=quarterly, source="S.")
    assert head in re.findall(r"<text[^>]*>([^<]*)</text>", chart.svg)


def test_the_finding_accounts_for_every_indicator():
    rows = described(
        {"indicator_id": "A", "value": 8.0},
        {"indicator_id": "B"},
        {"indicator_id": "C", "value": 8.6},  # 0.1 less than 8.7, within its noise of 0.2
        {"indicator_id": "D", "value": NAN},
        {"indicator_id": "E", "polarity": "none", "target": NAN},
        {"indicator_id": "F", "numerator": 3.0},
        {"indicator_id": "G"},
    )
    rows = rows.assign(course=rows["course"].mask(rows["indicator_id"] == "G", "no comparison"))
    quarterly = history_of(**{ref: [8.7, 8.7, 8.7] for ref in rows["indicator_id"]})
    (chart,) = exhibits.draw_history(rows, quarterly=quarterly, source="S.")
    assert chart.finding == (  # 1 + 1 + 1 + 2 + 1 + 1 = 7
        "Our Council: one of seven indicators is better than at the first result shown, one is "
        "worse, one has not changed noticeably, two have no result to show this quarter, for one "
        "neither up nor down is better and one has no earlier result."
    )


def test_a_focus_area_with_many_indicators_is_drawn_in_even_parts():
    many = described(*({"indicator_id": f"I{number:02d}"} for number in range(15)))
    quarterly = history_of(**{ref: [1.0, 2.0, 3.0] for ref in many["indicator_id"]})
    charts = exhibits.draw_history(many, quarterly=quarterly, source="S.")
    assert [len(chart.table.frame) for chart in charts] == [8, 7]
    assert "part 2 of 2: none of seven indicators are better" in charts[1].finding
    assert charts[0].table.name != charts[1].table.name


def test_a_scorecard_without_indicators_draws_nothing_and_does_not_fail():
    quarterly = history_of(A=[1.0, 2.0, 3.0])
    assert exhibits.draw_history(NONE, quarterly=quarterly, source="S.") == []
    assert exhibits.tabulate_indicators(NONE, now=NOW, source="S.") == []
    nothing = measures.ratings_by(NONE, by="focus_area")
    assert exhibits.draw_ratings(nothing, now=NOW, source="S.").finding == "No indicator is red."
