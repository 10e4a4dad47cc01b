"""The register's contract: what goes wrong in a register is told, with line, value and remedy."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import InputFaults
from analysis.periods import Period
from analysis.topics.cabinet_decisions import source

REAL = Path(__file__).parents[3] / "data"
AUGUST = Period.parse("2015-08")


@pytest.fixture
def data(tmp_path):
    """A copy of the sample's register, to be spoiled."""
    shutil.copytree(REAL / "decisions", tmp_path / "data" / "decisions")
    return tmp_path / "data"


def spoil(data: Path, ref: str, **cells: str) -> None:
    """Write other values into the row of an entry."""
    path = data / "decisions" / "2015-08.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    here = rows["decision_ref"] == f"2015-07/{ref}"
    assert here.sum() == 1
    for column, value in cells.items():
        assert (rows.loc[here, column] != value).all()
        rows.loc[here, column] = value
    rows.to_csv(path, index=False)


def faults_of(data: Path, *, period: str = "2015-08", comparison: str = "2015-07") -> list[tuple]:
    """Line, column, value and rule of each fault."""
    with pytest.raises(InputFaults) as caught:
        source.check(str(data), period=period, comparison=comparison)
    faults = caught.value.faults
    assert {fault.file for fault in faults} == {f"data/decisions/{period}.csv"}
    assert all(fault.remedy for fault in faults)
    return [(fault.line, fault.column, fault.value, fault.rule) for fault in faults]


def test_the_sample_has_no_fault(data):
    extracts = source.check(str(data), period="2015-08", comparison="2015-07")
    assert [len(extract.rows) for extract in extracts] == [27, 27]


ROW_FAULTS = [
    (
        "9c",
        {"verb": "resolved"},
        (
            *(15, "verb", "resolved"),
            "is not one of considered, noted, supported, endorsed, agreed, approved, authorised, "
            "delegated, requested, informed, reported, planned",
        ),
    ),
    ("9c", {"due": "2015-07-15"}, (15, "due", "2015-07-15", "is before decided_on, 2015-07-16")),
    ("9c", {"due": ""}, (15, "due", None, "is missing where status is in progress")),
    ("9c", {"owner": ""}, (15, "owner", None, "is missing where status is in progress")),
    (
        "13b",
        {"completed_on": ""},
        (22, "completed_on", None, "is missing where status is complete"),
    ),
    (
        "9c",
        {"completed_on": "2015-08-03"},
        (15, "completed_on", "2015-08-03", "is given, but status is in progress"),
    ),
    (
        "9a",
        {"owner": "Director of Resources"},
        (13, "owner", "Director of Resources", "is given, but status is none needed"),
    ),
    (
        "9c",
        {"next_step_due": "2015-10-31"},
        (15, "due", "2015-10-30", "is before next_step_due, 2015-10-31"),
    ),
    (
        "9c",
        {"next_step_due": ""},
        (15, "next_step_due", None, "is missing where next_step is given"),
    ),
    (
        "7a",
        {"next_step_due": "2015-09-30"},
        (10, "next_step", None, "is missing where next_step_due is given"),
    ),
    ("1a", {"see_also": "Plan"}, (2, "see_also", "Plan", "is given, but status is none needed")),
    (
        "1a",
        {"decision_ref": "Para 1"},
        (2, "decision_ref", "Para 1", "is not written like 2015-07/9b"),
    ),
    (
        "13b",
        {"completed_on": "2015-09-01"},
        (22, "completed_on", "2015-09-01", "is after 31 August 2015, the end of the file's period"),
    ),
    (
        "9b",
        {"heading": "Corporate Risk Update"},
        (
            *(14, "heading", "Corporate Risk Update"),
            "is not that of paragraph 9, 'Public Health Ring-Fenced Grant'",
        ),
    ),
    ("9b", {"verb": "noted"}, (14, "verb", "noted", "was 'approved' in the last report")),
    (
        "10b",
        {"status": "none needed", **dict.fromkeys(source.FOLLOW_UP, "")},
        (
            *(17, "status", "none needed"),
            "is given, but what was delegated has to be followed up",
        ),
    ),
]


@pytest.mark.parametrize(("ref", "cells", "fault"), ROW_FAULTS)
def test_a_fault_of_an_entry_is_told_with_its_line(data, ref, cells, fault):
    spoil(data, ref, **cells)
    assert fault in faults_of(data)


def without(data: Path, ref: str) -> None:
    """Take the row of an entry out of the file."""
    path = data / "decisions" / "2015-08.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"2015-07/{ref},")]
    assert len(kept) == len(lines) - 1
    path.write_text("".join(kept), "utf-8")


def test_a_paragraph_without_an_entry_is_told(data):
    without(data, "3a")
    assert (None, "paragraph", "3", "has no entry for the meeting of 2015-07-16") in faults_of(data)


def test_an_entry_that_vanished_is_told(data):
    without(data, "9c")
    assert faults_of(data) == [
        (None, "decision_ref", "2015-07/9c", "was in the last report and is not in this")
    ]


def test_a_finished_task_is_not_reopened_unnoticed(data):
    august = (data / "decisions" / "2015-08.csv").read_text(encoding="utf-8")
    reopened = august.replace("complete,2015-08-27", "in progress,")
    (data / "decisions" / "2015-09.csv").write_text(reopened, encoding="utf-8")
    assert faults_of(data, period="2015-09", comparison="2015-08") == [
        (22, "status", "in progress", "was complete in the last report")
    ]


def test_one_directorate_alone_is_read_and_an_unknown_one_is_refused(data):
    extract = source.load(str(data), period=AUGUST, directorate="Commercial and Change")
    assert set(extract.rows["paragraph"]) == {11, 12, 13, 14}
    with pytest.raises(InputFaults, match="directorate 'Roads' stands in no row"):
        source.load(str(data), period=AUGUST, directorate="Roads")
