"""The back-test: which years it can use, its errors, its rule, and that nothing looks ahead."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis.methods.back_test import (
    accuracy,
    added_up,
    back_test,
    chosen_methods,
    coverage_by_month,
    forecast_by_rule,
    left_one_out,
    paired_years,
    usable,
    why_left_out,
)

from .years import amounts, years

NAN = math.nan


def forecasts_with(errors: dict[str, list[float]]) -> pd.DataFrame:
    """Back-tested forecasts with these errors, by method."""
    return pd.DataFrame(
        [(2, method, error) for method, each in errors.items() for error in each],
        columns=["months_elapsed", "method", "error_share"],
    )


def wavy(group: str, service: str, *, start: int, growth: float) -> pd.DataFrame:
    """Six years of a service that grows, with a wave of its own."""
    values = {
        (service, f"{year}/{(year + 1) % 100:02d}"): [
            100 * growth ** (year - 2010) * (1 + ((month * start) % 7) / 10) for month in range(12)
        ]
        for year in range(2010, 2016)
    }
    return amounts(values, group=group)


def councils() -> pd.DataFrame:
    """Long rows of three councils with eight services each."""
    return pd.concat(
        wavy(group, f"Service {start}", start=start, growth=growth + start / 50)
        for group, growth in (("Leeds", 0.95), ("Gateshead", 1.0), ("Darlington", 1.05))
        for start in range(1, 9)
    )


def test_years_are_paired_with_the_year_before():
    rows = amounts({("Roads", "2013/14"): range(1, 13), ("Roads", "2014/15"): range(21, 33)})
    pair = paired_years(rows).loc[("Leeds", "Roads", "2014/15")]
    assert pair["last"].to_list() == list(range(1, 13))
    assert pair["this"].to_list() == list(range(21, 33))


def test_rows_of_one_month_are_added_and_missing_months_stay_missing():
    rows = amounts({("Roads", "2014/15"): [5, 7]})
    pair = paired_years(pd.concat([rows, rows])).iloc[0]["this"]
    assert pair.to_list()[:2] == [10.0, 14.0]
    assert pair.isna().sum() == 10


def test_what_is_left_out_and_why():
    full, gap = [1] * 12, [1] * 11 + [NAN]
    pairs = years(full + full, full + gap, [NAN] * 12 + full, gap + full, full + [1, -1] * 6)
    assert why_left_out(pairs).to_list() == [
        "",
        "some months of the year are missing",
        "there is no year before to start from",
        "some months of the year before are missing",
        "the year comes to nothing",
    ]
    assert usable(pairs).index.get_level_values("service").to_list() == ["A"]


def test_errors_worked_by_hand():
    # 10 a month last year, 20 a month this year: 240. After two months the straight line says 240,
    # additive 40 + 100 = 140: 100 too low of 240.
    found = back_test(years([10] * 12 + [20] * 12)).set_index(["months_elapsed", "method"])
    assert found.loc[(2, "straight line"), "error_share"] == pytest.approx(0)
    assert found.loc[(2, "additive"), "error_share"] == pytest.approx(-100 / 240)
    assert found.loc[(2, "additive"), "actual_gbp"] == 240


def test_the_error_of_an_income_is_a_share_of_its_size():
    # Income of 10 a month, then 20: -140 forecast of -240 is 100 too high.
    found = back_test(years([-10] * 12 + [-20] * 12)).set_index(["months_elapsed", "method"])
    assert found.loc[(2, "additive"), "error_share"] == pytest.approx(100 / 240)


def test_a_refused_forecast_is_no_case():
    late = back_test(years([0, *[10] * 11, *[10] * 12]))
    first = late[late["months_elapsed"] == 1]
    assert "profile ratio" not in set(first["method"])
    assert len(first) == 6


def test_accuracy_worked_by_hand():
    # Sizes 0.1, 0.2, 0.3: median 0.2, ninth decile 0.28; with signs -0.3, 0.1, 0.2: median 0.1.
    found = accuracy(forecasts_with({"additive": [-0.3, 0.1, 0.2]})).iloc[0]
    assert found["cases"] == 3
    assert found[["median_error", "p90_error", "bias"]].to_list() == pytest.approx([0.2, 0.28, 0.1])


@pytest.mark.parametrize(
    ("middle", "other", "chosen"),
    [(0.20, 0.10, "additive"), (0.20, 0.179, "additive"), (0.20, 0.181, "middle of five"),
     (0.20, 0.30, "middle of five"), (0.0, 0.0, "middle of five")],
)  # fmt: skip
def test_another_method_must_be_a_tenth_better(middle, other, chosen):
    found = accuracy(forecasts_with({"middle of five": [middle], "additive": [other]}))
    assert chosen_methods(found).to_dict() == {2: chosen}


def test_groups_add_up_to_all_services():
    rows = amounts({("Roads", "2014/15"): [5, 7], ("Parks", "2014/15"): [1, 2]})
    found = added_up(rows).set_index("month")
    assert found["amount_gbp"].to_dict() == {1: 6.0, 2: 9.0}
    assert set(found["service"]) == {"All services"}


def test_what_is_said_of_a_group_is_learnt_from_the_others():
    """Turning a council's own months upside down moves no range and no choice of its own."""
    rows = councils()
    is_own = rows["group"] == "Leeds"
    later = is_own & (rows["financial_year"] == "2015/16") & (rows["month"] > 6)
    other = rows.assign(amount_gbp=rows["amount_gbp"].mask(later, 10_000.0))
    first, second = (left_one_out(back_test(paired_years(each))) for each in (rows, other))
    columns = ["group", "service", "months_elapsed", "method", "low_gbp", "high_gbp"]
    own = [
        each[(each["group"] == "Leeds") & each["months_elapsed"].le(6)
             & each["financial_year"].eq("2015/16")][columns]
        for each in (first, second)
    ]  # fmt: skip
    assert len(own[0]) == 8 * 6
    pd.testing.assert_frame_equal(*own)
    assert set(first["group"]) == {"Leeds", "Gateshead", "Darlington"}


def test_one_group_alone_has_nothing_to_learn_from():
    alone = back_test(paired_years(councils().query("group == 'Leeds'")))
    assert left_one_out(alone).empty
    assert not left_one_out(alone, by="financial_year").empty


def test_a_year_to_come_is_forecast_by_the_rule_with_its_range():
    rows = councils()
    pairs = paired_years(rows)
    is_last = pairs.index.get_level_values("financial_year") == "2015/16"
    earlier = back_test(pairs[~is_last])
    found = forecast_by_rule(pairs[is_last], months_elapsed=6, tested=earlier)
    assert len(found) == 24
    assert found["method"].nunique() == 1
    assert (found["low_gbp"] <= found["forecast_gbp"]).all()
    assert (found["forecast_gbp"] <= found["high_gbp"]).all()


def test_a_service_without_last_year_or_this_month_has_no_forecast_by_the_rule():
    earlier = back_test(paired_years(councils()))
    new = years([NAN] * 12 + [5] * 12, [5] * 24, [5] * 14 + [NAN] * 10)
    found = forecast_by_rule(new, months_elapsed=3, tested=earlier)
    assert found["service"].to_list() == ["B"]


def test_coverage_month_by_month():
    rows = pd.DataFrame(
        {
            "months_elapsed": [1, 1, 2],
            "low_gbp": 1.0,
            "high_gbp": 2.0,
            "actual_gbp": [1.5, 3.0, 1.0],
        }
    )
    assert coverage_by_month(rows).values.tolist() == [[1, 2, 0.5], [2, 1, 1.0]]
