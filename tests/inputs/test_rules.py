"""Rules between columns: rows that break them, rows that keep them, rows they pass over."""

import pandas as pd
import pytest

from analysis.inputs import rules

MONTHS = range(1, 13)


def history(*years: tuple[str, list[float]]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"year": year, "month": month, "service": "Waste", "amount_gbp": float(amount)}
            for year, amounts in years
            for month, amount in enumerate(amounts, start=1)
        ]
    )


def rows_of(failures) -> list:
    return [failure.row for failure in failures]


@pytest.mark.parametrize(
    ("current", "broken"), [(110.0, []), (110.004, []), (110.01, [0]), (None, [])]
)
def test_footing_is_to_the_penny_and_passes_over_the_missing(current, broken):
    rows = pd.DataFrame({"approved": [100.0], "rolled": [10.0], "current": [current]}, dtype=float)
    assert rows_of(rules.foots("current", "approved", "rolled")(rows)) == broken


def test_footing_passes_over_rows_with_a_missing_part():
    rows = pd.DataFrame({"approved": [100.0], "rolled": [None], "current": [5.0]}, dtype=float)
    assert rules.foots("current", "approved", "rolled")(rows) == []


def test_filled_when_asks_only_where_it_matters():
    rows = pd.DataFrame({"status": ["red", "green", "red"], "action": [None, None, "Review"]})
    rule = rules.filled_when("action", other="status", values=("red",))
    assert rows_of(rule(rows)) == [0]


def test_not_before_passes_over_missing_days():
    days = pd.DataFrame(
        {
            "start": pd.to_datetime(["2015-05-02", "2015-05-01", None]),
            "end": pd.to_datetime(["2015-05-01", "2015-05-01", "2015-05-01"]),
        }
    )
    assert rows_of(rules.not_before("end", "start")(days)) == [0]


@pytest.mark.parametrize(
    ("said", "was", "broken"),
    [("red", "red", []), ("red", "amber", [0]), (None, "amber", [0]), (None, None, [])],
)
def test_agreement_with_the_last_report(said, was, broken):
    both = pd.DataFrame({"previous": [said], "status_before": [was]}, dtype="str")
    rule = rules.agrees_with_previous("previous", former="status")
    assert rows_of(rule(both)) == broken


def test_a_status_the_last_report_did_not_have_is_said_to_be_nothing():
    both = pd.DataFrame({"previous": ["red"], "status_before": [None]}, dtype="str")
    failures = rules.agrees_with_previous("previous", former="status")(both)
    assert [each.rule for each in failures] == ["is not the last report's status, nothing"]


def test_a_running_total_may_not_fall_within_its_year_in_whatever_order_rows_come():
    rows = history(("2013/14", [5, 9, 8]), ("2014/15", [1, 2, 3]))
    rule = rules.never_falls("amount_gbp", within=("year",), order="month")
    assert rows_of(rule(rows)) == [2]
    assert rows_of(rule(rows.iloc[::-1])) == [2]


def test_monthly_amounts_that_vary_are_no_running_totals():
    rows = history(("2013/14", [10, 12, 9] * 4), ("2014/15", [11, 10, 14] * 4))
    assert rules.monthly_not_cumulative("amount_gbp", year="year", order="month")(rows) == []


def test_a_year_of_running_totals_is_found_by_its_first_row():
    rows = history(("2013/14", [10, 12, 9] * 4), ("2014/15", [10 * month for month in MONTHS]))
    failures = rules.monthly_not_cumulative("amount_gbp", year="year", order="month")(rows)
    assert rows_of(failures) == [12]


def test_a_year_of_running_totals_is_found_without_another_year():
    rows = history(("2014/15", [10 * month for month in MONTHS]))
    failures = rules.monthly_not_cumulative(
        "amount_gbp", year="year", order="month", within=("service",)
    )(rows)
    assert rows_of(failures) == [0]


