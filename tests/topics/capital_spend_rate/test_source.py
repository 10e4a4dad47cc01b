"""What the capital extract must be: broken files and the exact faults they give."""

import shutil
from pathlib import Path

import pytest

from analysis.errors import InputFaults
from analysis.periods import Period
from analysis.topics.capital_spend_rate import source

REAL = Path(__file__).parents[3] / "data"
MAY = Period.parse("2015-05")
REF = "HWY-016"  # three gritters: £437,000, all borrowed, nothing spent


@pytest.fixture
def data(tmp_path):
    """A copy of the sample data, without the corrections of other tables."""
    folder = tmp_path / "data"
    shutil.copytree(REAL / "capital", folder / "capital")
    lines = (REAL / "corrections.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if line.startswith(("table,", "capital,"))]
    (folder / "corrections.csv").write_text("".join(kept), encoding="utf-8")
    return folder


def change(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in the file exactly once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def change_row(data: Path, old: str, new: str) -> int:
    """Replace a part of the gritters' row, which must hold it once; the row's line."""
    file = data / "capital" / "2015-05.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    (line,) = [place for place, text in enumerate(lines) if text.startswith(REF)]
    assert lines[line].count(old) == 1
    change(file, lines[line], lines[line].replace(old, new))
    return line + 1


def faults_of(data: Path) -> list[str]:
    with pytest.raises(InputFaults) as raised:
        source.check(str(data), period="2015-05", comparison="2015-04")
    return [str(fault) for fault in raised.value.faults]


def test_a_heading_that_names_the_year_before_is_refused(data):
    # The heading that stands over this very position in the Council's own summary.
    heading = "Capital Programme Budget Monitoring: 2014/15 Actual Expenditure as at 31 May 2015"
    file = data / "capital" / "2015-05.csv"
    change(file, file.read_text(encoding="utf-8").splitlines()[0], heading)
    with pytest.raises(InputFaults) as raised:
        source.load(str(data), period=MAY)
    (fault,) = raised.value.faults
    assert (fault.file, fault.line, fault.column, fault.value) == (
        "data/capital/2015-05.csv",
        1,
        None,
        heading,
    )
    assert fault.rule == (
        "names the financial year 2014/15, but the position at 31 May 2015 is in 2015/16"
    )


def test_a_heading_with_another_day_is_refused(data):
    change(data / "capital" / "2015-05.csv", "as at 31 May 2015", "as at 30 June 2015")
    (fault,) = faults_of(data)
    assert "line 1" in fault
    assert "names another day than 31 May 2015" in fault


@pytest.mark.parametrize(
    ("old", "new", "column", "rule"),
    [
        (
            "437000,0,0,437000,0,437000,ledger",
            "437000,5000,0,437000,0,437000,ledger",
            "current_budget_gbp '437000'",
            "is not approved_budget_gbp + rolled_forward_gbp + variations_gbp, which make 442,000",
        ),
        (
            "ledger,0,0,437000,0",
            "ledger,0,0,430000,0",
            "current_budget_gbp '437000'",
            "is not funding_grant_gbp + funding_receipts_gbp + funding_borrowing_gbp + "
            "funding_contributions_gbp, which make 430,000",
        ),
        ("2015-10-02", "2015-07-01", "completion '2015-07-01'", "is before start, 2015-07-06"),
        (
            "procurement",
            "tendering",
            "stage 'tendering'",
            "is not one of feasibility, design, procurement, on site, complete",
        ),
        (",0,437000,ledger", ",0,-437000,ledger", "forecast_gbp '-437000'", "is less than 0"),
    ],
)
def test_a_row_that_breaks_a_rule_is_named(data, old, new, column, rule):
    line = change_row(data, old, new)
    (fault,) = faults_of(data)
    assert fault.startswith(f"data/capital/2015-05.csv line {line} ({REF}): {column} {rule}.")


def test_ledger_and_payments_are_not_mixed(data):
    change_row(data, "ledger", "payments")
    (fault,) = faults_of(data)
    assert fault == (
        "data/capital/2015-05.csv: basis differs between rows; one report is either ledger or "
        "payments. Ask for all projects on one basis."
    )


def test_a_project_that_vanished_is_a_fault(data):
    file = data / "capital" / "2015-05.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith(REF)), encoding="utf-8")
    (fault,) = faults_of(data)
    assert f"project_ref '{REF}' was in the last report and is not in this" in fault


def test_a_block_that_vanished_is_one_fault(data):
    file = data / "capital" / "2015-05.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if ",Broadband," not in line), encoding="utf-8")
    (fault,) = faults_of(data)
    assert "block 'Broadband' was in the last report and has no row in this" in fault


def test_spending_may_be_negative_and_may_fall(data):
    change_row(data, "437000,0,437000,ledger", "437000,-5000,437000,ledger")
    rows = source.load(str(data), period=MAY).rows.set_index("project_ref")
    assert rows.loc[REF, "spent_to_date_gbp"] == -5000


def test_a_year_of_the_history_without_all_its_months_is_a_fault(data):
    file = data / "capital" / "history.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("2012/13,7,")]
    assert len(kept) == len(lines) - 1
    file.write_text("".join(kept), encoding="utf-8")
    (fault,) = faults_of(data)
    assert fault.startswith(
        "data/capital/history.csv line 26 (2012/13 | 1): financial_year '2012/13' does not"
    )


def test_monthly_amounts_in_the_place_of_running_totals_are_a_fault(data):
    file = data / "capital" / "history.csv"
    line = next(
        each for each in file.read_text(encoding="utf-8").splitlines() if "2014/15,9," in each
    )
    change(file, line, line.replace(line.split(",")[2], "12046298"))
    (fault,) = faults_of(data)
    assert "cumulative_spent_gbp '12046298' is a running total that falls" in fault


def change_report(data: Path, period: str, old: str, new: str) -> int:
    """Replace a part of a report's row in forecasts.csv; the row's line."""
    file = data / "capital" / "forecasts.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    (line,) = [place for place, text in enumerate(lines) if f",{period}," in text]
    assert lines[line].count(old) == 1
    change(file, lines[line], lines[line].replace(old, new))
    return line + 1


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("146600000", "146500000", "original_budget_gbp '146500000' is not the 146600000"),
        ("174900000", "174900001", "latest_budget_gbp '174900001' is not the 174900000"),
        ("171989000", "175413500", "forecast_gbp '175413500' is not the 171989000"),
        ("2100000", "2100010", "spent_to_date_gbp '2100010' is not the 2100000"),
    ],
)
def test_the_months_report_is_the_sum_of_its_projects(data, old, new, column):
    line = change_report(data, "2015-05", old, new)
    (fault,) = faults_of(data)
    assert fault == (
        f"data/capital/forecasts.csv line {line} (2015-05): {column} that the "
        "projects of data/capital/2015-05.csv add up to. Find out which was reported, and correct "
        "the other."
    )


