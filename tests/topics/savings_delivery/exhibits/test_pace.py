"""Other councils' pace in words: what is known, how few it is, and which way it differs."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.savings_delivery import exhibits, measures

NOW = Period.parse("2015-05")
PROGRAMME = pd.Series(
    {"target_gbp": 10e6, "secure_gbp": 6e6, "secure_share": 0.6, "remaining_gbp": 4e6}
)


def rates(*rows: tuple) -> pd.DataFrame:
    """Rows of (council, financial year, month, basis, share)."""
    names = ["council", "financial_year", "month", "basis", "delivered_share"]
    given = pd.DataFrame(list(rows), columns=names).astype({"financial_year": "str"})
    given = given.astype({"month": float, "delivered_share": float})
    published = given.assign(figures="as printed", source="Board papers")
    return measures.pace(published, programme=PROGRAMME, now=NOW)


DURHAM = ("Durham", "2013/14", 3, "so far", 0.72)
BOTH = (DURHAM, ("Lancashire", "2024/25", 12, "outturn", 0.48))


def say(*rows: tuple) -> str:
    return exhibits.say_pace(rates(*rows), programme=PROGRAMME).as_text()


def finding(*rows: tuple) -> str:
    return exhibits.draw_pace(rates(*rows), now=NOW, sources=("S.",)).finding


def test_a_near_position_is_told_with_its_pounds_here_and_the_sum_at_risk():
    assert say(*BOTH) == (
        "For this time of the year one position of other councils is known: Durham had 72% by "
        "the end of June 2013. This council as a whole has 60.0%, with £4.0m still to be secured.\n"
        "At Durham's share, £7.2m would be delivered or on target here, £1.2m more than the £6.0m "
        "that is.\n"
        "That is too few for a range or a forecast, and councils count differently: some count "
        "only what is cashed, some what is expected.\n"
        "Only one outturn is known: 48% of target (Lancashire, 2024/25)."
    )


def test_a_share_that_can_be_worked_out_has_its_decimal():
    exact = ("Durham", "2013/14", 3, "so far", 0.724)
    assert "Durham had 72.4% by" in say(exact)
    assert (
        "| so far | 72.4 |"
        in exhibits.draw_pace(rates(exact), now=NOW, sources=("S.",)).table.as_text()
    )


def test_a_council_behind_this_one_is_told_as_less():
    assert "£1.0m less than the £6.0m that is" in say(("Kent", "2014/15", 2, "so far", 0.5))


def test_outturns_are_told_by_their_ends():
    more = ("Durham", "2013/14", 12, "outturn", 1.0)
    assert say(*BOTH, more).endswith(
        "Of two published outturns, the lowest is 48% of target (Lancashire, 2024/25) and the "
        "highest 100% (Durham, 2013/14)."
    )


def test_no_position_for_the_time_of_year_and_no_outturn_are_sentences():
    assert say(("Durham", "2014/15", 9, "so far", 0.96)) == (
        "No council's position for this time of the year is known to this workbook.\n"
        "No council's outturn is known to this workbook."
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((DURHAM,), "The one published position is above this council's 60.0%, at a later month."),
        (
            (DURHAM, ("Kent", "2014/15", 2, "so far", 0.7)),
            "All two published positions are above this council's 60.0%, one at later months.",
        ),
        (
            (DURHAM, ("Kent", "2014/15", 2, "so far", 0.5)),
            "One of two published positions is above this council's 60.0%, one at later months.",
        ),
        (
            (("Kent", "2014/15", 2, "so far", 0.5),),
            "This council's 60.0% is not below any published position, at whatever month.",
        ),
        ((), "This council has secured 60.0% of its target; no other position is known."),
    ],
)
def test_the_finding_counts_who_is_higher(rows, words):
    assert finding(*rows) == words


def test_the_table_holds_every_rate_and_names_its_papers():
    table = exhibits.draw_pace(rates(*BOTH), now=NOW, sources=("S.",)).table
    assert table.as_text().splitlines()[2:] == [
        "This council | May 2015 | so far | 60 | 6.0 | this report",
        "Durham | June 2013 | so far | 72 | 7.2 | as printed",
        "Lancashire | March 2025 | outturn | 48 | 4.8 | as printed",
    ]
    assert table.notes[1] == "Published in: Durham: Board papers; Lancashire: Board papers."


def test_a_year_that_is_not_known_is_marked():
    unknown = ("Brighton and Hove", None, 12, "outturn", 0.81)
    given = rates(unknown).assign(
        financial_year=lambda frame: frame["financial_year"].where(frame["is_ours"])
    )
    table = exhibits.draw_pace(given, now=NOW, sources=("S.",)).table
    assert "Brighton and Hove | March, year [x] | outturn | 81 | 8.1 | as printed" in (
        table.as_text()
    )
