"""Source lines of several files: what they share is said once, what differs stays."""

from analysis.topics.public_health_grant.exhibits.sources import joined

GRANT = "Grant, 31 May 2015 (a.csv). Lines and totals are illustrative."
PLAN = "Plan (b.csv). Lines and totals are illustrative."


def test_what_all_share_is_said_once():
    assert joined((GRANT, PLAN)) == (
        "Grant, 31 May 2015 (a.csv); Plan (b.csv). Lines and totals are illustrative."
    )


def test_one_source_and_sources_that_differ_stay_as_they_are():
    assert joined((GRANT,)) == GRANT
    assert joined((GRANT, "Law (c.csv). Published.")) == f"{GRANT} Law (c.csv). Published."
