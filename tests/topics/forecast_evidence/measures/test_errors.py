"""How far off each way was, how much better the rule is, and that nothing looks ahead."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.methods.back_test import added_up, back_test, paired_years
from analysis.periods import Period
from analysis.topics.forecast_evidence import measures

from .sample import council, councils

ROWS = councils()
TESTED = back_test(paired_years(ROWS))
RANGED = measures.learnt_from_others(TESTED)


def cases(method: str, errors: dict[str, float]) -> pd.DataFrame:
    """One forecast of 100 of each service at month 2, off by a share of the result, 100."""
    return pd.DataFrame(
        {
            "group": "Leeds",
            "service": list(errors),
            "financial_year": "2014/15",
            "months_elapsed": 2,
            "method": method,
            "error_share": list(errors.values()),
            "actual_gbp": 100.0,
            "low_gbp": 90.0,
            "high_gbp": [100.0 if error < 0.2 else 95.0 for error in errors.values()],
        }
    )


def test_the_month_shown_is_the_period_s_and_march_is_refused():
    assert measures.month_shown(Period.parse("2015-05")) == 2
    assert measures.month_shown(Period.parse("2016-02")) == 11
    with pytest.raises(ParameterError, match="2016-03 ends a year"):
        measures.month_shown(Period.parse("2016-03"))


def test_the_gain_worked_by_hand():
    plain = cases("straight line", {"A": 0.1, "B": -0.4, "C": 0.2, "D": 0.9})
    rule = cases("additive", {"A": 0.1, "B": 0.2, "C": -0.05})
    # D is refused by the rule. Sizes of A, B, C: 0.1, 0.4, 0.2 and 0.1, 0.2, 0.05: medians
    # 0.2 and 0.1, half the error.
    gain = measures.gain(plain, ranged=rule, months_elapsed=2)
    assert gain[["cases", "services", "refused"]].to_list() == [3, 3, 1]
    assert gain[["straight_error", "rule_error"]].to_list() == pytest.approx([0.2, 0.1])
    assert gain["reduction_share"] == pytest.approx(0.5)
    # Of the draws the least is A A A with none less, the most B B B with half less or C C C.
    assert gain["low_share"] >= 0
    assert gain["high_share"] == pytest.approx(0.75)
    assert 0 < gain["better_share"] < 1


def test_each_council_s_own_figures_worked_by_hand():
    plain = cases("straight line", {"A": 0.1, "B": -0.4, "C": 0.2})
    rule = cases("additive", {"A": 0.1, "B": 0.2, "C": -0.05})
    (row,) = measures.left_out_in_turn(plain, ranged=rule, months_elapsed=2).to_dict("records")
    # One council, so its years are left out in turn; B's result lies above its range.
    assert row["of"] == "2014/15"
    assert (row["cases"], row["inside"]) == (3, 2)
    assert row["coverage_share"] == pytest.approx(2 / 3)


def test_what_is_left_out_in_turn():
    assert measures.left_out_by(TESTED) == "group"
    assert measures.left_out_by(TESTED[TESTED["group"] == "Leeds"]) == "financial_year"
    parts = measures.left_out_in_turn(TESTED, ranged=RANGED, months_elapsed=2)
    assert parts["of"].to_list() == ["Darlington", "Gateshead", "Leeds"]
    gain = measures.gain(TESTED, ranged=RANGED, months_elapsed=2)
    assert parts["cases"].sum() == gain["cases"]


def test_too_few_cases_teach_nothing():
    # Five council-years of one council are under twenty.
    tested = back_test(paired_years(added_up(council("Leeds", growth=1.02))))
    ranged = measures.learnt_from_others(tested)
    assert ranged.empty
    assert {"low_gbp", "high_gbp"} <= set(ranged)
    gain = measures.gain(tested, ranged=ranged, months_elapsed=2)
    assert gain["cases"] == 0
    assert gain.drop(["cases", "services", "refused"]).isna().all()
    table = measures.errors_by_month(tested, ranged=ranged, error="median")
    assert table["rule"].isna().all()
    assert table["straight line"].notna().all()


def test_errors_by_month_hold_every_method_and_the_rule():
    table = measures.errors_by_month(TESTED, ranged=RANGED, error="median")
    at_two = measures.at_month(TESTED, ranged=RANGED, months_elapsed=2).set_index("method")
    assert table["months_elapsed"].to_list() == list(range(1, 12))
    row = table.set_index("months_elapsed").loc[2]
    for method in at_two.index:
        assert row[method] == pytest.approx(at_two.loc[method, "median_error"])
    assert at_two["median_error"].is_monotonic_increasing


def test_a_lean_has_its_sign():
    # Services that shrink each year are forecast too high by what last year cost.
    rows = council("Leeds", growth=0.9)
    tested = back_test(paired_years(rows))
    lean = measures.errors_by_month(tested, ranged=RANGED, error="lean")
    assert (lean["additive"].iloc[:8] > 0).all()


@settings(max_examples=4, deadline=None)
@given(st.integers(1, 10), st.lists(st.floats(1, 1e5), min_size=12, max_size=12))
def test_no_forecast_looks_ahead(months, others):
    """Months after the forecast, and later years, change nothing in what would have been said."""
    rows = council("Leeds", growth=1.1, services=3)
    is_later = rows["financial_year"].eq("2014/15") & (rows["month"] > months)
    is_ahead = is_later | (rows["financial_year"] > "2014/15")
    other = rows["month"].map(lambda month: others[month - 1])
    changed = rows.assign(amount_gbp=rows["amount_gbp"].mask(is_ahead, other))
    before, after = (_said_by(each, months) for each in (rows, changed))
    pd.testing.assert_frame_equal(before, after)


def _said_by(rows: pd.DataFrame, months: int) -> pd.DataFrame:
    """Every forecast of 2014/15 up to a month, with the unevenness that its range rests on."""
    tested = back_test(paired_years(rows[rows["financial_year"] > "2012/13"]))
    is_it = tested["financial_year"].eq("2014/15") & (tested["months_elapsed"] <= months)
    keys = ["group", "service", "months_elapsed", "method"]
    return tested[is_it].sort_values(keys, ignore_index=True)[[*keys, "forecast_gbp", "unevenness"]]


def test_a_council_s_ranges_do_not_hang_on_its_own_results():
    """Whatever came of Leeds's years, its ranges are the same; those of the others change."""
    moved = TESTED["actual_gbp"].where(TESTED["group"] != "Leeds", TESTED["actual_gbp"] * 3)
    ranged = measures.learnt_from_others(TESTED.assign(actual_gbp=moved))
    theirs = ["forecast_gbp", "low_gbp", "high_gbp"]
    is_leeds = RANGED["group"] == "Leeds"
    pd.testing.assert_frame_equal(RANGED.loc[is_leeds, theirs], ranged.loc[is_leeds, theirs])
    assert (RANGED.loc[~is_leeds, "high_gbp"] != ranged.loc[~is_leeds, "high_gbp"]).any()
