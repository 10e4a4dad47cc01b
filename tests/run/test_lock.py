"""One build of a pack at a time; others go on, and a lock of the dead holds nobody up."""

from __future__ import annotations

import os
import re

import pytest

from analysis.errors import WorkbookError
from analysis.run.lock import only_build


def hold(pack):
    with only_build(pack):
        pytest.fail("it was not held")


def test_a_second_build_is_told_by_whom_the_pack_is_built(tmp_path):
    said = re.escape(f"cabinet is being built already by process {os.getpid()}. Wait for ")
    with only_build(tmp_path / "cabinet"), pytest.raises(WorkbookError, match=said):
        hold(tmp_path / "cabinet")


def test_packs_do_not_hold_each_other_up(tmp_path):
    with only_build(tmp_path / "cabinet"), only_build(tmp_path / "directorates"):
        assert len(list(tmp_path.iterdir())) == 4
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("end", [ValueError, KeyboardInterrupt, SystemExit])
def test_nothing_is_left_however_a_build_ends(tmp_path, end):
    def build():
        with only_build(tmp_path / "cabinet"):
            raise end

    with pytest.raises(end):
        build()
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_killed_build_holds_nobody_up(tmp_path):
    (tmp_path / ".cabinet.lock").touch()
    (tmp_path / ".cabinet.builder").write_text("4711")
    with only_build(tmp_path / "cabinet"):
        assert (tmp_path / ".cabinet.builder").read_text() == str(os.getpid())
