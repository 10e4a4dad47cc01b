"""Single indicators: in full, all red ones, and every one by focus area."""

from analysis.topics.scorecard_results import exhibits

from .sample import NAN, NONE, NOW, described


def test_an_exception_is_told_in_full():
    (table,) = exhibits.tabulate_in_full(
        described(), what="red and deteriorated", now=NOW, source="S."
    )
    assert table.as_text().split("\n") == [
        "Sickness absence, Quarter 4 2014/15",
        "Our Council | Details",
        "Result | 9.3 days at 31 March 2015; target 7.5 days or less",
        "Quarter 3 2014/15 | 8.7 days",
        "National or regional | 8.7 days",
        "Performance | Absence rose.",
        "What is being done | Managers are trained.",
        "Owner | Head of Human Resources; next update 10 September 2015",
    ]


def test_what_an_exception_lacks_is_marked():
    lacking = described({"benchmark": NAN, "action": None}, before=NAN)
    (table,) = exhibits.tabulate_in_full(lacking, what="red", now=NOW, source="S.")
    cells = dict(table.as_json()["rows"])
    assert cells["Quarter 3 2014/15"] == "[x]"
    assert cells["National or regional"] == "[x]"
    assert cells["What is being done"] == "[x]"


def test_no_exception_and_no_red_indicator_are_sentences():
    (said,) = exhibits.tabulate_in_full(NONE, what="green and improved", now=NOW, source="S.")
    assert said.as_text() == "No indicator is green and improved in Quarter 4 2014/15."
    red = exhibits.tabulate_red(NONE, now=NOW, source="S.")
    assert red.as_text() == "No indicator is red in Quarter 4 2014/15."


def test_every_focus_area_has_its_table_with_marks_and_symbols():
    rows = described({}, {"focus_area": "Roads", "target": NAN, "indicator_id": "ENV-01"})
    first, second = exhibits.tabulate_indicators(rows, now=NOW, source="S.")
    assert first.caption == "Our Council: every indicator, Quarter 4 2014/15"
    cells = first.as_json()["rows"][0]
    assert [cells[6]["text"], cells[7]["text"]] == ["Red", "Deteriorating"]
    assert cells[2:6] == ["7.5", "10%", "9.3", "31 March 2015"]
    assert second.as_json()["rows"][0][2:4] == ["[z]", "[z]"]
    assert first.csv().splitlines()[1].split(",")[4] == "9.3"
