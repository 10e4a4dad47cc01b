"""What would change the answer: in words for each way it can fall."""

import pandas as pd
import pytest

from analysis.topics.school_places import exhibits, measures

from ..sample import GIVEN, costs, criteria, demand, options, ranked, scores, side, whole

SUBJECT = side().set_index("option_ref", drop=False).loc["2"]
TESTED = measures.whole_costs_if(costs(), options=options(), demand=demand(), given=GIVEN)


def said(*, weights=None, apart=None, tested=TESTED):
    own = criteria() if weights is None else weights
    return exhibits.say_what_would_change(
        side(),
        subject=SUBJECT,
        steady=measures.stability(options(), criteria=own, scores=scores()),
        switches=measures.switching_weights(own, scores=scores(), ranked=ranked()),
        apart=measures.switching_costs(whole(), option_ref="2") if apart is None else apart,
        tested=tested,
    ).paragraphs


def test_the_sample_s_answer():
    assert said() == (
        "All weights together: option 2 is first in 4 of 9 sets of weights within their bounds, do "
        "nothing in 3 and option 1 in 2.",
        "One weight alone: option 1 draws level with option 2 with near home weighing 50 points "
        "(now 60 of 100) "
        "or site weighing 48 points (now 40 of 100).",
        "Building cost: for another option to cost the same in all, option 2 would have to cost "
        "99% more to build for option 1.",
        "Other assumptions: of the options with a place for every child, option 2 costs "
        "least in seven of nine cases of the table below; do nothing in the case “fewer children "
        "come” and none gives every child a place in the case “more children come”.",
    )


def test_weights_that_hardly_move_leave_one_option_first():
    narrow = criteria(low_points=[58.0, 39.0], high_points=[62.0, 41.0])
    together, alone, *_ = said(weights=narrow)
    assert together == "All weights together: option 2 is first in all 9 sets of weights."
    assert alone == (
        "One weight alone: none within its bounds takes option 2 off the first place; "
        "outside them, option 1 draws level with near home weighing 50 points (now 60 of 100) or "
        "site weighing 48 points (now 40 of 100)."
    )


def test_a_dearer_option_would_have_to_cost_less():
    apart = measures.switching_costs(whole(), option_ref="2").assign(own_share=-0.25)
    assert "would have to cost 25% less to build for option 1" in said(apart=apart)[2]


def test_nothing_to_compare_with_is_said():
    apart = measures.switching_costs(whole(), option_ref="2").iloc[:1]
    assert said(apart=apart)[2] == "Building cost: there is no other option to compare."


def test_no_option_with_enough_places_is_said():
    none = TESTED.assign(cheapest=None)
    assert said(tested=none)[3].endswith("no option gives every child a place.")


@pytest.mark.parametrize(
    ("break_even", "words"),
    [
        (920.4, "costs £920 a year; £1,000 is assumed, so it costs less."),
        (1_200.0, "costs £1,200 a year; £1,000 is assumed, so it costs more."),
        (-5.0, "Option 2 costs less than doing nothing whatever a journey costs."),
        (float("nan"), "leaves no fewer children without a place than doing nothing."),
    ],
)
def test_the_journey_that_ties_with_doing_nothing(break_even, words):
    shown = exhibits.say_break_even(break_even, transport_gbp=1_000, subject=SUBJECT)
    assert words in shown.as_text()


def test_the_table_of_cases_names_the_cheapest_shortly():
    table = exhibits.tabulate_tests(TESTED, options=options(), source="S.")
    assert table.columns[-1].label == "Cheapest with a place for every child"
    lines = table.as_text().splitlines()
    assert lines[2] == "As on this page | 0.07 | 0.14 | 0.07 | Option 2"
    assert lines[4].endswith("| [z]")
    assert len(lines) == 11
    assert not pd.isna(TESTED["assumption"]).any()
