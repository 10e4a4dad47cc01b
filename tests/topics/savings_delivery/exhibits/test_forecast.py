"""The likely outcome in words: the range, the stress, the managers, the demand."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.savings_delivery import exhibits

NOW = Period.parse("2015-05")
WEIGHTED = pd.Series(
    {
        "stress_gbp": 6e6,
        "range_low_gbp": 7e6,
        "weighted_gbp": 8e6,
        "range_high_gbp": 9e6,
        "all_high_gbp": 9.5e6,
        "deviation_gbp": 0.8e6,
        "weighted_shortfall_gbp": 2e6,
    }
)


def marks(**changed: float) -> pd.DataFrame:
    amounts = {
        "target_gbp": 10e6,
        "all_high_gbp": 9.5e6,
        "forecast_gbp": 8.5e6,
        "range_high_gbp": 9e6,
        "weighted_gbp": 8e6,
        "range_low_gbp": 7e6,
        "stress_gbp": 6e6,
        **changed,
    }
    return pd.DataFrame(
        {
            "mark": list(amounts),
            "amount_gbp": list(amounts.values()),
            "target_share": [amount / 10e6 for amount in amounts.values()],
            "short_gbp": [10e6 - amount for amount in amounts.values()],
        }
    )


def test_the_managers_forecast_stands_beside_what_our_assumptions_give():
    chart = exhibits.draw_forecast(marks(), now=NOW, source="S.")
    assert chart.finding == (
        "Managers forecast £8.5m; on our assumptions about each rating it would be £7.0m to £9.0m."
    )
    assert "Stress £6.0m" in chart.alt
    assert "The band reaches from £7.0m to £9.0m." in chart.alt


def test_all_high_is_left_to_the_table():
    chart = exhibits.draw_forecast(marks(), now=NOW, source="S.")
    assert "All high" not in chart.alt
    assert "All high" in chart.table.as_text()


def test_every_mark_stands_in_the_table():
    chart = exhibits.draw_forecast(marks(), now=NOW, source="S.")
    assert chart.table.as_text().splitlines()[2:] == [
        "Target | 10.0 | 100.0 | 0.0 | what the budget assumes",
        "All high | 9.5 | 95.0 | 0.5 | every target at its high weight",
        "Managers' forecast | 8.5 | 85.0 | 1.5 | what the schemes' managers expect",
        "High end | 9.0 | 90.0 | 1.0 | at most a tenth of outcomes are higher",
        "Weighted | 8.0 | 80.0 | 2.0 | every target at its central weight",
        "Low end | 7.0 | 70.0 | 3.0 | at most a tenth of outcomes are lower",
        "Stress | 6.0 | 60.0 | 4.0 | every target at its low weight",
    ]


def test_nothing_to_deliver_is_drawn_without_a_crash():
    nought = marks().assign(amount_gbp=0.0, target_share=float("nan"), short_gbp=0.0)
    chart = exhibits.draw_forecast(nought, now=NOW, source="S.")
    assert "| [z] |" in chart.table.as_text()


BY_WEIGHT = pd.DataFrame(
    {
        "status": ["green", "amber", "Total"],
        "target_gbp": [2e6, 8.4e6, 10.4e6],
        "forecast_gbp": [2e6, 6.3e6, 8.3e6],
        "forecast_share": [1.0, 0.75, 8.3 / 10.4],
        "weight_low_share": [0.8, 0.25, None],
        "weight_central_share": [0.95, 0.5, None],
        "weight_high_share": [1.0, 0.75, None],
        "difference_gbp": [0.1e6, 2.1e6, None],
        "reason": ["On target.", "At risk.", None],
    }
)
RANGES = pd.DataFrame(
    {
        "weight_share": [0.25, 0.75],
        "range_low_gbp": [5e6, 8e6],
        "range_high_gbp": [7e6, 9.5e6],
    }
)


def said_of_the_range(weighted: pd.Series = WEIGHTED, by_weight: pd.DataFrame = BY_WEIGHT) -> str:
    return exhibits.say_range(weighted, by_weight=by_weight, apart="amber", ranges=RANGES).as_text()


def test_the_range_says_how_likely_it_is_and_that_no_case_has_tested_it():
    said = said_of_the_range()
    assert "£8.0m, £2.0m short of the target." in said
    assert "£7.0m to £9.0m would be delivered in eight of ten cases" in said
    assert "no earlier case shows how often it holds" in said
    assert "the stress, £6.0m would be delivered" in said


def test_the_range_says_which_assumption_it_hangs_on():
    assert said_of_the_range().splitlines()[1] == (
        "The difference is mainly Amber: managers expect 75% of those targets, we assumed 50%. "
        "The range hangs on that assumption: it would be £5.0m to £7.0m at 25% and £8.0m to £9.5m "
        "at 75%."
    )


@pytest.mark.parametrize("nothing", [{"difference_gbp": 0.0}, {"forecast_share": float("nan")}])
def test_no_difference_is_not_told_as_one(nothing):
    assert "difference" not in said_of_the_range(by_weight=BY_WEIGHT.assign(**nothing))


def test_a_weighted_forecast_at_the_target_meets_it():
    said = said_of_the_range(pd.Series({**WEIGHTED, "weighted_shortfall_gbp": 0.0}))
    assert "£8.0m, which meets the target." in said


def test_weights_are_shown_with_their_reasons_beside_what_managers_expect():
    table = exhibits.tabulate_weights(BY_WEIGHT, now=NOW, sources=("S.",))
    assert table.as_text().splitlines()[3:] == [
        "Amber | 8.40 | 6.30 | 0.25 | 0.50 | 0.75 | At risk.",
        "Total | 10.40 | 8.30 | [z] | [z] | [z] | [z]",
    ]
    assert "docs/methods/savings_delivery.md says how it is worked out" in table.notes[0]


def demand(pressures_gbp: float) -> str:
    return exhibits.say_demand(
        pd.Series(
            {
                "gross_at_risk_gbp": 4e6,
                "demand_pressures_gbp": pressures_gbp,
                "net_at_risk_gbp": 4e6 + pressures_gbp,
            }
        )
    ).as_text()


def test_without_a_figure_for_demand_the_page_says_where_it_is():
    assert demand(0) == (
        "The £4.0m still to be secured does not include any extra cost from new demand. That is in "
        "the budget pressure appendix; do not add the two."
    )


def test_demand_is_added_where_it_is_given():
    assert demand(1e6).startswith(
        "With £1.0m of new demand on the same budgets, the £4.0m still to be secured becomes "
        "£5.0m: approved savings less those delivered or on target, plus the new demand."
    )
