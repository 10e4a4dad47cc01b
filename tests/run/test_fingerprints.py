"""Fingerprints of data, wherever a notebook's data_folder points."""

from types import SimpleNamespace

import pytest

from analysis.run.fingerprints import changed_since
from analysis.run.keys import sha256

NAMES = {
    "../data": ["data/revenue/history.csv", "data/corrections.csv"],
    "../data/revenue/history.csv": ["data/revenue/history.csv", "data/corrections.csv"],
    "../payments": ["payments/leeds.csv"],
    "../payments/leeds.csv": ["payments/leeds.csv"],
}


@pytest.mark.parametrize("place", NAMES)
def test_a_change_is_found_in_a_data_folder_a_table_of_it_or_a_folder_of_tables(checkout, place):
    for name in NAMES[place]:
        path = checkout.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("as read", encoding="utf-8")
    appendix = SimpleNamespace(name="first", topic="first", parameters={"data_folder": place})
    prints = {name: sha256(checkout.root / name) for name in NAMES[place]}
    found = {"first": prints | {"notebooks/first.ipynb": "not data"}}
    assert changed_since(found, [appendix], project=checkout.project) == []
    (checkout.root / NAMES[place][0]).write_text("sent again", encoding="utf-8")
    assert changed_since(found, [appendix], project=checkout.project) == NAMES[place][:1]
    for name in NAMES[place]:
        (checkout.root / name).unlink()
    assert changed_since(found, [appendix], project=checkout.project) == sorted(NAMES[place])
