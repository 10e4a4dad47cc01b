"""Where a page stands in its pack: its words, its moment, and what its reader is told first."""

from __future__ import annotations

import datetime

from analysis.run.contexts import appendix_context, front_context
from analysis.run.order import Order
from analysis.run.plan import planned

from .checkout import PACK, PARAMETERS, entry

MORE = """\
risks_period = "2015-08"
risks_comparison = "2015-05"
notice_period = "2016-01"
"""


def contexts(checkout, *entries, head=PACK):
    checkout.notebook("first")
    checkout.pack(*(entries or [entry("A", "first")]), head=head)
    pack, (first,) = planned(Order("cabinet"), project=checkout.project)
    return appendix_context(pack, first), front_context(pack, missing=("Appendix A: The first",))


def test_a_page_knows_its_place_and_not_the_clock(checkout):
    page, front = contexts(checkout)
    assert (page.heading, page.draft) == ("Appendix A: The first", True)
    assert page.occasion == "Cabinet, 16 July 2015"
    assert page.stamp == front.stamp == datetime.date(2015, 5, 31)
    assert (front.heading, page.missing) == ("Resources report", ())
    assert front.incomplete == ("This pack is incomplete: Appendix A: The first could not be made.")


def test_a_page_of_a_day_after_its_meeting_says_so_beside_the_packs_own_notice(checkout):
    head = PACK.replace("[parameters]", 'notice = "Sample data."\n\n[parameters]')
    page, front = contexts(checkout, entry("A", "first", 'period = "2015-07"'), head=head)
    assert page.notice == (
        "Sample data. Its figures are those of 31 July 2015, after the meeting named above, "
        "because the report they come from was written later."
    )
    assert front.notice == "Sample data."
    assert contexts(checkout, head=head)[0].notice == "Sample data."


def test_a_page_with_one_later_position_says_so_of_some_of_its_figures(checkout):
    checkout.notebook("first", parameters=f"{PARAMETERS}{MORE}")
    later = entry("A", "first", "[appendix.parameters]", MORE)
    checkout.pack(later)
    pack, (first,) = planned(Order("cabinet"), project=checkout.project)
    assert appendix_context(pack, first).notice == (
        "Some of its figures are those of 31 August 2015, after the meeting named above, because "
        "the report they come from was written later."
    )
