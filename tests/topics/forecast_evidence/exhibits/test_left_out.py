"""What was left out, in words and tables, and that nothing left out is a sentence too."""

import pandas as pd

from analysis.page import Statement
from analysis.topics.forecast_evidence import exhibits

from .sample import SOURCE

RENAMINGS = pd.DataFrame(
    {
        "group": ["leeds"],
        "ended": ["streets"],
        "began": ["highways"],
        "began_month": ["2014-01"],
        "ended_monthly_gbp": [1e6],
        "began_monthly_gbp": [1.2e6],
    }
)


def test_reasons_stand_with_their_counts_and_a_total():
    reasons = pd.DataFrame(
        {
            "reason": ["tested", "some months of the year are missing", "total"],
            "service_years": [170, 30, 200],
            "services": [45, 20, 50],
            "moved_gbp": [3e6, 1e6, 4e6],
            "moved_share": [0.75, 0.25, 1.0],
        }
    )
    text = exhibits.tabulate_reasons(reasons, source=SOURCE).as_text()
    assert "Tested | 170 | 45 | 3.0 | 75.0" in text
    assert "Total | 200 | 50 | 4.0 | 100.0" in text


def test_the_largest_left_out_are_named_with_their_council():
    largest = pd.DataFrame(
        {
            "group": ["leeds"],
            "service": ["resources"],
            "left_out": [3],
            "tested": [2],
            "moved_gbp": [5e6],
            "reason": ["some months of the year are missing"],
        }
    )
    text = exhibits.tabulate_left_out(largest, source=SOURCE).as_text()
    assert "resources | Leeds | 3 | 2 | 5.0 | some months of the year are missing" in text
    assert isinstance(exhibits.tabulate_left_out(largest.iloc[:0], source=SOURCE), Statement)


def test_a_possible_renaming_is_pointed_out_and_not_joined():
    said = exhibits.say_renamings(RENAMINGS)
    assert said.role == "caution"
    assert said.as_text().startswith("One service ends where another of similar size begins")
    assert "None was joined" in said.as_text()
    two = exhibits.say_renamings(pd.concat([RENAMINGS] * 2)).as_text()
    assert two.startswith("Two services end where")
    text = exhibits.tabulate_renamings(RENAMINGS, source=SOURCE).as_text()
    assert "streets | highways | Leeds | 2014-01 | 1.00 | 1.20" in text


def test_no_renaming_and_no_likeness_are_sentences():
    assert "none looks renamed" in exhibits.say_renamings(RENAMINGS.iloc[:0]).as_text()
    assert isinstance(exhibits.tabulate_renamings(RENAMINGS.iloc[:0], source=SOURCE), Statement)
    none = pd.DataFrame(columns=["group", "one", "other"])
    assert exhibits.say_alike(none).as_text().startswith("No two services of a council")


def test_names_nearly_alike_are_quoted():
    pair = pd.DataFrame({"group": ["leeds"], "one": ["park"], "other": ["parks"]})
    assert exhibits.say_alike(pair).as_text() == "Leeds: “park” and “parks” are spelt nearly alike."
