"""The course of a year in words and drawing, and why it is no forecast."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.capital_spend_rate import exhibits, measures

from ..sample import ELSEWHERE, FIVE, REPORTS, history_of

NOW, SOURCE = Period.parse("2015-05"), "Capital monitor."
HISTORY = history_of(y2013=([10, 10, *[8] * 9, 108], 400.0), y2014=([0, 20, *[10] * 10], 160.0))
COUNCIL = measures.totals(FIVE, months_elapsed=2)


def drawn(history: pd.DataFrame, *, basis: str = "ledger"):
    curve = measures.curve(history)
    reports = measures.reports(REPORTS, until=NOW)
    courses = measures.courses(history, elsewhere=ELSEWHERE, reports=reports, fitted=curve)
    return exhibits.draw_courses(
        courses,
        usual=measures.usual_by(courses, month=NOW),
        spread=measures.range_of_years(measures.earlier_years(history, months_elapsed=2)),
        elsewhere=ELSEWHERE,
        curve=curve,
        projects=FIVE.assign(basis=basis),
        now=NOW,
        source=SOURCE,
    )


def test_the_share_so_far_is_told_beside_earlier_years():
    assert drawn(HISTORY).finding == (
        "By 31 May 2015, 4.2% of the council's budget had been spent; by the same month the two "
        "years before had spent between 10.0% and 16.7% of what they spent in the end."
    )


def test_small_shares_are_not_rounded_away_in_words():
    assert "2015/16, share of the budget, 0.8% in Apr to 4.2% in May" in drawn(HISTORY).alt
    assert "100% to 100% in Mar" in drawn(HISTORY).alt


def test_every_line_and_the_band_stand_in_the_table():
    rows = drawn(HISTORY).table.as_text().splitlines()[2:]
    assert len(rows) == 12
    # May: elsewhere 2 of 24, 12 and 8; here 10.0, 13.3 and 16.7; this year 55 of 1,300.
    assert rows[1].startswith("May | 8.3 | 16.7 | 25.0 | 10.0 | 13.3 | 16.7 | ")
    assert rows[1].endswith(" | 4.2")
    assert rows[2].endswith(" | [x]")


def test_the_notes_let_the_curve_be_recomputed():
    notes = drawn(history_of(y2014=([5, 15, *[10] * 10], 1.0))).table.notes
    curve = measures.curve(history_of(y2014=([5, 15, *[10] * 10], 1.0)))
    (formula,) = [note for note in notes if note.startswith("S-curve")]
    slope = f"{curve.slope:.3f}".replace("-", "\N{MINUS SIGN}")
    bend = f"{curve.bend:.1f}".replace("-", "\N{MINUS SIGN}")
    assert f"C {slope} and K {bend} fitted" in formula


def test_the_notes_say_what_the_percentiles_are_and_rest_on():
    notes = drawn(HISTORY).table.notes
    assert notes[0].startswith("P10, P50, P90: in a tenth, half and nine tenths of 14 authority-")
    assert notes[0].endswith("of the council's two earlier years.")


@pytest.mark.parametrize(
    ("basis", "words"),
    [("ledger", "from the ledger, which carries them"), ("payments", "this year count payments")],
)
def test_the_notes_name_the_basis_and_that_the_two_are_not_comparable(basis, words):
    notes = drawn(HISTORY, basis=basis).table.notes
    assert any(words in note for note in notes)
    assert "not comparable" in notes[-1]


def test_without_earlier_years_this_year_stands_beside_the_others():
    chart = drawn(history_of())
    assert chart.finding == "By 31 May 2015, 4.2% of the council's budget had been spent."
    assert not any(note.startswith("S-curve") for note in chart.table.notes)


def test_a_month_without_its_report_is_said():
    later = Period.parse("2015-07")
    curve = measures.curve(HISTORY)
    reports = measures.reports(REPORTS, until=later)
    courses = measures.courses(HISTORY, elsewhere=ELSEWHERE, reports=reports, fitted=curve)
    chart = exhibits.draw_courses(
        courses,
        usual=measures.usual_by(courses, month=later),
        spread=measures.range_of_years(measures.earlier_years(HISTORY, months_elapsed=4)),
        elsewhere=ELSEWHERE,
        curve=curve,
        projects=FIVE,
        now=later,
        source=SOURCE,
    )
    assert chart.finding == (
        "What share of the budget was spent by 31 July 2015 is not in the list of reports."
    )


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
    outlook = measures.outlook(COUNCIL, past=past, usual=usual, refusal=None)
    # 55 over a half and over a tenth.
    assert exhibits.say_ratio(outlook, usual=usual, refusal=None).as_text() == (
        "Between 10.0% and 50.0% of the year's spending had come by this month in earlier years. "
        "Divided by these shares, spending so far points to between £110 and £550 for the year."
    )
