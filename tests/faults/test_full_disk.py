"""A disk that is full at whatever is written: a plain line, the last pack stays, nothing else."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
import typer

from analysis.cli.app import plain_errors

from .builds import build, change_in, contents, copy_of, left_in, no_room, title_of, titled

FULL = "the disk is full. Make room and build again"
REFUSED = "The system refused: No space left on device: "
REMOVALS = ("os.remove", "os.rmdir")  # which take no room


@pytest.fixture(scope="module")
def refusing():
    """Refuses one write below a folder: that whose turn it is. An audit hook stays for good."""
    state = {}

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if not state or event in REMOVALS:
            return
        path = change_in(event, arguments, state["folder"])
        if path is not None and next(state["turns"]) == state["turn"]:
            state["refused"] = path
            raise no_room(path)

    sys.addaudithook(hook)

    @contextmanager
    def refuse(turn: int, *, below: Path):
        state.update(folder=below, turn=turn, turns=itertools.count(1))
        yield state
        state.clear()

    return refuse


@pytest.fixture
def changed(paper):
    """A pack that stands, and a new title: the next build is new."""
    build(paper)
    titled(paper, "New")
    return paper


def tried(project):
    """The pack, or nothing where the command says why there is none."""
    try:
        with plain_errors(outcome="Nothing was built."):
            return build(project)
    except typer.Exit:
        return None


def test_a_refused_write_is_told_and_the_last_pack_stands(changed, refusing, tmp_path, capsys):
    ways = set()
    for turn in itertools.count(1):
        copy = copy_of(changed, tmp_path / "copies" / str(turn))
        with refusing(turn, below=copy.root) as state:
            built = tried(copy)
            refused = state.get("refused")
        said = capsys.readouterr().err
        ways.add(check(copy, built, said, refused))
        assert left_in(copy) == [], refused
        if refused is None:
            break
    assert turn > 30
    assert ways == {"nothing built", "incomplete", "no matter"}


def check(project, built, said, refused) -> str:
    """What came of a build: the old pack stands, unless the new one needed nothing more."""
    pack = project.project.reports / "cabinet-2015-05"
    if built is None:
        assert said.startswith(REFUSED) or FULL in said, (refused, said)
        assert title_of(pack) == "Old", refused
        return "nothing built"
    if built.failed:
        assert FULL in built.failed["first"], refused
        assert title_of(pack) == "Old", refused
        return "incomplete"
    assert title_of(pack) == "New", refused
    return "no matter"


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no disk may be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(os.name != "posix", reason="disks are mounted the way of POSIX")
def test_a_disk_that_is_really_full_keeps_the_last_pack(changed, small_disk, capsys):
    copy = copy_of(changed, small_disk / "checkout")
    before = contents(copy.project.reports)
    with (small_disk / "filler").open("wb", buffering=0) as filler:
        while filler_takes(filler, 4096):
            pass
    assert tried(copy) is None
    assert "No space left on device" in (said := capsys.readouterr().err) or FULL in said
    assert contents(copy.project.reports) == before
    assert left_in(copy) == []
    (small_disk / "filler").unlink()
    assert title_of(tried(copy).folder) == "New"


def filler_takes(filler, size: int) -> bool:
    """Whether there was room for so many bytes more."""
    try:
        return filler.write(bytes(size)) > 0
    except OSError:
        return False
