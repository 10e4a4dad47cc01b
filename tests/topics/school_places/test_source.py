"""The contracts: what goes wrong in a file, or between two, is told with line, value and remedy."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import InputFaults
from analysis.periods import Period
from analysis.topics.school_places import source

REAL = Path(__file__).parents[3] / "data"
TABLE = "school_places"


@pytest.fixture
def data(tmp_path):
    """A copy of the sample, to be spoiled."""
    shutil.copytree(REAL / TABLE, tmp_path / "data" / TABLE)
    return tmp_path / "data"


def spoil(data: Path, name: str, *, line: int, **cells: str) -> None:
    """Write other values into a line of a file."""
    path = data / TABLE / f"{name}.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    for column, value in cells.items():
        assert rows.loc[line - 2, column] != value
        rows.loc[line - 2, column] = value
    rows.to_csv(path, index=False)


def without(data: Path, name: str, *, line: int) -> None:
    """Take a line out of a file."""
    path = data / TABLE / f"{name}.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[: line - 1] + lines[line:]), encoding="utf-8")


def faults_of(data: Path) -> list[tuple]:
    """File, line, column, value and rule of each fault."""
    with pytest.raises(InputFaults) as caught:
        source.check(str(data), period="2015-07", comparison="2015-02")
    assert all(fault.remedy for fault in caught.value.faults)
    return [
        (Path(fault.file).stem, fault.line, fault.column, fault.value, fault.rule)
        for fault in caught.value.faults
    ]


FAULTS = [
    (
        *("options", 4, {"places_added": "200"}),
        ("options", 4, "places_added", "200", "is not seven times the 30 admitted each year"),
    ),
    (
        *("options", 4, {"works_type": ""}),
        ("options", 4, "works_type", None, "is missing where places are added"),
    ),
    (
        *("options", 5, {"first_year": ""}),
        ("options", 5, "first_year", None, "is missing where places are added"),
    ),
    (
        *("options", 2, {"option_ref": "9"}),
        ("options", 2, "option_ref", "9", "is first, and not 0"),
    ),
    (
        *("options", 2),
        {
            "admits_each_year": "1",
            "places_added": "7",
            "first_year": "2016/17",
            "works_type": "standard building",
        },
        ("options", 2, "places_added", "7", "is above 0 for doing nothing"),
    ),
    (
        *("options", 5, {"agreed_on": "2015-07-16"}),
        ("options", 5, "agreed_on", "2015-07-16", "is given for a second option"),
    ),
    (
        *("demand", 4, {"school_year": "2030/31"}),
        (
            *("demand", 4, "school_year", "2030/31"),
            "does not follow the row before: 2017/18 does",
        ),
    ),
    (
        *("demand", 4, {"pupils_low": "800"}),
        (
            *("demand", 4, "pupils_expected", "782"),
            "is not between pupils_low, 800, and pupils_high, 805",
        ),
    ),
    (
        *("criteria", 5, {"low_points": "60"}),
        (
            *("criteria", 5, "swing_points", "50"),
            "is not between low_points, 60, and high_points, 80",
        ),
    ),
    (
        *("criteria", 5, {"title": "Value for money"}),
        (
            *("criteria", 5, "title", "Value for money"),
            "is about cost, which is counted in pounds and must not be scored as well",
        ),
    ),
    (
        *("scores", 3, {"score_points": "90"}),
        (
            *("scores", None, "score_points", "near_home"),
            "has no option at 100, so its weight is not that of the whole step",
        ),
    ),
    (
        *("benchmarks", 3, {"comparable": "yes"}),
        (
            *("benchmarks", None, "comparable", "yes"),
            "is yes in 2 rows; one benchmark is in the prices of the options",
        ),
    ),
    (
        *("risks", 3, {"impact": "6"}),
        ("risks", 3, "impact", "6", "is more than 5"),
    ),
    (
        *("funding", 3, {"certainty": "likely"}),
        ("funding", 3, "certainty", "likely", "is not one of certain, bid"),
    ),
    (
        *("funding", 4, {"answer_due": ""}),
        ("funding", 4, "answer_due", None, "is missing for a bid"),
    ),
    (
        *("funding", 3, {"bid_made_on": "2015-06-26"}),
        ("funding", 3, "bid_made_on", "2015-06-26", "is given without a bid"),
    ),
    (
        *("funding", 4, {"answer_due": "2015-06-25"}),
        ("funding", 4, "answer_due", "2015-06-25", "is before the bid is made"),
    ),
    (
        *("reasons", 3, {"since": "February"}),
        ("reasons", 3, "since", "February", "is not written like 2015-07"),
    ),
    (
        *("reasons", 3, {"option_ref": "7"}),
        ("reasons", 3, "option_ref", "7", "has no row in data/school_places/options.csv"),
    ),
    (
        *("2015-07", 12, {"capital_gbp": "-150000"}),
        ("2015-07", 12, "capital_gbp", "-150000", "is less than 0"),
    ),
    (
        *("2015-07", 23, {"capital_gbp": "12100000"}),
        (
            *("2015-07", 23, "capital_gbp", "12,100,000"),
            "is 10 times the last report's 1,210,000, as if a decimal point had moved",
        ),
    ),
    (
        *("funding", 2, {"option_ref": "7"}),
        ("funding", 2, "option_ref", "7", "has no row in data/school_places/options.csv"),
    ),
    (
        *("criteria", 7, {"criterion": "room"}),
        ("scores", 27, "criterion", "headroom", "has no row in data/school_places/criteria.csv"),
    ),
]


@pytest.mark.parametrize(("name", "line", "cells", "fault"), FAULTS)
def test_a_fault_is_told_with_its_line(data, name, line, cells, fault):
    spoil(data, name, line=line, **cells)
    assert fault in faults_of(data)


def test_an_option_without_a_year_is_told(data):
    without(data, "2015-07", line=12)
    assert ("2015-07", None, "financial_year", "2015/16", "has no row for option 1") in faults_of(
        data
    )


def test_an_option_without_a_score_is_told(data):
    without(data, "scores", line=5)
    assert faults_of(data) == [
        ("scores", None, "score_points", "3a, near_home", "has no row"),
    ]


def test_costs_and_demand_of_other_years_are_told(data):
    without(data, "demand", line=11)
    assert faults_of(data) == [
        (
            *("demand", None, None, "2024/25"),
            "has no row, and data/school_places/2015-07.csv has",
        )
    ]


def test_reasons_are_those_between_the_two_reports():
    july, february = Period.parse("2015-07"), Period.parse("2015-02")
    rows = source.load_reasons(str(REAL), period=july, last=february).rows
    assert rows["option_ref"].to_list() == ["1", "2", "3b"]
    assert source.load_reasons(str(REAL), period=july, last=july).rows.empty


def test_weights_can_be_moved_and_their_bounds_widen():
    rows = source.load_criteria(str(REAL), weights="site: 90; choice: 0").rows
    moved = rows.set_index("criterion")[["swing_points", "low_points", "high_points"]]
    assert moved.loc["site"].to_list() == [90, 20, 90]
    assert moved.loc["choice"].to_list() == [0, 0, 80]
    assert moved.loc["standing"].to_list() == [90, 50, 100]


@pytest.mark.parametrize("weights", ["noise: 50", "site 50", "site: 101", "site: ", ""])
def test_weights_that_cannot_be_are_refused(weights):
    with pytest.raises(InputFaults, match="is not a criterion with points of 0 to 100"):
        source.load_criteria(str(REAL), weights=weights)
