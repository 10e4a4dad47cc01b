"""The plan's contracts: what goes wrong in a file is told, with line, column, value and rule."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import InputFaults
from analysis.periods import Period
from analysis.topics.action_plan import source

REAL = Path(__file__).parents[3] / "data"
MAY = Period.parse("2015-05")
ACTIONS, OUTCOMES = "2015-05", "outcomes"


@pytest.fixture
def data(tmp_path):
    """A copy of the sample's plan, to be spoiled."""
    shutil.copytree(REAL / "action_plan", tmp_path / "data" / "action_plan")
    return tmp_path / "data"


def spoil(data: Path, at: int, *, file: str = ACTIONS, **cells: str) -> None:
    """Write other values into the row at a line of a file."""
    path = data / "action_plan" / f"{file}.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    for column, value in cells.items():
        assert rows.at[at - 2, column] != value
        rows.at[at - 2, column] = value
    rows.to_csv(path, index=False)


def drop(data: Path, at: int, *, file: str) -> None:
    path = data / "action_plan" / f"{file}.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows.drop(index=at - 2).to_csv(path, index=False)


def faults_of(data: Path) -> list[tuple]:
    """Line, column, value and rule of each fault."""
    with pytest.raises(InputFaults) as caught:
        source.check(str(data), period="2015-05", comparison="2015-04")
    assert all(fault.remedy for fault in caught.value.faults)
    return [(each.line, each.column, each.value, each.rule) for each in caught.value.faults]


def test_the_sample_has_no_fault(data):
    extracts = source.check(str(data), period="2015-05", comparison="2015-04")
    assert [len(extract.rows) for extract in extracts] == [24, 23, 120]


def test_overdue_cannot_be_typed(data):
    spoil(data, 3, status="overdue")
    assert faults_of(data) == [
        (3, "status", "overdue", "is not one of complete, on track, at risk, not started")
    ]


def test_on_track_after_the_due_day_contradicts_the_dates(data):
    spoil(data, 3, status="on track")
    assert faults_of(data) == [
        (3, "status", "on track", "is on track on 2015-05-27, but was due on 2015-04-30")
    ]


@pytest.mark.parametrize(
    ("line", "cells", "fault"),
    [
        (
            8,
            {"completed_on": ""},
            (8, "completed_on", None, "is missing where status is complete"),
        ),
        (
            4,
            {"completed_on": "2015-05-01"},
            (4, "status", "on track", "is not complete, but completed_on is 2015-05-01"),
        ),
        (
            4,
            {"expected": "2015-10-22"},
            (4, "expected", "2015-10-22", "is before due, 2015-10-23"),
        ),
        (
            3,
            {"expected": "2015-05-26"},
            (3, "expected", "2015-05-26", "is before updated_on, 2015-05-27"),
        ),
        (
            8,
            {"expected": "2015-06-30"},
            (8, "expected", "2015-06-30", "is given, but status is complete"),
        ),
        (2, {"progress": ""}, (2, "progress", None, "is missing where status is at risk")),
        (2, {"due": "2015-03-01"}, (2, "due", "2015-03-01", "is before first_due, 2015-03-31")),
        (
            4,
            {"updated_on": "2015-06-01"},
            (4, "updated_on", "2015-06-01", "is after 31 May 2015, the end of the file's period"),
        ),
        (
            10,
            {"updated_on": "2015-05-20"},
            (10, "updated_on", "2015-05-20", "is before completed_on, 2015-05-22"),
        ),
        (
            8,
            {"completed_on": "2015-04-20"},
            (8, "completed_on", "2015-04-20", "was 2015-03-20 in the last report"),
        ),
        (
            4,
            {"first_due": "2015-09-23"},
            (4, "first_due", "2015-09-23", "is not what it was in the last report"),
        ),
    ],
)
def test_dates_and_states_that_contradict_are_faults(data, line, cells, fault):
    spoil(data, line, **cells)
    assert faults_of(data) == [fault]


def test_an_action_may_not_vanish(data):
    drop(data, 4, file=ACTIONS)
    assert faults_of(data) == [
        (None, "action_ref", "PE-03", "was in the last report and is not in this")
    ]


def test_a_missing_group_would_make_a_total_too_small(data):
    drop(data, 2, file=OUTCOMES)
    assert faults_of(data) == [
        (None, "group", None, "has not every group of OM-1 in both areas in 2013-14-q4")
    ]


def test_a_measure_keeps_its_title(data):
    spoil(data, 3, file=OUTCOMES, title="Pupils")
    assert faults_of(data) == [(3, "title", "Pupils", "is not that of the first row of OM-1")]


def test_a_fault_of_a_count_does_not_quote_it(data):
    spoil(data, 3, file=OUTCOMES, people="2.5")
    assert [fault[:3] for fault in faults_of(data)] == [(3, "people", None)]


def test_a_withheld_count_is_missing_and_never_nought(data):
    spoil(data, 3, file=OUTCOMES, people="")
    assert pd.isna(source.load_outcomes(str(data)).rows["people"].iloc[1])


def test_one_agency_s_actions_are_loaded(data):
    police = source.load(str(data), period=MAY, lead_agency="Police")
    assert set(police.rows["lead_agency"]) == {"Police"}
    with pytest.raises(InputFaults, match="Perhaps 'Police' is meant"):
        source.load(str(data), period=MAY, lead_agency="Polcie")
