"""Costs in words: more or less than doing nothing, than the benchmark, than the others."""

import pandas as pd
import pytest

from analysis.topics.school_places import exhibits, measures

from ..sample import building, costs, council, funding, options, side, whole

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
        "Hill School cost £800 a place (prices of 2015). Against that, with the allowance: 100% "
        "more for option 1 and 40% less for option 2.",
        "Not compared, because in prices of 2024/25: new school £2,400 a place.",
    )
    assert len(exhibits.say_per_place(building(), benchmarks=BENCHMARKS[:1]).paragraphs) == 1


def council_said(ref, frame=None):
    return exhibits.say_council(
        council() if frame is None else frame, subject=SUBJECTS.loc[ref], funding=funding()
    ).paragraphs


def test_the_council_s_part_is_told_with_the_bid_lost_and_won_and_from_whom_the_rest_is():
    assert council_said("2") == (
        "Option 2: expand costs the council £60,000 to build with the bid lost and £0 with it "
        "won: winning saves £60,000.",
        "With the bid lost, £60,000 is less than option 1.",
        "Certain funding: Developers, £7,000.",
        "Bid for funding: Schools Agency, £80,000, made on 26 June 2015; the answer is due by 16 "
        "October 2015.",
    )
    assert council_said("1") == (
        "Option 1: new school costs the council £0.10m to build; it has no bid for more funding.",
        "With the bid lost, £0.10m is more than option 2.",
        "Certain funding: Developers, £12,000.",
    )


def test_an_option_without_a_rival_has_nothing_beside_it():
    alone = council()[council()["option_ref"] != "1"]
    assert not any("With the bid lost, £" in said for said in council_said("2", alone))


def payments(**changes):
    return exhibits.tabulate_council(
        building(),
        council=council(),
        funding=funding().assign(**changes),
        mitigated_share=0.5,
        source="S.",
    )


def test_the_table_of_payments_marks_what_does_not_apply():
    table = payments()
    lines = table.as_text().splitlines()
    assert lines[2] == "Do nothing | 0 | 0 | [z] | 0 | 0 | [z]"
    assert lines[4] == "Option 2: expand | 60,000 | 67,200 | 480 | 7,200 | 60,000 | 0"


def test_the_table_says_what_the_allowance_is_and_from_whom_funding_is_certain():
    assert payments().notes == (
        "Allowance: 12%, because estimates made this early usually prove too low. It is the "
        "Treasury's standard addition less 50% of it for causes already dealt with, an assumption.",
        "Not discounted. A place: with the allowance. Certain funding is from: Developers. [z] "
        "where no place is added, and where no bid has been made.",
    )
    assert "Certain" not in " ".join(payments(certainty="bid").notes)


def test_building_by_year_is_in_pounds():
    by_year = measures.building_by_year(costs(), options=options())
    table = exhibits.tabulate_years(by_year, options=options(), source="S.")
    assert table.as_text().splitlines()[3] == "2016/17 | 60,000 | 0"
