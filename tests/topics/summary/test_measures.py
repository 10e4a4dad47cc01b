"""Ratings, movements and the rule of attention, worked by hand."""

import random
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.topics.summary import measures

NAN = float("nan")


def topic(name="roads", **changes):
    """One topic's line: Amber from 2, Red from 5, fewer is better."""
    row = {
        "topic": name,
        "measure": "overdue",
        "unit": "number",
        "better_when": "lower",
        "amber_from": 2.0,
        "red_from": 5.0,
        "at_stake": None,
        "paragraph": 1.0,
    }
    return {**row, **changes}


def figures(name="roads", *, now, before=NAN, measure="overdue"):
    row = {"now": now, "before": before, "change": now - before}
    return measures.gathered({name: pd.DataFrame(row, index=[measure])})


def stated(now, before=NAN, **changes):
    rows = pd.DataFrame([topic(**changes)])
    return measures.status(rows, figures=figures(now=now, before=before)).iloc[0]


@pytest.mark.parametrize(
    ("now", "better_when", "amber", "red", "rating"),
    [
        (1.9, "lower", 2.0, 5.0, "green"),
        (2.0, "lower", 2.0, 5.0, "amber"),
        (4.9, "lower", 2.0, 5.0, "amber"),
        (5.0, "lower", 2.0, 5.0, "red"),
        (96.0, "higher", 95.0, 90.0, "green"),
        (95.0, "higher", 95.0, 90.0, "amber"),
        (90.0, "higher", 95.0, 90.0, "red"),
        (-2.0, "higher", 14.0, -1.0, "red"),
        (NAN, "lower", 2.0, 5.0, "no status"),
    ],
)
def test_a_threshold_itself_counts(now, better_when, amber, red, rating):
    row = stated(now, better_when=better_when, amber_from=amber, red_from=red)
    assert row["rating"] == rating


@pytest.mark.parametrize(
    ("now", "before", "unit", "better_when", "movement"),
    [
        (3, 1, "number", "lower", "worse"),
        (3, 1, "number", "higher", "better"),
        (1, 3, "number", "lower", "better"),
        (3, 3, "number", "lower", "no change"),
        (3, NAN, "number", "lower", "not comparable"),
        (NAN, 3, "number", "lower", "not comparable"),
        (0.0174, 0.0170, "share", "lower", "no change"),
        (0.0175, 0.0170, "share", "lower", "worse"),
        (1_000_000.4, 1_000_000, "pounds", "lower", "no change"),
        (1_000_001, 1_000_000, "pounds", "lower", "worse"),
    ],
)
def test_movement_follows_what_is_better_and_leaves_out_what_is_not_shown(
    now, before, unit, better_when, movement
):
    assert stated(now, before, unit=unit, better_when=better_when)["movement"] == movement


def test_money_at_stake_is_another_figure_of_the_same_topic():
    both = pd.concat(
        [figures(now=3, before=1), figures(now=9.0, measure="net_gbp"), figures("care", now=7.0)]
    )
    rows = pd.DataFrame([topic(at_stake="net_gbp"), topic("care")])
    found = measures.status(rows, figures=both)
    assert found["at_stake_gbp"].to_list()[0] == 9.0
    assert pd.isna(found["at_stake_gbp"].iloc[1])
    assert found["topic"].to_list() == ["roads", "care"]


def test_a_figure_that_no_topic_has_is_refused_by_name():
    rows = pd.DataFrame([topic(measure="overdu", at_stake="net_gbp"), topic("care")])
    with pytest.raises(KeyError) as refused:
        measures.status(rows, figures=figures(now=1))
    assert refused.value.args == (
        "no figure of the name: roads overdu, roads net_gbp, care overdue",
    )


def pressing(*rows):
    names = ["topic", "rating", "movement", "at_stake_gbp", "paragraph"]
    return pd.DataFrame(rows, columns=names)


RANKED = [
    ("red, worse, little money", "red", "worse", 1.0, 9),
    ("red, worse, no money", "red", "worse", NAN, 1),
    ("red, most money", "red", "better", 9.0, 8),
    ("red, tie, earlier", "red", "no change", 2.0, 3),
    ("red, tie, later", "red", "not comparable", 2.0, 4),
    ("red, tie, no paragraph", "red", "better", 2.0, NAN),
    ("amber, worse", "amber", "worse", 99.0, 1),
    ("amber", "amber", "no change", 999.0, 1),
]


def test_rating_then_movement_then_money_then_paragraph():
    mixed = [*RANKED, ("green", "green", "worse", 1e9, 1), ("none", "no status", "worse", 1e9, 1)]
    random.Random(7).shuffle(mixed)
    found = measures.attention(pressing(*mixed), most=99)
    assert found["topic"].to_list() == [row[0] for row in RANKED]
    assert found.columns.to_list() == list(pressing().columns)


