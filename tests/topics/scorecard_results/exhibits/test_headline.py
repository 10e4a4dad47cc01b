"""The headline: its words follow the signs of ratings and of directions."""

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.topics.scorecard_results import exhibits

from .sample import LAST, NO_MOVES, NONE, NOW, USUAL, headline, shown, totals


def test_headline_says_ratings_picture_directions_and_exceptions():
    now = {**USUAL, "improving": 8, "deteriorating": 1}
    assert headline(now, {**USUAL, "green": 17, "amber": 14, "improving": 11}) == (
        "In Quarter 4 2014/15, 19 of the 47 indicators are green (17 in Quarter 3 2014/15) and 12 "
        "are red (12 in Quarter 3 2014/15). Of the others, 12 are amber and four have no status.\n"
        "Compared with Quarter 3 2014/15 the picture is mixed: two more are green; red is "
        "unchanged at 12. But fewer are improving (eight; it was 11) and more are deteriorating "
        "(one; it was none).\n"
        "One is red and deteriorated; none are green and improved. Red: Sickness absence.\n"
        "Of no indicator can three years' results be tested for a real change."
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            {"improvement": 1, "concern": 2, "neutral": 1, "not_judged": 5},
            "That is the last step. Over three years, of four that can be tested one really "
            "changed for the better and two for the worse; one changed neither way.",
        ),
        (
            {"common cause": 3},
            "That is the last step. Over three years, of three that can be tested none really "
            "changed for the better and none for the worse; three only went up and down as usual.",
        ),
        (
            {"not_judged": 2},
            "Of no indicator can three years' results be tested for a real change.",
        ),
    ],
)
def test_the_headline_tells_real_changes_from_ups_and_downs(counts, said):
    figures = compared(totals(**USUAL), before=totals(**USUAL))
    headline_said = exhibits.say_headline(
        figures,
        worse=NONE,
        better=NONE,
        by_variation=shown(**counts),
        moves=NO_MOVES,
        now=NOW,
        last=LAST,
    )
    assert headline_said.paragraphs[-1] == said


@pytest.mark.parametrize(
    ("green", "red", "words"),
    [
        (19, 12, "the picture is the same: green is unchanged at 19; red is unchanged at 12."),
        (19, 13, "the picture is better: green is unchanged at 19; one fewer is red."),
        (20, 12, "the picture is worse: one fewer is green; red is unchanged at 12."),
        (20, 11, "the picture is worse: one fewer is green; one more is red."),
        (17, 10, "the picture is mixed: two more are green; two more are red."),
        (21, 14, "the picture is mixed: two fewer are green; two fewer are red."),
    ],
)
def test_the_picture_follows_both_signs(green, red, words):
    assert words in headline(USUAL, {**USUAL, "green": green, "red": red})


def test_one_indicator_is_spoken_of_as_one():
    one = {"indicators": 1, "green": 1}
    said = headline(one, one)
    assert "1 of the 1 indicators is green" in said
    assert "0 are red" in said


@pytest.mark.parametrize(
    ("now", "last", "words"),
    [
        ((9, 2), (8, 3), "better: two more are green; red is unchanged at 12. More are improving"),
        (
            (8, 3),
            (8, 3),
            "better: two more are green; red is unchanged at 12. As many are improving",
        ),
        ((9, 4), (8, 3), "mixed: two more are green; red is unchanged at 12. More are improving"),
        ((8, 4), (8, 3), "mixed: two more are green; red is unchanged at 12. But as many are"),
    ],
)
def test_the_picture_is_better_only_where_directions_agree(now, last, words):
    counts = [{"improving": better, "deteriorating": worse} for better, worse in (now, last)]
    said = headline({**USUAL, **counts[0]}, {**USUAL, "green": 17, **counts[1]})
    assert f"the picture is {words}" in said


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        (["ordinary"] * 8 + ["untold"] * 6, "eight are within ordinary ups and downs; for six we"),
        (["ordinary", "beyond"], "one is within ordinary ups and downs; one is beyond them."),
        (["untold"], "none are within ordinary ups and downs; for one we cannot tell."),
    ],
)
def test_the_headline_says_which_moves_prove_nothing(sizes, words):
    said = headline(USUAL, USUAL, pd.DataFrame({"size": sizes}))
    assert f"Of these {len(sizes)} moves, {words}" in said


@pytest.mark.parametrize(
    ("area", "words"), [("all", "All focus areas."), ("The Environment", "The Environment only.")]
)
def test_the_scope_names_quarter_comparison_and_focus_area(area, words):
    said = exhibits.say_scope(NOW, last=LAST, focus_area=area).as_text()
    assert said.startswith("Results for Quarter 4 2014/15, compared with Quarter 3 2014/15.")
    assert words in said
