"""Monthly amounts in every form a council may have them, and what is told where they are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import InputFaults
from analysis.topics.forecast_evidence import source

COLUMNS = ["group", "service", "financial_year", "month", "amount_gbp"]


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "amounts").mkdir()
    return tmp_path / "amounts"


def write(folder: Path, name: str, *lines: str) -> str:
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(folder / name)


def faults_of(path: Path | str) -> list[str]:
    with pytest.raises(InputFaults) as raised:
        source.check(str(path), period="2015-05", comparison="2015-04")
    return [str(fault) for fault in raised.value.faults]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            "service,month,amount_gbp",
            "Roads,2016-03,5",
            ["the council", "Roads", "2015/16", 12, 5.0],
        ),
        (
            "council,service,month,amount_gbp,payments",
            "Leeds,Roads,2015-04,5,9",
            ["Leeds", "Roads", "2015/16", 1, 5.0],
        ),
        (
            "financial_year,month,directorate,service,amount_gbp",
            "2014/15,2,Places,Roads,5",
            ["the council", "Roads", "2014/15", 2, 5.0],
        ),
        (
            "council,directorate,service,financial_year,month,amount_gbp",
            "Leeds,Places,Roads,2014/15,2,5",
            ["Leeds", "Roads", "2014/15", 2, 5.0],
        ),
    ],
)
def test_every_form_becomes_one(folder, header, row, expected):
    (extract,) = source.load(write(folder, "history.csv", header, row))
    assert list(extract.rows) == COLUMNS
    assert extract.rows.iloc[0].to_list() == expected


def test_without_a_column_for_it_a_file_of_many_is_named_for_its_council(folder):
    for name in ("leeds", "darlington"):
        write(folder, f"{name}.csv", "service,month,amount_gbp", "Roads,2015-04,5")
    rows = source.together(source.load(str(folder)))
    assert rows["group"].to_list() == ["darlington", "leeds"]


def test_services_that_share_a_name_are_told_apart_by_directorate(folder):
    path = write(
        folder,
        "history.csv",
        "financial_year,month,directorate,service,amount_gbp",
        "2014/15,1,Adults,Support,5",
        "2014/15,1,Children,Support,6",
        "2014/15,1,Children,Fostering,7",
    )
    services = source.load(path)[0].rows["service"].to_list()
    assert services == ["Support (Adults)", "Support (Children)", "Fostering"]


def test_a_month_that_is_none_a_year_that_is_none_and_a_repeated_row_are_told(folder):
    path = write(
        folder,
        "history.csv",
        "financial_year,month,service,amount_gbp",
        "2014/15,13,Roads,5",
        "2014/16,1,Roads,5",
        "2014/15,1,Roads,5",
        "2014/15,1,Roads,6",
    )
    assert [fault.split(": ", 1)[1] for fault in faults_of(path)] == [
        "month '13' is more than 12. Correct the extract, or add a row to corrections.csv.",
        "financial_year '2014/16' is no financial year; the one that begins then is 2014/15. "
        "Correct the extract, or add a row to corrections.csv.",
        "financial_year and month and service '2014/15 | 1 | Roads' stands on an earlier row as "
        "well. Delete one of the rows, or give each its own key.",
    ]


def test_running_totals_are_told(folder):
    months = [f"Roads,{2014 + (m > 9)}-{(m + 2) % 12 + 1:02d},{10 * m}" for m in range(1, 13)]
    path = write(folder, "history.csv", "service,month,amount_gbp", *months)
    assert faults_of(path) == [
        "amounts/history.csv line 2 (2014-04 | Roads): amount_gbp '10' begins a year, 2014/15, of "
        "running totals, not monthly amounts. Ask for each month's own amount."
    ]


def test_two_files_with_the_same_months_are_told(folder):
    for name in ("leeds-1", "leeds-2"):
        write(folder, f"{name}.csv", "council,service,month,amount_gbp", "Leeds,Roads,2015-04,5")
    assert faults_of(folder) == [
        "amounts/leeds-2.csv line 2: service 'Roads, month 1 of 2015/16' stands in "
        "amounts/leeds-1.csv as well; of such rows this file has 1. Leave one of the files out, or "
        "take the shared rows out of one."
    ]


def test_notes_and_sources_name_the_file_where_there_are_several(folder):
    write(folder, "a.csv", "service,month,amount_gbp", "Roads,2015-04,£5")
    one = source.load(str(folder))
    assert source.notes(one)[0].startswith("amount_gbp: 1 value with a pound sign")
    assert source.source_note(one).startswith("a (amounts/a.csv, 1 row).")
    write(folder, "b.csv", "service,month,amount_gbp", "Roads,2015-04,5")
    two = source.load(str(folder))
    assert source.notes(two)[0].startswith("amounts/a.csv: amount_gbp: 1 value")
    assert source.source_note(two) == "Monthly amounts (2 files of amounts, listed under Sources)."
    assert len(source.provenance(two)) == 2
    assert source.kinds(two) == {"not recorded"}
