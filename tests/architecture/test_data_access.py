"""Only `inputs` opens data; page, publish, run and cli open their own files, never tables."""

from __future__ import annotations

import ast

import pandas as pd
import pytest

from .source_tree import Module, modules

TABLE_READERS = {name for name in dir(pd) if name.startswith("read_")} | {"ExcelFile", "HDFStore"}
FILE_READERS = {"open", "fdopen", "read_text", "read_bytes", "loadtxt", "genfromtxt", "fromfile"}
OPEN_THEIR_OWN_FILES = {"page", "publish", "run", "cli"}


def openings(module: Module) -> list[str]:
    """Each place in a module that opens what it may not, as `file line n: name`."""
    if module.part == "inputs":
        return []
    found = []
    for node in ast.walk(module.tree):
        name = table_reader(node)
        if module.part not in OPEN_THEIR_OWN_FILES:
            name = name or file_reader(node)
        if name:
            found.append(f"{module.name} line {node.lineno}: {name}")
    return found


def table_reader(node: ast.AST) -> str:
    """The pandas reader a node names, or nothing."""
    match node:
        case ast.Attribute(value=ast.Name(id="pd" | "pandas"), attr=name) if name in TABLE_READERS:
            return name
        case ast.ImportFrom(module="pandas", names=names):
            return next((alias.name for alias in names if alias.name in TABLE_READERS), "")
    return ""


def file_reader(node: ast.AST) -> str:
    """The opening of a file that a node calls, or nothing."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in FILE_READERS:
            return name
    return ""


def test_only_inputs_opens_data():
    found = [place for module in modules() for place in openings(module)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("topics/x/measures.py", "frame = pd.read_csv(path)", ["read_csv"]),
        ("topics/x/source.py", "text = (folder / 'a.csv').read_text()", ["read_text"]),
        ("topics/x/source.py", "with open(path) as file:\n    pass", ["open"]),
        ("methods/rag.py", "path.open()", ["open"]),
        ("page/table.py", "from pandas import read_excel", ["read_excel"]),
        ("run/pack.py", "pandas.ExcelFile(path)", ["ExcelFile"]),
        ("cli.py", "load = pd.read_json", ["read_json"]),
        ("run/pack.py", "path.read_text()", []),
        ("inputs/reading.py", "pd.read_csv(path)", []),
        ("topics/x/source.py", "inputs.read_table(folder)", []),
    ],
)
def test_an_opening_is_found_where_it_is_not_allowed(name, text, expected):
    assert openings(Module(name, text)) == [f"{name} line 1: {reader}" for reader in expected]
