"""Single indicators: in full, all red ones, and every one by focus area."""

from analysis.topics.scorecard_results import exhibits

from .sample import NAN, NONE, NOW, described


def test_an_exception_is_told_in_full():
    (table,) = exhibits.tabulate_in_full(
        described(), what="red and deteriorated", now=NOW, source="S."
    )
    assert table.as_text().split("\n") == [
        "Sickness absence, Quarter 4 2014/15",
        "Our Council | Details",
        "Result | 9.3 days at 31 March 2015; it was 8.7 days at 31 December 2014",
        "Target | 7.5 days or less; results that met it: none of 2",
        "National or regional | 8.7 days",
        "Over time | Not tested: too few results.",
        "Performance | Absence rose.",
        "What is being done | Managers are trained.",
        "Owner | Head of Human Resources; next update 10 September 2015",
    ]


def test_what_an_exception_lacks_is_marked():
    lacking = described({"benchmark": NAN, "action": None}, before=NAN)
    (table,) = exhibits.tabulate_in_full(lacking, what="red", now=NOW, source="S.")
    cells = dict(table.as_json()["rows"])
    assert cells["Result"] == "9.3 days at 31 March 2015; nothing to compare with"
    assert cells["National or regional"] == "[x]"
    assert cells["What is being done"] == "[x]"


def test_no_exception_and_no_red_indicator_are_sentences():
    (said,) = exhibits.tabulate_in_full(NONE, what="green and improved", now=NOW, source="S.")
    assert said.as_text() == "No indicator is green and improved in Quarter 4 2014/15."
    red = exhibits.tabulate_red(NONE, now=NOW, source="S.")
    assert red.as_text() == "No indicator is red in Quarter 4 2014/15."


def test_the_red_table_does_not_tell_again_what_is_told_in_full():
    rows = described({}, {"value": 8.7})  # 8.7 then and now: deteriorating, and unchanged
    cells = exhibits.tabulate_red(rows, now=NOW, source="S.").as_json()["rows"]
    assert [row[5] for row in cells] == [
        "See under Red and deteriorated.",
        "Managers are trained.",
    ]


def test_others_that_deteriorated_are_told_with_their_comment_or_that_there_is_none():
    rows = described({}, {"commentary": None})
    assert exhibits.list_worsened(rows.assign(rating="green")).as_text().split("\n") == [
        "Sickness absence (Our Council, green): 9.3 days at 31 March 2015; it was 8.7 days at 31 "
        "December 2014. Absence rose.",
        "Sickness absence (Our Council, green): 9.3 days at 31 March 2015; it was 8.7 days at 31 "
        "December 2014. No comment was given.",
    ]
    assert exhibits.list_worsened(NONE).as_text() == "No other indicator deteriorated."


def test_every_focus_area_has_its_table_with_marks_and_symbols():
    rows = described({}, {"focus_area": "Roads", "target": NAN, "indicator_id": "ENV-01"})
    first, second = exhibits.tabulate_indicators(rows, now=NOW, source="S.")
    assert first.caption == "Our Council: every indicator, Quarter 4 2014/15"
    cells = first.as_json()["rows"][0]
    assert [cells[4]["text"], cells[5]["text"]] == ["Red", "Deteriorating"]
    assert cells[1:3] == ["7.5 or less (10%)", "9.3"]
    assert cells[7] == "Not tested: too few results"
    assert second.as_json()["rows"][0][1] == "none; lower is better"
    assert first.csv().splitlines()[1].split(",")[2] == "9.3"


def test_the_red_table_says_on_which_side_of_the_target_is_good():
    ranged = {"polarity": "range", "target": NAN, "range_low": 85.0, "range_high": 95.0}
    rows = described({"target": 12.0}, {"target": 12.0, "polarity": "high"}, ranged)
    cells = exhibits.tabulate_red(rows, now=NOW, source="S.").as_json()["rows"]
    assert [row[3] for row in cells] == ["12 or less", "12 or more", "85 to 95"]


def test_a_note_says_why_there_is_no_comparison():
    rows = described(
        {}, {"title": "Calls", "polarity": "none"}, {"title": "A survey", "value": NAN}
    )
    (table,) = exhibits.tabulate_indicators(rows, now=NOW, source="S.")
    assert table.notes == (
        "No comparison, as neither up nor down is better: Calls.",
        "No comparison, as there is no result to show yet: A survey.",
    )
    (new,) = exhibits.tabulate_indicators(described(before=NAN), now=NOW, source="S.")
    assert new.notes == (
        "No comparison, as there is no earlier result to compare with: Sickness absence.",
    )


def test_each_indicator_without_a_status_has_its_reason():
    rows = described(
        {},
        {"title": "Calls", "polarity": "none", "target": NAN},
        {"title": "A survey", "value": NAN, "commentary": "It was delayed."},
        {"title": "A new plan", "target": NAN},
        {"title": "Few people", "numerator": 3.0, "commentary": "Three people."},
    )
    assert exhibits.say_without_status(rows).as_text().split("\n") == [
        "Calls: neither up nor down is better.",
        "A survey: no result. It was delayed.",
        "A new plan: no target.",
        "Few people: the result is confidential.",
    ]
    assert exhibits.say_without_status(described()).as_text() == "Every indicator has a status."
