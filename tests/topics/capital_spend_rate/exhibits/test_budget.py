"""How the capital budget came about, its blocks and who pays: the words follow the numbers."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.capital_spend_rate import exhibits, measures

from ..sample import FIVE, projects_of

NOW, SOURCE = Period.parse("2015-05"), "Capital monitor."


def chain_finding(variation_one: float, variation_other: float) -> str:
    projects = projects_of(
        ("A", "Roads", "on site", 10e6, 2e6, variation_one, 0, 0),
        ("B", "Roads", "on site", 10e6, 0, variation_other, 0, 0),
    )
    totals = measures.totals(projects, months_elapsed=2)
    chain = measures.budget_chain(projects)
    return exhibits.draw_chain(chain, totals=totals, now=NOW, source=SOURCE).finding


@pytest.mark.parametrize(
    ("variations", "told"),
    [
        ((0, 0), "became £22.0m: £2.0m was rolled forward from 2014/15, and there were no variat"),
        ((1e6, -1e6), "became £22.0m: £2.0m was rolled forward from 2014/15, and variations came "),
        ((3e6, -1e6), "and variations added £2.0m on balance."),
        ((1e6, -3e6), "and variations took away £2.0m on balance."),
    ],
)
def test_the_chain_is_told_from_original_to_latest(variations, told):
    finding = chain_finding(*variations)
    assert finding.startswith("The original budget of £20.0m became ")
    assert told in finding


@pytest.mark.parametrize(
    ("unspent", "words"),
    [(100.0, "which left £100: the same sum."), (90.0, "which left £90: not the same sum.")],
)
def test_what_was_rolled_forward_is_held_against_what_was_left(unspent, words):
    years = pd.DataFrame(
        {
            "financial_year": ["2013/14", "2014/15"],
            "budget_gbp": [700.0, 500.0],
            "spent_gbp": [600.0, 500 - unspent],
            "slippage_latest_gbp": [100.0, unspent],
        }
    )
    council = measures.totals(FIVE, months_elapsed=2)
    said = exhibits.say_rolled_forward(years, council=council, now=NOW).as_text()
    assert said.startswith("Across the council £100 was rolled forward. 2014/15 ended with")
    assert words in said


def test_a_history_without_the_year_before_is_said():
    years = pd.DataFrame({"financial_year": ["2012/13"]})
    council = measures.totals(FIVE, months_elapsed=2)
    said = exhibits.say_rolled_forward(years, council=council, now=NOW).as_text()
    assert said.endswith("The spending of 2014/15 is not in the history.")


def blocks_finding(*rows: tuple[str, float], counted: bool = True) -> str:
    """The finding on blocks of £100 each that have spent so much."""
    projects = projects_of(
        *((block, block, "on site", 100, 0, 0, spent, 100) for block, spent in rows)
    )
    blocks, totals = (
        measures.spend_by(projects, by="block"),
        measures.totals(projects, months_elapsed=3),
    )
    return exhibits.draw_blocks(
        blocks, totals=totals, counted=counted, now=NOW, source=SOURCE
    ).finding


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        (
            [("Roads", 10), ("Waste", -5)],
            "No block has spent as large a share of the budget as has gone of the year, 25.0%: "
            "Roads has spent 10.0%, the most.",
        ),
        (
            [("Roads", 25), ("Waste", 5)],
            "One of two blocks has spent as large a share of the budget as has gone of the year, "
            "25.0%: Roads has spent 25.0%, the most.",
        ),
        (
            [("Roads", 30), ("Waste", 40)],
            "Two of two blocks have spent as large a share of the budget as has gone of the year, "
            "25.0%: Waste has spent 40.0%, the most.",
        ),
        ([("Roads", 10)], "Roads has spent 10.0% of its budget; 25.0% of the year has gone."),
    ],
)
def test_blocks_are_held_against_the_part_of_the_year_gone(rows, finding):
    assert blocks_finding(*rows) == finding


@pytest.mark.parametrize(
    ("rows", "finding"),
    [
        (
            [("Roads", 30), ("Waste", -5)],
            "Roads has spent 30.0% of its budget, the most of two blocks.",
        ),
        ([("Roads", 10)], "Roads has spent 10.0% of its budget."),
    ],
)
def test_blocks_are_not_held_against_the_year_while_spending_is_not_comparable(rows, finding):
    assert blocks_finding(*rows, counted=False) == finding


def test_the_part_of_the_year_gone_stands_on_the_chart_only_where_it_is_counted():
    blocks, totals = measures.spend_by(FIVE, by="block"), measures.totals(FIVE, months_elapsed=3)
    beside, alone = (
        exhibits.draw_blocks(blocks, totals=totals, counted=counted, now=NOW, source=SOURCE)
        for counted in (True, False)
    )
    assert "when 25.0% of the year had gone" in beside.subtitle
    assert "had gone" not in alone.as_text()


def test_a_block_without_a_budget_has_a_symbol_and_no_bar():
    blocks = measures.spend_by(FIVE, by="block")
    totals = measures.totals(FIVE, months_elapsed=2)
    chart = exhibits.draw_blocks(blocks, totals=totals, counted=True, now=NOW, source=SOURCE)
    assert "Waste | 1 | 0.0 | 0.00 | [z] | 0.0 | 0.0" in chart.as_text()
    assert "Bar chart with 2 bars" in chart.alt


def test_funding_names_only_who_pays_largest_first():
    funding = measures.funding_by(
        FIVE.assign(funding_grant_gbp=200.0, funding_borrowing_gbp=[700.0, 0, 0, 0, 0]), by="block"
    )
    sources = measures.funding_by_source(funding)
    chart = exhibits.draw_funding(funding, sources=sources, now=NOW, source=SOURCE)
    # Grants 5 x 200 = 1,000 and borrowing 700: 58.8 % and 41.2 % of 1,700.
    assert chart.finding == (
        "The budget of £2,000 is paid for by grants £1,000 (58.8%) and borrowing £700 (41.2%)."
    )
    assert "Bar chart, 3 bars" in chart.alt
