"""The rows that travel with the page: both reports', and nothing that the page hides."""

from analysis.topics.scorecard_results import exhibits, measures

from .sample import LAST, NOW, described


def test_both_reports_are_listed_and_small_counts_stay_hidden():
    rows = measures.published_rows(described({"numerator": 3.0, "commentary": "Three people."}))
    files = exhibits.list_row_files(rows, before=rows.iloc[:0], now=NOW, last=LAST)
    assert files.as_text().split("\n") == [
        "Every indicator in Quarter 4 2014/15: rows-indicators.csv (1 row).",
        "Every indicator in Quarter 3 2014/15: rows-indicators_last_report.csv (0 rows).",
    ]
    text = files.files[0].text
    header, row = (line.split(",") for line in text.splitlines())
    cells = dict(zip(header, row, strict=True))
    assert (cells["value"], cells["noise"], cells["tolerance"]) == ("[x]", "0.2", "0.1")
    assert "Three people" not in text
