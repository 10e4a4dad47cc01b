"""The list and the tables of every topic: units, symbols, and where a title leads."""

import pandas as pd

from analysis.topics.summary import exhibits

NAN = float("nan")
TOPICS = pd.DataFrame(
    {
        "topic": ["budget_pressure", "roads"],
        "title": ["Revenue budget", "Roads"],
        "letter": ["B", NAN],
        "label": ["Over cash limit", "Holes"],
        "unit": ["share", "number"],
        "better_when": ["lower", "higher"],
        "amber_from": [0.002, 9.0],
        "red_from": [0.01, 5.0],
        "reason": ["A hundredth", "Half"],
        "now": [0.017, NAN],
        "before": [0.014, 3.0],
        "change": [0.003, NAN],
        "movement": ["worse", "not comparable"],
        "rating": ["red", "no status"],
    }
)


def test_a_topic_is_rated_in_word_shape_and_colour_and_leads_to_its_page():
    table = exhibits.tabulate_status(TOPICS, source="Thresholds.").as_json()
    first, second = table["rows"]
    assert first[:5] == [
        {"text": "Revenue budget (B)", "address": "budget_pressure.html"},
        "Over cash limit",
        "1.7%",
        "1.4%",
        "Worse, up 0.3 percentage points",
    ]
    assert (first[5]["text"], first[5]["shape"]) == ("Red", "diamond")
    assert second[:5] == ["Roads", "Holes", "[x]", "3", "Not comparable"]
    assert second[5]["text"] == "No status"
    assert table["symbols"] == ["[x] not available"]
    assert table["source"] == "The appendices. For ratings: Thresholds."


def test_thresholds_say_which_side_counts():
    rows = exhibits.tabulate_thresholds(TOPICS, source="Thresholds.").as_json()["rows"]
    assert rows == [
        ["Revenue budget", "0.2% up", "1.0% up", "A hundredth"],
        ["Roads", "9 down", "5 down", "Half"],
    ]


def test_the_list_keeps_the_order_of_its_sentences():
    said = exhibits.list_position(TOPICS, sentences={"roads": "Dry.", "budget_pressure": "Over."})
    assert said.role == "list"
    assert said.paragraphs == ("Roads: Dry.", "Revenue budget (Appendix B): Over.")
