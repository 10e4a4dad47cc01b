"""What was tested and left out, and which services may only have changed their name."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.back_test import paired_years
from analysis.topics.forecast_evidence import measures

from .sample import amounts, councils

# Roads has two whole years, Parks one of ten months, Fees a whole year of income.
ROWS = amounts(
    {
        ("Roads", "2013/14"): [1] * 12,
        ("Roads", "2014/15"): [2] * 12,
        ("Parks", "2014/15"): [3] * 10,
        ("Fees", "2014/15"): [-4] * 12,
    }
)


def test_extent_by_council_and_in_all():
    other = amounts({("Roads", "2014/15"): [1] * 12}, group="Darlington")
    table = measures.extent(paired_years(pd.concat([ROWS, other])))
    assert table["group"].to_list() == ["Darlington", "Leeds", "total"]
    assert table["services"].to_list() == [1, 3, 4]
    assert table["service_years"].to_list() == [1, 4, 5]
    assert table["tested"].to_list() == [0, 1, 1]
    assert table["first_year"].iloc[-1] == table["last_year"].iloc[-1] == "2014/15"
    assert pd.isna(table["first_year"].iloc[0])


def test_reasons_worked_by_hand():
    table = measures.years_by_reason(paired_years(ROWS)).set_index("reason")
    # Tested: Roads 2014/15, 24. No year before: Roads 2013/14 and Fees, 12 + 48. Parks: 30.
    assert list(table.index) == [
        "tested",
        "there is no year before to start from",
        "some months of the year are missing",
        "total",
    ]
    assert table["service_years"].to_list() == [1, 2, 1, 4]
    assert table["services"].to_list() == [1, 2, 1, 3]
    assert table["moved_gbp"].to_list() == [24, 60, 30, 114]
    assert table["moved_share"].iloc[1] == pytest.approx(60 / 114)


def test_the_largest_left_out_come_first_with_their_reason():
    table = measures.largest_left_out(paired_years(ROWS), largest=2)
    assert table["service"].to_list() == ["Fees", "Parks"]
    assert table["moved_gbp"].to_list() == [48, 30]
    assert table["tested"].to_list() == [0, 0]
    roads = measures.largest_left_out(paired_years(ROWS), largest=3).iloc[2]
    assert (roads["left_out"], roads["tested"]) == (1, 1)


def lives(**spans: tuple[int, int, float]) -> pd.DataFrame:
    """Services with a steady amount from one month to another of 2013/14 (1) to 2014/15 (24)."""
    return pd.DataFrame(
        [
            ("Leeds", name, "2013/14" if at <= 12 else "2014/15", (at - 1) % 12 + 1, size)
            for name, (first, last, size) in spans.items()
            for at in range(first, last + 1)
        ],
        columns=["group", "service", "financial_year", "month", "amount_gbp"],
    )


def test_a_service_that_ends_where_another_begins_may_be_renamed():
    rows = lives(Always=(1, 24, 5.0), Streets=(1, 9, 100.0), Highways=(10, 24, 120.0))
    (pair,) = measures.possible_renamings(rows).to_dict("records")
    assert (pair["ended"], pair["began"], pair["began_month"]) == (
        "Streets",
        "Highways",
        "2014-01",
    )
    assert (pair["ended_monthly_gbp"], pair["began_monthly_gbp"]) == (100.0, 120.0)


@pytest.mark.parametrize(
    "began",
    [(11, 24, 100.0), (9, 24, 100.0), (10, 24, 210.0), (10, 24, 49.0)],
    ids=["a month late", "a month early", "over twice as big", "under half as big"],
)
def test_other_pairs_are_not_pointed_out(began):
    rows = lives(Always=(1, 24, 5.0), Streets=(1, 9, 100.0), Highways=began)
    assert measures.possible_renamings(rows).empty


def test_of_several_that_begin_the_nearest_in_size_is_named_and_each_only_once():
    rows = lives(
        Always=(1, 24, 5.0),
        Streets=(1, 9, 100.0),
        Lanes=(1, 9, 130.0),
        Highways=(10, 24, 120.0),
        Paths=(10, 24, 90.0),
    )
    pairs = measures.possible_renamings(rows)
    assert dict(zip(pairs["ended"], pairs["began"], strict=True)) == {
        "Lanes": "Highways",
        "Streets": "Paths",
    }


def test_a_service_that_begins_is_offered_to_one_that_ends_only():
    spans = {"Streets": (1, 9, 100.0), "Lanes": (1, 9, 130.0), "Highways": (10, 24, 120.0)}
    pairs = measures.possible_renamings(lives(Always=(1, 24, 5.0), **spans))
    assert pairs["ended"].to_list() == ["Lanes"]


def test_names_of_other_councils_are_not_compared():
    rows = pd.DataFrame(
        {
            "group": ["Leeds", "Leeds", "Leeds", "Darlington"],
            "service": [
                "strategic landlord",
                "strategic land lord",
                "parks",
                "strategic landlords",
            ],
        }
    )
    assert measures.nearly_alike_names(rows).values.tolist() == [
        ["Leeds", "strategic land lord", "strategic landlord"]
    ]


@settings(max_examples=15, deadline=None)
@given(st.sets(st.integers(0, 1727), max_size=400))
def test_every_year_is_tested_or_left_out_for_one_reason(missing):
    rows = councils()
    pairs = paired_years(rows.drop(index=list(missing)))
    table = measures.years_by_reason(pairs)
    parts, total = table.iloc[:-1], table.iloc[-1]
    assert parts["service_years"].sum() == total["service_years"] == len(pairs)
    assert parts["moved_gbp"].sum() == pytest.approx(total["moved_gbp"])
    assert parts["reason"].is_unique
