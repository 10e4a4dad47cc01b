"""The first sentences, by what there is to say: none, one, all."""

import pandas as pd
import pytest

from analysis.periods import Period, Quarter
from analysis.topics.summary import exhibits

NONE = dict.fromkeys(
    ["red", "amber", "green", "no_status", "worse", "better", "no_change", "not_comparable"], 0
)
NO_TOPIC = pd.DataFrame(columns=["title"])
MAY, APRIL = Period.parse("2015-05"), Period.parse("2015-04")


def headline(pressing=NO_TOPIC, **counts):
    topics = counts.pop("topics")
    totals = pd.Series({"topics": topics, **NONE, **counts}, dtype=float)
    return exhibits.say_headline(totals, pressing=pressing).as_text().splitlines()


def test_all_of_it():
    pressing = pd.DataFrame({"title": ["Revenue budget", "Scorecard"]})
    assert headline(
        pressing, topics=10, red=1, amber=3, green=5, no_status=1, worse=1, better=3, no_change=4,
        not_comparable=2,
    ) == [
        "Of 10 topics, one is Red, three are Amber and five are Green. Since their last reports, "
        "one got worse, three got better and four did not change. One is without a status and two "
        "are not comparable.",
        "Most in need of attention: revenue budget and scorecard.",
    ]  # fmt: skip


def test_nothing_to_worry_about():
    assert headline(topics=1, green=1, no_change=1) == [
        "Of one topic, one is Green. Since their last reports, one did not change.",
        "No topic is Red or Amber.",
    ]


def test_nothing_known():
    assert headline(topics=2, no_status=2, not_comparable=2)[0] == (
        "Of two topics, none has a rating. Two are without a status and two are not comparable."
    )


def test_the_scope_says_that_other_dates_follow_only_where_they_do():
    others = {"scorecard": (Quarter.parse("2014-15-q4"), Quarter.parse("2014-15-q3"))}
    said = exhibits.say_scope(MAY, last=APRIL, others=others).as_text()
    assert said == (
        "Position at 31 May 2015, compared with the report at 30 April 2015. Other dates are "
        "given below."
    )
    assert exhibits.say_dates(others).as_text() == (
        "Dates of their own, with the last report in brackets: scorecard Quarter 4 2014/15 "
        "(Quarter 3 2014/15)."
    )
    assert "Other" not in exhibits.say_scope(MAY, last=APRIL, others={}).as_text()
    assert exhibits.say_dates({}).as_text() == "Every topic is shown at the same date."


def topic(**changes):
    row = {
        "title": "Revenue budget",
        "letter": "B",
        "label": "Over cash limit",
        "unit": "share",
        "better_when": "lower",
        "now": 0.017,
        "change": 0.003,
        "movement": "worse",
        "rating": "red",
        "amber_from": 0.002,
        "red_from": 0.01,
        "at_stake_gbp": 5.5e6,
        "owner": "Chief Financial Officer",
    }
    return {**row, **changes}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {},
            "Revenue budget (Appendix B) is Red and has become worse. Over cash limit: 1.7%, up "
            "0.3 percentage points (Red from 1.0% up). At stake: £5.5m. Owner: Chief Financial "
            "Officer.",
        ),
        (
            {"movement": "no change", "change": 0.0, "at_stake_gbp": float("nan")},
            "Revenue budget (Appendix B) is Red and has not changed. Over cash limit: 1.7% (Red "
            "from 1.0% up). Owner: Chief Financial Officer.",
        ),
        (
            {"movement": "not comparable", "change": float("nan"), "rating": "amber",
             "letter": float("nan"), "at_stake_gbp": 0.0},
            "Revenue budget is Amber and cannot be compared with the last report. Over cash "
            "limit: 1.7% (Amber from 0.2% up). Owner: Chief Financial Officer.",
        ),
        (
            {"movement": "better", "change": -0.003, "at_stake_gbp": -1e6},
            "Revenue budget (Appendix B) is Red and has become better. Over cash limit: 1.7%, down "
            "0.3 percentage points (Red from 1.0% up). Owner: Chief Financial Officer.",
        ),
    ],
)  # fmt: skip
def test_a_reason_is_said_with_its_rating_change_money_and_owner(changes, said):
    pressing = pd.DataFrame([topic(**changes)])
    assert exhibits.say_attention(pressing).paragraphs == (said,)


def test_nothing_that_needs_attention_is_a_sentence():
    assert exhibits.say_attention(pd.DataFrame()).as_text() == (
        "No topic is Red or Amber, so none is named here."
    )


def test_topics_that_became_worse_are_named_with_their_rating():
    worse = pd.DataFrame([topic(rating="green"), topic(title="Roads", letter=None, rating="amber")])
    assert exhibits.say_also_worse(worse).as_text() == (
        "Also became worse: Revenue budget (Appendix B), Green; Roads, Amber."
    )
    assert exhibits.say_also_worse(worse.head(0)).as_text() == "No other topic became worse."
