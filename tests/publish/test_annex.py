"""The data that travels with a page: tables first, then rows named without being printed."""

from __future__ import annotations

import dataclasses

import pandas as pd

from analysis.page import RowFile, RowFiles
from analysis.publish.annex import annex_of
from analysis.publish.document import read_page

from .sample import CONTEXT, bars, notebook_of

ROWS = RowFiles([RowFile("schemes", "Every scheme", pd.DataFrame({"title": ["Fleet"]}))])


def files(letter: str) -> dict[str, tuple[str, str]]:
    page = read_page(notebook_of(ROWS, bars()), dataclasses.replace(CONTEXT, letter=letter))
    return {file.name: (file.text, file.description) for file in annex_of(page)}


def test_files_of_rows_stand_after_the_tables_with_the_letter():
    assert [name.rpartition("-")[2] for name in files("A")][-1] == "schemes.csv"
    assert files("A")["A-rows-schemes.csv"] == ("title\nFleet\n", "Every scheme")
    assert files("")["rows-schemes.csv"] == ("title\nFleet\n", "Every scheme")
