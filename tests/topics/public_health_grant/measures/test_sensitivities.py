"""Reserves if savings are late, or the grant is cut further."""

import pytest

from analysis.errors import ParameterError
from analysis.topics.public_health_grant import measures

from ..sample import movements, planned, reserves, years


def late(step: int = 3, **given) -> object:
    return measures.late_savings(
        years(**given), reserves=reserves(), movements=movements(), step_months=step
    )


def further(share: float = 0.01, **given) -> object:
    return measures.further_cuts(
        years(**given),
        reserves=reserves(),
        movements=movements(),
        grant_gbp=30_000,
        step_share=share,
    )


def test_three_months_late_worked_by_hand():
    # Missed: 4,600 x 3/12 = 1,150 and (5,300 - 4,600) x 3/12 = 175.
    # 2,800 - 1,150 = 1,650; then 1,650 - 300 + 2,000 - 175 = 3,175; least above 1,500: 150.
    row = late().set_index("months_late").loc[3]
    assert row.to_list() == [1150, 175, 1650, 3175, 150]


def test_steps_stop_at_a_year_and_hold_the_months_that_tell():
    # Three months can be late and four cannot: both stand beside the steps.
    assert late()["months_late"].to_list() == [0, 3, 4, 6, 9, 12]
    assert late(step=5)["months_late"].to_list() == [0, 3, 4, 5, 10]
    assert late(step=12)["months_late"].to_list() == [0, 3, 4, 12]


@pytest.mark.parametrize(
    ("minimum", "months"), [(-9999, [0, 6, 12]), (2401, [0, 6, 12]), (0, [0, 6, 7, 8, 12])]
)
def test_reserves_that_always_or_never_hold_add_no_row(minimum, months):
    table = measures.late_savings(
        years(), reserves=reserves(minimum=minimum), movements=movements(), step_months=6
    )
    assert table["months_late"].to_list() == months


def test_departures_hold_each_case_once_and_take_what_they_cost():
    table = measures.departures(late(step=6), further=further())
    assert table["months_late"].fillna(0).to_list() == [0, 3, 4, 6, 12, 0, 0, 0, 0]
    assert table["cut_share"].fillna(0).round(2).to_list() == [0] * 5 + [0.01, 0.02, 0.03, 0.04]
    assert table["taken_first_gbp"].iloc[[0, 1, 5]].to_list() == [0, 1150, 300]
    # What a case takes in the first year is what its reserves lack at that year's end.
    assert (2800 - table["taken_first_gbp"]).to_list() == pytest.approx(
        table["closing_first_gbp"].to_list()
    )


def test_on_time_is_the_plan():
    assert late().iloc[0].to_list() == [0, 0, 0, 2800, 4500, 900]


def test_lateness_never_helps():
    table = late(step=1)
    for name in ("closing_first_gbp", "closing_second_gbp", "headroom_gbp"):
        assert table[name].is_monotonic_decreasing


@pytest.mark.parametrize(
    ("minimum", "months"),
    [(1500, 3), (1650, 3), (1651, 2), (0, 7), (-9999, 12), (2401, None)],
)
def test_the_months_that_hold_are_the_most_with_the_minimum_kept(minimum, months):
    # At the end of 2016/17 there are 2,800 less 383.33 a month: 3 months leave 1,650.
    held = measures.months_that_hold(
        years(), reserves=reserves(minimum=minimum), movements=movements()
    )
    assert held == months


def test_a_further_cut_worked_by_hand():
    # 1% of 30,000 is 300 a year: 4,600 + 300 and 5,300 + 300 to save; without, 2,800 - 300 and
    # 4,500 - 600. The cut begins in 2016/17, so the lowest year end stays 2015/16 with 900.
    row = further().iloc[1].to_list()
    assert row == [0.01, 300, 4900, 5600, 2500, 3900, 900]


def test_a_further_cut_counts_also_in_a_year_without_a_plan():
    # 2017/18 has no plan: 5,300 + 300 come out of reserves, after 300 in 2016/17.
    row = further(plan=planned().iloc[:1]).iloc[1]
    assert row["closing_second_gbp"] == 2500 - 300 + 2000 - 5600


@pytest.mark.parametrize("step", [0, 13])
def test_steps_of_months_outside_a_year_are_refused(step):
    with pytest.raises(ParameterError, match=f"late_months is {step}. Write 1 to 12"):
        late(step=step)


@pytest.mark.parametrize("share", [0, 0.25])
def test_a_step_of_nothing_and_one_up_to_the_whole_grant_are_steps(share):
    assert further(share)["cut_share"].iloc[-1] == 4 * share


@pytest.mark.parametrize("share", [-0.01, 0.26])
def test_cuts_of_more_than_the_grant_are_refused(share):
    with pytest.raises(ParameterError, match="4 such steps must make 0 to 1 of the grant"):
        further(share)
