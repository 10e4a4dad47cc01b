"""Single schemes in words: changes, risk and the largest; nothing to report is a sentence."""

import pandas as pd
import pytest

from analysis.page import Chart
from analysis.periods import Period
from analysis.topics.savings_delivery import exhibits, measures


def changes(**values: object) -> pd.DataFrame:
    row = {
        "scheme_ref": "A1",
        "title": "Fleet",
        "directorate": "Corporate and Financing",
        "status_before": "amber",
        "status_now": "amber",
        "target_gbp": 500_000.0,
        "forecast_change_gbp": 0.0,
        "size_gbp": 500_000.0,
        "is_told": True,
    }
    return pd.DataFrame([{**row, **values}])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (
            {"status_now": "green"},
            "Fleet (A1, Corporate and Financing): from Amber to Green (target £0.5m).",
        ),
        (
            {"forecast_change_gbp": -250_000.0},
            "Fleet (A1, Corporate and Financing): forecast down £0.3m.",
        ),
        (
            {"status_before": "not listed", "forecast_change_gbp": 40_000.0},
            "Fleet (A1, Corporate and Financing): from Not listed to Amber (target £0.5m) and "
            "forecast up £40,000.",
        ),
    ],
)
def test_a_change_is_told_by_status_and_forecast(values, sentence):
    assert exhibits.say_changes(changes(**values), materiality_gbp=1e5).as_text() == sentence


def test_no_change_is_a_sentence():
    said = exhibits.say_changes(changes().iloc[:0], materiality_gbp=100_000)
    assert said.role == "text"
    assert said.as_text() == "No scheme changed its status or its forecast since the last report."


def test_changes_under_the_materiality_are_counted():
    both = pd.concat([changes(status_now="green"), changes(is_told=False)])
    assert exhibits.say_changes(both, materiality_gbp=100_000).as_text().splitlines()[1] == (
        "There was one change of forecast under £0.1m. Every change of rating is described, "
        "whatever its size."
    )


NOW = Period.parse("2015-05")


def at_risk(number: int) -> pd.DataFrame:
    rows = [(f"S{place}", "amber", 1e5 * place) for place in range(1, number + 1)]
    schemes = pd.DataFrame(rows, columns=["scheme_ref", "status", "target_gbp"])
    return schemes.assign(title="Scheme")


@pytest.mark.parametrize(
    ("number", "finding"),
    [
        (
            7,
            "The five largest of seven Amber and Red schemes hold 89.3% of the £2.8m still to be "
            "secured.",
        ),
        (5, "All of the £1.5m still to be secured is in five schemes."),
        (1, "All of the £0.1m still to be secured is in one scheme."),
    ],
)
def test_concentration_is_told_by_how_many_there_are(number, finding):
    largest = measures.largest_at_risk(at_risk(number))
    chart = exhibits.draw_largest(largest, now=NOW, source="S.")
    assert isinstance(chart, Chart)
    assert chart.finding.startswith(finding)


def test_no_scheme_to_single_out_is_a_sentence():
    said = exhibits.draw_largest(measures.largest_at_risk(at_risk(0)), now=NOW, source="S.")
    assert said.as_text() == "No scheme is rated Amber or Red."


def test_a_bar_has_a_short_name_and_the_table_the_whole_one():
    schemes = at_risk(1).assign(title="Fleet: electric vans in place of the oldest diesel ones")
    chart = exhibits.draw_largest(measures.largest_at_risk(schemes), now=NOW, source="S.")
    assert isinstance(chart, Chart)
    assert "one bar: Fleet (S1), £0.10m" in chart.alt
    assert "Fleet: electric vans in place of the oldest diesel ones (S1)" in chart.table.as_text()


def test_schemes_at_risk_have_the_day_of_their_next_milestone():
    schemes = at_risk(1).assign(
        owner="Head of Fleet",
        forecast_gbp=0.0,
        milestone_due=pd.Timestamp("2015-09-01"),
        mitigation="Leases ended early",
    )
    table = exhibits.tabulate_risk(measures.schemes_at_risk(schemes), now=NOW, source="S.")
    assert table.as_text().splitlines()[2] == (
        "Scheme (S1). Head of Fleet | Amber | 0.10 | 0.00 | 1 September 2015 | Leases ended early"
    )


def test_the_table_of_the_largest_ends_with_the_rest_and_the_total():
    largest = measures.largest_at_risk(at_risk(7))
    chart = exhibits.draw_largest(largest, now=NOW, source="S.")
    assert isinstance(chart, Chart)
    assert chart.table.as_text().splitlines()[-2:] == [
        "All other Amber and Red schemes | [z] | 0.30 | 10.7 | 100.0",
        "Total | [z] | 2.80 | 100.0 | 100.0",
    ]
