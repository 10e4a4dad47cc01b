"""This council beside others: nearness in the year, pounds at the same share, and edges."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.savings_delivery import measures

RATES = pd.DataFrame(
    {
        "council": ["Durham", "Durham", "Monmouthshire", "Lancashire"],
        "financial_year": ["2013/14", "2013/14", "2015/16", "2024/25"],
        "month": [3.0, 6.0, 2.0, 3.0],
        "basis": ["so far", "so far", "so far", "outturn"],
        "delivered_share": [0.72, 0.82, 0.5, 0.48],
        "figures": ["a", "b", "c", "d"],
        "source": ["Board", "Board", "Mandates", "Cabinet"],
    }
)
OURS = pd.Series({"target_gbp": 1000.0, "secure_gbp": 600.0, "secure_share": 0.6})


def pace(period="2015-05", rates=RATES):
    return measures.pace(rates, programme=OURS, now=Period.parse(period))


def test_positions_stand_by_month_with_their_share_in_our_pounds():
    rows = pace()
    assert rows["council"].to_list() == [
        "Monmouthshire",
        "This council",
        "Durham",
        "Lancashire",
        "Durham",
    ]
    # Durham's 72 % of 1,000 is 720, 120 more than the 600 secure here.
    assert rows["equivalent_gbp"].to_list() == pytest.approx([500, 600, 720, 480, 820])
    assert rows["ahead_gbp"].to_list() == pytest.approx([-100, 0, 120, -120, 220])


@pytest.mark.parametrize(
    ("period", "near"),
    [
        ("2015-05", ["Monmouthshire", "Durham"]),
        ("2015-07", ["Durham"]),
        ("2015-10", ["Durham"]),
        ("2016-03", []),
    ],
)
def test_only_shares_so_far_within_a_month_are_near(period, near):
    rows = pace(period)
    assert rows.loc[rows["is_near"], "council"].to_list() == near


def test_without_any_rate_this_council_stands_alone():
    assert pace(rates=RATES.iloc[:0])["council"].to_list() == ["This council"]


def test_the_order_of_rates_is_irrelevant():
    pd.testing.assert_frame_equal(pace(rates=RATES.iloc[::-1]), pace())
