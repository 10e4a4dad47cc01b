"""The contracts of the accounts: what goes wrong is told, with line, value, rule and remedy."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import InputFaults
from analysis.topics.statutory_accounts import source

REAL = Path(__file__).parents[3] / "data"
LINES = {step: line for line, step in enumerate(source.MILESTONES, start=2)}


@pytest.fixture
def data(tmp_path):
    """A copy of the sample's accounts, to be spoiled."""
    shutil.copytree(REAL / "accounts", tmp_path / "data" / "accounts")
    return tmp_path / "data"


def spoil(data: Path, name: str, *, where: tuple[str, str], **cells: str) -> None:
    """Write other values into the rows that have a value in a column."""
    path = data / "accounts" / f"{name}.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    here = rows[where[0]] == where[1]
    assert here.any()
    for column, value in cells.items():
        assert (rows.loc[here, column] != value).all()
        rows.loc[here, column] = value
    rows.to_csv(path, index=False)


def faults_of(data: Path) -> list[tuple]:
    """File, line, column, value and rule of each fault."""
    with pytest.raises(InputFaults) as caught:
        source.check(str(data), period="2015-06", comparison="2015-05")
    assert all(fault.remedy for fault in caught.value.faults)
    return [
        (Path(fault.file).stem, fault.line, fault.column, fault.value, fault.rule)
        for fault in caught.value.faults
    ]


def test_the_sample_has_no_fault(data):
    extracts = source.check(str(data), period="2015-06", comparison="2015-05")
    assert [len(extract.rows) for extract in extracts] == [8, 8, 8, 18, 6]


def test_an_opinion_cannot_be_given_while_the_inspection_is_open(data):
    spoil(data, "2015-06", where=("milestone", source.OPINION), actual="2015-06-30")
    assert faults_of(data) == [
        (
            *("2015-06", LINES[source.OPINION], "actual", "2015-06-30"),
            "is given, but 'inspection closes' is not done",
        )
    ]


TIMETABLE_FAULTS = [
    (
        source.OPINION,
        {"outcome": ""},
        ("outcome", None, "is missing though the opinion is given or indicated"),
    ),
    (
        source.OPINION,
        {"indicated_on": ""},
        (
            "outcome",
            "unqualified",
            "is given, but no day on which the opinion was given or indicated",
        ),
    ),
    (
        source.OPINION,
        {"outcome": "clean"},
        ("outcome", "clean", "is not one of unqualified, qualified, adverse, disclaimer"),
    ),
    (
        "accounts approved",
        {"outcome": "unqualified"},
        ("outcome", "unqualified", "is given, but only for the step 'auditor's opinion given'"),
    ),
    (
        "accounts published",
        {"planned": "2015-06-25"},
        ("planned", "2015-06-25", "is before 'accounts approved', 2015-06-26"),
    ),
    (
        "accounts published",
        {"actual": "2015-07-01"},
        ("actual", "2015-07-01", "is after 30 June 2015, the end of the file's period"),
    ),
    (
        "accounts approved",
        {"financial_year": "2013/14"},
        ("financial_year", "2013/14", "is not that of the first step, 2014/15"),
    ),
]


@pytest.mark.parametrize(("step", "cells", "fault"), TIMETABLE_FAULTS)
def test_a_fault_of_a_step_is_told_with_its_line(data, step, cells, fault):
    spoil(data, "2015-06", where=("milestone", step), **cells)
    assert ("2015-06", LINES[step], *fault) in faults_of(data)


def test_a_day_that_was_reported_does_not_change_unnoticed(data):
    spoil(data, "2015-06", where=("milestone", "draft accounts signed"), actual="2015-05-28")
    (told,) = faults_of(data)
    file, line, column, _, rule = told
    assert (file, line, column) == ("2015-06", LINES["draft accounts signed"], "actual")
    assert rule == "was 2015-05-29 in the last report"


def test_a_step_without_a_row_is_told(data):
    path = data / "accounts" / "2015-06.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "inspection closes" not in line), "utf-8")
    assert ("2015-06", None, "milestone", "inspection closes", "has no row") in faults_of(data)


@pytest.mark.parametrize(
    ("column", "rule"),
    [
        ("due", "is missing where kind is recommendation"),
        ("priority", "is missing where kind is recommendation"),
    ],
)
def test_a_recommendation_needs_its_day_and_priority(data, column, rule):
    spoil(data, "findings", where=("finding_ref", "14-05"), **{column: ""})
    assert faults_of(data) == [("findings", 8, column, None, rule)]


def test_a_misstatement_needs_its_amount(data):
    spoil(data, "findings", where=("finding_ref", "14-03"), amount_gbp="")
    assert faults_of(data) == [
        ("findings", 6, "amount_gbp", None, "is missing where kind is uncorrected misstatement")
    ]


@pytest.mark.parametrize("name", ["deadlines", "inspection"])
def test_a_year_whose_law_is_not_held_is_told(data, name):
    path = data / "accounts" / f"{name}.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "2014/15" not in line), "utf-8")
    assert faults_of(data) == [(name, None, "financial_year", "2014/15", "stands in no row")]
