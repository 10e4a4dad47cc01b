"""Quantities: each in its own unit on the page, unrounded in the CSV."""

import pandas as pd
import pytest

from analysis.page import Column, Table
from analysis.page.quantity import Quantity, in_unit, quantities


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "words"),
    [
        (50.0, "%", 1, "50.0%"),
        (4338.0, "starts", 0, "4,338 starts"),
        (-17.64, "£ thousand", 1, "−£17.6 thousand"),
        (512.0, "£", 0, "£512"),
        (3.0, "", 0, "3"),
    ],
)
def test_a_number_reads_in_its_unit(value, unit, decimals, words):
    assert in_unit(value, unit=unit, decimals=decimals) == words


def test_a_table_shows_rounded_quantities_and_its_csv_has_them_whole():
    cells = [Quantity(56.1976, "per 10,000", 1, "[p]"), Quantity(50.0, "%", 1), "[c]", None]
    frame = pd.DataFrame({"name": list("abcd"), "result": pd.Series(cells, dtype=object)})
    columns = (Column.words("name", "Indicator"), quantities("result", "Result", missing="[z]"))
    table = Table(frame, columns, caption="Results", name="results", source="Scorecard.")
    assert [row[1] for row in table.as_json()["rows"]] == ["56.2 [p]", "50.0", "[c]", "[z]"]
    assert table.csv().splitlines()[1:] == ["a,56.1976 [p]", "b,50", "c,[c]", "d,[z]"]
    assert table.as_json()["columns"][1]["align"] == "right"
