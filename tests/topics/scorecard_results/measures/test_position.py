"""What the indicators come to together: counts, moves between ratings, and their laws."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.methods.rag import DIRECTIONS, RATINGS
from analysis.topics.scorecard_results import measures


def totals_of(*ratings: str) -> pd.Series:
    frame = pd.DataFrame({"rating": ratings, "direction": "improving"}, dtype=str)
    return measures.totals(frame)


def test_totals_worked_by_hand():
    # Two of the three that have a rating are green: 66.7 %.
    totals = totals_of("green", "green", "red", "no status")
    assert totals[["indicators", "green", "amber", "red", "no_status"]].to_list() == [4, 2, 0, 1, 1]
    assert totals["green_share"] == pytest.approx(2 / 3)


def test_without_a_rating_there_is_no_green_share():
    assert pd.isna(totals_of("no status")["green_share"])
    assert pd.isna(totals_of()["green_share"])


def moves(now: dict[str, str], then: dict[str, str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    return tuple(
        pd.DataFrame({"indicator_id": list(each), "rating": list(each.values()), "value": 1.0})
        for each in (now, then)
    )


def test_transitions_count_new_and_gone_indicators_apart():
    now, then = moves(
        {"A": "red", "B": "green", "C": "amber"}, {"A": "amber", "B": "green", "Z": "red"}
    )
    table = measures.transitions(now, before=then).set_index("before")
    assert table.loc["amber", "red"] == table.loc["green", "green"] == 1
    assert table.loc["not listed", "amber"] == table.loc["red", "not_listed"] == 1
    assert table.to_numpy().sum() == 4


def test_changes_are_worst_first():
    now, then = moves(
        {
            "A": "green",
            "B": "amber",
            "C": "red",
            "D": "red",
            "E": "no status",
            "F": "red",
            "N": "red",
        },
        {
            "A": "red",
            "B": "green",
            "C": "amber",
            "D": "green",
            "E": "green",
            "F": "red",
            "Z": "red",
        },
    )
    changes = measures.changes_since(now, before=then)
    # D fell two steps; C and B one, C to red; N is new, E lost its status, Z is gone; A rose.
    assert changes["indicator_id"].to_list() == ["D", "C", "B", "N", "E", "Z", "A"]
    gone = changes.set_index("indicator_id").loc["Z"]
    assert gone[["rating", "rating_before"]].to_list() == ["not listed", "red"]


def test_nothing_changed_is_an_empty_frame():
    now, _ = moves({"A": "red"}, {})
    assert measures.changes_since(now, before=now).empty


def test_rated_is_furthest_from_target_first():
    results = pd.DataFrame(
        {"rating": ["red", "green", "red"], "gap": [-0.2, 0.1, -0.5], "direction": "improving"}
    )
    assert measures.rated(results, as_="red")["gap"].to_list() == [-0.5, -0.2]
    assert measures.rated(results, as_="red", moving="deteriorating").empty


any_ratings = st.lists(
    st.tuples(
        st.sampled_from(["Roads", "Schools", "Care"]),
        st.sampled_from(RATINGS),
        st.sampled_from(DIRECTIONS),
    ),
    max_size=12,
).map(
    lambda rows: pd.DataFrame(
        rows, columns=["focus_area", "rating", "direction"], dtype=str
    ).assign(indicator_id=[f"I{place}" for place in range(len(rows))], value=1.0)
)


@settings(max_examples=40)
@given(any_ratings)
def test_green_amber_red_and_no_status_are_always_the_total(results):
    totals = measures.totals(results)
    ratings = totals[["green", "amber", "red", "no_status"]].sum()
    assert ratings == totals["indicators"] == len(results)
    directions = ["improving", "no_noticeable_change", "deteriorating", "no_comparison"]
    assert totals[directions].sum() == len(results)
    by_area = measures.ratings_by(results, by="focus_area")
    assert by_area["indicators"].iloc[:-1].sum() == len(results)
    assert by_area["red"].iloc[-1] == totals["red"]
    by_direction = measures.directions_by(results, by="focus_area")
    assert by_direction["focus_area"].to_list() == by_area["focus_area"].to_list()
    assert by_direction["indicators"].to_list() == by_area["indicators"].to_list()
    assert by_direction[directions].iloc[-1].to_list() == totals[directions].to_list()


@settings(max_examples=40)
@given(any_ratings, any_ratings)
def test_transitions_add_up_to_the_indicators_of_either_report(now, before):
    moved = measures.transitions(now, before=before).drop(columns="before")
    assert moved.to_numpy().sum() == max(len(now), len(before))
    changed = measures.changes_since(now, before=before)
    kept = sum(one == other for one, other in zip(now["rating"], before["rating"], strict=False))
    assert len(changed) == max(len(now), len(before)) - kept


def test_what_deteriorated_and_is_not_red_is_told_apart():
    rows = pd.DataFrame(
        {
            "rating": ["red", "green", "amber", "green"],
            "gap": [-0.4, 0.1, -0.1, 0.2],
            "direction": ["deteriorating"] * 3 + ["improving"],
        }
    )
    assert measures.worsened(rows)["rating"].to_list() == ["amber", "green"]
