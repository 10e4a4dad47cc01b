"""Scores: by hand, with the weights that make them and those that would change the order."""

import pandas as pd
import pytest

from analysis.topics.school_places import measures

from ..sample import criteria, options, ranked, scores


def test_scores_and_ranks_worked_by_hand():
    # Weights 0.6 and 0.4: nothing 40; option 1 36 + 20; option 2 60.
    assert ranked()["score_points"].to_list() == pytest.approx([40, 56, 60])
    assert ranked()["rank"].to_list() == [3, 2, 1]


def test_the_table_of_points_can_be_recomputed_from_itself():
    table = measures.scores_table(criteria(), scores=scores(), ranked=ranked())
    *rows, last = table.to_dict("records")
    for ref in ("0", "1", "2"):
        assert sum(row["weight_share"] * row[ref] for row in rows) == pytest.approx(last[ref])
    assert last["swing_points"] == 100


def test_stability_is_that_of_every_set_of_weights():
    found = measures.stability(options(), criteria=criteria(), scores=scores())
    assert found["first"].to_list() == [3, 2, 4]
    assert found["first_share"].to_list() == pytest.approx([3 / 9, 2 / 9, 4 / 9])


def test_switching_weights_worked_by_hand():
    # Option 2 less option 1: 40 near, -50 site; lead 400: near 60 - 10, site 40 + 8.
    found = measures.switching_weights(criteria(), scores=scores(), ranked=ranked())
    assert found["switch_points"].to_list() == pytest.approx([50, 48])
    assert found["within"].to_list() == [True, True]
    assert found[["leader", "rival"]].values.tolist()[0] == [
        "Option 2: expand",
        "Option 1: new school",
    ]


def test_a_switch_outside_the_bounds_is_not_within_and_over_a_hundred_is_none():
    narrow = criteria(low_points=[55.0, 30.0], high_points=[70.0, 45.0])
    found = measures.switching_weights(narrow, scores=scores(), ranked=ranked())
    assert found["within"].to_list() == [False, False]
    # Option 2 less option 1: 40 near, -20 site; lead 1,600: near 60 - 40, site 40 + 80.
    far = scores().assign(score_points=[0.0, 100.0, 60.0, 20.0, 100.0, 0.0])
    best = measures.scored(options(), criteria=criteria(), scores=far)
    beyond = measures.switching_weights(criteria(), scores=far, ranked=best)
    assert beyond["switch_points"].iloc[0] == pytest.approx(20)
    assert pd.isna(beyond["switch_points"].iloc[1])


def test_one_option_alone_has_no_order():
    with pytest.raises(ValueError, match="two or more"):
        measures.switching_weights(criteria(), scores=scores(), ranked=ranked().iloc[:1])
