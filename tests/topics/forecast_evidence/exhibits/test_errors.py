"""The errors' chart and tables: findings from the first to the last month, and refusals."""

import pandas as pd

from analysis.page import Chart, Statement, Table
from analysis.topics.forecast_evidence import exhibits

from .sample import BY_MONTH, SOURCE


def test_the_chart_goes_from_the_first_month_to_the_last():
    chart = exhibits.draw_errors(BY_MONTH, level="service", source=SOURCE)
    assert isinstance(chart, Chart)
    assert chart.finding == (
        "The rule's median error goes from 16.0% with one month gone to 12.0% with two months "
        "gone; the straight line's from 27.0% to 18.0%."
    )
    assert "Middle of five (%)" in chart.table.as_text()


def test_a_month_the_rule_refuses_stays_in_the_table_and_leaves_the_drawing():
    refused = BY_MONTH.assign(rule=[None, 0.12]).astype({"rule": float})
    chart = exhibits.draw_errors(refused, level="service", source=SOURCE)
    assert chart.finding.startswith("The rule's median error goes from 12.0% with two months gone")
    assert "1 | 170 | 27.0" in chart.table.as_text()
    assert "[z]" in chart.table.as_text()


def test_too_few_cases_are_a_sentence():
    nothing = BY_MONTH.assign(rule=float("nan"))
    for shown in (
        exhibits.draw_errors(nothing, level="council", source=SOURCE),
        exhibits.tabulate_errors(nothing, error="lean", level="council", source=SOURCE),
    ):
        assert isinstance(shown, Statement)
        assert shown.as_text().startswith("Councils as a whole: fewer than 20")


def test_each_kind_of_error_says_what_it_is():
    tables = {
        error: exhibits.tabulate_errors(BY_MONTH, error=error, level="service", source=SOURCE)
        for error in ("median", "large", "lean")
    }
    assert len({table.name for table in tables.values()}) == 3
    assert "One forecast in ten was further off" in tables["large"].notes[0]
    assert "too high" in tables["lean"].notes[0]


def test_methods_stand_in_the_order_given_with_their_lean():
    rows = pd.DataFrame(
        {
            "method": ["rule", "straight line"],
            "cases": [163, 170],
            "median_error": [0.116, 0.184],
            "p90_error": [0.54, 0.579],
            "bias": [-0.037, 0.019],
        }
    )
    table = exhibits.tabulate_methods(rows, level="service", months_elapsed=2, source=SOURCE)
    assert isinstance(table, Table)
    assert table.as_text().splitlines()[-2:] == [
        "Rule | 163 | 11.6 | 54.0 | −3.7",
        "Straight line | 170 | 18.4 | 57.9 | 1.9",
    ]
    assert "two months gone (end of May)" in table.caption
