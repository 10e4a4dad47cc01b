"""Sentences on money follow the signs, and say what is not there."""

import pandas as pd
import pytest

from analysis.periods import Period
from analysis.topics.summary import exhibits

MAY = Period.parse("2015-05")
NAN = float("nan")
HISTORY = pd.DataFrame(
    {
        "financial_year": ["2013/14", "2014/15"],
        "counted_to": pd.to_datetime(["2014-03-31", "2015-03-31"]),
    }
)


def savings(*, secure=6e6, amber=3e6, red=1e6, whole=21e6):
    programme = pd.Series(
        {
            "target_gbp": 10e6,
            "secure_gbp": secure,
            "remaining_gbp": 10e6 - secure,
            "amber_gbp": amber,
            "red_gbp": red,
        }
    )
    cumulative = pd.DataFrame({"total_gbp": [11e6, 17e6, 20e6, whole, 15e6]})
    return exhibits.say_savings(
        programme, cumulative=cumulative, history=HISTORY, aim_gbp=20e6, now=MAY
    )


def test_savings_over_the_aim():
    assert savings() == (
        "At 31 May 2015, £6.0m of the £10.0m target for 2015/16 has been delivered or is "
        "confirmed as on target; most of the other £4.0m is Amber. From 2013/14 to 31 March 2015, "
        "£11.0m was saved; this year's whole target would bring that to £21.0m, over the aim of "
        "£20.0m, if none of it is counted already."
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"amber": 2e6, "red": 2e6}, "most of the other £4.0m is Amber."),
        ({"amber": 1e6, "red": 3e6}, "most of the other £4.0m is Red."),
        ({"secure": 10e6}, "as on target, and nothing is left to secure."),
        ({"whole": 20e6}, "to £20.0m, not over the aim of £20.0m"),
    ],
)
def test_savings_otherwise(given, said):
    assert said in savings(**given)


def revenue(net, *, area=4e6, directorate="Adults"):
    totals = pd.Series({"net_gbp": net, "cash_limit_gbp": 326e6, "net_share": net / 326e6})
    by_area = pd.DataFrame({"area": ["Homes"], "net_gbp": [area], "directorate": [directorate]})
    return exhibits.say_revenue(totals, by_area=by_area, now=MAY)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"net": 5.5e6},
            "The forecast for 2015/16 is a pressure of £5.5m or 1.7% of the cash limit of "
            "£326.0m; the largest is homes in Adults, £4.0m.",
        ),
        (
            {"net": -1e6, "directorate": None},
            "The forecast for 2015/16 is an underspend of £1.0m or 0.3% of the cash limit of "
            "£326.0m; the largest pressure is homes, £4.0m.",
        ),
        (
            {"net": 0.0, "area": 0.0},
            "The forecast for 2015/16 keeps to the cash limit of £326.0m.",
        ),
    ],
)
def test_revenue_follows_its_sign(given, said):
    assert revenue(**given) == said


@pytest.mark.parametrize(
    ("rolled", "share", "said"),
    [
        (
            28.3e6,
            0.012,
            "The capital budget for 2015/16 is £174.9m after rolling forward £28.3m. At 31 May "
            "2015, £2.1m or 1.2% of it had been spent.",
        ),
        (
            0.0,
            NAN,
            "The capital budget for 2015/16 is £174.9m. At 31 May 2015, £2.1m had been spent.",
        ),
    ],
)
def test_capital(rolled, share, said):
    totals = pd.Series(
        {
            "rolled_forward_gbp": rolled,
            "spent_share": share,
            "budget_gbp": 174.9e6,
            "spent_gbp": 2.1e6,
        }
    )
    assert exhibits.say_capital(totals, now=MAY) == said


@pytest.mark.parametrize(
    ("repaid", "years"), [([0, 1, 2], "2016/17 and 2017/18"), ([0, 0, 3], "2017/18")]
)
def test_reserves_are_repaid_in_the_years_with_a_repayment(repaid, years):
    bridge = pd.DataFrame(
        {
            "financial_year": ["2015/16", "2016/17", "2017/18"],
            "draw_gbp": [3e6, 0, 0],
            "repay_gbp": repaid,
        }
    )
    assert exhibits.say_grant(bridge) == (
        "A saving of £3.0m is likely to be necessary in 2015/16. It is met from Public Health "
        f"reserves, which savings in {years} repay."
    )


OPTION = pd.Series(
    {"option_ref": "2", "name": "Option 2: bigger", "agreed_on": pd.Timestamp(2015, 7, 16)}
)


@pytest.mark.parametrize(
    ("won", "basis", "end"),
    [
        (1e6, "illustrative", "£2.0m, or £1.0m if the bid for funding is won (illustrative)."),
        (NAN, "published", "£2.0m."),
    ],
)
def test_school_places(won, basis, end):
    cost = pd.Series({"lost_gbp": 2e6, "won_gbp": won})
    said = exhibits.say_places(OPTION, cost=cost, options=5, basis=basis)
    assert said == (
        f"The Cabinet agreed to option 2: bigger on 16 July 2015. It would cost the council {end}"
    )


def test_a_form_of_entry_is_explained_where_the_option_names_one():
    cost = pd.Series({"lost_gbp": 2e6, "won_gbp": NAN})
    named = pd.concat([OPTION.drop("name"), pd.Series({"name": "Option 2: Hill School to 3FE"})])
    said = exhibits.say_places(named, cost=cost, options=5, basis="published")
    assert said.endswith(
        "£2.0m. FE, form of entry: a class of up to 30 children in each year group."
    )


def test_school_places_before_the_choice():
    none = pd.Series({"option_ref": None})
    said = exhibits.say_places(none, cost=pd.Series(dtype=float), options=5, basis="illustrative")
    assert said == "The Cabinet has not yet chosen between the 5 options."
