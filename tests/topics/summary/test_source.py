"""The thresholds' contract: what goes wrong in them is told, with line, value and remedy."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.errors import InputFaults, PeriodError
from analysis.topics.summary import source

REAL = Path(__file__).parents[3] / "data"


@pytest.fixture
def data(tmp_path):
    """A copy of the thresholds, to be spoiled."""
    shutil.copytree(REAL / "summary", tmp_path / "data" / "summary")
    return tmp_path / "data"


def spoil(data, of, /, **cells):
    path = data / "summary" / "thresholds.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    here = rows["topic"] == of
    assert here.sum() == 1
    for column, value in cells.items():
        assert (rows.loc[here, column] != value).all()
        rows.loc[here, column] = value
    rows.to_csv(path, index=False)


def faults_of(data):
    with pytest.raises(InputFaults) as caught:
        source.check(str(data), period="2015-05", comparison="2015-04")
    assert all(fault.remedy for fault in caught.value.faults)
    return [(fault.line, fault.column, fault.value, fault.rule) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("topic", "cells", "fault"),
    [
        (
            "budget_pressure",
            {"red_from": "0.001"},
            (3, "red_from", "0.001", "is not worse than amber_from, 0.002, where lower is better"),
        ),
        (
            "capital_spend_rate",
            {"red_from": "0.95"},
            (4, "red_from", "0.95", "is not worse than amber_from, 0.95, where higher is better"),
        ),
        (
            "budget_pressure",
            {"unit": "pounds"},
            (3, "unit", "pounds", "is not share, the unit of net_share"),
        ),
        (
            "risk_registers",
            {"measure": "gap_gbp"},
            (6, "unit", "number", "is not pounds, the unit of gap_gbp"),
        ),
        (
            "risk_registers",
            {"better_when": "fewer"},
            (6, "better_when", "fewer", "is not one of lower, higher"),
        ),
        (
            "budget_pressure",
            {"at_stake": "net_share"},
            (3, "at_stake", "net_share", "is not written like net_gbp"),
        ),
        ("action_plan", {"owner": ""}, (9, "owner", None, "is missing")),
        ("action_plan", {"amber_from": "one"}, (9, "amber_from", "one", "is not a number")),
    ],
)
def test_a_fault_is_told_with_its_line(data, topic, cells, fault):
    spoil(data, topic, **cells)
    assert faults_of(data) == [fault]


def test_a_topic_stands_once(data):
    spoil(data, "action_plan", topic="risk_registers")
    assert [fault[:3] for fault in faults_of(data)] == [(9, "topic", "risk_registers")]


def test_the_sample_has_no_fault_and_a_period_is_needed(data):
    [thresholds] = source.check(str(data), period="2015-05", comparison="2014-15-q4")
    assert len(thresholds.rows) == 10
    with pytest.raises(PeriodError, match="'May' is not a month"):
        source.check(str(data), period="2015-05", comparison="May")


def test_sources_are_its_own_and_where_to_find_the_others():
    own = source.load_thresholds(str(REAL))
    assert source.provenances(own, own, own) == (
        own.provenance,
        "Each appendix names the extracts behind its figures; their lines are illustrative.",
    )
