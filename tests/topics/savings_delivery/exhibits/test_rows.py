"""The files of rows: each is named with what it holds, and holds what the sums need."""

from pathlib import Path

from analysis.periods import Period
from analysis.topics.savings_delivery import exhibits, measures, source

DATA = str(Path(__file__).parents[4] / "data")
NOW, LAST = Period.parse("2015-05"), Period.parse("2015-04")


def test_the_files_hold_both_reports_and_give_the_printed_range_again():
    now, before = (source.load(DATA, period=period).rows for period in (NOW, LAST))
    listed = exhibits.list_row_files(now, before=before, now=NOW, last=LAST)
    assert listed.as_text().splitlines() == [
        "Every scheme at 31 May 2015: rows-schemes.csv (51 rows).",
        "Every scheme at 30 April 2015: rows-schemes_last_report.csv (51 rows).",
    ]
    weights = source.load_weights(DATA).rows
    whole, again = (
        measures.weighted_forecast(rows, weights=weights) for rows in (now, listed.files[0].frame)
    )
    assert again.to_dict() == whole.to_dict()


def test_what_is_written_of_people_stays_behind():
    rows = source.load(DATA, period=NOW).rows
    listed = exhibits.list_row_files(rows, before=rows, now=NOW, last=LAST)
    assert not {"owner", "commentary"} & set(listed.files[0].frame)
