"""A folder that cannot be used is told in a plain line, and nothing else is touched."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
import typer

from analysis.cli.app import plain_errors
from analysis.errors import WorkbookError

from .builds import build, contents, title_of, titled

IN_PLACE = "cannot be written to: a file stands where a folder is needed. Move it away."
NOT_ALLOWED = "cannot be written to: this user may not write there."


@pytest.mark.parametrize("name", ["reports", ".cache", ".cache/runs"])
def test_a_file_in_place_of_a_folder_is_told(paper, name):
    place = paper.root / name
    place.parent.mkdir(exist_ok=True)
    place.write_text("not a folder")
    with pytest.raises(WorkbookError) as fault:
        build(paper)
    (line,) = str(fault.value).splitlines()
    assert line.startswith(str(place))
    assert line.endswith(IN_PLACE)
    assert place.read_text() == "not a folder"
    assert not list(paper.root.glob("reports/*"))


@pytest.mark.parametrize("name", ["reports", ".cache/runs"])
def test_a_folder_in_which_nothing_may_be_written_is_told(paper, name, monkeypatch):
    """The system's answer is put in its mouth: the tests may run as a user who may do anything."""
    build(paper)
    titled(paper, "New")
    before = contents(paper.project.reports)
    refuse_below(paper.root / name, monkeypatch)
    with pytest.raises(WorkbookError) as fault:
        build(paper)
    assert str(fault.value).startswith(f"{paper.root / name} {NOT_ALLOWED}")
    assert contents(paper.project.reports) == before


def refuse_below(folder: Path, monkeypatch) -> None:
    def refusing(real):
        def call(path, *arguments, **options):
            if not isinstance(path, int) and Path(path).is_relative_to(folder):
                raise PermissionError(errno.EACCES, "Permission denied", str(path))
            return real(path, *arguments, **options)

        return call

    monkeypatch.setattr(os, "open", refusing(os.open))
    monkeypatch.setattr(os, "mkdir", refusing(os.mkdir))


def test_data_that_may_not_be_read_is_told_by_its_name(paper, monkeypatch, capsys):
    extract = paper.root / "data" / "savings.csv"
    extract.write_text("period\n")
    read = Path.read_bytes

    def read_bytes(self):
        if self.name == extract.name:
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(typer.Exit), plain_errors():
        build(paper)
    said = capsys.readouterr().err
    assert said.startswith("The system refused: Permission denied: ")
    assert said.endswith("data/savings.csv. The last whole pack was not touched.\n")


def test_a_file_in_place_of_the_data_is_the_affair_of_who_reads_it(paper):
    (paper.root / "data").rmdir()
    (paper.root / "data").write_text("not a folder")
    assert title_of(build(paper).folder) == "Old"  # the topic of this pack reads no data
