"""Scorecard exhibits: the words follow the numbers, and nothing to report is a sentence."""

import math
import re

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.periods import Quarter
from analysis.topics.scorecard_results import (
    exhibits,
    history_exhibits,
    indicator_exhibits,
    measures,
)

NOW, LAST = Quarter.parse("2014-15-q4"), Quarter.parse("2014-15-q3")
NAN = math.nan
ROW = {
    "indicator_id": "OUR-01",
    "title": "Sickness absence",
    "focus_area": "Our Council",
    "owner": "Head of Human Resources",
    "unit": "days",
    "polarity": "low",
    "target": 7.5,
    "tolerance": 0.1,
    "range_low": NAN,
    "range_high": NAN,
    "value": 9.3,
    "numerator": NAN,
    "as_at": pd.Timestamp("2015-03-31"),
    "provisional": "no",
    "comparator": "last quarter",
    "noise": 0.2,
    "benchmark": 8.7,
    "commentary": "Absence rose.",
    "action": "Managers are trained.",
    "next_update": pd.Timestamp("2015-09-10"),
}


def described(*rows: dict[str, object], before: float = 8.7) -> pd.DataFrame:
    """Rows that differ from the usual one, with their results and words."""
    frame = pd.DataFrame([{**ROW, **row} for row in rows] or [ROW])
    past = frame.assign(quarter=LAST.name, value=before)
    return indicator_exhibits.in_words(measures.results(frame, history=past, period=NOW))


NONE = described().iloc[:0]


def totals(**counts: float) -> pd.Series:
    names = ["indicators", *exhibits.RATINGS, "improving", "no_noticeable_change"]
    base = dict.fromkeys([*names, "deteriorating", "no_comparison"], 0.0)
    return pd.Series({**base, "green_share": NAN, **counts})


USUAL = {"indicators": 47, "green": 19, "amber": 12, "red": 12, "no_status": 4}


def headline(now: dict[str, float], last: dict[str, float]) -> str:
    figures = compared(totals(**now), before=totals(**last))
    return exhibits.say_headline(
        figures, worse=described(), better=NONE, now=NOW, last=LAST
    ).as_text()


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
    changes = indicator_exhibits.in_words(measures.changes_since(now, before=before))
    said = exhibits.say_changes(changes).as_text().split("\n")
    assert "new, rated Red" in said[0]
    assert said[1] == (
        "Sickness absence (Our Council): no longer reported. It was 9.3 days and rated Red."
    )


def test_no_change_is_a_sentence():
    nothing = indicator_exhibits.in_words(measures.changes_since(described(), before=described()))
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


def test_an_exception_is_told_in_full():
    (table,) = indicator_exhibits.tabulate_in_full(
        described(), what="red and deteriorated", now=NOW, source="S."
    )
    assert table.as_text().split("\n") == [
        "Sickness absence, Quarter 4 2014/15",
        "Our Council | Details",
        "Result | 9.3 days at 31 March 2015; target 7.5 days or less",
        "Quarter 3 2014/15 | 8.7 days",
        "National or regional | 8.7 days",
        "Performance | Absence rose.",
        "What is being done | Managers are trained.",
        "Owner | Head of Human Resources; next update 10 September 2015",
    ]


def test_what_an_exception_lacks_is_marked():
    lacking = described({"benchmark": NAN, "action": None}, before=NAN)
    (table,) = indicator_exhibits.tabulate_in_full(lacking, what="red", now=NOW, source="S.")
    cells = dict(table.as_json()["rows"])
    assert cells["Quarter 3 2014/15"] == "[x]"
    assert cells["National or regional"] == "[x]"
    assert cells["What is being done"] == "[x]"


def test_no_exception_and_no_red_indicator_are_sentences():
    (said,) = indicator_exhibits.tabulate_in_full(
        NONE, what="green and improved", now=NOW, source="S."
    )
    assert said.as_text() == "No indicator is green and improved in Quarter 4 2014/15."
    red = indicator_exhibits.tabulate_red(NONE, now=NOW, source="S.")
    assert red.as_text() == "No indicator is red in Quarter 4 2014/15."


def test_every_focus_area_has_its_table_with_marks_and_symbols():
    rows = described({}, {"focus_area": "Roads", "target": NAN, "indicator_id": "ENV-01"})
    first, second = indicator_exhibits.tabulate_indicators(rows, now=NOW, source="S.")
    assert first.caption == "Our Council: every indicator, Quarter 4 2014/15"
    cells = first.as_json()["rows"][0]
    assert [cells[6]["text"], cells[7]["text"]] == ["Red", "Deteriorating"]
    assert cells[2:6] == ["7.5", "10%", "9.3", "31 March 2015"]
    assert second.as_json()["rows"][0][2:4] == ["[z]", "[z]"]
    assert first.csv().splitlines()[1].split(",")[4] == "9.3"


def history_of(**values: list[float]) -> pd.DataFrame:
    """Quarterly results, `values` by indicator, the earliest first."""
    names = [NOW.minus(back).name for back in reversed(range(3))]
    return pd.DataFrame(
        [
            {
                "indicator_id": ref,
                "quarter": name,
                "value": value,
                "provisional": "no",
                "confidential": False,
            }
            for ref, each in values.items()
            for name, value in zip(names, each, strict=True)
        ]
    )


def test_history_has_the_numbers_of_its_chart_in_its_table():
    rows = described({"indicator_id": "B"}, {"indicator_id": "A", "value": 8.0})
    quarterly = history_of(B=[NAN, 8.7, 9.3], A=[7.0, 8.7, 8.0])
    (chart,) = history_exhibits.draw_history(rows, quarterly=quarterly, source="S.")
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
        "Our Council: one of two indicators is better than in Quarter 2 2014/15, one is worse."
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
    (chart,) = history_exhibits.draw_history(rows, quarterly=quarterly, source="S.")
    assert head in re.findall(r"<text[^>]*>([^<]*)</text>", chart.svg)


def test_a_focus_area_with_many_indicators_is_drawn_in_even_parts():
    many = described(*({"indicator_id": f"I{number:02d}"} for number in range(15)))
    quarterly = history_of(**{ref: [1.0, 2.0, 3.0] for ref in many["indicator_id"]})
    charts = history_exhibits.draw_history(many, quarterly=quarterly, source="S.")
    assert [len(chart.table.frame) for chart in charts] == [8, 7]
    assert "part 2 of 2: none of seven indicators are better" in charts[1].finding
    assert charts[0].table.name != charts[1].table.name


def test_a_scorecard_without_indicators_draws_nothing_and_does_not_fail():
    quarterly = history_of(A=[1.0, 2.0, 3.0])
    assert history_exhibits.draw_history(NONE, quarterly=quarterly, source="S.") == []
    assert indicator_exhibits.tabulate_indicators(NONE, now=NOW, source="S.") == []
    nothing = measures.ratings_by(NONE, by="focus_area")
    assert exhibits.draw_ratings(nothing, now=NOW, source="S.").finding == "No indicator is red"


@pytest.mark.parametrize(
    ("area", "words"), [("all", "All focus areas."), ("The Environment", "The Environment only.")]
)
def test_the_scope_names_quarter_comparison_and_focus_area(area, words):
    said = exhibits.say_scope(NOW, last=LAST, focus_area=area).as_text()
    assert said.startswith("Results for Quarter 4 2014/15, compared with Quarter 3 2014/15.")
    assert words in said
