"""Exposure over time: the finding, a line a register, signs, and short histories."""

import pandas as pd
import pytest

from analysis.topics.risk_registers import exhibits, measures

from ..sample import risks_of

FEBRUARY = risks_of(("CR-01", 4, 4), ("TR-01", 2, 3)).assign(refresh="2015-02")
MAY = risks_of(("CR-01", 3, 4), ("TR-02", 5, 1)).assign(refresh="2015-05")


def chart(*refreshes: pd.DataFrame, register: str = "all"):
    exposure = measures.exposure_by_refresh(pd.concat(refreshes, ignore_index=True))
    return exhibits.draw_exposure(exposure, register=register, source="S.")


def test_the_table_has_every_number_of_the_lines_and_signed_changes():
    drawn = chart(FEBRUARY, MAY)
    assert drawn.finding == "Total exposure is 17 points; it was 22 at 28 February 2015."
    assert drawn.table.as_text().splitlines()[1:] == [
        "Refresh | Risks | Corporate | Transformation | Both registers | Moved | New | Closed",
        "28 February 2015 | 2 | 16 | 6 | 22 | [z] | [z] | [z]",
        "31 May 2015 | 2 | 12 | 5 | 17 | −4 | +5 | −6",
    ]


def test_a_register_alone_is_one_line():
    corporate = [rows[rows["register"] == "corporate"] for rows in (FEBRUARY, MAY)]
    drawn = chart(*corporate, register="corporate")
    assert "Both registers" not in drawn.alt
    assert "Transformation" not in drawn.alt
    assert "Corporate from 16 to 12" in drawn.alt


@pytest.mark.parametrize(
    ("refreshes", "finding"),
    [
        ([MAY], "Total exposure is 17 points; there is no earlier refresh."),
        ([MAY.iloc[:0]], "There is no refresh to show."),
    ],
)
def test_a_short_history_says_so(refreshes, finding):
    assert chart(*refreshes).finding == finding
