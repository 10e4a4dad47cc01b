"""Earlier years in words: counted twice or not, and what they left short."""

import pandas as pd

from analysis.topics.savings_delivery import exhibits


def test_counting_twice_is_told_with_the_total_it_would_leave():
    cumulative = pd.DataFrame({"total_gbp": [98.6e6, 115.9e6, 122.4e6, 125.8e6, 108.5e6]})
    history = pd.DataFrame({"counted_to": pd.to_datetime(["2014-03-31", "2015-03-31"])})
    said = exhibits.say_counted_to(
        cumulative, council=pd.Series({"secure_gbp": 17.3e6}), history=history, aim_gbp=125e6
    ).as_text()
    assert "counted up to 31 March 2015" in said
    assert "to £125.8m, over the aim of £125.0m" in said
    assert "to £108.5m, not over the aim of £125.0m" in said


BY_YEAR = pd.DataFrame({"financial_year": ["2015/16"], "savings_gbp": [27.2e6]})


def test_earlier_shortfalls_are_kept_apart_from_this_year_s_target():
    said = exhibits.say_brought_forward(BY_YEAR, brought_forward_gbp=4e6).as_text()
    assert "together fell £4.0m short" in said
    assert "not part of the £27.2m target for 2015/16" in said
    assert "the most that can still be outstanding" in said


def test_no_earlier_shortfall_is_a_sentence():
    said = exhibits.say_brought_forward(BY_YEAR, brought_forward_gbp=0.0)
    assert said.as_text() == "No earlier year fell short of its target."
