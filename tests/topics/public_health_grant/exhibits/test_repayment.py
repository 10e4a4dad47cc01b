"""What must be saved and the reserves, in words, a table and a chart."""

import pytest

from analysis.topics.public_health_grant import exhibits

from ..sample import by_year, planned, reserves, thousandfold, years


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (planned(), "the savings proposed are what must be saved in 2016/17 and 2017/18."),
        (
            planned(first=4000, second=5500),
            "£0.6m less than must be saved is proposed for 2016/17 and £0.2m more than must be "
            "saved is proposed for 2017/18.",
        ),
        (planned().iloc[:1], "no savings are proposed for 2017/18 yet."),
        (planned().iloc[:0], "no savings are proposed for 2016/17 and 2017/18 yet."),
    ],
)
def test_the_plan_is_held_against_what_must_be_saved(plan, words):
    said = exhibits.say_repayment(thousandfold(years(plan=plan))).paragraphs[1]
    assert f"If the cut recurs, {words}" in said


def test_a_plan_for_a_year_without_repayment_is_held_against_it_as_well():
    said = exhibits.say_repayment(thousandfold(years(repaid_first=0))).paragraphs[1]
    assert "£1.3m more than must be saved is proposed for 2016/17" in said


def test_the_assumption_is_called_one():
    first, _ = exhibits.say_repayment(thousandfold(years())).paragraphs
    assert first == (
        "Assumption: £1.3m is repaid in 2016/17 and £2.0m in 2017/18; only their sum, £3.3m, is "
        "published."
    )


def test_the_year_after_the_last_repayment_is_said_where_nothing_is_proposed():
    said = exhibits.say_repayment(thousandfold(years())).paragraphs[1]
    assert said.endswith(
        "Nothing is proposed yet for 2018/19, when £3.3m must be saved; savings that go on would "
        "count."
    )
    known = thousandfold(years()).assign(planned_gbp=[0.0, 4.6e6, 5.3e6, 3.3e6])
    assert "2018/19" not in exhibits.say_repayment(known).paragraphs[1]


def test_a_year_without_a_plan_shows_that_none_is_known():
    shown = exhibits.tabulate_needed(thousandfold(years()), source="S.").as_text().splitlines()
    assert shown[2].startswith("2015/16 | ")
    assert shown[-1] == "2018/19 | 3.3 | 0.0 | 0.0 | 3.3 | 0.0 | none yet"


def chart(**given):
    return exhibits.draw_reserves(
        thousandfold(by_year(**given)),
        balances=thousandfold(reserves(**given)),
        sources=("One.", "Two."),
    )


def test_the_chart_has_the_three_courses_from_the_start():
    drawn = chart()
    assert drawn.finding.startswith("The reserves are sufficient")
    assert "As proposed from £6.9m to £4.5m" in drawn.alt
    assert "Nothing saved from £6.9m to −£5.4m" in drawn.alt
    assert "Minimum from £1.5m to £1.5m" in drawn.alt


def test_the_chart_says_when_reserves_do_not_suffice():
    assert chart(opening=5000).finding.startswith("The reserves are not sufficient")


def test_the_table_beside_it_holds_what_is_drawn():
    table = chart().table
    assert table.frame["closing_gbp"].to_list() == [2.4e6, 2.8e6, 4.5e6]
    assert any("Opening, £m: grant 6.90." in note for note in table.notes)
