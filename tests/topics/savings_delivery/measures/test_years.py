"""Earlier years: totals on each basis, and what was left short."""

import pandas as pd
import pytest

from analysis.topics.savings_delivery import measures


def test_cumulative_savings_show_what_counting_twice_would_do():
    history = pd.DataFrame({"delivered_gbp": [60.0, 38.6]})
    programme = pd.Series({"secure_gbp": 17.3, "forecast_gbp": 25.0, "target_gbp": 27.2})
    bases = measures.cumulative_savings(history, programme=programme, aim_gbp=125.0)
    # 98.6 + 27.2 = 125.8 passes 125; the same less 17.3 counted before is 108.5.
    assert bases["total_gbp"].to_list() == pytest.approx([98.6, 115.9, 123.6, 125.8, 108.5])
    assert bases["against_aim_gbp"].iloc[3] == pytest.approx(0.8)


HISTORY = pd.DataFrame(
    {
        "financial_year": ["2012/13", "2013/14"],
        "target_gbp": [22.0, 23.0],
        "delivered_gbp": [24.0, 21.5],
    }
)


def test_a_year_s_shortfall_stands_beside_it_and_this_year_has_none():
    by_year = measures.savings_by_year(
        HISTORY, programme=pd.Series({"target_gbp": 27.0}), financial_year="2014/15"
    )
    assert by_year["shortfall_gbp"].to_list()[:2] == [-2, 1.5]
    assert pd.isna(by_year["shortfall_gbp"].iloc[2])
    assert by_year["savings_gbp"].to_list() == [24, 21.5, 27]


def test_a_year_whose_target_is_not_known_has_no_shortfall():
    unknown = HISTORY.assign(target_gbp=[22.5, None], delivered_gbp=[22.0, 21.5])
    by_year = measures.savings_by_year(
        unknown, programme=pd.Series({"target_gbp": 27.0}), financial_year="2014/15"
    )
    assert pd.isna(by_year["shortfall_gbp"].iloc[1])
    assert measures.brought_forward_gbp(unknown) == 0.5


def test_a_better_year_does_not_make_up_for_a_shortfall():
    # 2012/13 delivered 2.0 too much; 2013/14 fell 1.5 short, which is brought forward whole.
    assert measures.brought_forward_gbp(HISTORY) == 1.5
    assert measures.brought_forward_gbp(HISTORY.iloc[:1]) == 0
    assert measures.brought_forward_gbp(HISTORY.iloc[:0]) == 0
