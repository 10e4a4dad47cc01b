"""Places by year: they grow a class a year, and what is short or spare is never negative."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.topics.school_places import measures

from ..sample import demand, options, places


def of(ref, found=None):
    found = places() if found is None else found
    return found[found["option_ref"] == ref][["places", "short", "spare"]].values.tolist()


def test_places_and_shortages_worked_by_hand():
    # 105, 115, 125 pupils; option 1 adds 10 a year from the second year, 2 adds 20.
    assert of("0") == [[100, 5, 0], [100, 15, 0], [100, 25, 0]]
    assert of("1") == [[100, 5, 0], [110, 5, 0], [120, 5, 0]]
    assert of("2") == [[120, 0, 15], [140, 0, 25], [160, 0, 35]]


def test_an_option_is_full_with_seven_year_groups():
    early = options(first_year=[None, "2005/06", "2005/06"])
    found = measures.places_by_year(early, demand=demand(), case="expected")
    assert [row[0] for row in of("2", found)] == [240, 240, 240]


@pytest.mark.parametrize(("case", "short"), [("low", 0), ("expected", 25), ("high", 70)])
def test_the_case_of_demand_is_the_one_asked_for(case, short):
    found = measures.places_by_year(options(), demand=demand(), case=case)
    assert of("0", found)[-1][1] == short


def test_another_case_is_refused():
    with pytest.raises(ValueError, match="low, expected or high"):
        measures.places_by_year(options(), demand=demand(), case="likely")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=3, max_size=3))
def test_pupils_are_places_and_short_less_spare(pupils):
    found = measures.places_by_year(
        options(), demand=demand().assign(pupils_expected=pupils), case="expected"
    )
    assert (found["pupils"] == found["places"] + found["short"] - found["spare"]).all()
    assert (found["short"] * found["spare"] == 0).all()
    assert (found[["short", "spare"]] >= 0).all(axis=None)


def test_the_table_has_the_options_side_by_side():
    table = measures.places_table(options(), demand=demand(), case="low")
    assert list(table.columns) == ["school_year", "pupils", "pupils_high", "0", "1", "2"]
    assert table.values.tolist()[-1] == ["2017/18", 99, 170, 100, 120, 160]
