"""Real change in words: every verdict, the record against the target, counts that add up."""

import pytest

from analysis.topics.scorecard_results import exhibits, measures
from analysis.topics.scorecard_results.exhibits import variation

from .sample import NAN, NONE, NOW, described, watched

UPS_AND_DOWNS = [50.0, 52.0] * 6  # mean 51, limits 45.68 and 56.32
RANGED = {"polarity": "range", "target": NAN, "range_low": 40.0, "range_high": 60.0}


def one(values: list[float], **given: object):
    return watched({"A": values}, A={"polarity": "high", "target": 50.0, **given})[0].iloc[0]


@pytest.mark.parametrize(
    ("values", "given", "verdict"),
    [
        (UPS_AND_DOWNS, {}, "Ordinary ups and downs"),
        ([*UPS_AND_DOWNS, 60.0], {}, "Real change for the better"),
        ([*UPS_AND_DOWNS, 40.0], {}, "Real change for the worse"),
        ([*UPS_AND_DOWNS, 60.0], RANGED, "Real change, neither better nor worse"),
        (UPS_AND_DOWNS[1:], {}, "Not tested: too few results"),
        (UPS_AND_DOWNS, {"frequency": "rolling"}, "Not tested: figures overlap"),
        (UPS_AND_DOWNS, {"frequency": "cumulative"}, "Not tested: figures add up"),
        ([*UPS_AND_DOWNS, NAN], {}, "Not tested: no result this time"),
    ],
)
def test_a_verdict_in_words(values, given, verdict):
    assert variation.verdict(one(values, **given).to_dict()) == verdict


@pytest.mark.parametrize(
    ("values", "given", "said"),
    [
        (UPS_AND_DOWNS, {"target": 50.0}, "Target 50 or more; met: all 12"),
        (UPS_AND_DOWNS, {"target": 57.0}, "Target 57 or more; met: none of 12"),
        ([40.0] * 3 + [60.0] * 9, {}, "Target 50 or more; met: last 9 of 12"),
        (UPS_AND_DOWNS, {"target": 52.0}, "Target 52 or more; met: 6 of 12, also now"),
        (
            UPS_AND_DOWNS,
            {"target": 50.0, "polarity": "low"},
            "Target 50 or less; met: 6 of 12, not",
        ),
        ([60.0, 40.0, 60.0, 60.0], {}, "Target 50 or more; met: 3 of 4, also last 2"),
        ([40.0, 60.0], {}, "Target 50 or more; met: 1 of 2, also now"),
        ([40.0, 60.0, NAN], {}, "Target 50 or more; met: 1 of 2"),
        (UPS_AND_DOWNS, RANGED, "Target 40 to 60; met: all 12"),
        (UPS_AND_DOWNS, {"target": NAN}, "No target"),
        ([NAN, NAN], {}, "Target 50 or more"),
    ],
)
def test_the_record_against_the_target_is_a_fact_and_no_forecast(values, given, said):
    words = variation.against_target(one(values, **given).to_dict())
    assert words.startswith(said)
    assert "will" not in words.lower()


@pytest.mark.parametrize(
    ("values", "given", "said"),
    [
        (
            [*UPS_AND_DOWNS, 60.0],
            {},
            "Real change for the better: the latest result is outside the limits of 45.04 to "
            "58.34 days.",
        ),
        (
            # The last seven rise by 2 each, well within the limits: the first steps are of 20.
            [40.0, 60.0] * 4 + [44.0, 46.0, 48.0, 50.0, 52.0, 54.0, 56.0],
            {"target": 100.0},
            "Real change for the better: seven or more results in succession went the same way.",
        ),
        (UPS_AND_DOWNS, {"target": NAN}, "Ordinary ups and downs."),
        (
            [14.1, 20.1],
            {"frequency": "rolling"},
            "Not tested: figures overlap. Up from 14.1 days in Q3 14/15 to 20.1 days.",
        ),
        (
            [20.1, 14.1],
            {"frequency": "rolling"},
            "Not tested: figures overlap. Down from 20.1 days in Q3 14/15 to 14.1 days.",
        ),
        (
            [14.1, 20.1, 14.1],
            {"frequency": "cumulative"},
            "Not tested: figures add up. 14.1 days, as in Q2 14/15.",
        ),
        ([14.1, NAN], {"frequency": "rolling"}, "Not tested: no result this time."),
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
    said = exhibits.say_variation(frame, moves=measures.moves(frame)).as_text()
    assert said == (
        "Of five indicators, one shows a real change for the worse, two only go up and down as "
        "usual and two cannot be tested. Worse: Indicator A. Where results only go up and down as "
        "usual, the limits of these ups and downs miss the target for one, have it between them "
        "for none and meet it for one."
    )


def test_of_a_series_that_changed_nothing_is_expected():
    changed = watched({"A": [*UPS_AND_DOWNS, 60.0]}, A={"polarity": "high", "target": 59.0})[0]
    said = exhibits.say_variation(changed, moves=measures.moves(described().iloc[:0])).as_text()
    assert said == "Of one indicator, one shows a real change for the better."


def test_moves_are_set_against_ordinary_variation():
    frame = mixed().assign(direction="improving")  # B and C moved 2 of up to 6.5, A 10 of 8.2
    moves = measures.moves(frame)
    said = exhibits.say_variation(frame, moves=moves).paragraphs[-1]
    assert said == (
        "Of five indicators improving or deteriorating, two are within ordinary ups and downs, one "
        "is beyond them; for two we cannot tell. The direction of travel looks at the last step, "
        "by its owner's threshold; the control chart looks at three years. So the two can differ."
    )
    table = exhibits.tabulate_moves(moves, source="S.")
    assert [row[2:] for row in table.as_json()["rows"]] == [
        ["Worse", "10.0 (0.2)", "8.17", "More than ordinary"],
        ["Ordinary", "2.0 (0.2)", "6.53", "Ordinary"],
        ["Ordinary", "2.0 (0.2)", "6.53", "Ordinary"],
    ]
    assert table.notes[1:] == ("Left out: two indicators whose results cannot be tested.",)


def test_no_move_and_no_move_that_can_be_judged_are_sentences():
    none = measures.moves(described().iloc[:0])
    assert (
        "can the size of a change be judged" in exhibits.tabulate_moves(none, source="S.").as_text()
    )
    few = measures.moves(described())
    assert (
        "can the size of a change be judged" in exhibits.tabulate_moves(few, source="S.").as_text()
    )


def test_the_table_counts_by_verdict_and_standing():
    table = exhibits.tabulate_variation(
        measures.variation_by_assurance(mixed()), now=NOW, source="S."
    ).as_json()
    assert [column["label"] for column in table["columns"]][1:6] == [
        "Limits miss target",
        "Target between limits",
        "Limits meet target",
        "On target now",
        "Off target now",
    ]
    rows = {row[0]: row[1:] for row in table["rows"]}
    assert rows["Real change for the worse"] == ["0", "0", "0", "0", "1", "0", "1"]
    assert rows["Ordinary ups and downs"] == ["1", "0", "1", "0", "0", "0", "2"]
    assert rows["Total"] == ["1", "0", "1", "0", "3", "0", "5"]


def test_without_indicators_the_words_still_stand():
    none = measures.moves(NONE)
    assert exhibits.say_variation(NONE, moves=none).as_text() == "There are no indicators."
