"""The programme's words follow its numbers."""

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.savings_delivery import exhibits

NOW, LAST = Period.parse("2015-05"), Period.parse("2015-04")
PROGRAMME = pd.Series(
    {
        "target_gbp": 10e6,
        "secure_gbp": 6e6,
        "remaining_gbp": 4e6,
        "amber_gbp": 3e6,
        "red_gbp": 1e6,
        "delivered_gbp": 2e6,
        "delivered_early_gbp": 0.4e6,
        "delivered_share": 0.2,
        "forecast_gbp": 9e6,
        "shortfall_gbp": 1e6,
        "secure_share": 0.6,
        "schemes": 12.0,
    }
)
WEIGHTED = pd.Series({"weighted_gbp": 8e6, "stress_gbp": 7e6})
WEIGHTS = pd.DataFrame(
    {
        "status": ["blue", "green", "amber", "red"],
        "weight_central_share": [1.0, 0.95, 0.5, 0.1],
    }
)


def headline(*, weights: pd.DataFrame = WEIGHTS, **changed: float) -> str:
    now = PROGRAMME.copy()
    for name, value in changed.items():
        now[name] = value
    figures = compared(now, before=PROGRAMME)
    return exhibits.say_headline(figures, weighted=WEIGHTED, weights=weights, now=NOW).as_text()


def test_headline_says_share_remainder_and_shortfall():
    assert headline() == (
        "At 31 May 2015, £6.0m of the £10.0m savings target for 2015/16 (60.0%) has been delivered "
        "or is confirmed as on target: no change since the last report. Of the target, £2.0m (20%) "
        "has already been taken out of budgets, £0.4m of it from Amber and Red schemes.\n"
        "Of the £4.0m still to be secured, most is rated Amber: £3.0m is Amber (at risk) and £1.0m "
        "is Red (no longer deliverable, or without a plan).\n"
        "Managers expect to deliver £9.0m by 31 March, £1.0m short of the target. If we count "
        "Green at 95%, Amber at 50% and Red at 10%, the year comes to £8.0m; on our lowest "
        "assumptions, to £7.0m."
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"secure_gbp": 5e6}, "down £1.0m since the last report"),
        ({"amber_gbp": 1e6, "red_gbp": 3e6}, "most is rated Red"),
        ({"remaining_gbp": 0.0}, "Nothing of the target is rated Amber or Red."),
        ({"shortfall_gbp": 0.0}, "which meets the target."),
        ({"shortfall_gbp": -1e6}, "which meets the target."),
        ({"delivered_early_gbp": 0.0}, "has already been taken out of budgets.\n"),
        ({"delivered_gbp": 0.0}, "Nothing has been taken out of budgets yet."),
        (
            {"secure_gbp": 7.04e6},
            "on our lowest assumptions, to £7.0m (as today, by chance).",
        ),
    ],
)
def test_headline_follows_the_numbers(changed, words):
    assert words in headline(**changed)


def test_weights_in_full_are_no_chance():
    full = WEIGHTS.assign(weight_central_share=1.0)
    said = headline(weights=full, secure_gbp=7e6)
    assert "If we count every rating in full, the year comes to £8.0m; on our lowest" in said
    assert "chance" not in said


def test_key_figures_include_the_weighted_forecast():
    figures = compared(PROGRAMME, before=PROGRAMME)
    likely = compared(WEIGHTED, before=pd.Series({"weighted_gbp": 7e6, "stress_gbp": 7e6}))
    shown = exhibits.tabulate_key_figures(figures, likely=likely, now=NOW, last=LAST, source="S.")
    assert shown.as_text().endswith(
        "Weighted forecast for the year | £8.0m | £7.0m | up £1.0m | Savings likely"
    )
