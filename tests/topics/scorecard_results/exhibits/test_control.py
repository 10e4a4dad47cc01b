"""Control charts of the scorecard: every result is drawn and stands in the table of its chart."""

import re

import pytest

from analysis.methods.control_charts import natural_limits
from analysis.topics.scorecard_results import exhibits, measures

from .sample import NAN, NONE, NOW, watched

UPS_AND_DOWNS = [50.0, 52.0] * 6  # mean 51, average step 2, limits 45.68 and 56.32


def drawn(values, **given):
    controlled, over_time, points = watched(values, **given)
    return exhibits.draw_control_charts(controlled, over_time=over_time, points=points, source="S.")


def texts(chart) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", chart.svg)


def test_the_table_has_the_results_and_limits_of_the_charts():
    (chart,) = drawn({"A": UPS_AND_DOWNS, "B": [NAN, *UPS_AND_DOWNS[1:]]})
    table = chart.as_json()["table"]
    assert [column["label"] for column in table["columns"]] == [
        "Time",
        "Indicator A (days)",
        "Indicator B (days)",
    ]
    assert table["rows"][0] == ["Q1 12/13", "50.0", "[x]"]
    assert table["rows"][-4][0:2] == ["Q4 14/15", "52.0"]
    assert table["rows"][-3:] == [
        ["Mean", "51.00", "51.09"],
        ["Lower limit", "45.68", "45.77"],
        ["Upper limit", "56.32", "56.41"],
    ]


def test_limits_can_be_worked_out_again_from_the_table():
    (chart,) = drawn({"A": [9.1, 8.7, 9.4, 8.2, 9.9, 9.0, 8.8, 9.3, 30.0, 9.2, 8.9, 9.0]})
    cells = chart.table.frame["A"]
    limits = natural_limits(cells.iloc[:12].map(lambda cell: cell.value).astype(float))
    assert [cell.value for cell in cells.iloc[12:]] == [limits.mean, limits.lower, limits.upper]


def test_lines_are_named_with_their_values():
    (chart,) = drawn({"A": UPS_AND_DOWNS})
    assert {"Mean 51.00", "Lower 45.68", "Upper 56.32", "Target 7.5", "Latest 52.0"} <= {
        *texts(chart)
    }


def test_both_ends_of_a_range_are_named():
    ranged = {"polarity": "range", "target": NAN, "range_low": 40.0, "range_high": 60.0}
    (chart,) = drawn({"A": UPS_AND_DOWNS}, A=ranged)
    assert {"Target from 40", "Target to 60", "Target 40 to 60; met: all 12"} <= {*texts(chart)}


def test_large_numbers_are_short_in_the_drawing_and_whole_in_the_table():
    (chart,) = drawn({"A": [72_650_458.0, 73_662_881.0] * 6}, A={"decimals": 0})
    assert "Latest 73.7m" in texts(chart)
    assert chart.table.as_json()["rows"][11][1] == "73,662,881"
    (smaller,) = drawn({"A": [642_135.0, 373_138.0] * 6}, A={"decimals": 0})
    assert {"Latest 373,138", "Mean 507,637"} <= {*texts(smaller)}


def test_a_limit_no_result_can_reach_is_in_the_table_and_not_drawn():
    (chart,) = drawn({"A": [1.0, 5.0] * 6})  # 3 less 2.66 x 4 is -7.64
    assert chart.table.as_json()["rows"][-2][1] == "\N{MINUS SIGN}7.64"
    assert not any(words.startswith("Lower") for words in texts(chart))
    assert chart.table.notes == (
        "A limit beyond what a result can be is in the table and is not drawn.",
    )


def test_overlapping_results_are_drawn_without_limits():
    (chart,) = drawn({"A": UPS_AND_DOWNS}, A={"frequency": "rolling"})
    assert "Not tested: figures overlap" in texts(chart)
    assert not any(words.startswith(("Mean", "Lower", "Upper")) for words in texts(chart))
    assert [row[1] for row in chart.table.as_json()["rows"][-3:]] == ["[z]"] * 3


