"""Savings exhibits: the words follow the numbers, and nothing to report is a sentence."""

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
        "forecast_gbp": 9e6,
        "shortfall_gbp": 1e6,
        "secure_share": 0.6,
        "schemes": 12.0,
    }
)


def headline(**changed: float) -> str:
    now = PROGRAMME.copy()
    for name, value in changed.items():
        now[name] = value
    return exhibits.say_headline(compared(now, before=PROGRAMME), now=NOW).as_text()


def test_headline_says_share_remainder_and_shortfall():
    assert headline() == (
        "At 31 May 2015, £6.0m of the £10.0m savings target for 2015/16 (60.0%) has been delivered "
        "or is confirmed as on target: no change since the last report.\n"
        "Of the £4.0m still to be secured, most is rated Amber: £3.0m is Amber (at risk) and £1.0m "
        "is Red (no longer deliverable, or without a plan).\n"
        "Managers expect to deliver £9.0m by 31 March, £1.0m short of the target."
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"secure_gbp": 5e6}, "down £1.0m since the last report"),
        ({"amber_gbp": 1e6, "red_gbp": 3e6}, "most is rated Red"),
        ({"remaining_gbp": 0.0}, "Nothing of the target is rated Amber or Red."),
        ({"shortfall_gbp": 0.0}, "which meets the target."),
        ({"shortfall_gbp": -1e6}, "which meets the target."),
    ],
)
def test_headline_follows_the_numbers(changed, words):
    assert words in headline(**changed)


def changes(**values: object) -> pd.DataFrame:
    row = {
        "scheme_ref": "A1",
        "title": "Fleet",
        "directorate": "Corporate and Financing",
        "status_before": "amber",
        "status_now": "amber",
        "target_gbp": 500_000.0,
        "forecast_change_gbp": 0.0,
        "size_gbp": 500_000.0,
        "is_material": True,
    }
    return pd.DataFrame([{**row, **values}])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"status_now": "green"},
            "Fleet (A1, Corporate and Financing): from Amber to Green (target £0.5m).",
        ),
        (
            {"forecast_change_gbp": -250_000.0},
            "Fleet (A1, Corporate and Financing): forecast down £0.3m.",
        ),
        (
            {"status_before": "not listed", "forecast_change_gbp": 40_000.0},
            "Fleet (A1, Corporate and Financing): from Not listed to Amber (target £0.5m) and "
            "forecast up £40,000.",
        ),
    ],
)
def test_a_change_is_told_by_status_and_forecast(values, sentence):
    assert exhibits.say_changes(changes(**values), materiality_gbp=1e5).as_text() == sentence


def test_no_change_is_a_sentence():
    said = exhibits.say_changes(changes().iloc[:0], materiality_gbp=100_000)
    assert said.role == "text"
    assert said.as_text() == "No scheme changed its status or its forecast since the last report."


def test_changes_under_the_materiality_are_counted():
    both = pd.concat([changes(status_now="green"), changes(is_material=False)])
    assert exhibits.say_changes(both, materiality_gbp=100_000).as_text().splitlines()[1] == (
        "There was one smaller change, under £0.1m."
    )


def test_no_risk_is_a_sentence():
    empty = pd.DataFrame({"status": [], "target_gbp": [], "title": [], "owner": []})
    assert exhibits.say_risk(empty).as_text() == "No scheme is rated Amber or Red."


def test_counting_twice_is_told_with_the_total_it_would_leave():
    cumulative = pd.DataFrame({"total_gbp": [98.6e6, 115.9e6, 122.4e6, 125.8e6, 108.5e6]})
    history = pd.DataFrame({"counted_to": pd.to_datetime(["2014-03-31", "2015-03-31"])})
    said = exhibits.say_counted_to(
        cumulative, council=pd.Series({"secure_gbp": 17.3e6}), history=history, aim_gbp=125e6
    ).as_text()
    assert "counted up to 31 March 2015" in said
    assert "to £125.8m, over the aim of £125.0m" in said
    assert "to £108.5m, not over the aim of £125.0m" in said
