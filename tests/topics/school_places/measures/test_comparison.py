"""The options side by side, the one the page is about, and what changed."""

from datetime import date

import pandas as pd
import pytest

from analysis.topics.school_places import measures

from ..sample import side


def test_the_figures_of_an_option_stand_in_its_row():
    row = side().set_index("option_ref").loc["2"]
    figures = row[["adjusted_gbp", "whole_gbp", "lost_gbp", "won_gbp", "score_points"]]
    assert figures.to_list() == pytest.approx([67_200, 71_200, 60_000, 0, 60])
    assert side()["short"].to_list() == [25, 5, 0]
    # 170 pupils in 2017/18 if more come, for 100, 120 and 160 places.
    assert side()["short_high"].to_list() == [70, 50, 10]
    assert side()["enough"].to_list() == [False, False, True]


def test_a_decision_counts_from_its_day():
    before = side(as_at=date(2015, 7, 15))
    assert before["agreed_on"].isna().all()
    assert side(as_at=date(2015, 7, 16))["agreed_on"].notna().to_list() == [False, False, True]


def test_the_subject_is_what_was_agreed_and_else_the_highest_score():
    agreed = side(agreed_on=pd.to_datetime([None, "2015-07-16", None]))
    assert measures.subject_of(agreed)["option_ref"] == "1"
    assert measures.subject_of(side(agreed_on=pd.NaT))["option_ref"] == "2"


def test_key_totals_are_those_of_the_option():
    totals = measures.key_totals(side(), option_ref="1")
    assert totals["capital_gbp"] == 100_000
    assert pd.isna(totals["won_gbp"])


REASONS = pd.DataFrame({"option_ref": ["1"], "reason": ["Deeper foundations"]})


def changes(before, *, option_ref="0", materiality_gbp=1_000, now=None):
    return measures.changes_since(
        side() if now is None else now,
        before=before,
        reasons=REASONS,
        option_ref=option_ref,
        materiality_gbp=materiality_gbp,
    )


def test_changes_are_those_over_the_materiality_largest_first():
    before = side(adjusted_gbp=[0.0, 111_000.0, 57_200.0])
    changed = changes(before)
    assert changed["name"].to_list() == ["Do nothing", "Option 2: expand", "Option 1: new school"]
    assert changed["adjusted_change_gbp"].to_list() == pytest.approx([0, 10_000, 1_000])
    assert changed["reason"].to_list()[2] == "Deeper foundations"
    assert changed["reason"].isna().to_list() == [True, True, False]


def test_the_option_asked_for_stands_first_however_small_its_change():
    before = side(adjusted_gbp=[0.0, 90_000.0, 67_199.0])
    changed = changes(before, option_ref="2")
    assert changed["name"].to_list() == ["Option 2: expand", "Option 1: new school"]
    assert changed["adjusted_change_gbp"].to_list() == pytest.approx([1, 22_000])
    assert changes(side(), option_ref="2", materiality_gbp=1)["name"].to_list() == [
        "Option 2: expand"
    ]


def test_the_option_asked_for_is_told_once_and_a_change_of_the_materiality_counts():
    before, now = (side(whole_gbp=costs) for costs in ([0.0, 5_000.0, 9.0], [0.0, 6_000.0, 9e3]))
    changed = changes(before, option_ref="2", now=now)
    assert changed["name"].to_list() == ["Option 2: expand", "Option 1: new school"]
