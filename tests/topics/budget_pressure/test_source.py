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


FLOWS = "placements/history.csv"


def test_starters_and_leavers_that_do_not_lead_on_are_a_fault(data):
    spoil(data / FLOWS, "2014/15,3,19,17,653", "2014/15,3,19,17,654")
    # The month itself, and the next one, which leads on from it.
    assert [str(fault).split(":")[0] for fault in faults_of(data)] == [
        "data/placements/history.csv line 28 (2014/15 | 3)",
        "data/placements/history.csv line 29 (2014/15 | 4)",
    ]


def test_a_month_left_out_of_the_starters_and_leavers_is_a_fault(data):
    spoil(data / FLOWS, "2014/15,3,19,17,653\n", "")
    [fault] = faults_of(data)
    assert "(2014/15 | 4): children_at_end '656' does not follow from the month before" in fault


def test_starters_and_leavers_that_do_not_reach_the_children_placed_are_a_fault(data):
    spoil(data / FLOWS, "2015/16,2,23,16,668", "2015/16,2,23,17,667")
    [fault] = faults_of(data)
    assert "line 39: children_at_end '667' is not the 668 that data/placements/2015-05.csv" in fault


def test_a_month_without_starters_and_leavers_is_a_fault(data):
    spoil(data / FLOWS, "2015/16,2,23,16,668\n", "")
    [fault] = faults_of(data)
    assert "data/placements/history.csv: month has no row for 2015-05. Add it." in fault


def test_starters_and_leavers_belong_to_childrens_services(data):
    rows = {
        name: len(source.load_flows(str(data), directorate=name).rows)
        for name in ("all", "Children's Services", "Adult Services and Health")
    }
    assert rows == {"all": 38, "Children's Services": 38, "Adult Services and Health": 0}


def test_notes_on_starters_and_leavers_quote_no_cell(data):
    spoil(data / FLOWS, "2014/15,3,19,17,653", "2014/15,3,+19,17,653")
    assert source.load_flows(str(data)).notes == source.UNQUOTED


def test_a_range_whose_ends_are_crossed_is_a_fault(data):
    path = data / "revenue/forecast_errors.csv"
    row = next(line for line in path.read_text("utf-8").splitlines() if "council,2," in line)
    spoil(path, row, "council,2,additive,31,0.07,1.2,0.9,0.7")
    [fault] = faults_of(data)
    assert "low_ratio '1.2' is above high_ratio, the other end of the range" in fault


def test_a_method_that_nobody_knows_is_a_fault(data):
    path = data / "revenue/forecast_errors.csv"
    row = next(line for line in path.read_text("utf-8").splitlines() if "council,2," in line)
    spoil(path, row, "council,2,guess,31,0.07,0.9,1.2,0.7")
    [fault] = faults_of(data)
    assert "method 'guess' is not one of straight line, profile ratio" in fault


def test_a_year_is_every_month_that_has_a_file(data):
    year = source.load_year(str(data), until=MAY)
    assert [extract.period.name for extract in year] == ["2015-04", "2015-05"]
    assert source.rows_by_month(year)["month"].value_counts().to_dict() == {1: 42, 2: 42}
    (data / "revenue/2015-04.csv").unlink()
    assert len(source.load_year(str(data), until=MAY)) == 1


def test_a_file_is_named_once_among_the_sources(data):
    may = source.load(str(data), period=MAY)
    assert source.provenances(may, *source.load_year(str(data), until=MAY)) == (
        may.provenance,
        source.load(str(data), period=MAY.previous()).provenance,
    )
