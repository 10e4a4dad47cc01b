"""The sample data as a folder: origins, corrections, names; its figures are the topics' tests."""

import tomllib
from pathlib import Path

import pytest

from analysis.inputs import misnamed_files, named_files, tables_in
from analysis.inputs.corrections import read_corrections
from analysis.inputs.origin import read_origin

DATA = Path(__file__).parents[2] / "data"
TABLES = tables_in(DATA)


def lists_of(table):
    """The files of a table that its origin.toml names: those that are not a period's."""
    given = tomllib.loads((DATA / table / "origin.toml").read_text(encoding="utf-8"))
    return [each["name"].removesuffix(".csv") for each in given.get("files", [])]


@pytest.mark.parametrize("table", TABLES)
def test_every_file_says_where_it_comes_from(table):
    origins = [read_origin(DATA, table, name=name) for name in named_files(DATA, table)]
    assert origins
    assert {origin.table for origin in origins} == {table}


@pytest.mark.parametrize("table", TABLES)
def test_every_file_is_named_for_a_period_or_is_a_list_with_its_own_origin(table):
    assert misnamed_files(DATA, table, besides=lists_of(table)) == []


def test_every_correction_has_a_reason_and_an_owner():
    corrections = read_corrections(DATA)
    assert corrections
    assert all(each.reason and each.owner for each in corrections)
