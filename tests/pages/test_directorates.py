"""The directorates' pack: each directorate has its own pages, and together they are the whole."""

from __future__ import annotations

import importlib

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.run.pack import Appendix, read_pack
from analysis.run.project import Project
from analysis.topics.budget_pressure import measures as budget
from analysis.topics.capital_spend_rate import measures as capital
from analysis.topics.savings_delivery import measures as savings

from .conftest import ROOT

PACK = read_pack(Project(ROOT), "directorates")
NOW = Period.parse(PACK.period)
#: Each topic's totals of the rows of a directorate.
TOTALS = {
    "savings_delivery": savings.totals,
    "budget_pressure": lambda rows: budget.totals(budget.against_cash_limit(rows)),
    "capital_spend_rate": lambda rows: capital.totals(rows, months_elapsed=NOW.months_elapsed),
}


def totals_of(topic: str, directorate: str) -> pd.Series:
    """The totals in pounds of a topic; shares and rates do not add up."""
    source = importlib.import_module(f"analysis.topics.{topic}.source")
    extract = source.load(str(ROOT / "data"), period=NOW, directorate=directorate)
    totals = TOTALS[topic](extract.rows)
    return totals[[name for name in totals.index if name.endswith("_gbp")]]


@pytest.mark.parametrize("entry", PACK.appendix, ids=lambda entry: entry.topic)
def test_the_parts_add_up_to_the_whole(entry: Appendix):
    parts = [
        totals_of(entry.topic, str(version.parameters["directorate"]))
        for version in entry.versions()
    ]
    whole = totals_of(entry.topic, "all")
    assert len(whole) >= 3
    pd.testing.assert_series_equal(sum(parts[1:], parts[0]), whole)


def test_no_page_of_the_pack_can_overwrite_another():
    names = [version.name for entry in PACK.appendix for version in entry.versions()]
    letters = [version.letter for entry in PACK.appendix for version in entry.versions()]
    assert len(names) == 17
    assert len({name.casefold() for name in names}) == len(set(letters)) == len(names)