@pytest.mark.parametrize(("credit", "broken"), [(55, [24]), (5, [24])])
def test_running_totals_with_one_credit_are_still_running_totals(credit, broken):
    totals = [10 * month for month in MONTHS]
    totals[6] = credit  # 70 without it
    steady = [10, 12, 9] * 4
    rows = history(("2012/13", steady), ("2013/14", steady), ("2014/15", totals))
    rule = rules.monthly_not_cumulative("amount_gbp", year="year", order="month")
    assert rows_of(rule(rows)) == broken


def test_monthly_amounts_that_grow_threefold_and_vary_are_no_running_totals():
    steady = [10, 12, 9] * 4
    rows = history(("2012/13", steady), ("2013/14", steady), ("2014/15", [40, 55, 38] * 4))
    assert rules.monthly_not_cumulative("amount_gbp", year="year", order="month")(rows) == []


def test_rising_prices_are_no_running_totals():
    rows = history(("2013/14", [10, 12, 9] * 4), ("2014/15", [10 + month for month in MONTHS]))
    assert rules.monthly_not_cumulative("amount_gbp", year="year", order="month")(rows) == []


def test_two_months_are_too_few_to_tell():
    rows = history(("2014/15", [10, 200]))
    assert rules.monthly_not_cumulative("amount_gbp", year="year", order="month")(rows) == []


def test_each_service_is_judged_by_its_own_years():
    small = history(("2013/14", [1, 2, 1] * 4), ("2014/15", [1, 2, 1] * 4))
    large = history(("2013/14", [90, 95, 91] * 4), ("2014/15", [90 + month for month in MONTHS]))
    rows = pd.concat([small, large.assign(service="Roads")], ignore_index=True)
    rule = rules.monthly_not_cumulative(
        "amount_gbp", year="year", order="month", within=("service",)
    )
    assert rule(rows) == []


def test_one_posting_at_the_end_of_each_year_is_no_running_total():
    rows = history(("2013/14", [0] * 11 + [900]), ("2014/15", [0] * 11 + [910]))
    assert rules.monthly_not_cumulative("amount_gbp", year="year", order="month")(rows) == []


@pytest.mark.parametrize(
    ("spent", "budget", "broken"),
    [
        (59_395, 59.95, [0]),  # published for £59.95
        (3_805_000, 380_500, [0]),  # a nought too many
        (-3_805_000, 380_500, [0]),
        (999, 5, []),  # too small to ask
        (3_700_000, 380_500, []),
        (5_000_000, 0, []),
        (None, 380_500, []),
        (3_805_000, None, []),
    ],
)
def test_an_amount_ten_times_its_budget_is_out_of_proportion(spent, budget, broken):
    rows = pd.DataFrame({"spent_gbp": [spent], "budget_gbp": [budget]}, dtype=float)
    assert rows_of(rules.in_proportion("spent_gbp", to="budget_gbp")(rows)) == broken


def bases(*rows: tuple[str, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["year", "budget_gbp"])


THIS, LAST = 326_000_000.0, 332_100_000.0


@pytest.mark.parametrize(
    ("rows", "broken"),
    [
        ([("2014/15", LAST), ("2015/16", THIS), ("2015/16", THIS)], []),
        ([("2014/15", LAST), ("2015/16", THIS), ("2015/16", THIS), ("2015/16", LAST)], [3]),
        ([("2014/15", THIS), ("2014/15", LAST), ("2014/15", LAST), ("2015/16", THIS)], [0]),
        ([("2014/15", LAST), ("2015/16", THIS), ("2015/16", THIS + 1)], []),  # a virement
        ([("2014/15", LAST), ("2015/16", LAST), ("2015/16", LAST)], []),  # a standstill budget
    ],
)
def test_a_year_has_its_own_base(rows, broken):
    rule = rules.base_of_its_year("budget_gbp", year="year")
    assert rows_of(rule(bases(*rows))) == broken
