"""The sample lines hold together: keys, footings, statuses and words, small counts, owners."""

import re
import tomllib
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

MONTHS = ("2015-04", "2015-05")
QUARTERS = tuple(f"{year}-q{n}" for year in ("2012-13", "2013-14", "2014-15") for n in (1, 2, 3, 4))
DIRECTORATES = {
    "Children's Services",
    "Adult Services and Health",
    "Business, Environment and Community",
    "Commercial and Change",
    "Chief Executive's",
    "Corporate and Financing",
}
FILES = [
    (table, name, key, sizes)
    for table, names, key, sizes in (
        ("savings", MONTHS, "scheme_ref", (46, 52)),
        ("revenue", MONTHS, "service", (34, 42)),
        ("placements", MONTHS, "placement_type", (10, 12)),
        ("capital", MONTHS, "project_ref", (62, 70)),
        ("scorecard", QUARTERS, "indicator_id", (46, 48)),
    )
    for name in names
]
FUNDING = [
    "funding_grant_gbp",
    "funding_receipts_gbp",
    "funding_borrowing_gbp",
    "funding_contributions_gbp",
]
POST = re.compile(r"(?:Director|Head|Manager|Officer|Accountant)\b")
P10 = (4.0, 9.7, 13.9, 19.3, 25.0, 36.1, 45.1, 53.8, 63.5, 75.0, 85.8, 100)
P90 = (10.4, 18.9, 28.1, 38.3, 45.8, 51.6, 64.8, 73.8, 83.0, 87.9, 93.1, 100)


@pytest.mark.parametrize(("table", "name", "key", "sizes"), FILES)
def test_keys_are_unique_and_rows_as_many_as_in_practice(read, table, name, key, sizes):
    rows = read(table, name)
    assert rows[key].is_unique
    assert sizes[0] <= len(rows) <= sizes[1]


@pytest.mark.parametrize(("table", "name", "key", "_sizes"), FILES)
def test_every_file_of_a_table_has_the_same_keys(read, table, name, key, _sizes):
    last = QUARTERS[-1] if table == "scorecard" else MONTHS[-1]
    assert read(table, name)[key].tolist() == read(table, last)[key].tolist()


@pytest.mark.parametrize("table", ["savings", "revenue", "capital"])
@pytest.mark.parametrize("month", MONTHS)
def test_directorates_are_spelt_alike_and_all_there(read, table, month):
    there = set(read(table, month)["directorate"])
    assert there == DIRECTORATES - ({"Chief Executive's"} if table == "capital" else set())


@pytest.mark.parametrize("month", MONTHS)
def test_statuses_fit_the_amounts(read, month):
    schemes = read("savings", month).set_index("scheme_ref")
    target, delivered, forecast = (schemes[f"{n}_gbp"] for n in ("target", "delivered", "forecast"))
    at_risk = schemes["status"].isin(["amber", "red"])
    assert (forecast[at_risk] < target[at_risk]).all()
    assert (forecast[~at_risk] >= target[~at_risk]).all()
    assert (delivered[schemes["status"] == "blue"] == target[schemes["status"] == "blue"]).all()
    assert (delivered <= forecast).all()
    assert schemes.loc[at_risk, "mitigation"].notna().all()
    assert (schemes.loc[schemes["recurring"] == "no", "full_year_effect_gbp"] == 0).all()


def test_previous_status_is_the_status_of_the_month_before(read):
    april, may = (read("savings", month) for month in MONTHS)
    assert april["previous_status"].isna().all()
    assert may["previous_status"].tolist() == april["status"].tolist()
    order = {"red": 0, "amber": 1, "green": 2, "blue": 3}
    moved = may["status"].map(order) - april["status"].map(order)
    assert (moved > 0).sum() >= 5
    assert (moved < 0).sum() >= 2


def test_savings_are_never_taken_back_between_the_months(read):
    april, may = (read("savings", month) for month in MONTHS)
    assert (may["delivered_gbp"] >= april["delivered_gbp"]).all()


@pytest.mark.parametrize("month", MONTHS)
def test_finished_schemes_say_so(read, month):
    schemes = read("savings", month)
    assert ((schemes["status"] == "blue") == schemes["commentary"].str.startswith("Complete")).all()


@pytest.mark.parametrize("month", MONTHS)
def test_a_pressure_has_a_kind_and_nothing_else_has(read, month):
    services = read("revenue", month)
    over = (
        services["forecast_gbp"] - services["annual_budget_gbp"] - services["virements_gbp"]
    ) > 0
    assert (over == services["pressure_kind"].ne("none")).all()


def test_history_of_revenue_has_every_service_in_every_month(read):
    history = read("revenue", "history")
    assert not history.duplicated(["financial_year", "month", "service"]).any()
    assert set(history["service"]) == set(read("revenue", "2015-05")["service"])
    assert len(history) == 3 * 12 * 42


