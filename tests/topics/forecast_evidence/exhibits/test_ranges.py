"""Widths, coverage by council, the rule and the year that is drawn, in words and tables."""

import pandas as pd
import pytest

from analysis.page import Chart, Statement
from analysis.topics.forecast_evidence import exhibits

from .sample import IN_TURN, RANGES, SOURCE, YEAR


def test_the_widths_at_the_month_shown_and_at_the_last():
    chart = exhibits.draw_widths(RANGES, level="service", months_elapsed=2, source=SOURCE)
    assert chart.finding == (
        "A usual range reaches from 28.7% under the forecast to 40.8% over it with two months "
        "gone; from 2.3% under the forecast to 9.2% over it with 11 months gone."
    )
    last = exhibits.draw_widths(RANGES, level="service", months_elapsed=11, source=SOURCE)
    assert last.finding.count("under") == 1


def test_without_ranges_a_sentence_says_so():
    none = RANGES.iloc[:0]
    for shown in (
        exhibits.draw_widths(none, level="council", months_elapsed=2, source=SOURCE),
        exhibits.tabulate_widths(none, level="council", source=SOURCE),
        exhibits.draw_year(YEAR.iloc[:0], level="council", source=SOURCE),
        exhibits.draw_year(YEAR.assign(low_gbp=float("nan")), level="council", source=SOURCE),
    ):
        assert isinstance(shown, Statement)
        assert shown.as_text().startswith("Councils as a whole: fewer than 20")
    nothing = exhibits.tabulate_in_turn(
        IN_TURN.iloc[:0], left_out="group", months_elapsed=2, source=SOURCE
    )
    assert nothing.as_text().startswith("Single services: fewer than 20")
    assert isinstance(exhibits.tabulate_rule(pd.DataFrame(), source=SOURCE), Statement)


@pytest.mark.parametrize(("left_out", "head"), [("group", "Council"), ("financial_year", "Year")])
def test_each_council_or_year_that_was_left_out_has_its_row(left_out, head):
    table = exhibits.tabulate_in_turn(
        IN_TURN, left_out=left_out, months_elapsed=2, source=SOURCE
    ).as_text()
    assert f"{head} left out | Cases" in table
    assert "Darlington | 70 | 30.0 | 20.0 | 33.3 | 50 | 71.4" in table


def test_the_rule_s_table_carries_the_columns_of_the_data_file():
    row = {
        "level": "service",
        "months_elapsed": 2,
        "method": "middle of five",
        "cases": 170,
        "median_error_share": 0.1156,
        "low_ratio": 0.6858,
        "high_ratio": 1.472,
        "coverage_share": 0.8235,
    }
    table = exhibits.tabulate_rule(pd.DataFrame([row]), source=SOURCE)
    assert table.name == "forecast_errors"
    assert table.csv().splitlines()[0] == ",".join(row)
    assert "service | 2 | middle of five | 170 | 11.6 | 0.686 | 1.472 | 82.4" in table.as_text()


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ([False, True], "lay inside the range at one of the two months."),
        ([True, True], "lay inside the range at every one of the two months."),
        ([False, False], "lay inside the range at none of the two months."),
    ],
)
def test_the_year_says_at_how_many_months_the_result_was_inside(inside, said):
    chart = exhibits.draw_year(YEAR.assign(is_inside=inside), level="service", source=SOURCE)
    assert isinstance(chart, Chart)
    assert chart.finding.startswith("The result of £11.5m")
    assert chart.finding.endswith(said)
    assert "Leeds, city development, 2021/22" in chart.subtitle


def test_the_year_s_table_names_months_and_methods():
    table = exhibits.draw_year(YEAR, level="service", source=SOURCE).table.as_text()
    assert "May | middle of five | 10.00 | 8.00 | 12.00 | 11.50 | yes" in table
    assert "April | middle of five | 9.00 | 7.00 | 11.00 | 11.50 | no" in table
