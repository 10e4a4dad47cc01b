"""Timelines: each day where it belongs, gaps not drawn, and a description with every kind."""

import re
from datetime import date

import pandas as pd
import pytest

from analysis.page import Column, Table
from analysis.page.timeline_chart import Days, timeline_chart

KINDS = (
    Days("deadline", "Deadline"),
    Days("planned", "Planned", hollow=True),
    Days("done", "Done"),
)
NONE = pd.NaT


def timeline(*rows: tuple, kinds: tuple[Days, ...] = KINDS):
    """Rows of (name, deadline, planned, done)."""
    frame = pd.DataFrame(list(rows), columns=["step", "deadline", "planned", "done"])
    dated = {name: pd.to_datetime(frame[name]) for name in ("deadline", "planned", "done")}
    return timeline_chart(
        frame.assign(**dated),
        label="step",
        days=kinds,
        position=date(2015, 6, 30),
        finding="Signed in time.",
        subtitle="Steps by day",
        table=Table(frame, (Column.words("step", "Step"),), caption="S", name="s", source="S."),
    )


SIGNED = ("Signed", "2015-06-30", "2015-05-29", "2015-05-28")
PUBLISHED = ("Published for $5", "2015-09-30", "2015-08-07", NONE)


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_rows_kinds_and_the_position_are_named():
    words = texts(timeline(SIGNED, PUBLISHED).svg)
    assert {"Signed", "Published for $5", "Deadline", "Planned", "Done", "30 June 2015"} <= {*words}


def test_the_description_has_every_kind_of_day():
    assert timeline(SIGNED, PUBLISHED).alt == (
        "Signed in time. Timeline with two rows and a line at 30 June 2015. Deadline: 2, from "
        "30 June 2015 to 30 September 2015; Planned: 2, from 29 May 2015 to 7 August 2015; "
        "Done: 28 May 2015."
    )


def test_a_kind_without_a_day_is_said_to_have_none():
    assert timeline(PUBLISHED).alt.endswith("Done: none.")


def test_a_timeline_without_rows_is_drawn():
    assert "Timeline with no rows" in timeline().alt


def test_a_missing_day_has_no_mark():
    def marks(chart):
        return chart.svg.count("<use ")

    done = (*PUBLISHED[:3], "2015-08-07")
    assert marks(timeline(SIGNED, PUBLISHED)) == marks(timeline(SIGNED, done)) - 1


def test_months_are_named_and_never_more_than_seven():
    def months(chart):
        return [text for text in texts(chart.svg) if re.fullmatch(r"[A-Z][a-z]{2} \d{4}", text)]

    assert months(timeline(SIGNED)) == ["Jun 2015", "Jul 2015"]
    years = ("Repaid", "2018-03-31", "2015-07-01", NONE)
    assert len(months(timeline(years))) == 7


@pytest.mark.parametrize("kinds", [(), (*KINDS, Days("done", "Again"))])
def test_no_kind_or_more_than_three_is_refused(kinds):
    with pytest.raises(ValueError, match="one to three kinds of day"):
        timeline(SIGNED, kinds=kinds)


def test_the_same_days_give_the_same_drawing():
    assert timeline(SIGNED, PUBLISHED).svg == timeline(SIGNED, PUBLISHED).svg
