"""A build killed at whatever it writes: a whole pack stands, or the next build sees to it."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from pathlib import Path

import pytest

from analysis.run.placing import incomplete_beside

from ..run.checkout import Checkout
from .builds import build, change_in, copy_of, in_a_fork, left_in, title_of, titled

pytestmark = [
    pytest.mark.slow,
    pytest.mark.thorough,
    pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="/proc tells what is written"),
]
KILLED = 137


def die_at(turn: int, *, below: Path) -> None:
    """End this process, as SIGKILL would, at a turn of its changes; a file it opens stays torn."""
    turns = itertools.count(1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        path = change_in(event, arguments, below)
        if path is None or next(turns) != turn:
            return
        if event == "open":
            os.write(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), b"{torn")
        os._exit(KILLED)

    sys.addaudithook(hook)


@pytest.fixture
def changed(paper):
    """A pack that stands, an incomplete one beside it, and a new title: the next build is new."""
    standing = build(paper).folder
    shutil.copytree(standing, incomplete_beside(standing))
    titled(paper, "New")
    return paper


def packs_in(reports: Path) -> dict[str, str]:
    """The titles of all packs in a folder, each of which is whole."""
    return {path.name: title_of(path) for path in reports.iterdir() if path.name[0] != "."}


def killed_builds(project: Checkout, room: Path):
    """A copy of the project for each turn at which its build was killed, until one is not."""
    for turn in itertools.count(1):
        copy = copy_of(project, room / str(turn))

        def doomed(copy=copy, turn=turn):
            die_at(turn, below=copy.root)
            build(copy)

        status = in_a_fork(doomed)
        yield turn, copy, status
        if status == 0:
            return
        assert status == KILLED, turn
        shutil.rmtree(copy.root)


def test_a_whole_pack_stands_or_the_next_build_brings_it_about(changed, tmp_path):
    gaps = []
    for turn, copy, _ in killed_builds(changed, tmp_path / "copies"):
        titles = packs_in(copy.project.reports)
        assert set(titles.values()) <= {"Old", "New"}, turn
        if "cabinet-2015-05" not in titles:
            gaps.append(turn)
        build(copy)
        assert packs_in(copy.project.reports) == {"cabinet-2015-05": "New"}, turn
        assert left_in(copy) == [], turn
    assert turn > 30
    assert len(gaps) == 1  # between the two moves, by which the new pack takes the old one's place
