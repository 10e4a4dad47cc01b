"""Placements with starters and leavers: more or fewer, over or under, none, and no small count."""

import pandas as pd
import pytest

from analysis.page import Statement
from analysis.periods import Period
from analysis.topics.budget_pressure import exhibits, measures

NOW = Period(2015, 5)
NUMBERS = {"now": NOW, "source": "Placements, 31 May 2015."}
AREA = pd.DataFrame(
    {"area": ["Looked-after placements"], "before_action_gbp": [2e6], "net_gbp": [-1e6]}
)


def activity_of(*years: tuple[str, float, float], present_gbp: float = 2e6) -> pd.DataFrame:
    """Rows of (year, net children, pounds over budget) after the one of no change."""
    rows = [("present", None, None, 0.0, 300.0, 12e6, present_gbp)]
    rows += [
        (year, 200.0, 200 - net, net, 300 + net, 10e6 + over, over) for year, net, over in years
    ]
    columns = ["basis", "starters", "leavers", "net_children", "children", "cost_gbp", "over_gbp"]
    return pd.DataFrame(rows, columns=columns)


def pace_of(*net_children: float) -> pd.DataFrame:
    """Net children by this month of so many years, the latest earlier one first, this one last."""
    years = [f"{2014 - place}/{15 - place}" for place in range(len(net_children) - 1)]
    rows = {"financial_year": [*years, "2015/16"], "net_children": list(net_children)}
    return pd.DataFrame(rows).assign(children_before=657.0)


NO_PACE = pace_of(1.0).head(0)


def said(
    activity: pd.DataFrame, *, area: pd.DataFrame = AREA, so_far: pd.DataFrame = NO_PACE
) -> str:
    ranges = measures.activity_ranges(activity)
    return exhibits.say_activity(activity, ranges=ranges, so_far=so_far, by_area=area).as_text()


MORE = activity_of(("2013/14", 6, 2.1e6), ("2014/15", 12, 2.2e6), ("2012/13", 26, 2.4e6))


def test_more_children_cost_more_and_the_managers_allow_for_none():
    assert said(MORE) == (
        "If children come and go until the end of the year as they did in the three earlier years, "
        "there will be 6 to 26 more children (12 more in the middle year) by then, and placements "
        "will cost £2.1m to £2.4m over budget. Three years is few: expect a result outside this "
        "range as often as inside.\n"
        "Managers assume that numbers will not change: £2.0m over budget, or £1.0m under budget "
        "after planned action."
    )


def test_years_are_told_to_run_one_way_in_their_own_order_and_not_in_that_of_the_rows():
    falling = activity_of(("2014/15", 6, 2.1e6), ("2013/14", 12, 2.2e6), ("2012/13", 26, 2.4e6))
    assert "They moved one way from year to year" in said(falling)


@pytest.mark.parametrize(
    ("net_children", "words"),
    [
        (
            (-1, 5, 11),
            "The year began with 657 children. By this month there are 11 more, against 1 fewer in "
            "2014/15 and 5 more in 2013/14 by then: faster than any of those years.",
        ),
        (
            (5, 8, 8),
            "8 more, against 5 more in 2014/15 and 8 more in 2013/14 by then: within those",
        ),
        ((5, 8, -2), "there are 2 fewer, against"),
        ((5, 8, -2), "slower than any of those years."),
    ],
)
def test_this_years_pace_is_set_against_earlier_years(net_children, words):
    assert words in said(MORE, so_far=pace_of(*net_children))


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (
            [("2013/14", -20, -2e6), ("2014/15", -10, -1e6)],
            "there will be 10 to 20 fewer children (15 fewer in the middle year) by then, and "
            "placements will cost £1.0m to £2.0m under budget.",
        ),
        (
            [("2013/14", -20, -1e6), ("2014/15", 10, 2e6)],
            "between 20 fewer and 10 more children (5 fewer in the middle year) by then, and "
            "placements will cost between £1.0m under budget and £2.0m over budget.",
        ),
        (
            [("2014/15", 10, 2e6)],
            "as they did in the one earlier year, there will be 10 more children by then, and "
            "placements will cost £2.0m over budget. One year cannot say",
        ),
        ([("2014/15", 0, 2e6)], "there will be no more children by then"),
    ],
)
def test_the_words_follow_the_signs(years, words):
    assert words in said(activity_of(*years))