def test_a_month_without_its_report_is_a_fault(data):
    change(data / "capital" / "forecasts.csv", "2015/16,2015-05,", "2015/16,2015-06,")
    (fault,) = faults_of(data)
    assert fault == (
        "data/capital/forecasts.csv: reported_period has no row for 2015-05. Add the figures of "
        "the month's report."
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (",117200000,", ",117200001,", "original_budget_gbp '117200001' is not the 117200000"),
        (",154803798,", ",154803799,", "latest_budget_gbp '154803799' is not the 154803798"),
        (",14166072,", ",1416607,", "spent_to_date_gbp '1416607' is not the 14166072"),
        (",115287904", ",115287900", "outturn_gbp '115287900' is not the 115287904"),
        (",115287904", ",", "outturn_gbp is not the 115287904"),
    ],
)
def test_an_earlier_report_agrees_with_the_history(data, old, new, told):
    line = change_report(data, "2014-05", old, new)
    (fault,) = faults_of(data)
    assert fault.startswith(
        f"data/capital/forecasts.csv line {line} (2014-05): {told} of data/capital/history.csv."
    )


def test_a_report_stands_under_its_own_year(data):
    change_report(data, "2015-03", "2014/15,", "2015/16,")
    (fault,) = faults_of(data)
    assert "financial_year '2015/16' is not 2014/15, the year of 2015-03" in fault


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2,0.097,", "2,0.197,", "p50_share '0.126' does not lie between p10_share and p90_share."),
        ("0.126,0.189,", "0.190,0.189,", "p50_share '0.190' does not lie between p10_share and"),
        ("2,0.097,0.126", "2,9.7%,12.6", "p50_share '12.6' is more than 1."),
        ("12,1.000,1.000,1.000,14\n", "", "month does not have all months, 1 (April) to 12"),
    ],
)
def test_a_profile_is_whole_and_in_order(data, old, new, told):
    change(data / "capital" / "profiles.csv", old, new)
    (fault,) = faults_of(data)
    assert told in fault


def test_another_directorate_is_refused_by_name(data):
    with pytest.raises(InputFaults, match="Write 'all', or one of: 'Adult Services and Health'"):
        source.load(str(data), period=MAY, directorate="Highways")


def test_one_directorate_has_its_own_projects_only(data):
    rows = source.load(str(data), period=MAY, directorate="Children's Services").rows
    assert set(rows["directorate"]) == {"Children's Services"}
