"""Scores and weights in tables: every score can be made from the table it stands in."""

from analysis.topics.school_places import exhibits, measures

from ..sample import criteria, options, ranked, scores

STEADY = measures.stability(options(), criteria=criteria(), scores=scores())


def test_the_words_name_first_and_second():
    assert exhibits.say_scores(STEADY, ranked=ranked()).as_text() == (
        "Option 2: expand scores highest, 60.0 of 100, before option 1: new school with 56.0. "
        "With the weights moved within their bounds it is first in 4 of 9 sets."
    )


def test_points_weights_and_scores_stand_together():
    table = exhibits.tabulate_scores(
        measures.scores_table(criteria(), scores=scores(), ranked=ranked()),
        steady=STEADY,
        options=options(),
        source="S.",
    )
    assert table.as_text().splitlines()[2:] == [
        "Near home | 60.0 | 0.0 | 60.0 | 100.0",
        "Site | 40.0 | 100.0 | 50.0 | 0.0",
        "Weighted score | 100.0 | 40.0 | 56.0 | 60.0",
        "Lowest, other weights | [z] | 18.2 | 52.0 | 20.0",
        "Highest, other weights | [z] | 80.0 | 58.2 | 81.8",
        "Sets in which it is first | [z] | 3 | 2 | 4",
    ]


def test_a_weight_that_cannot_change_the_order_is_marked():
    far = scores().assign(score_points=[0.0, 100.0, 60.0, 20.0, 100.0, 0.0])
    best = measures.scored(options(), criteria=criteria(), scores=far)
    switches = measures.switching_weights(criteria(), scores=far, ranked=best)
    table = exhibits.tabulate_weights(switches, criteria=criteria(), source="S.")
    assert table.as_text().splitlines()[2:] == [
        "Near home | Matters most | 60 | 20 to 90 | 20",
        "Site | Can be managed | 40 | 20 to 80 | [z]",
    ]
    assert "Option 1: new school would draw level with Option 2: expand" in table.notes[0]
