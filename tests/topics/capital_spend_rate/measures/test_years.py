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
THIS_YEAR = pd.Series(
    {
        "budget_gbp": 500.0,
        "forecast_gbp": 450.0,
        "unforecast_gbp": 50.0,
        "spent_gbp": 5.0,
        "spent_share": 0.01,
    }
)


def test_earlier_years_worked_by_hand():
    # 2013/14: 10 + 10 + 72 + 108 = 200 of 400; 20 by May = 10 %; March the busiest with 108.
    # 2014/15: 0 + 20 + 100 = 120 of 160; 20 by May = 16.7 %; May the busiest with 20.
    years = measures.earlier_years(TWO, months_elapsed=2).set_index("financial_year")
    assert years.index.to_list() == ["2013/14", "2014/15"]
    assert years["budget_gbp"].to_list() == [400, 160]
    assert years["spent_gbp"].to_list() == [200, 120]
    assert years["unspent_gbp"].to_list() == [200, 40]
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
        programme=THIS_YEAR.where(THIS_YEAR.index != "budget_gbp", 0.0),
        financial_year="2015/16",
    )
    assert pd.isna(this_year["spent_share"].iloc[0])


def test_a_year_without_spending_has_no_shares_of_it():
    history = history_of(y2014=([0] * 12, 0.0))
    year = measures.earlier_years(history, months_elapsed=2).iloc[0]
    assert pd.isna(year["spent_share"])
    assert pd.isna(year["early_share"])


def test_profile_gives_the_lowest_middle_and_highest_year():
    profile = measures.profile(TWO).set_index("month")
    # By May: 10 % and 16.7 %, so the middle of the two is 13.3 %; 2 of 12 months have gone.
    assert profile.loc["May"].to_list() == pytest.approx([0.1, 2 / 15, 1 / 6, 1 / 6])
    assert profile.loc["March"].to_list() == [1, 1, 1, 1]
    assert profile.index.to_list()[0] == "April"


def test_no_years_give_no_range_and_an_empty_profile():
    none = history_of()
    years = measures.earlier_years(none, months_elapsed=2)
    assert years.empty
    spread = measures.range_of_years(years)
    assert spread["years"] == 0
    assert spread.drop("years").isna().all()
    assert measures.profile(none)["middle_share"].isna().all()


def test_range_of_years_worked_by_hand():
    spread = measures.range_of_years(measures.earlier_years(TWO, months_elapsed=2))
    assert spread.to_dict() == pytest.approx(
        {
            "years": 2,
            "most_spent_gbp": 200,
            "busiest_gbp": 108,
            "lowest_spent_share": 0.5,
            "highest_spent_share": 0.75,
            "lowest_early_share": 0.1,
            "highest_early_share": 1 / 6,
        }
    )


def test_this_year_stands_last_with_its_forecast_and_its_share_of_the_budget():
    years = measures.with_this_year(
        measures.earlier_years(TWO, months_elapsed=2),
        programme=THIS_YEAR,
        financial_year="2015/16",
    )
    assert years["basis"].to_list() == ["spent", "spent", "forecast"]
    this_year = years.iloc[-1]
    assert this_year[["spent_gbp", "unspent_gbp", "spent_share"]].to_list() == [450, 50, 0.9]
    assert this_year["early_share"] == 0.01
    assert pd.isna(this_year["busiest_gbp"])


@given(st.lists(st.integers(0, 10**7), min_size=12, max_size=12))
def test_no_month_is_busier_than_the_year_or_slower_than_its_average(monthly):
    year = measures.earlier_years(history_of(y2014=(monthly, 1.0)), months_elapsed=6).iloc[0]
    assert year["monthly_gbp"] - 1e-6 <= year["busiest_gbp"] <= year["spent_gbp"]


@given(st.lists(st.lists(st.integers(0, 10**7), min_size=12, max_size=12), min_size=1, max_size=4))
def test_the_profile_only_rises_and_ends_at_the_whole(years):
    history = history_of(**{f"y20{place + 10}": (each, 1.0) for place, each in enumerate(years)})
    profile = measures.profile(history)
    shares = profile[["lowest_share", "middle_share", "highest_share"]].dropna()
    assert (shares.diff().dropna() >= -1e-12).all(axis=None)
    assert (profile["lowest_share"].dropna() <= profile["highest_share"].dropna()).all()
    if any(map(sum, years)):
        assert profile.iloc[-1, 1:].to_list() == [1, 1, 1, 1]
