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


@pytest.mark.parametrize(
    ("forecast_gbp", "place"), [(9.4e6, "above"), (9e6, "inside"), (7e6, "inside"), (6e6, "below")]
)
def test_the_managers_forecast_is_placed_against_the_range(forecast_gbp, place):
    chart = exhibits.draw_forecast(marks(forecast_gbp=forecast_gbp), now=NOW, source="S.")
    assert f"lies {place} the range of £7.0m to £9.0m" in chart.finding
    assert "Stress £6.0m" in chart.alt
    assert "The band reaches from £7.0m to £9.0m." in chart.alt


def test_every_mark_of_the_chart_stands_in_its_table():
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


def test_the_range_says_how_likely_it_is_and_that_no_case_has_tested_it():
    said = exhibits.say_range(WEIGHTED).as_text()
    assert "£8.0m, £2.0m short of the target." in said
    assert "£7.0m to £9.0m would be delivered in eight of ten cases" in said
    assert "no earlier case shows how often it holds" in said
    assert "the stress, £6.0m would be delivered" in said


def test_a_weighted_forecast_at_the_target_meets_it():
    said = exhibits.say_range(pd.Series({**WEIGHTED, "weighted_shortfall_gbp": 0.0})).as_text()
    assert "£8.0m, which meets the target." in said


def test_weights_are_shown_with_their_reasons():
    by_weight = pd.DataFrame(
        {
            "status": ["amber", "Total"],
            "target_gbp": [8.4e6, 8.4e6],
            "squares_gbp2": [7.16e12, 7.16e12],
            "weight_low_share": [0.25, None],
            "weight_central_share": [0.5, None],
            "weight_high_share": [0.75, None],
            "reason": ["At risk.", None],
        }
    )
    table = exhibits.tabulate_weights(by_weight, weighted=WEIGHTED, now=NOW, sources=("S.",))
    assert table.as_text().splitlines()[2:] == [
        "Amber | 8.40 | 7.16 | 0.25 | 0.50 | 0.75 | At risk.",
        "Total | 8.40 | 7.16 | [z] | [z] | [z] | [z]",
    ]
    assert "the standard deviation, £0.8m" in table.notes[0]


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


def test_without_a_figure_for_demand_the_page_says_why_none_is_added():
    assert "£4.0m still to be secured is gross" in demand(0)
    assert "adding it would count them twice" in demand(0)


def test_demand_is_added_where_it_is_given():
    assert demand(1e6).startswith(
        "With £1.0m of new demand on the same budgets, the £4.0m still to be secured becomes "
        "£5.0m net at risk"
    )
