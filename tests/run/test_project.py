from __future__ import annotations

from pathlib import Path

import pytest

from analysis.errors import WorkbookError
from analysis.run.project import Project


@pytest.mark.parametrize("inside", [".", "notebooks", "data/savings"])
def test_the_project_is_found_from_any_folder_in_it(checkout, inside):
    (checkout.root / "data" / "savings").mkdir()
    assert Project.find(checkout.root / inside) == checkout.project


def test_outside_of_a_project_none_is_found(checkout):
    with pytest.raises(WorkbookError, match="holds both packs/ and notebooks/"):
        Project.find(checkout.root.parent)


def test_the_data_folder_of_the_notebooks_is_found_from_anywhere(checkout, monkeypatch):
    monkeypatch.chdir(checkout.root)
    assert checkout.project.data_folder("../data") == "data"
    monkeypatch.chdir(checkout.root / "packs")
    assert Path(checkout.project.data_folder("../data")) == Path("../data")


def test_packs_are_listed_by_name(checkout):
    for name in ("council", "cabinet"):
        checkout.pack(name=name)
    assert checkout.project.pack_names() == ["cabinet", "council"]