def test_a_hidden_result_is_a_gap_with_its_symbol():
    controlled, over_time, _ = watched({"A": [*UPS_AND_DOWNS, NAN]})
    hidden = over_time.assign(confidential=over_time["value"].isna())
    points = measures.judged_points(hidden, indicators=controlled)
    (chart,) = exhibits.draw_control_charts(
        controlled, over_time=hidden, points=points, source="S."
    )
    assert "[c]" in texts(chart)
    assert chart.table.as_json()["rows"][12][1] == "[c]"


def test_a_time_without_a_new_result_is_marked():
    controlled, over_time, _ = watched({"A": [5.0, 5.0, 6.0]})
    yearly = over_time.assign(is_point=[False, True, True])
    points = measures.judged_points(yearly, indicators=controlled)
    (chart,) = exhibits.draw_control_charts(
        controlled, over_time=yearly, points=points, source="S."
    )
    assert [row[1] for row in chart.table.as_json()["rows"][:3]] == ["[z]", "5.0", "6.0"]


def test_the_finding_accounts_for_every_indicator():
    (chart,) = drawn(
        {
            "A": [*UPS_AND_DOWNS, 60.0],
            "B": [*UPS_AND_DOWNS, 40.0],
            "C": UPS_AND_DOWNS,
            "D": UPS_AND_DOWNS[1:],
            "E": [*UPS_AND_DOWNS, 60.0],
        },
        E={"polarity": "none", "target": NAN},
    )
    assert chart.finding == (  # 1 + 1 + 1 + 1 + 1 = 5; less is better
        "Our Council: of five indicators, one shows a real change for the worse, one shows a real "
        "change for the better, one shows a real change that is neither better nor worse, one only "
        "goes up and down as usual and one cannot be tested."
    )


def test_indicators_are_drawn_eight_a_page_and_the_focus_areas_named():
    charts = drawn(
        {f"I{number:02d}": [1.0, 2.0, 3.0] for number in range(15)},
        I00={"focus_area": "Roads"},
    )
    assert [len(chart.table.columns) - 1 for chart in charts] == [8, 7]
    assert charts[0].finding.startswith("Roads and Our Council, part 1 of 2: of eight")
    assert "part 2 of 2: of seven indicators, seven cannot be tested" in charts[1].finding
    assert charts[0].table.name != charts[1].table.name


def test_only_the_latest_change_is_drawn_as_one():
    (chart,) = drawn({"A": [float(number) for number in range(14)]}, A={"polarity": "high"})
    assert "Real change for the better" in texts(chart)
    assert "#e46c0a" not in chart.svg.lower()  # no mark for the worse, though it began low


def test_a_chart_of_seasonal_results_says_so():
    seasonal = {"comparator": "same quarter last year"}
    (chart,) = drawn({"A": UPS_AND_DOWNS, "B": [1.0, 2.0]}, A=seasonal, B=seasonal)
    assert "Ordinary ups and downs; seasonal" in texts(chart)
    assert "Not tested: too few results" in texts(chart)  # without limits there is none to widen


def test_the_method_gives_its_factors():
    assert "less and plus 2.66 average steps" in exhibits.say_method().as_text()


@pytest.mark.parametrize("show", [exhibits.tabulate_indicators])
def test_a_scorecard_without_indicators_has_no_tables(show):
    assert show(NONE, now=NOW, source="S.") == []


def test_a_scorecard_without_indicators_draws_nothing_and_does_not_fail():
    _, over_time, points = watched({"A": [1.0, 2.0]})
    drawn_of_none = exhibits.draw_control_charts(
        NONE, over_time=over_time, points=points, source="S."
    )
    assert drawn_of_none == []
    nothing = measures.ratings_by(NONE, by="focus_area")
    assert exhibits.draw_ratings(nothing, now=NOW, source="S.").finding == "No indicator is red."
