"""Lists of capital projects: the words follow the numbers, nothing to list is a sentence."""

import pandas as pd
import pytest

from analysis.page import Statement, Table
from analysis.periods import Period
from analysis.topics.capital_spend_rate import exhibits, measures

from ..sample import FIVE, projects_of

NOW, SOURCE = Period.parse("2015-05"), "Capital monitor."
LISTED = measures.project_list(FIVE)
NONE = LISTED.iloc[:0]


def test_the_largest_project_is_named_with_its_part():
    assert exhibits.say_largest(LISTED).as_text() == (
        "The largest project, Project A (A), has a budget of £720, 55.4% of the "
        "programme. So far £90 has been spent on it."
    )


@pytest.mark.parametrize(
    ("spent_gbp", "told"),
    [
        (0.0, "Nothing has been booked on it this year."),
        (-5.0, "Its spending so far is negative, −£5."),
    ],
)
def test_the_largest_project_may_have_spent_nothing_or_less(spent_gbp, told):
    said = exhibits.say_largest(LISTED.assign(spent_to_date_gbp=spent_gbp)).as_text()
    assert said.endswith(told)


@pytest.mark.parametrize(
    ("stages", "finding"),
    [
        (("design", "design"), "Two projects of 2 have not started, with £200 of the £200 budget."),
        (("design", "on site"), "One project of 2 has not started, with £100 of the £200 budget."),
        (("on site", "complete"), "Every project has started."),
    ],
)
def test_projects_not_started_are_counted(stages, finding):
    projects = projects_of(
        *((f"P{place}", "Roads", stage, 100, 0, 0, 0, 100) for place, stage in enumerate(stages))
    )
    standing = measures.budget_by_standing(measures.project_list(projects))
    chart = exhibits.draw_standing(standing, now=NOW, source=SOURCE)
    assert chart.finding == finding
    assert "Bar chart with 4 bars" in chart.alt


@pytest.mark.parametrize(
    "tabulate",
    [
        exhibits.tabulate_differences,
        exhibits.tabulate_negative,
    ],
)
def test_nothing_to_list_is_a_sentence(tabulate):
    table = tabulate(measures.with_total_row(LISTED), now=NOW, source=SOURCE)
    assert isinstance(table, Table)
    assert table.as_text().splitlines()[-1].startswith("Total | ")
    nothing = tabulate(measures.with_total_row(NONE), now=NOW, source=SOURCE)
    assert isinstance(nothing, Statement)
    assert nothing.as_text().endswith(".")


def test_projects_under_way_with_nothing_booked_are_told_with_their_comment():
    nothing = measures.projects_with(LISTED, standing="nothing booked")
    assert exhibits.say_nothing_booked(nothing).as_text() == (
        "Under way with nothing booked this year: Project E (E), budget £0. Comment on E."
    )
    assert exhibits.say_nothing_booked(NONE).as_text() == (
        "Every project that is under way has something booked this year."
    )


def differences(*forecasts: float) -> str:
    """What is said of projects with budgets of £1m and these forecasts."""
    projects = projects_of(
        *((f"P{place}", "Roads", "on site", 1e6, 0, 0, 0, f) for place, f in enumerate(forecasts))
    )
    different = measures.forecast_differences(measures.project_list(projects))
    totals = measures.totals(projects, months_elapsed=2)
    return exhibits.say_differences(totals, different=different).as_text()


@pytest.mark.parametrize(
    ("forecasts", "told"),
    [
        ((1e6, 1e6), "Every project is forecast to spend its whole budget."),
        ((0.8e6, 1e6), "One project is forecast under budget, by £0.2m in all, and none over it."),
        (
            (0.8e6, 0.9e6, 1.5e6),
            "Two projects are forecast under budget, by £0.3m in all, and one project over it, by "
            "£0.5m.",
        ),
        ((1.5e6,), "One project is forecast over budget, by £0.5m in all, and none under it."),
    ],
)
def test_forecasts_under_and_over_are_told_apart(forecasts, told):
    assert differences(*forecasts).splitlines()[0] == told


def test_slippage_is_explained_only_where_something_is_under_budget():
    assert "slippage" in differences(0.8e6)
    assert "slippage" not in differences(1.5e6)


def test_a_forecast_under_budget_has_a_minus_and_one_over_it_a_plus():
    listed = LISTED.assign(variance_gbp=[-60_000.0, 0, 30_000, 0, 0])
    table = exhibits.tabulate_differences(measures.with_total_row(listed), now=NOW, source=SOURCE)
    signs = [line.split(" | ")[2] for line in table.as_text().splitlines()[2:]]
    assert signs == ["−0.06", "0.00", "+0.03", "0.00", "0.00", "−0.03"]


def test_overdue_projects_are_named_and_none_is_a_sentence():
    late = LISTED.iloc[:1].assign(completion=pd.Timestamp("2015-04-30"))
    assert exhibits.say_overdue(late, now=NOW).as_text() == (
        "Past its completion date: Project A (A), due 30 April 2015, stage on site."
    )
    assert exhibits.say_overdue(NONE, now=NOW).as_text() == (
        "No project was past its planned completion date at 31 May 2015."
    )


def test_every_project_has_a_row_in_thousands_and_every_block_its_total():
    pounds = ["current_budget_gbp", "spent_to_date_gbp", "forecast_gbp", "variance_gbp"]
    listed = measures.with_block_totals(LISTED.assign(**LISTED[pounds] * 1000))
    table = exhibits.tabulate_projects(listed, now=NOW, source=SOURCE)
    rows = table.as_text().splitlines()
    assert rows[1] == "Project | Stage | Budget (£000) | Spent (£000) | Spent (%) | Forecast (£000)"
    assert rows[3] == "Project B (B) | design | 180 | 0 | 0.0 | 120"
    assert rows[4] == "Total, Roads | [z] | 900 | 90 | 10.0 | 840"
    assert rows[8] == "Project E (E) | complete | 0 | 0 | [z] | 0"
    assert rows[10] == "Total | [z] | 1,300 | 55 | 4.2 | 1,270"


def test_the_file_of_every_project_keeps_whole_pounds():
    table = exhibits.tabulate_projects(measures.with_block_totals(LISTED), now=NOW, source=SOURCE)
    assert "Project A (A),on site,720,90,0.125,720" in table.csv()
