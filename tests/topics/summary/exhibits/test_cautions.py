"""A caution is said where its danger is, and only there."""

import pandas as pd
import pytest

from analysis.page import Statement
from analysis.periods import Period
from analysis.topics.summary import exhibits

MAY = Period.parse("2015-05")
NAN = float("nan")
CUMULATIVE = pd.DataFrame({"total_gbp": [98e6, 0, 0, 125e6, 108e6]})
HISTORY = pd.DataFrame({"counted_to": pd.to_datetime(["2015-03-31"])})


@pytest.mark.parametrize(
    ("secure", "said"),
    [
        (
            17e6,
            "Savings: the £98.0m is counted up to 31 March 2015. If that total already held "
            "this year's £17.0m, the whole target would bring it only to £108.0m.",
        ),
        (0.0, ""),
    ],
)
def test_counted_twice(secure, said):
    programme = pd.Series({"secure_gbp": secure})
    assert said == exhibits.say_counted_to(programme, cumulative=CUMULATIVE, history=HISTORY)


@pytest.mark.parametrize(
    ("gross", "net", "inside", "said"),
    [
        (
            9e6,
            5e6,
            5.8e6,
            "Revenue: net there is a pressure of £5.0m, but services under pressure are £9.0m "
            "over before underspends and management action. Children's social care alone has a "
            "pressure of £5.8m.",
        ),
        (
            9e6,
            -1e6,
            NAN,
            "Revenue: net there is an underspend of £1.0m, but services under pressure are £9.0m "
            "over before underspends and management action.",
        ),
        (5e6, 5e6, 5e6, ""),
        (0.0, 0.0, NAN, ""),
        (0.0, -3e6, NAN, ""),
    ],
)
def test_net_and_gross(gross, net, inside, said):
    totals = pd.Series({"gross_gbp": gross, "net_gbp": net})
    assert netting(totals, whole=inside) == said


def netting(totals, *, whole, area="Roads", net=4e6):
    return exhibits.say_netting(
        totals,
        contrast=pd.Series({"social_care_gbp": whole}),
        by_area=pd.DataFrame({"area": [area], "net_gbp": [net]}),
        social_care=("Placements", "Care"),
    )


@pytest.mark.parametrize(
    ("area", "net", "end"),
    [
        ("Placements", 4e6, "a pressure of £5.8m, which includes the £4.0m for placements."),
        ("Placements", -1e6, "a pressure of £5.8m."),
        ("Roads", 4e6, "a pressure of £5.8m."),
    ],
)
def test_the_largest_pressure_is_said_to_be_inside_where_it_is(area, net, end):
    totals = pd.Series({"gross_gbp": 9e6, "net_gbp": 5e6})
    said = netting(totals, whole=5.8e6, area=area, net=net)
    assert said.endswith(f"Children's social care alone has {end}")


@pytest.mark.parametrize(
    ("refusal", "usual", "said"),
    [
        (
            "ledger too early",
            0.124,
            "Capital: it is too early to judge the year from the 1.2% spent at 31 May 2015 (12.4% "
            "in a usual year): last year's bills are still being cancelled out.",
        ),
        (
            "no share",
            NAN,
            "Capital: it is too early to judge the year from the 1.2% spent at 31 May 2015: no "
            "earlier year says what is usual.",
        ),
        (None, 0.4, ""),
    ],
)
def test_too_early_to_judge(refusal, usual, said):
    totals, of_years = pd.Series({"spent_share": 0.012}), pd.Series({"middle_share": usual})
    assert exhibits.say_too_early(totals, usual=of_years, refusal=refusal, now=MAY) == said


def test_headings_in_doubt():
    row = {"paragraph": 17.0, "named_year": "2014/15", "year_of_day": "2015/16"}
    found = pd.DataFrame([{**row, "day": pd.Timestamp(2015, 5, 31)}])
    assert exhibits.say_headings_in_doubt(found) == (
        "Decisions: the heading of paragraph 17 names 2014/15, but 31 May 2015 is in 2015/16."
    )
    assert exhibits.say_headings_in_doubt(found.head(0)) == ""


def test_the_cut_is_held_as_given():
    cut = pd.Series({"council_saving_gbp": 3.3e6, "national_share": 0.0619})
    assert exhibits.say_cut(cut) == (
        "Grant: the £3.3m is held as it was given to Cabinet. It is not worked out from the "
        "national cut of 6.2%."
    )


def test_only_cautions_that_apply_are_in_the_box():
    assert exhibits.list_cautions("A.", "", "B.") == Statement(("A.", "B."), role="caution")
    assert exhibits.list_cautions("", "").as_text() == "No caution applies to these figures."
