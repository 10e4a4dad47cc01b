"""Real change in words: every verdict, every expectation, and counts that add up."""

import pytest

from analysis.topics.scorecard_results import exhibits, measures
from analysis.topics.scorecard_results.exhibits import variation

from .sample import NAN, NONE, NOW, described, watched

UPS_AND_DOWNS = [50.0, 52.0] * 6  # mean 51, limits 45.68 and 56.32
RANGED = {"polarity": "range", "target": NAN, "range_low": 40.0, "range_high": 60.0}


def one(values: list[float], **given: object):
    return watched({"A": values}, A={"polarity": "high", "target": 50.0, **given})[0].iloc[0]


@pytest.mark.parametrize(
    ("values", "given", "verdict", "expectation"),
    [
        (
            UPS_AND_DOWNS,
            {},
            "Ordinary ups and downs",
            "Will sometimes meet: target 50 or more",
        ),
        (UPS_AND_DOWNS, {"target": 45.0}, None, "Will usually meet: target 45 or more"),
        (UPS_AND_DOWNS, {"target": 57.0}, None, "Will usually miss: target 57 or more"),
        ([*UPS_AND_DOWNS, 60.0], {}, "Real change for the better", None),
        ([*UPS_AND_DOWNS, 40.0], {}, "Real change for the worse", None),
        ([*UPS_AND_DOWNS, 60.0], {"target": 59.0}, None, "Not settled: target 59 or more"),
        ([*UPS_AND_DOWNS, 60.0], RANGED, "Real change, neither better nor worse", None),
        (UPS_AND_DOWNS, {"target": NAN}, None, "No target"),
        (UPS_AND_DOWNS[1:], {}, "Too few results to judge (11 of 12)", "Target: 50 or more"),
        (UPS_AND_DOWNS, {"frequency": "rolling"}, "Not judged: results overlap", None),
        ([*UPS_AND_DOWNS, NAN], {}, "Not judged: no result this time", "Target: 50 or more"),
    ],
)
def test_a_verdict_and_an_expectation_in_words(values, given, verdict, expectation):
    row = one(values, **given).to_dict()
    assert verdict in (None, variation.verdict(row))
    assert expectation in (None, variation.expectation(row))


@pytest.mark.parametrize(
    ("values", "given", "said"),
    [
        (
            [*UPS_AND_DOWNS, 60.0],
            {},
            "Real change for the better: the latest result is outside the limits of 45.04 to "
            "58.34 days. It will sometimes meet its target unless something changes.",
        ),
        (
            # The last seven rise by 2 each, well within the limits: the first steps are of 20.
            [40.0, 60.0] * 4 + [44.0, 46.0, 48.0, 50.0, 52.0, 54.0, 56.0],
            {"target": 100.0},
            "Real change for the better: seven or more results in succession went the same way. It "
            "will usually miss its target unless something changes.",
        ),
        (
            UPS_AND_DOWNS,
            {"target": NAN},
            "Ordinary ups and downs.",
        ),
    ],
)
def test_the_course_of_one_indicator_says_by_which_rule(values, given, said):
    assert variation.course_in_words(one(values, **given).to_dict()) == said


def mixed():
    """Three that can be judged, one of too few results, one that overlaps."""
    return watched(
        {
            "A": [*UPS_AND_DOWNS, 60.0],
            "B": UPS_AND_DOWNS,
            "C": UPS_AND_DOWNS,
            "D": UPS_AND_DOWNS[1:],
            "E": UPS_AND_DOWNS,
        },
        B={"target": 57.0, "polarity": "high"},
        C={"target": 57.0},
        E={"frequency": "rolling"},
    )[0].assign(direction="no noticeable change", comparator_value=50.0)


def test_all_together_in_sentences():
    frame = mixed()
    said = exhibits.say_variation(frame, moves=measures.moves(frame)).as_text().split("\n")
    assert said == [
        "Of five indicators, one shows a real change for the worse, two only go up and down as "
        "usual and two cannot be judged.",
        "As long as nothing else changes, two will usually miss the target, none will sometimes "
        "meet it and one will usually meet it.",
    ]


def test_what_is_not_settled_is_said():
    (said,) = [
        paragraph
        for paragraph in exhibits.say_variation(
            watched({"A": [*UPS_AND_DOWNS, 60.0]}, A={"polarity": "high", "target": 59.0})[0],
            moves=measures.moves(described().iloc[:0]),
        ).paragraphs
        if "settled" in paragraph
    ]
    assert said.endswith(
        "For one it is not settled: the latest result has crossed a target that the limits do not "
        "reach."
    )


def test_moves_are_set_against_ordinary_variation():
    frame = mixed().assign(direction="improving")  # B and C moved 2 of up to 6.5, A 10 of 8.2
    moves = measures.moves(frame)
    said = exhibits.say_variation(frame, moves=moves).paragraphs[-1]
    assert said == (
        "Of five indicators improving or deteriorating, two moved within the ordinary difference "
        "of two results and one beyond it; for two it cannot be told. A direction of travel goes "
        "by its owner's threshold, and does not prove a real change."
    )
    table = exhibits.tabulate_moves(moves, source="S.")
    assert [row[2:] for row in table.as_json()["rows"]] == [
        ["10.0", "0.2", "8.17", "More than ordinary"],
        ["2.0", "0.2", "6.53", "Ordinary"],
        ["2.0", "0.2", "6.53", "Ordinary"],
    ]
    assert table.notes == ("It cannot be told for: Indicator D; Indicator E.",)


def test_no_move_and_no_move_that_can_be_judged_are_sentences():
    none = measures.moves(described().iloc[:0])
    assert (
        "can the size of a change be judged" in exhibits.tabulate_moves(none, source="S.").as_text()
    )
    few = measures.moves(described())
    assert (
        "can the size of a change be judged" in exhibits.tabulate_moves(few, source="S.").as_text()
    )


def test_the_table_counts_by_verdict_and_expectation():
    table = exhibits.tabulate_variation(
        measures.variation_by_assurance(mixed()), now=NOW, source="S."
    ).as_json()
    assert [column["label"] for column in table["columns"]][1:4] == [
        "Will usually miss",
        "Will sometimes meet",
        "Will usually meet",
    ]
    rows = {row[0]: row[1:] for row in table["rows"]}
    assert rows["Real change for the worse"] == ["1", "0", "0", "0", "0", "0", "1"]
    assert rows["Ordinary ups and downs"] == ["1", "0", "1", "0", "0", "0", "2"]
    assert rows["Total"] == ["2", "0", "1", "0", "2", "0", "5"]


def test_the_list_names_every_indicator_once():
    said = exhibits.list_variation(mixed()).as_text()
    assert said.split("\n") == [
        "Real change for the worse. Will usually miss: Indicator A.",
        "Ordinary ups and downs. Will usually miss: Indicator B. Will usually meet: Indicator C.",
        "Not judged, fewer than 12 results: Indicator D.",
        "Not judged, each result shares months with the one before: Indicator E.",
    ]


def test_without_indicators_the_words_still_stand():
    none = measures.moves(NONE)
    assert exhibits.say_variation(NONE, moves=none).as_text() == "There are no indicators."
    assert exhibits.list_variation(NONE).as_text() == "There are no indicators."