def test_forecasts_drift_down_from_early_pessimism(read):
    forecasts = read("revenue", "forecasts").dropna()
    first = forecasts.groupby("financial_year").head(3).groupby("financial_year")
    too_high = first["forecast_pressure_gbp"].mean() - first["outturn_pressure_gbp"].mean()
    assert len(too_high) == 3
    assert (too_high > 2_000_000).all()


@pytest.mark.parametrize("month", MONTHS)
def test_capital_lines_foot_and_are_funded(read, month):
    projects = read("capital", month)
    parts = ["approved_budget_gbp", "rolled_forward_gbp", "variations_gbp"]
    assert (projects[parts].sum(axis="columns") == projects["current_budget_gbp"]).all()
    assert (projects[FUNDING].sum(axis="columns") == projects["current_budget_gbp"]).all()
    assert (projects[FUNDING] >= 0).all(axis=None)
    assert projects["variations_gbp"].sum() == 0
    assert (projects["start"] < projects["completion"]).all()


def test_capital_ledger_shows_reversed_accruals_and_projects_not_started(read):
    spent = read("capital", "2015-05")["spent_to_date_gbp"]
    assert (spent < 0).sum() >= 3
    assert (spent == 0).sum() >= 10


@pytest.mark.parametrize(
    ("month", "day"), [("2015-04", "30 April 2015"), ("2015-05", "31 May 2015")]
)
def test_capital_heading_names_the_year_and_day_of_its_file(data, month, day):
    heading = (data / "capital" / f"{month}.csv").read_text(encoding="utf-8").split("\n")[0]
    assert heading.endswith(f"2015/16 actual expenditure as at {day}")


def test_capital_history_stays_within_the_range_of_real_authorities(read):
    history = read("capital", "history")
    years = history.pivot(index="financial_year", columns="month", values="cumulative_spent_gbp")
    share = years.div(years[12], axis="index") * 100
    assert (years.diff(axis="columns").iloc[:, 1:] >= 0).all(axis=None)
    assert (share.round(1) >= np.array(P10)).all(axis=None)
    assert (share.round(1) <= np.array(P90)).all(axis=None)


@pytest.mark.parametrize("month", MONTHS)
def test_no_small_number_of_children_in_placements(read, month):
    types = read("placements", month)
    counts = pd.concat([types["budget_children"], types["actual_children"]])
    assert not counts.between(1, 4).any()


@pytest.mark.parametrize("quarter", QUARTERS)
def test_no_small_number_of_people_in_the_scorecard(read, quarter):
    rows = read("scorecard", quarter)
    counts = pd.concat(
        [rows["numerator"], rows["denominator"], rows["denominator"] - rows["numerator"]]
    )
    assert not counts.between(1, 4).any()
    counted = rows["unit"].isin(["people", "starts", "requests"])
    assert (rows.loc[counted, "value"] >= 5).all()


@pytest.mark.parametrize("quarter", QUARTERS)
def test_values_are_their_numerator_over_their_denominator(read, quarter):
    rows = read("scorecard", quarter).dropna(subset=["numerator", "value"])
    per = (
        rows["unit"].str.extract(r"per ([\d,]+)")[0].str.replace(",", "").astype(float).fillna(100)
    )
    computed = rows["numerator"] / rows["denominator"] * per
    rounding = np.where(rows["value"] % 1 == 0, 0.51, 0.051)
    assert ((computed - rows["value"]).abs() <= rounding).all()


def test_an_annual_value_stands_until_the_next(read):
    frames = [read("scorecard", q).set_index("indicator_id") for q in QUARTERS]
    for earlier, later in pairwise(frames):
        same = (later["frequency"] == "annual") & (later["as_at"] == earlier["as_at"])
        assert later.loc[same, "value"].equals(earlier.loc[same, "value"])


@pytest.mark.parametrize(
    ("table", "name"),
    [("savings", month) for month in MONTHS] + [("scorecard", q) for q in QUARTERS],
)
def test_owners_are_posts(read, table, name):
    assert read(table, name)["owner"].str.contains(POST).all()


@pytest.mark.parametrize("table", ["savings", "revenue", "placements", "capital", "scorecard"])
def test_origin_says_what_is_published_and_what_is_not(data, table):
    origin = tomllib.loads((data / table / "origin.toml").read_text(encoding="utf-8"))
    assert origin["table"] == table
    assert origin["origin"] == "illustrative"
    assert "illustrative" in origin["statement"]
    assert POST.search(origin["owner"])
    assert all({"figure", "value", "source"} <= each.keys() for each in origin["published"])
    assert all((data / table / each["name"]).exists() for each in origin.get("files", []))


def test_files_are_plain(data):
    for path in data.rglob("*.csv"):
        content = path.read_bytes()
        assert content.endswith(b"\n"), path
        assert b"\r" not in content, path
        assert not content.startswith(b"\xef\xbb\xbf"), path
        assert not re.search(r" {2}| ,|, {2}|TODO|lorem", content.decode("utf-8")), path
