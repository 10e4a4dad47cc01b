"""Costs in words: more or less than doing nothing, than the benchmark, than the others."""

import pandas as pd
import pytest

from analysis.topics.school_places import exhibits, measures

from ..sample import building, costs, council, options, side, whole

SUBJECTS = side().set_index("option_ref", drop=False)
BENCHMARKS = pd.DataFrame(
    {
        "scheme": ["Hill School", "All new schools"],
        "works": ["permanent expansion", "new school"],
        "cost_per_place_gbp": [800.0, 2_400.0],
        "price_base": ["2015", "2024/25"],
        "comparable": ["yes", "no"],
    }
)


@pytest.mark.parametrize(
    ("over", "words"),
    [(1_200.0, ", £1,000 more than"), (-500.0, ", £500 less than"), (0.0, ", as much as")],
)
def test_the_chart_says_more_or_less_than_doing_nothing(over, words):
    drawn = exhibits.draw_whole_costs(
        whole().assign(over_nothing_gbp=over),
        subject=SUBJECTS.loc["2"],
        years_after=3,
        rate=0.0,
        transport_gbp=1_000,
        source="S.",
    )
    assert drawn.finding.startswith("Option 2: expand costs £71,000 in today's money")
    assert words in drawn.finding
    assert "Discounted at 0.0% a year." in drawn.table.notes[0]


def test_a_place_is_compared_with_like_prices_only():
    said = exhibits.say_per_place(building(), benchmarks=BENCHMARKS).paragraphs
    # 1,600 and 480 against 800.
    assert said == (
        "Hill School cost £800 a place (prices of 2015). Against that, with the allowance: option "
        "1: new school 100% more and option 2: expand 40% less.",
        "Not compared, because in prices of 2024/25: new school £2,400 a place.",
    )
    assert len(exhibits.say_per_place(building(), benchmarks=BENCHMARKS[:1]).paragraphs) == 1


def test_the_council_s_part_is_told_with_the_bid_lost_and_won():
    assert exhibits.say_council(council(), subject=SUBJECTS.loc["2"]).paragraphs == (
        "Option 2: expand costs the council £60,000 to build with the bid lost and £0 with it "
        "won: winning saves £60,000.",
        "Even with no bid won, that is less than option 1: new school.",
    )
    assert exhibits.say_council(council(), subject=SUBJECTS.loc["1"]).paragraphs == (
        "Option 1: new school costs the council £0.1m to build; it has no bid for more funding.",
        "Even with no bid won, that is more than option 2: expand.",
    )


def test_an_option_without_a_rival_has_nothing_beside_it():
    alone = council()[council()["option_ref"] != "1"]
    assert len(exhibits.say_council(alone, subject=SUBJECTS.loc["2"]).paragraphs) == 1


def test_the_table_of_payments_marks_what_does_not_apply():
    table = exhibits.tabulate_council(
        building(), council=council(), mitigated_share=0.5, source="S."
    )
    lines = table.as_text().splitlines()
    assert lines[2] == "Do nothing | 0 | 0 | [z] | 0 | 0 | [z]"
    assert lines[4] == "Option 2: expand | 60,000 | 67,200 | 480 | 7,200 | 60,000 | 0"
    assert "Allowance: 12%, with 50% of the causes of optimism" in table.notes[0]


def test_costs_by_year_are_in_millions_to_the_thousand():
    by_year = measures.costs_by_year(costs(), options=options())
    table = exhibits.tabulate_years(by_year, options=options(), source="S.")
    assert table.as_text().splitlines()[3] == "2016/17 | 0.060 | 0.002 | 0.000 | 0.001"
