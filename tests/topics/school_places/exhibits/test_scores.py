"""Scores in a table: every one can be made from the table it stands in."""

from analysis.topics.school_places import exhibits, measures

from ..sample import criteria, options, ranked, scores

STEADY = measures.stability(options(), criteria=criteria(), scores=scores())


def test_the_words_name_first_and_second():
    assert exhibits.say_scores(STEADY, ranked=ranked()).as_text() == (
        "Option 2: expand scores highest, 60.0 of 100, before option 1: new school with 56.0. "
        "With the weights moved within their bounds it is first in 4 of 9 sets. The file of "
        "weights listed below has the bounds and the reason of each."
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
        "Sets in which it is first | [z] | 3 | 2 | 4",
    ]
