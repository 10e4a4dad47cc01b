"""Risks are graded by likelihood and impact, and the gravest stands first."""

import pandas as pd
import pytest

from analysis.topics.school_places import measures

from ..sample import options

RISKS = pd.DataFrame(
    {
        "option_ref": ["2", "1", "2"],
        "risk": ["Late", "Wet", "Dear"],
        "likelihood": [2.0, 4.0, 4.0],
        "impact": [3.0, 4.0, 3.0],
        "mitigation": ["Hurry", "Drain", "Save"],
        "owner": ["Director", "Head", "Head"],
    }
)


def test_scores_ratings_and_order():
    graded = measures.risks_of_options(RISKS, options=options())
    assert graded[["risk", "score", "rating"]].values.tolist() == [
        ["Wet", 16, "red"],
        ["Dear", 12, "amber"],
        ["Late", 6, "green"],
    ]


def test_each_option_has_its_gravest_and_their_number():
    graded = measures.risks_of_options(RISKS, options=options())
    found = measures.gravest_risks(graded, options=options())
    assert found["risks"].to_list() == [0, 1, 2]
    assert found["risk"].to_list()[1:] == ["Wet", "Dear"]
    assert pd.isna(found["risk"].iloc[0])


def test_a_likelihood_off_the_scale_is_refused():
    with pytest.raises(ValueError, match="likelihood"):
        measures.risks_of_options(RISKS.assign(likelihood=6.0), options=options())
