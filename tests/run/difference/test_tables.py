from __future__ import annotations

import json

import pytest

from analysis.run.difference.tables import DataTable, table_name, tables_of


@pytest.fixture
def write(tmp_path):
    def write_(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    return write_


def output(structure):
    return {"cells": [{"outputs": [{"data": {"application/vnd.analysis.x+json": structure}}]}]}


TABLE = {
    "name": "by_service",
    "caption": "By service, 31 May 2015",
    "columns": [{"label": "Service"}, {"label": "Net (£m)"}],
    "csv": "",
}


def test_tables_are_known_by_their_own_names(tmp_path, write):
    write("data/first/A-01-by_service.csv", "service,net_gbp\nBuses,3\n")
    write("data/first/A-rows-services.csv", "service\n")
    write("data/second/B-01-by_service.csv", "x\n")
    tables = tables_of(tmp_path, "first")
    assert list(tables) == ["by_service", "rows-services"]
    assert tables["by_service"].header == ("service", "net_gbp")
    assert tables["by_service"].rows == (("Buses", "3"),)


def test_two_tables_of_one_name_are_numbered(tmp_path, write):
    write("data/first/01-given.csv", "a\n")
    write("data/first/02-given.csv", "b\n")
    assert list(tables_of(tmp_path, "first")) == ["given", "given, 2"]


@pytest.mark.parametrize(
    "structure", [TABLE, {"kind": "chart", "table": TABLE}], ids=["a table", "a chart's table"]
)
def test_caption_and_headings_come_from_the_notebook(tmp_path, write, structure):
    write("data/first/A-01-by_service.csv", "service,net\nBuses,3\n")
    write("notebooks/first.ipynb", json.dumps(output(structure)))
    table = tables_of(tmp_path, "first")["by_service"]
    assert table.title == "By service, 31 May 2015"
    assert (table.label("net"), table.unit("net")) == ("Net", "£")


def test_a_file_of_rows_is_called_what_it_holds(tmp_path, write):
    write("data/first/A-rows-schemes.csv", "scheme_ref,target_gbp\n")
    file = {"file": "rows-schemes.csv", "csv": "", "description": "Every scheme"}
    write("notebooks/first.ipynb", json.dumps(output({"files": [file]})))
    table = tables_of(tmp_path, "first")["rows-schemes"]
    assert (table.title, table.label("target_gbp")) == ("Every scheme", "target")


@pytest.mark.parametrize("notebook", [None, "", "[]", '{"cells": 3}'])
def test_without_a_notebook_names_serve_as_headings(tmp_path, write, notebook):
    write("data/first/A-01-by_service.csv", "service,net_gbp\n")
    if notebook is not None:
        write("notebooks/first.ipynb", notebook)
    table = tables_of(tmp_path, "first")["by_service"]
    assert (table.title, table.label("net_gbp")) == ("By service", "net")


def test_headings_that_do_not_fit_the_file_are_not_used(tmp_path, write):
    write("data/first/A-01-by_service.csv", "service,net_gbp,share\n")
    write("notebooks/first.ipynb", json.dumps(output(TABLE)))
    assert tables_of(tmp_path, "first")["by_service"].label("net_gbp") == "net"


def test_an_empty_file_is_a_table_without_columns(tmp_path, write):
    write("data/first/A-01-given.csv", "")
    assert tables_of(tmp_path, "first")["given"].header == ()


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("E-04-red_tr_02.csv", "red_tr_02"),
        ("A12-101-x.csv", "x"),
        ("05-by_directorate.csv", "by_directorate"),
        ("B-rows-services_ranges.csv", "rows-services_ranges"),
        ("D-18-control_part_1_of_5.csv", "control_part_1_of_5"),
    ],
)
def test_letters_and_numbers_are_no_part_of_a_name(file, name):
    assert table_name(file) == name


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("key_figures", "before", True),
        ("key_figures", "change", True),
        ("key_figures", "now", False),
        ("moves", "change", False),
        ("matrix", "named_before", True),
        ("rows-schemes_last_report", "status", True),
        ("schemes", "comparator_shown", True),
        ("schemes", "target_gbp", False),
    ],
)
def test_what_repeats_the_report_before_is_known(table, column, expected):
    assert DataTable(table, (), ()).is_of_report_before(column) is expected
