"""A published long table of years as the scorecard's own rows: what is kept, left out, refused."""

import math

import pandas as pd
import pytest

from analysis.errors import InputFaults
from analysis.topics.scorecard_results import exhibits, measures, source

HEADER = "measure_code,topic,measure,polarity,year_type,year,value"
ROWS = """\
ABS,Schools,Absence in all schools,Low,Academic Year,2019/20,0.30000000000000004
ABS,Schools,Absence in all schools,Low,Academic Year,2018/19,5.1
ABS,Schools,Absence in all schools,Low,Academic Year,2020/21,-
ABS,Schools,Absence in all schools,Low,Academic Year,2021/22 (prov),7.6E-2
GCSE,Schools,Pupils with five good grades,High,Academic Year,2016 (Rev),57.2
GCSE,Schools,Pupils with five good grades,High,Academic Year,2017 (Final),58
ROAD,Health,Children hurt on roads,Low,Calendar Year,2014-16,15.04
ROAD,Health,Children hurt on roads,Low,Calendar Year,2015-17,15.22
PUPILS,Schools,Pupils on roll,-,Annual - January,2024,1234
COST,"Finance, gross",Cost of children's homes,,Financial Year,2023-24 (OT),-642135
NONE,Health,Nothing known,High,Annual,2024,-
ODD,Health,A year that is none,High,Annual,0,5
ODD,Health,A year that is none,High,Annual,2023,6
"""


@pytest.fixture
def table(tmp_path):
    """Writes a table of such rows and returns its path."""

    def write(rows: str = ROWS) -> str:
        path = tmp_path / "published.csv"
        path.write_text(f"{HEADER}\n{rows}", encoding="utf-8")
        return str(path)

    return write


def faults(path: str) -> list[str]:
    with pytest.raises(InputFaults) as caught:
        source.load_published(path)
    return [f"line {fault.line} {fault.column}: {fault.rule}" for fault in caught.value.faults]


def test_each_indicator_becomes_a_row_of_the_scorecard(table):
    indicators, _ = source.load_published(table())
    rows = indicators.rows.set_index("indicator_id")
    assert indicators.rows.columns.to_list() == list(source.INDICATORS.names)
    assert rows["polarity"].to_dict() == {
        "ABS": "low",
        "GCSE": "high",
        "ROAD": "low",
        "PUPILS": "none",
        "COST": "none",
        "ODD": "high",
    }
    assert rows.loc["COST", ["title", "focus_area"]].to_list() == [
        "Cost of children's homes",
        "Finance, gross",
    ]
    assert rows[["target", "range_low", "noise"]].isna().all(axis=None)


def test_results_are_in_the_order_of_their_years_and_free_of_float_noise(table):
    _, results = source.load_published(table())
    absence = results.rows[results.rows["indicator_id"] == "ABS"]
    assert absence["at"].to_list() == ["2018/19", "2019/20", "2020/21", "2021/22 (prov)"]
    assert absence["value"].to_list() == pytest.approx([5.1, 0.3, math.nan, 0.076], nan_ok=True)
    assert absence["value"].iloc[1] == 0.3
    assert absence["provisional"].to_list() == ["no", "no", "no", "yes"]


def test_the_latest_result_is_the_indicators_value_also_where_it_is_missing(table):
    rows = source.load_published(table())[0].rows.set_index("indicator_id")
    assert rows.loc["GCSE", "value"] == 58.0
    gone = ROWS.replace("2017 (Final),58", "2017 (Final),-")
    rows = source.load_published(table(gone))[0].rows.set_index("indicator_id")
    assert pd.isna(rows.loc["GCSE", "value"])


def test_averages_over_years_that_overlap_are_known(table):
    rows = source.load_published(table())[0].rows.set_index("indicator_id")
    assert rows.index[rows["frequency"] == "rolling"].to_list() == ["ROAD"]


def test_what_is_left_out_or_missing_is_counted_with_the_reason(table):
    indicators, results = source.load_published(table())
    assert indicators.notes[-5:] == (
        "Rows left out because they name no year: 1.",
        "Indicators left out because they have no value: 1.",
        "Values that are missing and left as gaps: 1.",
        "Indicators of polarity '-', where neither up nor down is better: 1.",
        "Indicators without a polarity, taken in the same way: 1.",
    )
    assert len(results.rows) == 13 - 1 - 1  # the row without a year, and the one of no value


def test_nothing_left_out_is_no_note(table):
    indicators, _ = source.load_published(table(ROWS.splitlines()[1] + "\n"))
    assert indicators.notes == ()


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (
            "GCSE,Schools,Pupils with five good grades,High,Academic Year,2017 (Final),59",
            ["line 15 measure_code and year: stands on an earlier row as well"],
        ),
        (
            "GCSE,Schools,Pupils with five good grades,High,Academic Year,2017,59",
            ["line 15 year: is a year that stands twice"],
        ),
        (
            "GCSE,Schools,Pupils with five good grades,Low,Academic Year,2018,59",
            ["line 15 polarity: differs within the indicator"],
        ),
        (
            "GCSE,Schools,Another name,High,Academic Year,2018,59",
            ["line 15 measure: differs within the indicator"],
        ),
        (
            "NEW,Schools,New,Up,Academic Year,2018,59",
            ["line 15 polarity: is not one of High, Low, -"],
        ),
        (
            "NEW,Schools,New,High,Academic Year,2018,about 59",
            ["line 15 value: is not written like 12.5 or -"],
        ),
    ],
)
def test_a_row_given_twice_or_at_odds_is_refused(table, row, found):
    assert faults(table(f"{ROWS}{row}\n")) == found


def test_it_runs_through_the_charts(table):
    indicators, results = source.load_published(table())
    rows = measures.with_decimals(indicators.rows, history=results.rows)
    points = measures.judged_points(results.rows, indicators=rows)
    controlled = measures.with_control(rows, points=points)
    charts = exhibits.draw_control_charts(
        controlled, over_time=results.rows, points=points, source=results.source
    )
    findings = [chart.finding.partition(":")[0] for chart in charts]
    assert findings == ["Schools, Health and Finance, gross"]
    times = [row[0] for row in charts[0].table.as_json()["rows"]]
    assert times[:4] == ["2014-16", "2015-17", "2016 (Rev)", "2017 (Final)"]
    assert set(controlled["variation"]) == {"not judged"}
