"""Savings measures: cases worked by hand, edges, and laws over any set of schemes."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.topics.savings_delivery import measures


def schemes_of(*rows: tuple) -> pd.DataFrame:
    """Rows of (ref, directorate, kind, status, target, delivered, forecast)."""
    names = ["scheme_ref", "directorate", "kind", "status"]
    amounts = ["target_gbp", "delivered_gbp", "forecast_gbp"]
    frame = pd.DataFrame(list(rows), columns=[*names, *amounts])
    return frame.assign(title="Scheme " + frame["scheme_ref"].astype(str)).astype(
        dict.fromkeys(amounts, float)
    )


FIVE = schemes_of(
    ("A", "Adults", "income", "blue", 400, 400, 400),
    ("B", "Adults", "efficiency", "green", 300, 50, 310),
    ("C", "Children", "income", "amber", 200, 10, 120),
    ("D", "Children", "efficiency", "red", 60, 0, 0),
    ("E", "Highways", "efficiency", "amber", 40, 0, 30),
)


def test_totals_worked_by_hand():
    # Secure = 400 + 300 = 700 of 400 + 300 + 200 + 60 + 40 = 1,000: 70 %.
    # Forecast = 400 + 310 + 120 + 0 + 30 = 860: 140 short.
    assert measures.totals(FIVE).to_dict() == {
        "target_gbp": 1000,
        "secure_gbp": 700,
        "remaining_gbp": 300,
        "amber_gbp": 240,
        "red_gbp": 60,
        "delivered_gbp": 460,
        "forecast_gbp": 860,
        "shortfall_gbp": 140,
        "secure_share": 0.7,
        "schemes": 5,
    }


def test_a_programme_without_schemes_has_no_share():
    empty = measures.totals(FIVE.iloc[:0])
    assert empty["target_gbp"] == 0
    assert pd.isna(empty["secure_share"])


def test_value_by_status_worked_by_hand():
    by_status = measures.value_by_status(FIVE).set_index("status")
    assert by_status["schemes"].to_dict() == {
        "blue": 1,
        "green": 1,
        "amber": 2,
        "red": 1,
        "Total": 5,
    }
    assert by_status.loc["amber", "target_gbp"] == 240
    assert by_status.loc["amber", "target_share"] == pytest.approx(0.24)
    assert by_status.loc["Total", "target_share"] == 1


def test_delivery_by_directorate_puts_the_largest_target_first_and_the_total_last():
    delivery = measures.delivery_by(FIVE, by="directorate")
    assert delivery["directorate"].to_list() == ["Adults", "Children", "Highways", "Total"]
    assert delivery["secure_share"].to_list() == [1, 0, 0, 0.7]
    assert delivery["remaining_gbp"].to_list() == [0, 260, 40, 300]


def test_schemes_at_risk_are_red_first_then_largest():
    at_risk = measures.schemes_at_risk(FIVE)
    assert at_risk["scheme_ref"].to_list() == ["D", "C", "E"]
    assert at_risk["gap_gbp"].to_list() == [60, 80, 10]


def test_movements_count_new_and_gone_schemes_apart():
    before = schemes_of(
        ("A", "Adults", "income", "green", 400, 0, 400),
        ("C", "Children", "income", "amber", 200, 10, 120),
        ("Z", "Children", "income", "red", 10, 0, 0),
    )
    now = FIVE[FIVE["scheme_ref"].isin(["A", "B", "C"])]
    moved = measures.status_movements(now, before=before).set_index("before")
    assert moved.loc["green", "blue"] == 1
    assert moved.loc["amber", "amber"] == 1
    assert moved.loc["not listed", "green"] == 1
    assert moved.loc["red", "not_listed"] == 1
    assert moved.to_numpy().sum() == 4


def test_changes_come_biggest_first_and_say_whether_they_are_material():
    before = FIVE.assign(
        status=["blue", "amber", "amber", "red", "amber"],
        forecast_gbp=[400.0, 300.0, 60.0, 0.0, 29.0],
    )
    changes = measures.changes_since(FIVE, before=before, materiality_gbp=60)
    # B: amber to green counts at its target of 300; C: forecast 60 to 120 counts at 60; E at 1.
    assert changes["scheme_ref"].to_list() == ["B", "C", "E"]
    assert changes["size_gbp"].to_list() == [300, 60, 1]
    assert changes["forecast_change_gbp"].to_list() == [10, 60, 1]
    assert changes["is_material"].to_list() == [True, True, False]


def test_a_scheme_without_any_change_is_never_listed():
    assert measures.changes_since(FIVE, before=FIVE, materiality_gbp=0).empty


def test_cumulative_savings_show_what_counting_twice_would_do():
    history = pd.DataFrame({"delivered_gbp": [60.0, 38.6]})
    programme = pd.Series({"secure_gbp": 17.3, "forecast_gbp": 25.0, "target_gbp": 27.2})
    bases = measures.cumulative_savings(history, programme=programme, aim_gbp=125.0)
    # 98.6 + 27.2 = 125.8 passes 125; the same less 17.3 counted before is 108.5.
    assert bases["total_gbp"].to_list() == pytest.approx([98.6, 115.9, 123.6, 125.8, 108.5])
    assert bases["against_aim_gbp"].iloc[3] == pytest.approx(0.8)


any_schemes = st.lists(
    st.tuples(
        st.sampled_from(["Adults", "Children", "Highways"]),
        st.sampled_from(["income", "efficiency"]),
        st.sampled_from(measures.STATUSES),
        st.integers(0, 10**8),
        st.integers(0, 10**8),
        st.integers(0, 10**8),
    ),
    max_size=12,
).map(lambda rows: schemes_of(*((f"S{place}", *row) for place, row in enumerate(rows))))


@given(any_schemes)
def test_statuses_directorates_and_kinds_each_add_up_to_the_whole(schemes):
    whole = measures.totals(schemes)
    by_status = measures.value_by_status(schemes)
    assert by_status["target_gbp"].iloc[:-1].sum() == whole["target_gbp"]
    assert by_status["schemes"].iloc[:-1].sum() == len(schemes)
    for by in ("directorate", "kind"):
        delivery = measures.delivery_by(schemes, by=by)
        assert delivery["target_gbp"].iloc[-1] == whole["target_gbp"]
        assert delivery["secure_gbp"].iloc[-1] == whole["secure_gbp"]
    assert whole["secure_gbp"] + whole["amber_gbp"] + whole["red_gbp"] == whole["target_gbp"]


@given(any_schemes, st.randoms())
def test_the_order_of_rows_is_irrelevant(schemes, random):
    order = list(range(len(schemes)))
    random.shuffle(order)
    shuffled = schemes.iloc[order].reset_index(drop=True)
    pd.testing.assert_series_equal(measures.totals(shuffled), measures.totals(schemes))
    pd.testing.assert_frame_equal(
        measures.value_by_status(shuffled), measures.value_by_status(schemes)
    )


@given(any_schemes, any_schemes)
def test_movements_add_up_to_all_schemes_of_either_report(now, before):
    moved = measures.status_movements(now, before=before).drop(columns="before")
    everyone = set(now["scheme_ref"]) | set(before["scheme_ref"])
    assert moved.to_numpy().sum() == len(everyone)
