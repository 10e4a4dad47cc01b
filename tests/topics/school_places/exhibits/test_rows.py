"""The files beside the page: every planned cost, and each weight with its reason."""

import pytest

from analysis.periods import Period
from analysis.topics.school_places import exhibits, measures

from ..sample import costs, criteria, ranked, scores

NOW, LAST = Period.parse("2015-07"), Period.parse("2015-02")


@pytest.fixture
def files():
    return exhibits.list_row_files(
        costs(),
        before=costs().head(3),
        switches=measures.switching_weights(criteria(), scores=scores(), ranked=ranked()),
        criteria=criteria(),
        now=NOW,
        last=LAST,
    ).as_json()


def test_every_file_is_listed_with_its_day_and_rows(files):
    assert files["paragraphs"] == [
        "Planned costs by year at 31 July 2015: rows-costs.csv (9 rows).",
        "The same at 28 February 2015: rows-costs_last_report.csv (3 rows).",
        "Weights, bounds and reasons; switch_points are those at which option 1 draws level with "
        "option 2: rows-weights.csv (2 rows).",
    ]


def test_a_weight_travels_with_its_bounds_and_reason(files):
    assert files["files"][2]["csv"].splitlines()[1] == "Near home,60,20,90,50,Matters most"
