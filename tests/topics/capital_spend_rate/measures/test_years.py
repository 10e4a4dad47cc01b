"""Earlier years of capital spending: cases worked by hand, edges and laws."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.topics.capital_spend_rate import measures

from ..sample import history_of

TWO = history_of(
    y2013=([10, 10, *[8] * 9, 108], 400.0),
    y2014=([0, 20, *[10] * 10], 160.0),
)
PROGRAMME = pd.Series({"approved_gbp": 400.0, "budget_gbp": 500.0})
OUTLOOK = pd.DataFrame(
    {
        "case": ["managers", "slippage middle"],
        "share": [float("nan"), 0.2],
        "spent_gbp": [450.0, 360.0],
        "slippage_original_gbp": [-50.0, 40.0],
        "slippage_latest_gbp": [50.0, 140.0],
    }
)


def test_earlier_years_worked_by_hand():
    # 2013/14: 10 + 10 + 72 + 108 = 200 of 400; 20 by May = 10 %; March the busiest with 108.
    # 2014/15: 0 + 20 + 100 = 120 of 160; 20 by May = 16.7 %; May the busiest with 20.
    years = measures.earlier_years(TWO, months_elapsed=2).set_index("financial_year")
    assert years.index.to_list() == ["2013/14", "2014/15"]
    assert years["budget_gbp"].to_list() == [400, 160]
    assert years["spent_gbp"].to_list() == [200, 120]
    # Original budgets are half: 200 and 80.
    assert years["slippage_original_gbp"].to_list() == [0, -40]
    assert years["slippage_latest_gbp"].to_list() == [200, 40]
    assert years["spent_share"].to_list() == [0.5, 0.75]
    assert years["monthly_gbp"].to_list() == pytest.approx([200 / 12, 10])
    assert years["busiest_gbp"].to_list() == [108, 20]
    assert years["early_share"].to_list() == pytest.approx([0.1, 1 / 6])


def test_april_can_be_the_busiest_month():
    history = history_of(y2014=([50, *[5] * 11], 100.0))
    assert measures.earlier_years(history, months_elapsed=1)["busiest_gbp"].to_list() == [50]


def test_a_year_without_a_budget_has_no_share_of_it():
    history = history_of(y2014=([5] * 12, 0.0))
    assert measures.earlier_years(history, months_elapsed=2)["spent_share"].isna().all()
    this_year = measures.with_this_year(
        TWO.iloc[:0],
        outlook=OUTLOOK,
        programme=pd.Series({"approved_gbp": 0.0, "budget_gbp": 0.0}),
        financial_year="2015/16",
    )
    assert this_year["spent_share"].isna().all()


def test_a_year_without_spending_has_no_shares_of_it():
    history = history_of(y2014=([0] * 12, 0.0))
    year = measures.earlier_years(history, months_elapsed=2).iloc[0]
    assert pd.isna(year["spent_share"])
    assert pd.isna(year["early_share"])


def test_no_years_give_no_range():
    none = history_of()
    years = measures.earlier_years(none, months_elapsed=2)
    assert years.empty
    spread = measures.range_of_years(years)
    assert spread["years"] == 0
    assert spread.drop("years").isna().all()


def test_range_of_years_worked_by_hand():
    spread = measures.range_of_years(measures.earlier_years(TWO, months_elapsed=2))
    assert spread.to_dict() == pytest.approx(
        {
            "years": 2,
            "most_spent_gbp": 200,
            "busiest_gbp": 108,
            "lowest_spent_share": 0.5,
            "highest_spent_share": 0.75,
            "lowest_early_gbp": 20,
            "highest_early_gbp": 20,
            "lowest_early_share": 0.1,
            "highest_early_share": 1 / 6,
        }
    )


def test_this_year_stands_last_in_each_case_of_what_it_may_come_to():
    years = measures.with_this_year(
        measures.earlier_years(TWO, months_elapsed=2),
        outlook=OUTLOOK,
        programme=PROGRAMME,
        financial_year="2015/16",
    )
    assert years["case"].to_list() == ["spent", "spent", "managers", "slippage middle"]
    assert years["financial_year"].to_list()[2:] == ["2015/16", "2015/16"]
    assert years["spent_share"].to_list()[2:] == [0.9, 0.72]
    assert years["original_gbp"].to_list()[2:] == [400, 400]
    assert years["budget_gbp"].to_list()[2:] == [500, 500]
    slippage = years["budget_gbp"] - years["spent_gbp"]
    assert years["slippage_latest_gbp"].to_list() == slippage.to_list()


@given(st.lists(st.integers(0, 10**7), min_size=12, max_size=12))
def test_no_month_is_busier_than_the_year_or_slower_than_its_average(monthly):
    year = measures.earlier_years(history_of(y2014=(monthly, 1.0)), months_elapsed=6).iloc[0]
    assert year["monthly_gbp"] - 1e-6 <= year["busiest_gbp"] <= year["spent_gbp"]
