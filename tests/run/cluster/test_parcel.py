from __future__ import annotations

import os
from pathlib import Path

import pytest

from analysis.errors import WorkbookError
from analysis.publish.context import PageContext
from analysis.run.cluster.parcel import as_at_home, moved, packed, unpacked
from analysis.run.task import Task


def task(given: str, folder: str = "/srv/council/notebooks") -> Task:
    data = os.path.normpath(Path(folder) / given)
    parameters = {"data_folder": given}
    return Task("a", "a", "k", None, parameters, PageContext("a", "A"), folder, data)


def tables(folder: Path) -> Path:
    (folder / "savings").mkdir(parents=True)
    (folder / "savings" / "2015-05.csv").write_bytes(b"a\r\n1\n")
    (folder / "empty").mkdir()
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "old.csv").touch()
    return folder


def test_a_parcel_is_the_same_for_the_same_content_whenever_and_wherever_it_is_packed(tmp_path):
    one, two = tables(tmp_path / "one"), tables(tmp_path / "two" / "deeper")
    os.utime(two / "savings" / "2015-05.csv", (1, 1))
    assert packed(one) == packed(two)
    (two / "savings" / "2015-05.csv").write_bytes(b"a\r\n2\n")
    assert packed(one).sha256 != packed(two).sha256


def test_what_was_packed_is_unpacked_with_empty_and_linked_folders(tmp_path):
    data = tables(tmp_path / "data")
    (data / "linked").symlink_to(data / "savings")
    there = moved(task("../data"), tmp_path / "there")
    unpacked(there, packed(data).content)
    found = sorted(
        str(path.relative_to(tmp_path / "there")) for path in tmp_path.rglob("there/**/*")
    )
    assert found == [
        "data",
        "data/empty",
        "data/linked",
        "data/linked/2015-05.csv",
        "data/savings",
        "data/savings/2015-05.csv",
        "notebooks",
    ]
    assert (tmp_path / "there/data/savings/2015-05.csv").read_bytes() == b"a\r\n1\n"


@pytest.mark.parametrize(
    ("given", "folder", "data_folder"),
    [
        ("../data", "/w/notebooks", "/w/data"),
        ("../data/tables/../parts", "/w/notebooks", "/w/data/parts"),
        ("here", "/w/notebooks", "/w/notebooks/here"),
        ("../../shared/data", "/w/council/notebooks", "/w/shared/data"),
        ("../../../../data", "/w/_/srv/council/notebooks", "/w/data"),
    ],
)
def test_data_are_where_the_notebook_will_look_and_below_the_root(given, folder, data_folder):
    there = moved(task(given), Path("/w"))
    assert (there.folder, there.data_folder) == (folder, data_folder)
    assert there.parameters == {"data_folder": given}


def test_data_named_by_a_full_path_are_refused():
    with pytest.raises(WorkbookError, match="its data_folder, /srv/data, is a full path"):
        moved(task("/srv/data"), Path("/w"))


def test_data_that_cannot_be_read_are_a_plain_fault(tmp_path):
    with pytest.raises(WorkbookError, match=r"cannot be sent: .*nothing cannot be read"):
        packed(tmp_path / "nothing")


def test_a_text_names_the_folders_of_home():
    home = task("../data")
    there = moved(home, Path("/w/in"))
    text = "/w/in/data/savings.csv and /w/in/notebooks are there"
    expected = "/srv/council/data/savings.csv and /srv/council/notebooks are there"
    assert as_at_home(text, task=home, moved_to=there) == expected