def test_only_so_many_are_named_and_none_if_all_is_green():
    assert measures.attention(pressing(*RANKED), most=3)["topic"].to_list() == [
        row[0] for row in RANKED[:3]
    ]
    green = pressing(("a", "green", "worse", 5.0, 1))
    assert measures.attention(green, most=3).empty
    assert measures.attention(pressing(), most=3).empty


def test_what_got_worse_and_is_not_named_already_is_left_whatever_its_rating():
    stated = pressing(
        *RANKED, ("green", "green", "worse", NAN, 1), ("fine", "green", "better", 1, 1)
    )
    named = measures.attention(stated, most=1)
    left = measures.also_worse(stated, pressing=named)["topic"].to_list()
    assert left == ["red, worse, no money", "amber, worse", "green"]
    assert measures.also_worse(stated, pressing=stated).empty


@settings(max_examples=25, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(measures.RATINGS), st.sampled_from(measures.MOVEMENTS)),
        max_size=8,
    )
)
def test_ratings_and_movements_each_add_up_to_the_topics(rows):
    counted = measures.totals(pd.DataFrame(rows, columns=["rating", "movement"]))
    assert counted[["red", "amber", "green", "no_status"]].sum() == counted["topics"] == len(rows)
    assert counted[["worse", "better", "no_change", "not_comparable"]].sum() == len(rows)


@settings(max_examples=25, deadline=None)
@given(
    now=st.integers(-9, 9), before=st.integers(-9, 9), better=st.sampled_from(["lower", "higher"])
)
def test_the_other_way_round_is_the_opposite_movement(now, before, better):
    opposite = {"better": "worse", "worse": "better", "no change": "no change"}
    there = stated(now, before, better_when=better)["movement"]
    back = stated(before, now, better_when=better)["movement"]
    assert back == opposite[there]


def test_figures_of_topics_stand_one_under_the_other():
    both = pd.DataFrame({"now": [1.0, 2.0], "before": [0.0, 2.0], "change": [1.0, 0.0]}, ["a", "b"])
    found = measures.gathered({"roads": both, "care": both.loc[["b"]]})
    assert found.values.tolist() == [
        ["roads", "a", 1.0, 0.0, 1.0],
        ["roads", "b", 2.0, 2.0, 0.0],
        ["care", "b", 2.0, 2.0, 0.0],
    ]


def test_a_figure_of_its_own_has_a_change_only_with_one_before():
    none = pd.DataFrame({"now": [1.0], "before": [0.0], "change": [1.0]}, index=["a"])
    alone = measures.with_figure(none, name="b", now=3.0)
    assert alone.loc["b"].isna().to_list() == [False, True, True]
    assert measures.with_figure(none, name="b", now=3.0, before=1.0).loc["b", "change"] == 2.0
    assert list(none.index) == ["a"]


def test_a_topic_outside_the_pack_has_no_letter():
    rows = pd.DataFrame({"topic": ["roads", "care"]})
    found = measures.lettered(rows, letters=" care:B ,")
    assert pd.isna(found["letter"].iloc[0])
    assert found["letter"].iloc[1] == "B"
    assert measures.lettered(rows, letters="")["letter"].isna().all()


def test_letters_written_otherwise_are_all_told():
    rows = pd.DataFrame({"topic": ["roads"]})
    with pytest.raises(ParameterError) as refused:
        measures.lettered(rows, letters="roads=A, care: B, school: cd")
    assert str(refused.value) == (
        "letters has 'roads=A', 'school: cd'. Write each topic and its letter, as in "
        "budget_pressure: B."
    )


OPTIONS = pd.DataFrame(
    {
        "option_ref": ["1", "2"],
        "name": ["New school", "Expansion"],
        "agreed_on": pd.to_datetime([None, "2015-07-16"]),
    }
)
COUNCIL = pd.DataFrame({"option_ref": ["1", "2"], "lost_gbp": [9.0, 8.0], "won_gbp": [NAN, 3.0]})


def test_an_option_is_agreed_from_its_day_on():
    assert measures.agreed_option(OPTIONS, as_at=date(2015, 7, 16))["option_ref"] == "2"
    before = measures.agreed_option(OPTIONS, as_at=date(2015, 7, 15))
    assert before.to_list() == [None, None, None]


def test_the_cost_of_no_option_is_missing():
    none = measures.agreed_option(OPTIONS, as_at=date(2015, 1, 1))
    assert measures.option_cost(COUNCIL, option=none).isna().all()
    agreed = measures.agreed_option(OPTIONS, as_at=date(2016, 1, 1))
    assert measures.option_cost(COUNCIL, option=agreed).to_list() == [8.0, 3.0]
