from __future__ import annotations

import datetime

from analysis.run.pack import read_pack
from analysis.run.pages import page_context


def test_a_page_knows_its_place_and_not_the_clock(checkout):
    checkout.appendices(first="1")
    context = page_context(read_pack(checkout.project, "cabinet"), "first", "The first", "A")
    assert (context.heading, context.draft) == ("Appendix A: The first", True)
    assert context.occasion == "Cabinet, 16 July 2015"
    assert context.stamp == datetime.date(2015, 5, 31)
