"""What the budget's ranges rest on holds together: children who came and went, and past errors."""

import pandas as pd
import pytest

YEARS = ("2012/13", "2013/14", "2014/15")


@pytest.fixture
def flows(read) -> pd.DataFrame:
    return read("placements", "history")


def test_children_lead_from_each_published_number_to_the_next(flows):
    at_end = flows.set_index(["financial_year", "month"])["children_at_end"]
    first = flows.iloc[0]
    assert first["children_at_end"] - first["starters"] + first["leavers"] == 601
    assert at_end["2012/13", 12] == 635
    assert 651 in at_end["2013/14"].loc[10:12].to_list()


def test_each_month_leads_on_from_the_one_before(flows):
    net = flows["starters"] - flows["leavers"]
    assert (flows["children_at_end"].diff().iloc[1:] == net.iloc[1:]).all()
    months = flows["financial_year"].str[:4].astype(int) * 12 + flows["month"]
    assert (months.diff().iloc[1:] == 1).all()


@pytest.mark.parametrize(("month", "number"), [("2015-04", 1), ("2015-05", 2)])
def test_children_at_the_end_are_those_placed(read, flows, month, number):
    at_end = flows.query("financial_year == '2015/16' and month == @number")["children_at_end"]
    assert at_end.to_list() == [read("placements", month)["actual_children"].sum()]


def test_no_month_has_so_few_starters_or_leavers_that_they_must_be_hidden(flows):
    assert (flows[["starters", "leavers"]] >= 5).all(axis=None)


def test_the_number_of_children_rose_from_june_to_march_of_every_year(flows):
    later = flows[flows["month"] > 2].groupby("financial_year")[["starters", "leavers"]].sum()
    net = later["starters"] - later["leavers"]
    assert net.reindex(YEARS).between(5, 40).all()


def test_errors_elsewhere_cover_every_month_of_forecast_and_shrink(read):
    errors = read("revenue", "forecast_errors")
    for _, rows in errors.groupby("level"):
        assert rows["months_elapsed"].tolist() == list(range(1, 12))
        assert (rows["low_ratio"] < 1).all()
        assert (rows["high_ratio"] > 1).all()
        width = rows["high_ratio"] - rows["low_ratio"]
        assert width.iloc[-1] < width.iloc[1] / 2


@pytest.mark.parametrize("month", ["2015-04", "2015-05"])
def test_a_pressure_is_called_a_missed_saving_only_where_the_saving_misses_as_much(read, month):
    schemes = read("savings", month).set_index("scheme_ref")
    shortfall = (schemes["target_gbp"] - schemes["forecast_gbp"])["CHS-03"]
    transport = read("revenue", month).set_index("service").loc["Home to school transport"]
    limit = transport["annual_budget_gbp"] + transport["virements_gbp"]
    # Routes from tender came back dearer: the missed saving is about a fifth of the pressure.
    assert 4 * shortfall < transport["forecast_gbp"] - limit
    assert transport["pressure_kind"] == "price"
