"""A build while another is under way, and what is left when that one is killed outright."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from ..cli.test_build import ENDLESS, start
from ..run.checkout import Checkout
from .builds import left_over, started_by

pytestmark = [
    pytest.mark.slow,
    pytest.mark.thorough,
    pytest.mark.skipif(os.name != "posix", reason="processes are killed the way of POSIX"),
]


@dataclass(frozen=True)
class Ended:
    """How the command ended: its exit status, and what it complained of."""

    status: int
    complaint: str


@dataclass(frozen=True)
class Seen:
    """What was seen of a build that was killed with SIGKILL, and of others before and after."""

    first: int
    second: Ended
    other: Ended
    left: list[psutil.Process]
    left_before_kill: int
    after: Ended
    root: Path


def command(checkout: Checkout, *arguments: str) -> Ended:
    process = start(checkout, *arguments)
    try:
        _, complaint = process.communicate(timeout=120)
    finally:
        process.kill()
    return Ended(process.returncode, complaint)


@pytest.fixture(scope="module")
def seen(tmp_path_factory) -> Seen:
    checkout = Checkout(tmp_path_factory.mktemp("killed") / "checkout")
    checkout.appendices(first=ENDLESS, second="")
    os.mkfifo(started := checkout.root / "notebooks" / "started")
    first = start(checkout, "build")
    kernel = psutil.Process(int(started.read_text()))  # waits until the cell runs
    try:
        second = command(checkout, "build")
        other = command(checkout, "build", "--only", "second")
        gone = [*started_by(first.pid), kernel]
    finally:
        first.kill()
        first.communicate()
    left = left_over(gone)
    checkout.appendices(first="", second="")
    after = command(checkout, "build")
    return Seen(first.pid, second, other, left, len(gone), after, checkout.root)


def test_a_second_build_of_a_pack_is_refused_and_told_by_whom(seen):
    assert seen.second == Ended(
        1,
        f"cabinet-2015-05 is being built already by process {seen.first}. "
        "Wait for that build to end, or stop it.\nNothing was built.\n",
    )


def test_another_pack_is_built_meanwhile(seen):
    assert seen.other == Ended(0, "")
    assert (seen.root / "reports" / "cabinet-2015-05-only-second" / "manifest.json").is_file()


def test_a_killed_build_leaves_no_process(seen):
    assert seen.left_before_kill >= 3  # a run's process, the kernel, what kernels are forked from
    assert seen.left == []


def test_the_next_build_succeeds_and_clears_up(seen):
    assert seen.after == Ended(0, "")
    reports = sorted(path.name for path in (seen.root / "reports").iterdir())
    assert reports == ["cabinet-2015-05", "cabinet-2015-05-only-second"]
    kept = [path.name for path in (seen.root / ".cache" / "runs").iterdir()]
    assert [name for name in kept if name.startswith(".")] == []
    assert [path.name for path in seen.root.parent.iterdir()] == [seen.root.name]
