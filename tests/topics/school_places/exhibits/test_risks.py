"""Risks and sites: none, some, and what was published."""

import pandas as pd
import pytest

from analysis.topics.school_places import exhibits, measures

from ..sample import options, side

SUBJECT = side().set_index("option_ref", drop=False).loc["2"]
RISKS = pd.DataFrame(
    {
        "option_ref": ["2"],
        "risk": ["Works run late"],
        "likelihood": [4.0],
        "impact": [3.0],
        "mitigation": ["Build in the holidays"],
        "owner": ["Head of Property"],
    }
)


@pytest.fixture
def graded():
    return measures.risks_of_options(RISKS, options=options())


def test_the_option_s_risks_are_listed(graded):
    assert exhibits.say_risks(graded, subject=SUBJECT).paragraphs == (
        "Recorded for option 2: one risk.",
        "Works run late (12 of 25, amber): build in the holidays, Head of Property.",
    )


def test_no_risk_is_a_sentence(graded):
    said = exhibits.say_risks(graded.iloc[:0], subject=SUBJECT)
    assert said.as_text() == "No risk is recorded for option 2."


def test_every_option_has_its_site_and_gravest_risk(graded):
    gravest = measures.gravest_risks(graded, options=options())
    table = exhibits.tabulate_sites(gravest, source="S.")
    assert table.as_text().splitlines()[2:] == [
        "Do nothing | None | [z] | [z] | [z]",
        "Option 1 | Wet | [z] | [z] | [z]",
        "Option 2 | Narrow | Works run late | 12 | Amber",
    ]
    assert table.notes[1] == "Published is the limit of the site of option 1: new school."


def test_without_a_published_limit_nothing_is_said_of_it(graded):
    gravest = measures.gravest_risks(graded, options=options(constraint_basis="illustrative"))
    assert len(exhibits.tabulate_sites(gravest, source="S.").notes) == 1
