"""Keys: the same for the same work, another for whatever could change what comes of it."""

from __future__ import annotations

import pytest

from analysis.run import keys
from analysis.run.keys import code_print, pack_key, run_key
from analysis.run.order import Order

from .checkout import PACK, entry

RUN = {"cells": "c", "parameters": {"a": 1, "b": 2}, "context": {"title": "x"}, "reads": {"f": "0"}}


@pytest.fixture
def first(checkout):
    checkout.appendices(first="")
    (checkout.root / "data" / "a.csv").write_text("1")
    return checkout


def test_the_key_of_a_run_knows_no_order_of_names(first):
    turned = RUN | {"parameters": {"b": 2, "a": 1}}
    assert run_key(**RUN, project=first.project) == run_key(**turned, project=first.project)


@pytest.mark.parametrize("name", RUN)
def test_the_key_of_a_run_changes_with_each_part(first, name):
    changed = RUN | {name: {"another": "value"}}
    assert run_key(**RUN, project=first.project) != run_key(**changed, project=first.project)


CHANGES = {
    "data": lambda root: (root / "data" / "a.csv").write_text("2"),
    "new data": lambda root: (root / "data" / "b.csv").write_text("1"),
    "notebook": lambda root: (root / "notebooks" / "second.ipynb").write_text("{}"),
    "pack": lambda root: (root / "packs" / "cabinet.toml").write_text(PACK),
    "lock": lambda root: (root / "requirements.lock").write_text("pandas==3.1"),
    "calendar": lambda root: (root / "calendar.toml").write_text("[[meeting]]"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_key_of_a_pack_changes_with_each_file_that_may_have_a_part_in_it(first, what):
    before = pack_key(Order("cabinet"), project=first.project)
    assert pack_key(Order("cabinet"), project=first.project) == before
    CHANGES[what](first.root)
    assert pack_key(Order("cabinet"), project=first.project) != before


@pytest.mark.parametrize(
    "order",
    [
        Order("cabinet", "2015-06"),
        Order("cabinet", only=("first",)),
        Order("cabinet", settings={"first": {"directorate": "Adults"}}),
    ],
)
def test_the_key_of_a_pack_changes_with_the_order(first, order):
    assert pack_key(order, project=first.project) != pack_key(
        Order("cabinet"), project=first.project
    )


def test_another_data_folder_that_the_pack_names_has_its_part(first):
    own = ("[appendix.parameters]", 'data_folder = "../sent"')
    first.pack(entry("A", "first", *own))
    before = pack_key(Order("cabinet"), project=first.project)
    (first.root / "sent").mkdir()
    (first.root / "sent" / "a.csv").write_text("1")
    assert pack_key(Order("cabinet"), project=first.project) != before


def test_another_package_or_version_is_other_code(first, monkeypatch):
    before = code_print(first.project)
    monkeypatch.setattr(keys, "_of_environment", lambda: ("3.12", "other packages"))
    assert code_print(first.project) != before
