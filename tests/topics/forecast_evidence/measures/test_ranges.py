"""How wide ranges were, what another council can take over, and the year that is drawn."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.errors import ParameterError
from analysis.methods.back_test import added_up, back_test, coverage_by_month, paired_years
from analysis.topics.forecast_evidence import measures

from .sample import council, councils

ROWS = councils()
TESTED = back_test(paired_years(ROWS))
RANGED = measures.learnt_from_others(TESTED)


def test_widths_and_coverage_worked_by_hand():
    rows = pd.DataFrame(
        {
            "months_elapsed": 2,
            "forecast_gbp": [100.0, 200.0, -100.0, 100.0],
            "low_gbp": [90.0, 150.0, -130.0, float("nan")],
            "high_gbp": [120.0, 260.0, -60.0, float("nan")],
            "actual_gbp": [95.0, 140.0, -60.0, 100.0],
        }
    )
    # Low ends: -10, -25 and -30 % of the forecasts' size; high ends: 20, 30 and 40 %. The second
    # result lies below its range; the fourth forecast has none.
    (month,) = measures.ranges_by_month(rows).to_dict("records")
    assert (month["cases"], month["inside"]) == (3, 2)
    assert month["coverage_share"] == pytest.approx(2 / 3)
    assert (month["low_share"], month["high_share"]) == pytest.approx((-0.25, 0.3))


def test_coverage_is_that_of_the_back_test():
    found = measures.ranges_by_month(RANGED)
    told = coverage_by_month(RANGED)
    assert found["coverage_share"].to_list() == pytest.approx(told["coverage_share"].to_list())
    assert (found["low_share"] <= 0).all()
    assert (found["high_share"] >= 0).all()


def test_without_ranges_there_is_no_month():
    assert measures.ranges_by_month(RANGED.iloc[:0]).empty


def test_forecast_errors_are_ratios_of_the_chosen_method():
    table = measures.forecast_errors(TESTED, level="service")
    assert table["months_elapsed"].to_list() == list(range(1, 12))
    for row in table.to_dict("records"):
        is_it = TESTED["months_elapsed"].eq(row["months_elapsed"])
        mine = TESTED[is_it & TESTED["method"].eq(row["method"])]
        ratios = (mine["actual_gbp"] / mine["forecast_gbp"]).sort_values().to_list()
        # 120 cases: the 12th lowest and the 12th highest, the whole part of 121 / 10.
        assert len(ratios) == row["cases"] == 120
        assert row["low_ratio"] == pytest.approx(ratios[11])
        assert row["high_ratio"] == pytest.approx(ratios[-12])


def test_error_and_coverage_are_of_one_procedure_learnt_from_the_others():
    table = measures.forecast_errors(TESTED, level="service").set_index("months_elapsed")
    ranged = measures.learnt_from_others(TESTED.assign(unevenness=1.0))
    at_two = ranged[ranged["months_elapsed"] == 2]
    held = at_two["actual_gbp"].between(at_two["low_gbp"], at_two["high_gbp"])
    assert table.loc[2, "median_error_share"] == at_two["error_share"].abs().median()
    assert table.loc[2, "coverage_share"] == held.mean()


def test_a_level_with_few_cases_has_no_row():
    tested = back_test(paired_years(added_up(council("Leeds", growth=1.02))))
    assert measures.forecast_errors(tested, level="council").empty
    both = measures.rule_by_level(TESTED, councils=tested)
    assert set(both["level"]) == {"service"}
    assert measures.rule_by_level(tested, councils=tested).empty


def test_the_year_drawn_is_the_latest_of_the_largest():
    year = measures.year_shown(RANGED)
    latest = RANGED[RANGED["financial_year"] == "2015/16"]
    largest = latest.loc[latest["actual_gbp"].idxmax()]
    assert year["financial_year"].unique().tolist() == ["2015/16"]
    assert year["group"].iloc[0] == largest["group"] == "Darlington"
    assert year["service"].iloc[0] == largest["service"]
    assert year["months_elapsed"].to_list() == list(range(1, 12))
    inside = year["actual_gbp"].between(year["low_gbp"], year["high_gbp"])
    assert year["is_inside"].to_list() == inside.to_list()


def test_a_council_and_a_service_can_be_named():
    year = measures.year_shown(RANGED, council="Leeds", service="Service 3")
    assert year[["group", "service"]].drop_duplicates().values.tolist() == [["Leeds", "Service 3"]]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ({"council": "Kent"}, "council 'Kent' was not tested.* 'Darlington', 'Gateshead'"),
        ({"service": "Roads"}, "service 'Roads' was not tested. Write 'largest', or one of:"),
    ],
)
def test_a_name_that_was_not_tested_is_refused(names, told):
    with pytest.raises(ParameterError, match=told):
        measures.year_shown(RANGED, **names)


def test_where_nothing_was_tested_no_year_is_drawn():
    assert measures.year_shown(RANGED.iloc[:0]).empty
