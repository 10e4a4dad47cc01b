from __future__ import annotations

import csv
import io
import json

import pytest

from analysis.run.difference.packs import compare_packs
from analysis.run.difference.records import as_csv, as_json

from .packs_of import SAVINGS, SCHEMES, TABLES, pack_at


@pytest.fixture
def difference(tmp_path):
    tables = {
        "A-01-key_figures.csv": SAVINGS.format(now="£1.4m"),
        "A-02-schemes.csv": SCHEMES.format(status="=cmd()"),
    }
    then = pack_at(tmp_path / "cabinet-2015-04", tables=TABLES)
    return compare_packs(then, pack_at(tmp_path / "cabinet-2015-05", tables=tables))


def test_json_has_every_change_with_all_that_is_known(difference):
    content = json.loads(as_json(difference))
    assert (content["then"], content["now"]) == ("cabinet-2015-04", "cabinet-2015-05")
    assert content["left_out"] == 0
    figure, words = content["changes"]
    assert figure == {
        "letter": "A",
        "appendix": "first",
        "table": "key_figures",
        "title": "Key figures",
        "row": "Delivered",
        "column": "now",
        "kind": "figure",
        "then": "£1.2m",
        "now": "£1.4m",
        "amount": 200_000,
        "unit": "£",
        "of_report_before": False,
    }
    assert (words["kind"], words["amount"], words["unit"]) == ("words", None, None)


def test_csv_has_a_row_a_change_safe_in_a_spreadsheet_and_no_cell_blank(difference):
    figure, words = csv.DictReader(io.StringIO(as_csv(difference)))
    assert (figure["then"], figure["now"], float(figure["amount"])) == ("£1.2m", "£1.4m", 200_000)
    assert (words["row"], words["now"]) == ("Buses (BEC-01)", "'=cmd()")
    assert (words["amount"], words["unit"], words["of_report_before"]) == ("[z]", "[z]", "no")
    assert all([*figure.values(), *words.values()])
