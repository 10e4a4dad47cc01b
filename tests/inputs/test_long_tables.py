"""Long tables anywhere: which files are read by which contract, and every fault they can have."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import InputFaults
from analysis.inputs import Contract, Field, read_long_tables

from .sample import CORRECTIONS_HEADER, ORIGIN

MONTH = Field.text("month", pattern="[0-9]{4}-(0[1-9]|1[0-2])", like="2015-05")
PLAIN = Contract(
    "amounts",
    (Field.text("service"), MONTH, Field.money("amount_gbp")),
    key=("service", "month"),
)
WITH_COUNCIL = Contract(
    "amounts",
    (Field.text("council"), *PLAIN.fields),
    key=("council", "service", "month"),
)
FORMS = (WITH_COUNCIL, PLAIN)
GOOD = "service,month,amount_gbp\nRoads,2015-04,12.50\nRoads,2015-05,-3\n"


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "payments").mkdir()
    return tmp_path / "payments"


def faults_of(path: Path) -> list[str]:
    with pytest.raises(InputFaults) as raised:
        read_long_tables(path, FORMS)
    return [str(fault) for fault in raised.value.faults]


def test_a_file_is_read_with_its_lines_and_says_that_its_origin_is_not_recorded(folder):
    (folder / "leeds.csv").write_text(GOOD, encoding="utf-8")
    (extract,) = read_long_tables(folder / "leeds.csv", FORMS)
    assert extract.rows["amount_gbp"].to_list() == [12.5, -3.0]
    assert extract.lines.to_list() == [2, 3]
    assert extract.source == (
        "leeds (payments/leeds.csv, 2 rows). Where it comes from is not recorded beside it."
    )


def test_a_folder_is_read_file_by_file_in_the_order_of_names(folder):
    for name in ("leeds", "darlington"):
        (folder / f"{name}.csv").write_text(GOOD, encoding="utf-8")
    (folder / "notes.txt").write_text("not a table", encoding="utf-8")
    assert [each.table for each in read_long_tables(folder, FORMS)] == ["darlington", "leeds"]


def test_the_first_contract_whose_columns_are_there_is_taken_and_others_are_passed_over(folder):
    text = "payments,council,service,month,amount_gbp\n3,Leeds,Roads,2015-04,12\n"
    (folder / "leeds.csv").write_text(text, encoding="utf-8")
    (extract,) = read_long_tables(folder, FORMS)
    assert list(extract.rows) == ["council", "service", "month", "amount_gbp"]


def test_every_fault_of_every_file_is_told(folder):
    (folder / "a.csv").write_text(
        GOOD + "Roads,2015-05,4\nRoads,May 2015,1\nParks,2015-04,n/a\n,2015-04,1\nParks,2015-05,\n",
        encoding="utf-8",
    )
    (folder / "b.csv").write_text("service,month,spent\nRoads,2015-04,1\n", encoding="utf-8")
    assert faults_of(folder) == [
        "payments/a.csv line 4: service and month 'Roads | 2015-05' stands on an earlier row as "
        "well. Delete one of the rows, or give each its own key.",
        "payments/a.csv line 5 (Roads | May 2015): month 'May 2015' is not written like 2015-05. "
        "Correct the extract, or add a row to corrections.csv.",
        "payments/a.csv line 6 (Parks | 2015-04): amount_gbp 'n/a' is not a number. Write digits "
        "only, as in 1234.50 or -1234.50.",
        "payments/a.csv line 7: service is missing. Get the value from the row's owner, or add a "
        "row to corrections.csv.",
        "payments/a.csv line 8 (Parks | 2015-05): amount_gbp is missing. Get the value from the "
        "row's owner, or add a row to corrections.csv.",
        "payments/b.csv line 1: amount_gbp is missing from the header. Name the columns service, "
        "month, amount_gbp; it has service, month, spent.",
    ]


def test_a_column_named_twice_is_a_fault(folder):
    text = "service,month,amount_gbp,amount_gbp\nRoads,2015-04,1,2\n"
    (folder / "a.csv").write_text(text, encoding="utf-8")
    assert faults_of(folder) == [
        "payments/a.csv line 1: 'amount_gbp' names more than one column. Leave one of them out, or "
        "rename it."
    ]


def test_a_total_must_be_the_sum_of_its_rows(folder):
    (folder / "a.csv").write_text(GOOD + "Total,,9.50\n", encoding="utf-8")
    (extract,) = read_long_tables(folder, FORMS)
    assert len(extract.rows) == 2
    (folder / "a.csv").write_text(GOOD + "Total,,10\n", encoding="utf-8")
    assert faults_of(folder) == [
        "payments/a.csv line 4: amount_gbp '10' is the file's own total, but its rows add up to "
        "9.50. Find the row that is missing, doubled or changed since the total was made."
    ]


def test_a_path_that_holds_nothing_is_told(folder):
    assert faults_of(folder)[0].endswith(
        "payments: holds no CSV file. Give a CSV file, or a folder of them."
    )
    assert "is not there" in faults_of(folder / "leeds.csv")[0]


def test_a_file_of_the_data_folder_is_read_with_its_origin_and_corrections(tmp_path):
    table = tmp_path / "data" / "savings"
    table.mkdir(parents=True)
    (table / "history.csv").write_text(GOOD, encoding="utf-8")
    (table / "origin.toml").write_text(ORIGIN, encoding="utf-8")
    row = "savings,history,Roads | 2015-05,amount_gbp,-3,30,Mistyped,Head of Finance,2015-06-01\n"
    (tmp_path / "data" / "corrections.csv").write_text(CORRECTIONS_HEADER + row, encoding="utf-8")
    (extract,) = read_long_tables(table / "history.csv", FORMS)
    assert extract.file == "data/savings/history.csv"
    assert extract.rows["amount_gbp"].to_list() == [12.5, 30.0]
    assert "illustrative" in extract.source
