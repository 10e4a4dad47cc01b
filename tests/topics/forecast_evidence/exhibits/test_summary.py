"""The findings in words: less or more, sure or not, and what was left aside."""

import pandas as pd
import pytest

from analysis.topics.forecast_evidence import exhibits

from .sample import GAIN, IN_TURN, NO_GAIN


def headline(gain, *, left_out="group"):
    return exhibits.say_headline(
        gain, in_turn=IN_TURN, left_out=left_out, months_elapsed=2
    ).as_text()


def test_the_headline_gives_both_errors_and_the_coverage():
    assert headline(GAIN) == (
        "With two months of the year gone, half of the straight-line forecasts of single services "
        "were off by 18.4% of the year's result or more. By the rule set out below it is 11.6%: "
        "37.0% less.\n"
        "The rule's ranges, meant to hold 80% of the results, held 137 of 170 (80.6%). What was "
        "said of each council was learnt from the others alone."
    )


def test_a_rule_that_is_worse_is_said_to_be():
    assert "it is 20.0%: 8.7% more." in headline(GAIN.replace({0.116: 0.2}).replace({0.37: -0.087}))


def test_with_one_council_the_years_are_left_out_and_refusals_are_told():
    said = headline(
        pd.concat([GAIN.drop("refused"), pd.Series({"refused": 7.0})]), left_out="financial_year"
    )
    assert "Left aside: seven cases in which too little is spent by then" in said
    assert said.endswith("What was said of each year was learnt from the others alone.")


def test_too_few_cases_are_the_headline():
    assert headline(NO_GAIN).startswith("Single services: fewer than 20 earlier years")


@pytest.mark.parametrize(
    ("spread", "said"),
    [
        (
            {"low_share": 0.154, "better_share": 1.0},
            "gave anything between 15.4% less and 51.2% less in 19 of 20 draws. The rule was "
            "better in all of the draws, so the gain is hardly chance.",
        ),
        (
            {"low_share": -0.845, "better_share": 0.32},
            "between 84.5% more and 51.2% less in 19 of 20 draws. The rule was better in 32% of "
            "the draws, so which of the two is better here cannot be told from so few.",
        ),
        (
            {"low_share": -0.845, "high_share": -0.1, "better_share": 0.01},
            "The rule was better in only 1% of the draws: here it is the worse choice.",
        ),
        ({"low_share": 0.0, "better_share": 0.6}, "between no less and no more and 51.2% less"),
    ],
)
def test_how_sure_the_gain_is(spread, said):
    gain = GAIN.copy()
    gain.update(pd.Series(spread))
    text = exhibits.say_sureness(gain, level="service").as_text()
    assert text.startswith("On 170 years of 45 services, the rule's median error was 11.6%")
    assert said in text


def test_nothing_is_sure_of_too_few():
    text = exhibits.say_sureness(NO_GAIN, level="council").as_text()
    assert text.startswith("Councils as a whole: fewer than 20")


def extent(*rows: tuple) -> pd.DataFrame:
    names = ["group", "services", "service_years", "tested", "first_year", "last_year"]
    return pd.DataFrame(rows, columns=names)


def test_the_extent_names_the_councils_and_the_years():
    table = extent(
        ("leeds", 40, 200, 70, "2012/13", "2021/22"),
        ("darlington", 30, 100, 30, "2013/14", "2021/22"),
        ("total", 70, 300, 100, "2012/13", "2021/22"),
    )
    assert exhibits.say_extent(table, months_elapsed=2).as_text() == (
        "Monthly amounts of two councils (Darlington and Leeds): 300 years of 70 services. 100 of "
        "these years, 2012/13 to 2021/22, could be tested. Where one month is shown, it is May: "
        "two months of the year gone."
    )


def test_the_extent_of_one_council_in_one_year_and_of_nothing():
    one = extent(("the council", 3, 6, 3, "2014/15", "2014/15")).loc[[0, 0]]
    text = exhibits.say_extent(one, months_elapsed=1).as_text()
    assert "of one council: six years of three services. Three of these years, of 2014/15," in text
    none = extent(("the council", 3, 3, 0, None, None)).loc[[0, 0]]
    assert "None of them could be tested." in exhibits.say_extent(none, months_elapsed=1).as_text()


def test_illustrative_amounts_are_warned_of():
    assert exhibits.say_basis({"illustrative"}).role == "caution"
    assert exhibits.say_basis({"not recorded"}).as_text().startswith("The amounts are as the files")
