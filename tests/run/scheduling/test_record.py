from __future__ import annotations

import os

import pytest

from analysis.run.scheduling.record import (
    alone,
    begin,
    end,
    entry_of,
    is_whole,
    keep_call,
    last_call,
)
from analysis.run.scheduling.timetable import read_timetable

from .conftest import at

EVENING = at("2015-07-07 18:00")


@pytest.fixture
def pack(council):
    """The pack of July, in a project whose record has its folder."""
    with alone(council.project):
        return read_timetable(council.project).packs[0]


def test_nothing_is_known_at_first(council, pack):
    assert entry_of(pack, project=council.project) is None
    assert last_call(council.project) is None
    assert not is_whole(pack, project=council.project)


@pytest.mark.parametrize(
    ("state", "whole"), [("whole", True), ("incomplete", False), ("failed", False)]
)
def test_only_a_whole_pack_counts_as_built(council, pack, state, whole):
    begun = begin(pack, now=EVENING, project=council.project)
    end(pack, begun, state, said="", project=council.project)
    assert is_whole(pack, project=council.project) is whole


def test_a_pack_that_appeared_after_the_build_began_counts_as_built(council, pack):
    begin(pack, now=EVENING, project=council.project)
    assert not is_whole(pack, project=council.project)
    council.place("cabinet-2015-05", built="now")
    assert is_whole(pack, project=council.project)


def test_a_pack_that_stood_there_before_does_not_count(council, pack):
    council.place("cabinet-2015-05", built="by hand")
    begin(pack, now=EVENING, project=council.project)
    assert not is_whole(pack, project=council.project)
    council.place("cabinet-2015-05", built="now")
    assert is_whole(pack, project=council.project)


def test_a_failed_build_beside_an_older_pack_is_not_whole(council, pack):
    begun = begin(pack, now=EVENING, project=council.project)
    council.place("cabinet-2015-05", built="by hand")
    end(pack, begun, "failed", said="No extract.", project=council.project)
    assert not is_whole(pack, project=council.project)


def test_tries_are_counted(council, pack):
    for tries in (1, 2, 3):
        begun = begin(pack, now=EVENING, project=council.project)
        end(pack, begun, "failed", said="No extract.", project=council.project)
        entry = entry_of(pack, project=council.project)
        assert (entry.tries, entry.said, entry.at) == (tries, "No extract.", EVENING)


def test_each_pack_and_meeting_has_a_record_of_its_own(council, pack):
    other = read_timetable(council.project).packs[1]
    end(
        pack,
        begin(pack, now=EVENING, project=council.project),
        "whole",
        said="",
        project=council.project,
    )
    assert is_whole(pack, project=council.project)
    assert not is_whole(other, project=council.project)


def test_the_last_call_is_kept(council, pack):
    keep_call(EVENING, project=council.project)
    assert last_call(council.project) == EVENING


def test_only_one_at_a_time_and_the_next_when_it_is_through(council):
    with alone(council.project) as first, alone(council.project) as second:
        assert (first, second) == (True, False)
    with alone(council.project) as third:
        assert third


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_record_nobody_may_read_is_none(council, pack):
    begin(pack, now=EVENING, project=council.project)
    [path] = (council.project.reports / ".schedule").glob("cabinet-*.json")
    path.chmod(0)
    assert entry_of(pack, project=council.project) is None


def test_a_folder_in_the_place_of_a_record_is_none(council, pack):
    (council.project.reports / ".schedule" / "cabinet-2015-07-16.json").mkdir()
    assert entry_of(pack, project=council.project) is None
