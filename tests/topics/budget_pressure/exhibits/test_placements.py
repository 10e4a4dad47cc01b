"""Placement exhibits: more or fewer, dearer or cheaper, none, and [c] for small counts."""

import json

import pandas as pd
import pytest

from analysis.page import Chart, Statement, Table
from analysis.page.html import block_html
from analysis.periods import Period
from analysis.topics.budget_pressure import exhibits, measures
from analysis.topics.budget_pressure.exhibits import placements

NOW = Period.parse("2015-05")
BASIS = "early 2014: 651 children"
SOURCE = "Placements of looked-after children, 31 May 2015."
COLUMNS = [
    "placement_type",
    "budget_children",
    "budget_weekly_gbp",
    "actual_children",
    "actual_weekly_gbp",
]


def placements_of(*rows: tuple) -> pd.DataFrame:
    """Rows of (type, children budgeted, price budgeted, children now, price now)."""
    frame = pd.DataFrame(list(rows), columns=COLUMNS)
    numbers = dict.fromkeys(COLUMNS[1:], float)
    weeks = {"weeks_elapsed": 8.71, "weeks_in_year": 52.29}
    return frame.astype({"placement_type": "str", **numbers}).assign(**weeks)


def everything_shown(placements: pd.DataFrame) -> list[Chart | Statement | Table]:
    """Every exhibit of the placements, in the notebook's order."""
    full_year = measures.placement_variances(placements)
    causes = measures.placement_causes(placements)
    unit_costs = measures.unit_costs(placements, unit_cost_gbp=33_800)
    shown = {"now": NOW, "source": SOURCE}
    return [
        exhibits.say_placements(causes, full_year=full_year),
        exhibits.draw_placement_causes(causes, **shown),
        exhibits.tabulate_placement_numbers(full_year, **shown),
        exhibits.tabulate_full_year(full_year, **shown),
        exhibits.say_unit_costs(unit_costs, unit_cost_gbp=33_800, unit_cost_basis=BASIS),
        exhibits.tabulate_unit_costs(unit_costs, unit_cost_gbp=33_800, **shown),
    ]


MORE = placements_of(("Fostering", 100, 400, 90, 410), ("Homes", 10, 3000, 25, 3100))
FEWER = placements_of(("Fostering", 100, 400, 90, 390), ("Homes", 10, 3000, 8, 2900))
# The hidden counts and prices are unlike any other number on the page.
SMALL = placements_of(
    ("Fostering", 100, 400, 90, 410), ("Homes", 13, 3217, 16, 3229), ("Secure", 0, 4817, 3, 4919)
)


def test_more_children_in_dearer_places_are_told_so():
    said, chart, *_ = everything_shown(MORE)
    assert said.as_text() == (
        "115 children are placed, 5 more than the 110 budgeted for. If numbers and weekly prices "
        "stay as they are, placements will cost £6.0m over the full year, £2.3m over their budget "
        "of £3.7m."
    )
    assert chart.finding == (
        "Dearer kinds of placement add £2.0m, the most; higher weekly prices add £0.2m and more "
        "children add £0.2m."
    )


def test_fewer_children_in_cheaper_places_are_told_so():
    said, chart, *_ = everything_shown(FEWER)
    assert "98 children are placed, 12 fewer than the 110 budgeted for." in said.as_text()
    assert "under their budget" in said.as_text()
    # 12 fewer at 70,000 / 110 a week: -399,000; volume -522,900, so kinds -123,900; price -88,900.
    assert chart.finding == (
        "Fewer children take off £0.4m, the most; cheaper kinds of placement take off £0.1m and "
        "lower weekly prices take off £89,000."
    )


def test_placements_on_budget_are_told_so():
    same = placements_of(("Fostering", 100, 400, 100, 400))
    said, chart, *_ = everything_shown(same)
    assert "100 children are placed, the same as the 100 budgeted for." in said.as_text()
    assert chart.finding == "Placements cost what was budgeted for them."


def test_another_directorate_has_a_sentence_in_every_place():
    said, *others = everything_shown(MORE.iloc[:0])
    assert said.as_text() == (
        "Looked-after children's placements are in Children's Services. This page shows another "
        "directorate, so it has none."
    )
    assert all(isinstance(each, Statement) for each in others)


def test_a_small_count_prints_as_confidential_with_all_that_goes_with_it():
    numbers = everything_shown(SMALL)[2]
    assert numbers.as_text().splitlines()[2:] == [
        "Fostering | 100 | 90 | 400 | 410",
        "Homes | [c] | [c] | [c] | [c]",
        "Secure | [c] | [c] | [c] | [c]",
        "Total | 113 | 109 | 724 | 948",
    ]
    assert "[c] confidential, not shown" in numbers.as_json()["symbols"]
    assert any("[c] stands for every figure" in note for note in numbers.notes)


def test_a_small_count_is_nowhere_in_the_page_or_its_data():
    shown = everything_shown(SMALL)
    pages = [json.dumps(each.as_json()) + block_html(each.as_json()) for each in shown]
    # 3 x 4,817 x 52.29 and the like are what the hidden count would cost.
    secrets = ["4,817", "4817", "4919", "4,919", "3217", "3,217", "755,643", "16,001"]
    assert [secret for secret in secrets for page in pages if secret in page] == []
    csvs = [each.csv() for each in shown if isinstance(each, Table)]
    rows = [line for csv in csvs for line in csv.splitlines() if line.startswith("Secure")]
    assert len(rows) == 2
    assert {cell for row in rows for cell in row.split(",")[1:]} == {"[c]"}


def test_where_even_the_total_is_small_only_a_sentence_is_shown():
    few = placements_of(("Homes", 6, 3217, 3, 3229))
    shown = everything_shown(few)
    for each in (shown[0], shown[1], shown[4]):
        assert each.as_text() == placements.HIDDEN
    for table in (shown[2], shown[3], shown[5]):
        cells = {cell for line in table.csv().splitlines()[1:] for cell in line.split(",")[1:]}
        assert cells == {"[c]"}


@pytest.mark.parametrize(
    ("share", "words"), [(0.154, "£39,020, 15% above it"), (-0.011, "£33,419, 1% below it")]
)
def test_the_unit_cost_is_told_against_the_published_one(share, words):
    cost = 39_020.0 if share > 0 else 33_419.0
    costs = pd.DataFrame({"cost_a_child_gbp": [cost] * 2, "against_share": [share] * 2})
    said = exhibits.say_unit_costs(costs, unit_cost_gbp=33_800, unit_cost_basis=BASIS).as_text()
    assert words in said
    assert "was £33,800 a year (early 2014: 651 children). The budget" in said
