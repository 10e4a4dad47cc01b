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


def test_changes_are_those_over_the_materiality_largest_first():
    before = side(capital_gbp=[0.0, 99_000.0, 50_000.0], whole_gbp=[70_500.0, 138_000.0, 71_200.0])
    changed = measures.changes_since(side(), before=before, materiality_gbp=1_000)
    assert changed["name"].to_list() == ["Option 2: expand", "Option 1: new school"]
    assert changed["capital_change_gbp"].to_list() == pytest.approx([10_000, 1_000])
    assert measures.changes_since(side(), before=side(), materiality_gbp=1).empty
