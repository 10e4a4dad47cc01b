from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from analysis.errors import WorkbookError
from analysis.run.placing import (
    MARK,
    has_remains,
    placed_when_whole,
    put_in_order,
    remove_pack,
)


def fill(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).write_text(text)
    (folder / "pages").mkdir()
    (folder / "pages" / f"{text}.html").write_text(text)


def files_in(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


OLD = {"pack/manifest.json": "old", "pack/pages/old.html": "old"}
NEW = {"pack/manifest.json": "new", "pack/pages/new.html": "new"}


def test_a_whole_pack_takes_the_place_of_the_one_before(tmp_path):
    fill(tmp_path / "pack", "old")
    with placed_when_whole(tmp_path / "pack") as folder:
        fill(folder, "new")
        assert files_in(tmp_path / "pack") == {"manifest.json": "old", "pages/old.html": "old"}
    assert files_in(tmp_path) == NEW


def test_the_first_pack_makes_the_folders_above_it(tmp_path):
    with placed_when_whole(tmp_path / "a" / "b" / "pack") as folder:
        fill(folder, "new")
    assert files_in(tmp_path / "a" / "b") == NEW


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_failure_leaves_what_was_there_and_nothing_else(tmp_path, error):
    fill(tmp_path / "pack", "old")

    def build():
        with placed_when_whole(tmp_path / "pack") as folder:
            fill(folder, "new")
            raise error

    with pytest.raises(error):
        build()
    assert files_in(tmp_path) == OLD


def test_a_failed_last_move_brings_the_old_pack_back(tmp_path, monkeypatch):
    fill(tmp_path / "pack", "old")
    rename = Path.rename

    def refuse_new(self, target):
        if ".building-" in self.name:
            raise PermissionError("in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_new)

    def build():
        with placed_when_whole(tmp_path / "pack") as folder:
            fill(folder, "new")

    with pytest.raises(WorkbookError, match=r"could not be moved to .*pack: in use"):
        build()
    assert files_in(tmp_path) == OLD


def test_a_pack_placed_meanwhile_gives_way_to_the_last(tmp_path, monkeypatch):
    fill(tmp_path / "pack", "old")
    rename = Path.rename
    others = iter(["other"])

    def place_another_first(self, target):
        if ".building-" in self.name and (other := next(others, None)):
            fill(tmp_path / "pack", other)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", place_another_first)
    with placed_when_whole(tmp_path / "pack") as folder:
        fill(folder, "new")
    assert files_in(tmp_path) == NEW


def test_a_folder_that_is_no_pack_is_never_moved_or_removed(tmp_path):
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "letters.txt").write_text("keep")

    def build():
        with placed_when_whole(tmp_path / "pack"):
            pytest.fail("the block began")

    with pytest.raises(WorkbookError, match=r"is there but is not a pack"):
        build()
    assert files_in(tmp_path) == {"pack/letters.txt": "keep"}


def test_a_place_that_cannot_be_written_is_told_plainly(tmp_path):
    (tmp_path / "reports").write_text("a file, not a folder")

    def build():
        with placed_when_whole(tmp_path / "reports" / "pack"):
            pytest.fail("the block began")

    with pytest.raises(WorkbookError, match=r"reports cannot be written to"):
        build()


def test_what_a_killed_build_left_is_undone(tmp_path):
    fill(tmp_path / ".pack.previous-12345678" / "pack", "old")
    fill(tmp_path / ".pack.building-12345678", "half")
    fill(tmp_path / ".pack.removed-12345678", "other")
    fill(tmp_path / ".other.building-12345678", "half")
    put_in_order(tmp_path / "pack")
    assert {name: text for name, text in files_in(tmp_path).items() if name[0] != "."} == OLD
    assert sorted(path.name for path in tmp_path.iterdir()) == [".other.building-12345678", "pack"]


def test_the_last_pack_does_not_take_the_place_of_a_newer_one(tmp_path):
    fill(tmp_path / ".pack.previous-12345678" / "pack", "old")
    fill(tmp_path / "pack", "new")
    put_in_order(tmp_path / "pack")
    assert files_in(tmp_path) == NEW


def test_only_a_pack_is_removed(tmp_path):
    fill(tmp_path / "pack", "old")
    (tmp_path / "letters").mkdir()
    for name in ("pack", "letters", "not there"):
        remove_pack(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["letters"]


def test_a_pack_half_removed_is_under_another_name(tmp_path, monkeypatch):
    """Killed at that moment, it is no pack whose files are missing."""
    fill(tmp_path / "pack-incomplete", "old")
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    remove_pack(tmp_path / "pack-incomplete")
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".pack-incomplete.removed-")
    assert has_remains(tmp_path / "pack-incomplete")


@pytest.mark.parametrize("name", [".pack.lock", ".pack.building-1", "pack-incomplete"])
def test_what_stands_beside_a_pack_is_seen(tmp_path, name):
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack-2").mkdir()
    assert not has_remains(tmp_path / "pack")
    (tmp_path / name).mkdir()
    assert has_remains(tmp_path / "pack")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="names of open files are not told")
def test_every_file_is_on_the_disk_before_the_pack_takes_its_place(tmp_path, monkeypatch):
    written = []

    def fsync(descriptor):
        written.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))

    monkeypatch.setattr(os, "fsync", fsync)
    with placed_when_whole(tmp_path / "pack") as folder:
        (folder / "pages").mkdir()
        for name in ("manifest.json", "pages/first.html"):
            (folder / name).write_text("new")
        assert written == []
    made = [folder / name for name in ("manifest.json", "pages", "pages/first.html")]
    assert sorted(written[:-1]) == sorted(map(str, [folder, *made]))
    assert written[-1] == str(tmp_path)
