"""A pack that stands is not taken for the one of another meeting."""

from __future__ import annotations

from datetime import date

import pytest

from analysis.run.keys import pack_key
from analysis.run.order import Order


@pytest.fixture
def key(council):
    def key_of(**order):
        return pack_key(Order("cabinet", "2015-05", **order), project=council.project)

    return key_of


def test_the_meeting_that_is_ordered_is_part_of_what_a_pack_is_made_from(key):
    assert key(meeting=date(2015, 7, 16)) != key(meeting=date(2015, 7, 23))


def test_so_is_the_calendar_where_none_is_ordered(council, key):
    before = key()
    assert key() == before
    council.meetings(("2015-07-23", "2015-05"))
    assert key() != before
