"""What must be saved and the reserves, in words, a table and a chart."""

import pytest

from analysis.topics.public_health_grant import exhibits

from ..sample import by_year, planned, reserves, thousandfold, years


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (planned(), "the savings planned are what must be saved in each year."),
        (
            planned(first=4000, second=5500),
            "£0.6m less than must be saved is planned in 2016/17 and £0.2m more than must be saved "
            "is planned in 2017/18.",
        ),
        (planned().iloc[:1], "there is no plan for 2017/18 yet."),
        (planned().iloc[:0], "there is no plan for 2016/17 and 2017/18 yet."),
    ],
)
def test_the_plan_is_held_against_what_must_be_saved(plan, words):
    said = exhibits.say_repayment(thousandfold(years(plan=plan))).paragraphs[1]
    assert f"If the cut recurs, {words}" in said


def test_a_plan_for_a_year_without_repayment_is_held_against_it_as_well():
    said = exhibits.say_repayment(thousandfold(years(repaid_first=0))).paragraphs[1]
    assert "£1.3m more than must be saved is planned in 2016/17" in said


def test_the_assumption_is_called_one():
    first, second = exhibits.say_repayment(thousandfold(years())).paragraphs
    assert first.startswith("Assumption: £1.3m is repaid in 2016/17 and £2.0m in 2017/18.")
    assert second.endswith("only the repayment must be saved: £1.3m and then £2.0m.")


def test_a_year_without_a_plan_shows_that_none_is_known():
    shown = exhibits.tabulate_needed(thousandfold(years()), source="S.").as_text().splitlines()
    assert shown[2].startswith("2015/16 | ")
    assert shown[-1] == "2018/19 | 3.3 | 0.0 | 0.0 | 3.3 | 0.0 | [x]"


def chart(**given):
    return exhibits.draw_reserves(
        thousandfold(by_year(**given)),
        balances=thousandfold(reserves(**given)),
        sources=("One.", "Two."),
    )


def test_the_chart_has_the_three_courses_from_the_start():
    drawn = chart()
    assert drawn.finding.startswith("The reserves are sufficient")
    assert "With the plan from £6.9m to £4.5m" in drawn.alt
    assert "Nothing saved from £6.9m to −£5.4m" in drawn.alt
    assert "Minimum from £1.5m to £1.5m" in drawn.alt


def test_the_chart_says_when_reserves_do_not_suffice():
    assert chart(opening=5000).finding.startswith("The reserves are not sufficient")


def test_the_table_beside_it_holds_what_is_drawn():
    table = chart().table
    assert table.frame["closing_gbp"].to_list() == [2.4e6, 2.8e6, 4.5e6]
    assert any("grant 6.90 (minimum 1.50)" in note for note in table.notes)
