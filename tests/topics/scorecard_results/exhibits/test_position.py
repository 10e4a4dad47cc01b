"""Scorecard exhibits: the words follow the numbers, and nothing to report is a sentence."""

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.topics.scorecard_results import exhibits, measures

from .sample import LAST, NAN, NONE, NOW, USUAL, described, headline, totals


def test_headline_says_ratings_picture_directions_and_exceptions():
    now = {**USUAL, "improving": 8, "deteriorating": 1}
    assert headline(now, {**USUAL, "green": 17, "amber": 14, "improving": 11}) == (
        "In Quarter 4 2014/15, 19 of the 47 indicators are green (17 in Quarter 3 2014/15) and 12 "
        "are red (12 in Quarter 3 2014/15). Of the others, 12 are amber and four have no status.\n"
        "Compared with Quarter 3 2014/15 the picture is better: two more are green and as many "
        "are red.\n"
        "Eight are improving and one is deteriorating (11 and none in Quarter 3 2014/15).\n"
        "One is red and deteriorated; none are green and improved."
    )


@pytest.mark.parametrize(
    ("green", "red", "words"),
    [
        (19, 12, "As many are green, and as many red, as in Quarter 3 2014/15."),
        (19, 13, "the picture is better: as many are green and one fewer is red."),
        (20, 12, "the picture is worse: one fewer is green and as many are red."),
        (20, 11, "the picture is worse: one fewer is green and one more is red."),
        (17, 10, "the picture is mixed: two more are green and two more are red."),
        (21, 14, "the picture is mixed: two fewer are green and two fewer are red."),
    ],
)
def test_the_picture_follows_both_signs(green, red, words):
    assert words in headline(USUAL, {**USUAL, "green": green, "red": red})


def test_one_indicator_is_spoken_of_as_one():
    one = {"indicators": 1, "green": 1}
    said = headline(one, one)
    assert "1 of the 1 indicators is green" in said
    assert "0 are red" in said


def test_key_figures_compare_the_counts():
    figures = compared(totals(**USUAL), before=totals(**{**USUAL, "green": 17, "green_share": 0.4}))
    shown = exhibits.tabulate_key_figures(figures, now=NOW, last=LAST, source="S.")
    text = shown.as_text()
    assert "Green | 19 | 17 | up 2" in text
    assert "Red | 12 | 12 | no change" in text
    assert shown.as_json()["notes"] == [exhibits.DIRECTION_NOTE]


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
        ({"numerator": 3.0}, ("red", 8.2), "The result is confidential; it was 8.2 days."),
        ({}, ("not listed", NAN), "new, rated Red. 9.3 days at 31 March 2015. The target is 7.5"),
    ],
)
def test_a_change_is_told_with_its_numbers(row, then, words):
    changes = described(row).assign(rating_before=then[0], value_before=then[1])
    assert words in exhibits.say_changes(changes).as_text()


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
        ((2, 1), "Roads has the most red indicators: 2 of the 3 that are red"),
        ((2, 2), "Roads and Care have the most red indicators: 2 each of the 4 that are red"),
        ((0, 0), "No indicator is red"),
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
    assert drawn.finding == "1 of the 2 indicators are red"


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


@pytest.mark.parametrize(
    ("row", "target", "tolerance", "result", "better"),
    [
        ({}, "7.5 days or less", "10%", "9.3 days", "Lower"),
        ({"polarity": "high", "unit": "%"}, "7.5% or more", "10%", "9.3%", "Higher"),
        ({"target": NAN}, "none", None, "9.3 days", "Lower"),
        ({"target": 0.0, "tolerance": 2.0}, "0 days or less", "2 days", "9.3 days", "Lower"),
        ({"provisional": "yes"}, "7.5 days or less", "10%", "9.3 days [p]", "Lower"),
        ({"value": NAN}, "7.5 days or less", "10%", "[x]", "Lower"),
        ({"numerator": 3.0}, "7.5 days or less", "10%", "[c]", "Lower"),
        ({"polarity": "none", "target": NAN}, "none", None, "9.3 days", "Neither"),
        (
            {"polarity": "range", "target": NAN, "range_low": 5.0, "range_high": 8.5},
            "between 5 and 8.5 days",
            "10%",
            "9.3 days",
            "In the range",
        ),
    ],
)
def test_an_indicator_reads_in_its_own_unit(row, target, tolerance, result, better):
    words = described(row).iloc[0]
    assert words["target_in_words"] == target
    assert words["tolerance_shown"] == tolerance
    assert words["result_in_words"] == result
    assert words["better_when"] == better


def test_the_comparator_names_its_quarter():
    assert described()["comparator"].to_list() == ["Quarter 3 2014/15: 8.7"]


def test_a_title_that_says_its_unit_does_not_say_it_twice():
    titles = described({}, {"title": "Days lost to sickness"})["indicator"].to_list()
    assert titles == ["Sickness absence (days)", "Days lost to sickness"]


def test_a_missing_comparator_has_its_symbol():
    assert described(before=NAN)["comparator"].to_list() == ["Quarter 3 2014/15: [x]"]


@pytest.mark.parametrize(
    ("area", "words"), [("all", "All focus areas."), ("The Environment", "The Environment only.")]
)
def test_the_scope_names_quarter_comparison_and_focus_area(area, words):
    said = exhibits.say_scope(NOW, last=LAST, focus_area=area).as_text()
    assert said.startswith("Results for Quarter 4 2014/15, compared with Quarter 3 2014/15.")
    assert words in said
