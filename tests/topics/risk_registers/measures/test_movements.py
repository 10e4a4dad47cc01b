"""Movements: each kind by hand, what exemption does to them, and laws over any two registers."""

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.topics.risk_registers import measures
from analysis.topics.risk_registers.measures.movements import MOVEMENTS

from ..sample import EXEMPT, any_register, moved, risks_of

NOW = risks_of(
    ("CR-01", 3, 4),
    ("CR-02", 2, 4),
    ("CR-03", 1, 1),
    ("CR-04", 4, 4),
    ("TR-01", 5, 4),
    ("TR-02", 4, 3),
)
BEFORE = risks_of(
    ("CR-01", 3, 4),
    ("CR-02", 4, 4),
    ("CR-04", 5, 4),
    ("TR-01", 4, 4),
    ("TR-02", 3, 4),
    ("TR-03", 2, 2),
)


def test_movements_worked_by_hand():
    # TR-01 16 to 20: +4. CR-02 16 to 8: -8. CR-04 20 to 16: -4. TR-02 12 to 12 by other steps.
    rows = moved(NOW, BEFORE)[["risk_id", "change", "movement"]]
    assert rows.dropna().to_numpy().tolist() == [
        ["TR-01", 4, "increased"],
        ["CR-02", -8, "reduced"],
        ["CR-04", -4, "reduced"],
        ["CR-01", 0, "unchanged"],
        ["TR-02", 0, "unchanged"],
    ]
    assert rows[rows["change"].isna()][["risk_id", "movement"]].to_numpy().tolist() == [
        ["CR-03", "new"],
        ["TR-03", "closed"],
    ]


def test_a_closed_risk_keeps_its_words_and_its_last_score_but_has_none_now():
    closed = moved(NOW, BEFORE).set_index("risk_id").loc["TR-03"]
    assert closed["title"] == "Risk TR-03"
    assert closed["score_before"] == 4
    assert closed[["score", "rating", "likelihood", "impact", "change"]].isna().all()


@pytest.mark.parametrize(
    ("now", "before", "movement"),
    [
        ((3, 4), EXEMPT, ["newly public"]),
        (EXEMPT, (3, 4), ["newly exempt"]),
        (EXEMPT, EXEMPT, []),
    ],
)
def test_a_risk_exempt_in_one_report_is_neither_new_nor_closed(now, before, movement):
    rows = moved(risks_of(("CR-01", *now)), risks_of(("CR-01", *before)))
    assert rows["movement"].to_list() == movement
    assert rows["change"].isna().all()


def test_a_risk_that_is_exempt_and_in_one_report_only_is_left_out():
    exempt, other = risks_of(("CR-01", *EXEMPT)), risks_of(("CR-02", 1, 1))
    assert moved(exempt, other)["movement"].to_list() == ["closed"]
    assert moved(other, exempt)["movement"].to_list() == ["new"]


def test_nothing_of_a_risk_that_is_exempt_now_is_told_again():
    row = moved(risks_of(("CR-01", *EXEMPT)), risks_of(("CR-01", 3, 4))).iloc[0]
    assert row[["title", "cause", "owner", "action", "score", "rating"]].isna().all()


def test_registers_are_counted_worked_by_hand():
    by_register = measures.movements_by_register(moved(NOW, BEFORE)).set_index("register")
    # Corporate: 3 before (CR-01, 02, 04), one new: 4 now. Transformation: 3, one closed: 2 now.
    columns = ["before", "increased", "reduced", "unchanged", "new", "closed", "now"]
    assert by_register[columns].to_numpy().tolist() == [
        [3, 0, 2, 1, 1, 0, 4],
        [3, 1, 0, 1, 0, 1, 2],
        [6, 1, 2, 2, 1, 1, 6],
    ]


@settings(max_examples=12)
@given(any_register, any_register)
def test_every_public_risk_has_one_movement_and_the_numbers_foot(now, before):
    rows = moved(now, before)
    public = {*now.loc[now["access"] == "public", "risk_id"]}
    public |= {*before.loc[before["access"] == "public", "risk_id"]}
    assert sorted(rows["risk_id"]) == sorted(public)
    assert rows["movement"].isin(MOVEMENTS).all()
    total = measures.movements_by_register(rows).iloc[-1]
    assert total["before"] == before["score"].notna().sum()
    assert total["now"] == now["score"].notna().sum()


@settings(max_examples=12)
@given(any_register, any_register)
def test_seen_from_the_other_side_what_increased_has_reduced(now, before):
    there = moved(now, before)["movement"].value_counts()
    back = moved(before, now)["movement"].value_counts()
    opposite = {"increased": "reduced", "new": "closed", "newly public": "newly exempt"}
    for one, other in opposite.items():
        assert there.get(one, 0) == back.get(other, 0)
    assert there.get("unchanged", 0) == back.get("unchanged", 0)


@settings(max_examples=12)
@given(any_register)
def test_against_itself_nothing_moved(risks):
    rows = moved(risks, risks)
    assert set(rows["movement"]) <= {"unchanged"}
    pd.testing.assert_series_equal(rows["score"], rows["score_before"], check_names=False)
