"""Recurring, one-off and full-year savings: worked by hand, and laws over any programme."""

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.topics.savings_delivery import measures

from .sample import FIVE, any_schemes

LASTING = FIVE.assign(
    recurring=["yes", "no", "yes", "yes", "yes"], full_year_effect_gbp=[400.0, 0, 260, 60, 40]
)


def test_kinds_worked_by_hand():
    effects = measures.effect_by_kind(LASTING).set_index("kind")
    assert effects.index.to_list() == ["income", "efficiency", "Total"]
    # Efficiency: B 300 one-off, D 60 and E 40 recurring; in a full year 0 + 60 + 40, so 300 less.
    assert effects.loc["efficiency", ["recurring_gbp", "one_off_gbp"]].to_list() == [100, 300]
    assert effects.loc["efficiency", "full_year_change_gbp"] == -300
    assert effects.loc["income", "full_year_change_gbp"] == 60
    assert effects.loc["income", "secure_share"] == pytest.approx(400 / 600)


def test_no_schemes_leave_only_a_total_of_noughts():
    total = measures.effect_by_kind(LASTING.iloc[:0]).iloc[-1]
    assert total["target_gbp"] == 0
    assert pd.isna(total["secure_share"])


@settings(max_examples=30, deadline=None)
@given(any_schemes)
def test_recurring_and_one_off_make_the_target(schemes):
    recurring = ["yes" if place % 2 else "no" for place in range(len(schemes))]
    effects = measures.effect_by_kind(
        schemes.assign(recurring=recurring, full_year_effect_gbp=schemes["forecast_gbp"])
    )
    assert (effects["recurring_gbp"] + effects["one_off_gbp"] == effects["target_gbp"]).all()
    assert effects["target_gbp"].iloc[-1] == schemes["target_gbp"].sum()
