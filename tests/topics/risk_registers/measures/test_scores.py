"""Scores, totals and the grid: cases worked by hand, edges, and laws over any register."""

import pandas as pd
import pytest
from hypothesis import given, settings

from analysis.topics.risk_registers import measures

from ..sample import DAY, EXEMPT, any_register, risks_of

FOUR = risks_of(("CR-01", 4, 5), ("CR-02", 3, 4), ("TR-01", 2, 3), ("TR-02", *EXEMPT))


def test_scores_worked_by_hand():
    # 4 x 5 = 20 red, 3 x 4 = 12 amber, 2 x 3 = 6 green; each target is 2 x 4 = 8.
    assert FOUR["score"].to_list()[:3] == [20, 12, 6]
    assert FOUR["rating"].to_list()[:3] == ["red", "amber", "green"]
    assert FOUR["gap"].to_list()[:3] == [12, 4, -2]


def test_an_exempt_risk_has_no_score():
    assert FOUR.loc[3, ["score", "rating", "target_score", "gap"]].isna().all()


def test_a_step_off_the_scale_is_refused():
    with pytest.raises(ValueError, match="likelihood is a whole number from 1 to 5, not 6"):
        risks_of(("CR-01", 6, 1))


def test_totals_worked_by_hand():
    # Exposure 20 + 12 + 6 + 8 = 46; two of the four are above 8, and none was due before 31 May.
    risks = pd.concat([FOUR, risks_of(("TR-03", 2, 4))], ignore_index=True)
    assert measures.totals(risks, on=DAY).to_dict() == {
        "risks": 4,
        "red": 1,
        "amber": 2,
        "green": 1,
        "exposure": 46,
        "above_target": 2,
        "overdue": 0,
        "exempt": 1,
    }


def test_a_register_without_public_risks_has_totals_of_nought():
    totals = measures.totals(risks_of(("CR-01", *EXEMPT)), on=DAY)
    assert totals.pop("exempt") == 1
    assert (totals == 0).all()


def test_red_risks_come_highest_first_and_then_furthest_from_target():
    risks = risks_of(("CR-01", 4, 4), ("CR-02", 3, 5), ("CR-03", 5, 5), ("CR-04", 4, 4)).assign(
        gap=[3.0, 9.0, 1.0, 8.0]
    )
    assert measures.red_risks(risks)["risk_id"].to_list() == ["CR-03", "CR-04", "CR-01"]


def test_every_public_risk_stands_once_by_its_gap():
    assert measures.by_gap(FOUR)["risk_id"].to_list() == ["CR-01", "CR-02", "TR-01"]


def test_the_grid_names_the_risks_of_each_cell_worked_by_hand():
    now = risks_of(("CR-02", 4, 4), ("CR-01", 4, 4), ("TR-01", 5, 4), ("CR-03", *EXEMPT))
    before = risks_of(("CR-01", 4, 4), ("CR-02", 1, 1))
    grid = measures.matrix(now, before=before).set_index(["likelihood", "impact"])
    assert grid.loc[(4, 4), ["named_before", "named_now"]].to_list() == ["CR-01", "CR-01, CR-02"]
    assert grid.loc[(4, 4), ["number_before", "number_now"]].to_list() == [1, 2]
    assert grid.loc[(1, 1), ["named_before", "named_now"]].to_list() == ["CR-02", "none"]
    assert grid.loc[(5, 4), ["score", "rating", "number_now"]].to_list() == [20, "red", 1]


def test_the_grid_runs_from_the_highest_score_to_the_lowest():
    scores = measures.matrix(FOUR, before=FOUR)["score"]
    assert len(scores) == 25
    assert scores.is_monotonic_decreasing


@settings(max_examples=12)
@given(any_register, any_register)
def test_the_grid_holds_every_public_risk_once(now, before):
    grid = measures.matrix(now, before=before)
    for risks, when in ((now, "now"), (before, "before")):
        assert grid[f"number_{when}"].sum() == risks["score"].notna().sum()
        named = ", ".join(grid.loc[grid[f"number_{when}"] > 0, f"named_{when}"])
        assert sorted(filter(None, named.split(", "))) == sorted(
            risks.loc[risks["access"] == "public", "risk_id"]
        )
        assert (grid["score"] * grid[f"number_{when}"]).sum() == risks["score"].sum()


@settings(max_examples=12)
@given(any_register)
def test_ratings_add_up_and_exempt_risks_count_nowhere_else(risks):
    totals = measures.totals(risks, on=DAY)
    assert totals[["red", "amber", "green"]].sum() == totals["risks"]
    assert totals["risks"] + totals["exempt"] == len(risks)
    public = risks[risks["access"] == "public"]
    without = measures.totals(public, on=DAY)
    pd.testing.assert_series_equal(totals.drop("exempt"), without.drop("exempt"))
