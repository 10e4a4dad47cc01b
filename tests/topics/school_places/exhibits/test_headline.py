"""The headline says whose choice it is and how it compares, whichever way that falls."""

import pandas as pd
import pytest

from analysis.methods.comparison import compared
from analysis.periods import Period
from analysis.topics.school_places import exhibits, measures

from ..sample import places, side

NOW, LAST = Period.parse("2015-07"), Period.parse("2015-02")
NONE_AGREED = {"agreed_on": pd.NaT}
FIRST_AGREED = {"agreed_on": pd.to_datetime([None, "2015-07-16", None])}


def headline(basis="published", case="expected", **changes):
    rows = side(**changes)
    said = exhibits.say_headline(
        rows, subject=measures.subject_of(rows), places=places(case), basis=basis
    )
    assert said.role == "headline"
    return said.paragraphs


def test_the_choice_is_the_cabinet_s_and_the_rest_a_comparison():
    assert headline() == (
        "The Cabinet agreed on 16 July 2015 to option 2: expand. The choice is the Cabinet's, "
        "not this comparison's.",
        "It scores highest (60.0 of 100) and costs least of the options with a place for every "
        "child in 2017/18: £71,000 in today's money.",
        "Building it would cost the council £60,000 if the bid for funding is lost and £0 if it "
        "is won; the answer is due by 16 October 2015.",
        "Places are short from the start: 105 pupils for 100 places in 2015/16. With nothing done, "
        "25 children would have no place nearby in 2017/18. If more children come than expected, "
        "10 would have none even with option 2.",
    )


def test_illustrative_costs_are_called_so():
    assert headline(basis="illustrative")[-1].endswith("the days of the bid are illustrative.")


def test_without_a_decision_the_highest_score_is_shown_as_such():
    assert headline(**NONE_AGREED)[0] == (
        "The Cabinet has not chosen yet. Scoring highest here is option 2: expand."
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            FIRST_AGREED,
            "It scores 56.0 of 100, less than option 2: expand (60.0) and costs £0.14m in today's "
            "money, but leaves five children without a place in 2017/18.",
        ),
        (
            FIRST_AGREED | {"enough": True, "short": 0},
            "It scores 56.0 of 100, less than option 2: expand (60.0) and costs £0.14m in today's "
            "money; of the options with a place for every child in 2017/18, do nothing costs "
            "least, £70,000.",
        ),
        (
            FIRST_AGREED | {"enough": True, "short": 0, "whole_gbp": [9e4, 1e4, 8e4]},
            "It scores 56.0 of 100, less than option 2: expand (60.0) but costs least of the "
            "options with a place for every child in 2017/18: £10,000 in today's money.",
        ),
        (
            {"enough": True, "whole_gbp": [9e4, 1e4, 8e4]},
            "It scores highest (60.0 of 100) but costs £80,000 in today's money; of the options "
            "with a place for every child in 2017/18, option 1: new school costs least, £10,000.",
        ),
    ],
)
def test_score_and_cost_are_told_as_they_fall(changes, words):
    assert headline(**changes)[1] == words


def test_an_option_without_a_bid_has_one_cost():
    assert headline(**FIRST_AGREED)[2] == (
        "Building it would cost the council £0.10m; no bid for more funding is open."
    )


def test_enough_places_without_it_are_said():
    assert headline(case="low", short=0.0, short_high=0.0)[3] == (
        "Without it every child would still have a place nearby in 2017/18."
    )


@pytest.mark.parametrize(
    ("changes", "name"),
    [({}, "Option 2: expand (agreed)"), (NONE_AGREED, "Option 2: expand")],
)
def test_the_table_marks_what_the_cabinet_agreed(changes, name):
    table = exhibits.tabulate_options(side(**changes), years_after=30, source="S.")
    lines = table.as_text().splitlines()
    assert lines[4] == f"{name} | 140 | 0 | 10 | 0.07 | 0.07 | 60.0"
    assert "(agreed)" not in lines[2] + lines[3]


def test_key_figures_are_of_the_option_and_a_missing_one_is_marked():
    rows = side(**FIRST_AGREED)
    totals = measures.key_totals(rows, option_ref="1")
    shown = exhibits.tabulate_key_figures(
        compared(totals, before=totals * 0.5),
        subject=measures.subject_of(rows),
        now=NOW,
        last=LAST,
        source="S.",
    )
    lines = shown.as_text().splitlines()
    assert lines[0] == "Key figures of option 1: new school"
    assert lines[2].endswith("| £0.11m | £56,000 | up £56,000 | Building cost")
    assert lines[-1].endswith("| [x] | [x] | [x] | Building cost")


def test_costs_that_are_nearly_the_same_do_not_look_equal():
    rows = side(whole_gbp=[2_785_179.0, 4_440_882.0, 2_848_100.0])
    totals = measures.key_totals(rows, option_ref="2")
    shown = exhibits.tabulate_key_figures(
        compared(totals, before=totals - 63_000),
        subject=measures.subject_of(rows),
        now=NOW,
        last=LAST,
        source="S.",
    )
    line = shown.as_text().splitlines()[3]
    assert line.endswith("| £2.85m | £2.79m | up £63,000 | Whole costs")


REASONS = pd.DataFrame({"option_ref": ["1"], "reason": ["Deeper foundations"]})


def changes_said(before, *, last=LAST, **changes):
    rows = side(**changes)
    subject = measures.subject_of(rows)
    changed = measures.changes_since(
        rows,
        before=before,
        reasons=REASONS,
        option_ref=subject["option_ref"],
        materiality_gbp=1_000,
    )
    return exhibits.say_changes(
        changed, subject=subject, last=last, materiality_gbp=1_000
    ).paragraphs


def test_the_decision_then_the_option_s_costs_then_the_others_with_reasons():
    before = side(adjusted_gbp=[0.0, 117_000.0, 67_000.0], whole_gbp=[72e3, 138_000.0, 71_000.0])
    assert changes_said(before) == (
        "The Cabinet agreed to option 2: expand on 16 July 2015.",
        "Option 2: expand: building cost up £200 to £67,000 and whole cost up £200 to £71,000. "
        "Reason: none is recorded.",
        "Option 1: new school: building cost down £5,000 to £0.11m. Reason: deeper foundations.",
        "Do nothing: whole cost down £2,000 to £70,000. Reason: none is recorded.",
    )


def test_nothing_changed_is_said_of_the_option_and_of_the_others():
    words = (
        "Option 2: expand: no cost changed.",
        "No other option's cost changed by £1,000 or more.",
    )
    assert changes_said(side(), last=NOW) == words
    assert changes_said(side(), **NONE_AGREED) == words


def test_the_scope_names_what_can_be_moved():
    said = exhibits.say_scope(
        NOW,
        last=LAST,
        rate=0.035,
        years_after=30,
        case="high",
        weights="site: 80",
        materiality_gbp=100_000,
    )
    assert said.as_text() == (
        "Position at 31 July 2015, compared with the report at 28 February 2015. Costs are added "
        "up over 30 years after the first and discounted at 3.5% a year. Demand: high. Weights: "
        "site: 80. Changes of £0.1m or more are described, and any of the option agreed."
    )
