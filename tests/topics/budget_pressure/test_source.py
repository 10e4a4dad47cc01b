"""Budget extracts: the rules that are this topic's own, each with the fault it gives."""

import shutil
from pathlib import Path

import pytest

from analysis.errors import InputFaults
from analysis.periods import Period
from analysis.topics.budget_pressure import source

SAMPLE = Path(__file__).parents[3] / "data"
MAY = Period.parse("2015-05")


@pytest.fixture
def data(tmp_path):
    """A copy of the sample's tables that a test may spoil."""
    folder = tmp_path / "data"
    for table in ("revenue", "placements"):
        shutil.copytree(SAMPLE / table, folder / table)
    return folder


def spoil(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in the file exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def faults_of(data: Path) -> list[str]:
    with pytest.raises(InputFaults) as caught:
        source.check(str(data), period="2015-05", comparison="2015-04")
    return [str(fault) for fault in caught.value.faults]


def test_a_pressure_without_a_kind_is_a_fault(data):
    spoil(data / "revenue/2015-05.csv", "1935300,0,savings not delivered", "1935300,0,none")
    [fault] = faults_of(data)
    assert "pressure_kind 'none' does not say why the forecast is over the budget" in fault


def test_virements_that_do_not_balance_are_a_fault(data):
    spoil(data / "revenue/2015-05.csv", "5665300,-17500,", "5665300,-17600,")
    [fault] = faults_of(data)
    assert "virements_gbp adds up to -100.00 over all services" in fault


def test_action_that_would_add_to_a_pressure_is_a_fault(data):
    spoil(data / "revenue/2015-05.csv", "42259700,-85000,", "42259700,85000,")
    [fault] = faults_of(data)
    assert "management_action_gbp '85000' is more than 0" in fault


def test_services_that_do_not_add_up_to_the_published_forecast_are_a_fault(data):
    spoil(data / "revenue/forecasts.csv", "2015-05,326000000,5500000", "2015-05,326000000,5400000")
    [fault] = faults_of(data)
    assert "forecasts.csv line 39: forecast_pressure_gbp '5400000' is not the 5500000" in fault


def test_a_month_that_is_not_among_the_published_forecasts_is_a_fault(data):
    spoil(data / "revenue/forecasts.csv", "2015/16,2015-05,326000000,5500000,\n", "")
    [fault] = faults_of(data)
    assert "reported_period has no row for 2015-05" in fault


def test_a_report_filed_under_the_wrong_year_is_a_fault(data):
    spoil(data / "revenue/forecasts.csv", "2015/16,2015-04", "2014/15,2015-04")
    [fault] = faults_of(data)
    assert "financial_year '2014/15' is not 2015/16, the year of 2015-04" in fault


def test_rows_of_different_weeks_are_a_fault(data):
    spoil(data / "placements/2015-05.csv", "26,47,8.71", "26,47,9.71")
    [fault] = faults_of(data)
    assert "weeks_elapsed differs between rows" in fault


def test_weeks_of_another_month_are_a_fault(data):
    path = data / "placements/2015-05.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",8.71,", ",9.71,"), "utf-8")
    [fault] = faults_of(data)
    assert "weeks_elapsed '9.71' is not 8.71, the weeks from 1 April to 31 May 2015" in fault


def test_placements_belong_to_childrens_services(data):
    loaded = {
        name: len(source.load_placements(str(data), period=MAY, directorate=name).rows)
        for name in ("all", "Children's Services", "Adult Services and Health")
    }
    assert loaded == {"all": 11, "Children's Services": 11, "Adult Services and Health": 0}


def test_notes_on_placements_quote_no_cell(data):
    spoil(
        data / "placements/2015-05.csv", "Secure or welfare placement,0,4835,0", "Secure,0,4835,+3"
    )
    extract = source.load_placements(str(data), period=MAY)
    assert extract.rows["actual_children"].isin([3]).any()
    assert extract.notes == source.UNQUOTED
