"""The chart of pupils and places, and what its title says when places are or are not enough."""

import pytest

from analysis.topics.school_places import exhibits, measures

from ..sample import demand, options, side

SUBJECTS = side().set_index("option_ref", drop=False)


def chart(ref, case="expected"):
    table = measures.places_table(options(), demand=demand(), case=case)
    return exhibits.draw_places(table, options=options(), subject=SUBJECTS.loc[ref], source="S.")


@pytest.mark.parametrize(
    ("ref", "case", "finding"),
    [
        (
            *("2", "expected"),
            "Option 2: expand gives enough places in 2017/18, with 35 to spare; without it 25 "
            "would be missing",
        ),
        (
            *("1", "expected"),
            "Option 1: new school leaves five children without a place in 2017/18; without it 25 "
            "would be missing",
        ),
        ("2", "low", "Option 2: expand gives enough places in 2017/18, with 61 to spare"),
    ],
)
def test_the_finding(ref, case, finding):
    assert chart(ref, case).finding == finding


def test_every_option_is_in_the_table_and_its_own_in_the_drawing():
    drawn = chart("2")
    assert drawn.table.as_text().splitlines()[-1] == "2017/18 | 125 | 170 | 100 | 120 | 160"
    assert "Places: option 2 from 120 to 160" in drawn.alt


def test_doing_nothing_is_drawn_once():
    assert chart("0").alt.count("Places: do nothing") == 1
