"""Scorecard exhibits: the words follow the numbers, and nothing to report is a sentence."""

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.topics.scorecard_results import exhibits, measures

from .sample import LAST, NAN, NONE, NOW, USUAL, described, totals


def test_key_figures_compare_the_counts():
    figures = compared(totals(**USUAL), before=totals(**{**USUAL, "green": 17, "green_share": 0.4}))
    shown = exhibits.tabulate_key_figures(figures, now=NOW, last=LAST, source="S.")
    text = shown.as_text()
    assert "Green | 19 | 17 | up 2" in text
    assert "Red | 12 | 12 | no change" in text
    assert shown.as_json()["notes"] == []


@pytest.mark.parametrize(
    ("row", "then", "words"),
    [
        (
            {},
            ("amber", 8.2),
            "Sickness absence (Our Council): from Amber to Red. 9.3 days at 31 March 2015; it was "
            "8.2 days. The target is 7.5 days or less.",
        ),
        (
            {"value": NAN},
            ("amber", 8.2),
            "from Amber to No status. There is no value; it was 8.2 days.",
        ),
        (
            {},
            ("no status", NAN),
            "from No status to Red. 9.3 days at 31 March 2015; it had no value.",
        ),
        ({"target": NAN}, ("red", 8.2), "from Red to No status. 9.3 days at 31 March 2015; it was"),
        ({"target": NAN}, ("red", 8.2), "It has no target."),
        ({"numerator": 3.0}, ("red", 8.2), "The result is confidential; it was 8 days."),
        ({}, ("not listed", NAN), "new, rated Red. 9.3 days at 31 March 2015. The target is 7.5"),
    ],
)
def test_a_change_is_told_with_its_numbers(row, then, words):
    changes = described(row).assign(rating_before=then[0], value_before=then[1])
    assert words in exhibits.say_changes(changes).as_text()


@pytest.mark.parametrize(
    ("row", "told"), [({"value": NAN}, True), ({}, False), ({"numerator": 3.0}, False)]
)
def test_a_change_without_a_value_gives_the_reason_but_a_hidden_one_does_not(row, told):
    reason = "The survey was not run."
    changes = described({"commentary": reason, **row})
    said = exhibits.say_changes(changes.assign(rating_before="amber", value_before=8.2)).as_text()
    assert (f"it was 8.2 days. {reason} The target" in said) is told
    assert (reason in said) is told


def test_an_indicator_that_is_gone_is_told_as_gone():
    now = described({"indicator_id": "NEW-01"})
    before = described({"value": 9.3})
    changes = exhibits.in_words(measures.changes_since(now, before=before))
    said = exhibits.say_changes(changes).as_text().split("\n")
    assert "new, rated Red" in said[0]
    assert said[1] == (
        "Sickness absence (Our Council): no longer reported. It was 9.3 days and rated Red."
    )


def test_no_change_is_a_sentence():
    nothing = exhibits.in_words(measures.changes_since(described(), before=described()))
    assert "No indicator changed its rating" in exhibits.say_changes(nothing).as_text()


@pytest.mark.parametrize(
    ("reds", "finding"),
    [
        ((2, 1), "Roads has the most red indicators: two of the three that are red."),
        ((2, 2), "Roads and Care have the most red indicators: two each of the four that are red."),
        ((0, 0), "No indicator is red."),
    ],
)
def test_the_chart_of_ratings_states_where_red_is(reds, finding):
    rows = [("Roads", "red")] * reds[0] + [("Care", "red")] * reds[1]
    rows += [("Roads", "green"), ("Care", "no status")]
    results = pd.DataFrame(rows, columns=["focus_area", "rating"])
    by_area = measures.ratings_by(results, by="focus_area")
    assert exhibits.draw_ratings(by_area, now=NOW, source="S.").finding == finding


def test_the_chart_of_one_focus_area_does_not_call_it_the_most():
    results = pd.DataFrame({"focus_area": ["Roads", "Roads"], "rating": ["red", "green"]})
    by_area = measures.ratings_by(results, by="focus_area")
    drawn = exhibits.draw_ratings(by_area, now=NOW, source="S.")
    assert drawn.finding == "Of two indicators, one is red."


def test_directions_are_counted_by_focus_area_with_a_total():
    rows = [("Roads", "improving"), ("Care", "deteriorating"), ("Roads", "no comparison")]
    counted = measures.directions_by(
        pd.DataFrame(rows, columns=["focus_area", "direction"]), by="focus_area"
    )
    lines = exhibits.tabulate_directions(counted, now=NOW, source="S.").as_text().splitlines()
    assert lines[2:] == [
        "Roads | 1 | 0 | 0 | 1 | 2",
        "Care | 0 | 0 | 1 | 0 | 1",
        "Total | 1 | 0 | 1 | 1 | 3",
    ]


def test_transitions_show_ratings_with_their_shapes_and_new_ones_in_words():
    moved = measures.transitions(described(), before=NONE)
    cells = [
        row[0]
        for row in exhibits.tabulate_transitions(moved, now=NOW, last=LAST, source="S.").as_json()[
            "rows"
        ]
    ]
    assert [cell["shape"] for cell in cells[:4]] == ["circle", "triangle", "diamond", "ring"]
    assert cells[4] == "Not listed then"