def test_a_managers_forecast_that_is_not_the_present_cost_is_set_against_it():
    assert (
        "Managers forecast £2.0m over budget, or £1.0m under budget after planned action, against "
        "£3.0m over budget at present numbers and prices."
    ) in said(activity_of(("2014/15", 10, 4e6), present_gbp=3e6))
    assert "anagers" not in said(MORE, area=AREA.iloc[:0])


def test_without_years_only_the_present_is_shown():
    present = activity_of()
    assert said(present).startswith("There is no earlier year whose starters and leavers")
    chart = exhibits.draw_activity(
        present,
        ranges=measures.activity_ranges(present),
        child_gbp=float("nan"),
        by_area=AREA,
        **NUMBERS,
    )
    assert chart.finding == "At present numbers and prices placements cost £2.0m over budget."
    assert chart.table.notes == ()


def test_each_year_and_the_managers_are_bars_and_rows():
    chart = exhibits.draw_activity(
        MORE, ranges=measures.activity_ranges(MORE), child_gbp=15_000.0, by_area=AREA, **NUMBERS
    )
    assert chart.finding == (
        "With the comings and goings of earlier years placements cost £2.1m to £2.4m over budget."
    )
    assert chart.table.as_text().splitlines()[2:] == [
        "No change after 31 May 2015 | [z] | [z] | 300 | 12.00 | +2.00",
        "As in 2013/14 | 200 | 194 | 306 | 12.10 | +2.10",
        "As in 2014/15 | 200 | 188 | 312 | 12.20 | +2.20",
        "As in 2012/13 | 200 | 174 | 326 | 12.40 | +2.40",
        "Managers' forecast before action | [z] | [z] | [z] | [z] | +2.00",
        "Managers' forecast after action | [z] | [z] | [z] | [z] | −1.00",
    ]
    assert "adds £15,000: half of the weeks left" in chart.table.notes[0]


def test_another_directorate_has_a_sentence():
    none = activity_of().iloc[:0]
    chart = exhibits.draw_activity(
        none, ranges=measures.activity_ranges(none), child_gbp=0.0, by_area=AREA, **NUMBERS
    )
    assert isinstance(chart, Statement)
    assert said(none) == "No placements to show for this directorate."


def test_a_small_number_of_starters_is_nowhere_in_the_page():
    months = [("2014/15", month, 20.0, 17.0) for month in range(1, 12)]
    months += [("2014/15", 12, 3.0, 19.0)]
    flows = pd.DataFrame(months, columns=["financial_year", "month", "starters", "leavers"])
    placements = pd.DataFrame(
        {
            "placement_type": ["Fostering"],
            "budget_children": [90.0],
            "actual_children": [97.0],
            "budget_weekly_gbp": [400.0],
            "actual_weekly_gbp": [410.0],
            "weeks_elapsed": [8.71],
            "weeks_in_year": [52.29],
        }
    )
    to_year_end = measures.flows_to_year_end(flows, now=NOW)
    activity = measures.activity_forecasts(placements, to_year_end=to_year_end)
    ranges = measures.activity_ranges(activity)
    chart = exhibits.draw_activity(
        activity,
        ranges=ranges,
        child_gbp=measures.child_to_year_end_gbp(placements),
        by_area=AREA,
        **NUMBERS,
    )
    so_far = measures.flows_so_far(flows.assign(children_at_end=100.0), now=NOW)
    words = exhibits.say_activity(activity, ranges=ranges, so_far=so_far, by_area=AREA)
    pages = chart.as_text() + chart.table.csv() + words.as_text() + chart.svg.replace(">", " ")
    # 183 starters from June to March, 172 leavers and 108 children by then.
    assert {"183", "172", "108"} & set(pages.replace("<", " ").split()) == set()
    assert "2014/15" not in chart.table.csv()
