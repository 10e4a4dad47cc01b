"""The course of a year in words and drawing, and why it is no forecast."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.capital_spend_rate import exhibits, measures

from ..sample import ELSEWHERE, FIVE, history_of

NOW, SOURCE = Period.parse("2015-05"), "Capital monitor."
HISTORY = history_of(y2013=([10, 10, *[8] * 9, 108], 400.0), y2014=([0, 20, *[10] * 10], 160.0))
COUNCIL = measures.totals(FIVE, months_elapsed=2)


def drawn(history: pd.DataFrame, *, now: Period = NOW):
    curve = measures.curve(history)
    courses = measures.courses(history, elsewhere=ELSEWHERE, fitted=curve)
    return exhibits.draw_courses(
        courses,
        usual=measures.usual_by(courses, month=now),
        spread=measures.range_of_years(measures.earlier_years(history, months_elapsed=2)),
        elsewhere=ELSEWHERE,
        curve=curve,
        now=now,
        source=SOURCE,
    )


def test_what_usually_comes_by_the_month_is_told_elsewhere_and_here():
    # Elsewhere 2 of 24 to 2 of 8, the middle even; here 10.0 and 16.7.
    assert drawn(HISTORY).finding == (
        "What councils usually spend: 8% to 25% of a year's spending by the end of May, and 10% to "
        "17% here."
    )


@pytest.mark.parametrize(("month", "is_slow"), [("2015-09", True), ("2015-10", False)])
def test_councils_spend_slowly_at_first_where_half_had_spent_less_than_evenly(month, is_slow):
    slow = ELSEWHERE.assign(p50_share=ELSEWHERE["p50_share"] * 0.9)
    courses = measures.courses(HISTORY, elsewhere=slow, fitted=measures.curve(HISTORY))
    now = Period.parse(month)
    chart = exhibits.draw_courses(
        courses,
        usual=measures.usual_by(courses, month=now),
        spread=measures.range_of_years(measures.earlier_years(HISTORY, months_elapsed=2)),
        elsewhere=slow,
        curve=measures.curve(HISTORY),
        now=now,
        source=SOURCE,
    )
    assert chart.finding.startswith("Councils usually spend slowly at first: ") is is_slow


def test_this_year_is_left_off_and_the_note_says_why():
    chart = drawn(HISTORY)
    assert "2015/16" not in chart.as_text()
    assert chart.table.notes[-1].startswith("This year is left off: what it will come to is not")


def test_every_line_and_the_band_stand_in_the_table():
    rows = drawn(HISTORY).table.as_text().splitlines()[2:]
    assert len(rows) == 12
    # May: elsewhere 2 of 24, 12 and 8; here 10.0, 13.3 and 16.7.
    assert rows[1].startswith("May | 8.3 | 16.7 | 25.0 | 10.0 | 13.3 | 16.7 | ")


def test_the_notes_let_the_curve_be_recomputed():
    notes = drawn(history_of(y2014=([5, 15, *[10] * 10], 1.0))).table.notes
    curve = measures.curve(history_of(y2014=([5, 15, *[10] * 10], 1.0)))
    (formula,) = [note for note in notes if note.startswith("Smooth curve")]
    slope = f"{curve.slope:.3f}".replace("-", "\N{MINUS SIGN}")
    bend = f"{curve.bend:.1f}".replace("-", "\N{MINUS SIGN}")
    assert f"C {slope} and K {bend}" in formula


def test_the_notes_say_what_the_shares_are_and_rest_on():
    notes = drawn(HISTORY).table.notes
    assert notes[0].startswith("Elsewhere: 14 yearly records of other councils, not identified.")
    assert notes[0].endswith("of this council's two earlier years.")


def test_without_earlier_years_the_others_stand_alone():
    chart = drawn(history_of())
    assert chart.finding.endswith("8% to 25% of a year's spending by the end of May.")
    assert not any(note.startswith("Smooth curve") for note in chart.table.notes)


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        ("ledger too early", "until the end of July the ledger still carries reversed"),
        ("share too small", "under 5% of a year's spending usually comes by now"),
        ("no share", "there are no earlier years to say what share is usual"),
    ],
)
def test_a_refusal_says_why(refusal, why):
    usual = pd.Series(dtype=float)
    said = exhibits.say_ratio(pd.DataFrame(), usual=usual, refusal=refusal).as_text()
    assert said.startswith("No forecast is made by dividing what is spent so far by the share")
    assert why in said


def test_a_ratio_that_may_be_made_is_told_as_a_range():
    usual = pd.Series({"lowest_share": 0.1, "middle_share": 0.2, "highest_share": 0.5})
    past = pd.Series({"years": 0.0})
    outlook = measures.outlook(
        COUNCIL, past=past, dominant=FIVE.iloc[:0], usual=usual, refusal=None
    )
    # 55 over a half and over a tenth.
    assert exhibits.say_ratio(outlook, usual=usual, refusal=None).as_text() == (
        "Between 10.0% and 50.0% of the year's spending had come by this month in earlier years. "
        "Divided by these shares, spending so far points to between £110 and £550 for the year."
    )
