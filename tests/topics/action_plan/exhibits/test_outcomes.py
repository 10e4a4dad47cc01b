"""Outcome tables: more, fewer, as many, and [c] wherever a count is hidden."""

from datetime import date

import pandas as pd

from analysis.topics.action_plan import exhibits, measures

from ..sample import outcomes_of

ON = date(2015, 5, 31)
SOURCE = "Outcome measures."
BEFORE, LARGE = [[11, 9], [18, 12]], [[12, 9], [18, 12]]
SMALL = [[2, 0], [0, 0]]


def counts_of(**measured: tuple[list, list]) -> pd.DataFrame:
    """Counts of measures by reference, in the quarter before and in the latest."""
    frames = [
        outcomes_of({"2014-15-q3": before, "2014-15-q4": now}, ref=ref)
        for ref, (before, now) in measured.items()
    ]
    return measures.shown_counts(pd.concat(frames), on=ON)


def test_measures_rise_fall_stay_or_are_hidden():
    counts = counts_of(
        more=(BEFORE, LARGE), fewer=(LARGE, BEFORE), same=(LARGE, LARGE), few=(LARGE, SMALL)
    )
    totals = measures.totals_by_quarter(counts, quarters=2)
    said = exhibits.say_outcomes(totals).as_text()
    assert said == (
        "Quarter 4 2014/15, all people counted. More people than in the quarter before: measure "
        "more. Fewer people than in the quarter before: measure fewer. As many people as in the "
        "quarter before: measure same. Not compared, because a count is too small to show, or "
        "would give one away: measure few."
    )
    table = exhibits.tabulate_quarters(totals, source=SOURCE)
    assert [row[1:] for row in table.as_json()["rows"]] == [
        ["50", "51", "up 1"],
        ["51", "50", "down 1"],
        ["51", "51", "no change"],
        ["51", "[c]", "[c]"],
    ]


def test_the_first_quarter_of_all_has_nothing_to_be_compared_with():
    counts = measures.shown_counts(outcomes_of({"2014-15-q4": LARGE}), on=ON)
    said = exhibits.say_outcomes(measures.totals_by_quarter(counts, quarters=2)).as_text()
    assert said.endswith(
        "Not compared, because there are no counts of the quarter before: measure OM-1."
    )


def test_groups_show_the_symbol_in_cells_and_in_the_data_alike():
    counts = counts_of(few=(LARGE, [[3, 9], [18, 12]]))
    table = exhibits.tabulate_groups(measures.latest_counts(counts), source=SOURCE)
    assert table.as_json()["rows"] == [
        ["Measure few: group 0", "[c]", "[c]", "12", "29"],
        ["Measure few: group 1", "[c]", "[c]", "30", "71"],
    ]
    assert "[c] confidential, not shown" in table.as_json()["symbols"]
    written = [line.split(",")[1:4] for line in table.csv().splitlines()[1:]]
    assert written == [["[c]", "[c]", "12"], ["[c]", "[c]", "30"]]


def test_without_counts_there_is_a_sentence():
    none = measures.shown_counts(outcomes_of({}), on=ON)
    totals = measures.totals_by_quarter(none, quarters=5)
    groups = measures.latest_counts(none)
    for said in (
        exhibits.say_outcomes(totals),
        exhibits.tabulate_quarters(totals, source=SOURCE),
        exhibits.tabulate_groups(groups, source=SOURCE),
    ):
        assert said.as_text() == "There are no counts for a quarter that ended by this report."
