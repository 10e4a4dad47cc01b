"""The table of yearly results: a column a year, and a symbol wherever there is no number."""

import pandas as pd

from analysis.topics.scorecard_results import exhibits

from .sample import NAN, described


def year(ref: str, name: str, value: float, **given: object) -> dict[str, object]:
    row = {"indicator_id": ref, "year": name, "value": value, "provisional": "no"}
    return {**row, "confidential": False, **given}


def test_each_result_stands_under_its_year():
    yearly = pd.DataFrame(
        [
            year("OUR-01", "2013/14", 8.7),
            year("OUR-01", "2014/15", 9.3, provisional="yes"),
            year("OUR-02", "2012/13", NAN),
            year("OUR-02", "2014/15", NAN, confidential=True),
        ]
    )
    table = exhibits.tabulate_yearly(yearly, indicators=described({}, {}, {}), source="S.")
    shown = table.as_json()
    assert [column["label"] for column in shown["columns"]][1:] == ["2012/13", "2013/14", "2014/15"]
    assert [row[1:] for row in shown["rows"]] == [["[z]", "8.7", "9.3 [p]"], ["[x]", "[z]", "[c]"]]


def test_without_yearly_results_it_is_a_sentence():
    none = pd.DataFrame([year("A", "2014/15", 1.0)]).iloc[:0]
    said = exhibits.tabulate_yearly(none, indicators=described(), source="S.")
    assert said.as_text() == "No indicator has one result a year."
