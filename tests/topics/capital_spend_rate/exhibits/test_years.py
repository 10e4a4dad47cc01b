"""This year beside earlier ones: a comparison in words, never a forecast."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.capital_spend_rate import exhibits, measures

from ..sample import FIVE, history_of

NOW, SOURCE = Period.parse("2015-05"), "Capital monitor."
COUNCIL = measures.totals(FIVE, months_elapsed=2)
HISTORY = history_of(y2013=([10, 10, *[8] * 9, 108], 400.0), y2014=([0, 20, *[10] * 10], 160.0))


def years_of(history: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    earlier = measures.earlier_years(history, months_elapsed=2)
    both = measures.with_this_year(earlier, programme=COUNCIL, financial_year="2015/16")
    return both, measures.range_of_years(earlier)


def test_earlier_years_are_told_by_share_and_busiest_month():
    _, spread = years_of(HISTORY)
    # 200 of 400 and 120 of 160; the busiest month was 108; this year 1,245 over ten months.
    assert exhibits.say_years(spread, council=COUNCIL).as_text() == (
        "In the last two years the council spent between 50.0% and 75.0% of its final capital "
        "budget. This year managers expect 97.7%, more than in any of them.\n"
        "The busiest month of those years came to £108; this year's budget now needs £125 on "
        "average."
    )


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0.4, "This year managers expect 40.0%, less than in any of them."),
        (0.6, "This year managers expect 60.0%, within that range."),
        (float("nan"), "between 50.0% and 75.0% of its final capital budget."),
    ],
)
def test_the_forecast_is_held_against_the_range(share, told):
    _, spread = years_of(HISTORY)
    council = pd.Series({**COUNCIL, "forecast_share": share})
    assert exhibits.say_years(spread, council=council).paragraphs[0].endswith(told)


@pytest.mark.parametrize(
    ("share", "beside"), [(0.9, "more than then"), (0.4, "less than then"), (0.75, "as then")]
)
def test_one_earlier_year_is_no_range(share, beside):
    _, spread = years_of(HISTORY.tail(12))
    council = pd.Series({**COUNCIL, "forecast_share": share})
    assert exhibits.say_years(spread, council=council).paragraphs[0] == (
        "Last year the council spent 75.0% of its final capital budget. "
        f"This year managers expect {share * 100:.1f}%, {beside}."
    )


@pytest.mark.parametrize(
    ("basis", "words"),
    [("ledger", "from the ledger, which carries them"), ("payments", "this year count payments")],
)
def test_the_note_names_the_basis_of_this_year(basis, words):
    years, spread = years_of(HISTORY)
    projects = FIVE.assign(basis=basis)
    chart = exhibits.draw_early(years, spread=spread, projects=projects, now=NOW, source=SOURCE)
    assert words in chart.table.notes[0]


def test_a_finished_year_needs_nothing_more():
    _, spread = years_of(HISTORY)
    over = measures.totals(FIVE, months_elapsed=12)
    said = exhibits.say_years(spread, council=over).as_text()
    assert said.endswith("The busiest month of those years came to £108.")


def test_the_forecast_is_beside_the_most_ever_spent():
    years, spread = years_of(HISTORY)
    chart = exhibits.draw_years(years, spread=spread, now=NOW, source=SOURCE)
    assert chart.finding == (
        "Managers expect to spend £1,000 this year; the most spent in any of the two earlier "
        "years was £200."
    )
    assert "2015/16 | forecast | 0.0 | 0.0 | 97.7 | 0.0 | [z]" in chart.as_text()


def test_the_early_share_says_what_it_is_a_share_of():
    years, spread = years_of(HISTORY)
    chart = exhibits.draw_early(years, spread=spread, projects=FIVE, now=NOW, source=SOURCE)
    assert chart.finding == (
        "By 31 May 2015, 4.2% of this year's budget had been spent; by the same month the two "
        "years before had spent between 10.0% and 16.7% of what they spent in the end."
    )
    wholes = chart.table.frame.set_index("name")["whole_gbp"].to_dict()
    assert wholes == {"2013/14": 200, "2014/15": 120, "2015/16 (of the budget)": 1300}
    assert any("no reversed year-end bookings" in note for note in chart.table.notes)


def test_without_earlier_years_this_year_stands_alone():
    years, spread = years_of(history_of())
    assert exhibits.say_years(spread, council=COUNCIL).as_text() == (
        "There are no earlier years to compare with."
    )
    drawn = exhibits.draw_years(years, spread=spread, now=NOW, source=SOURCE)
    early = exhibits.draw_early(years, spread=spread, projects=FIVE, now=NOW, source=SOURCE)
    assert drawn.finding == "Managers expect to spend £1,000 this year."
    assert early.finding == "By 31 May 2015, 4.2% of this year's budget had been spent."


def test_the_profile_has_a_row_a_month():
    table = exhibits.tabulate_profile(measures.profile(HISTORY), source=SOURCE)
    assert "May | 10.0 | 13.3 | 16.7 | 16.7" in table.as_text()
    assert len(table.frame) == 12
