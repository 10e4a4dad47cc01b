"""The files of rows: each is named with what it holds, and holds what the sums need."""

from pathlib import Path

from analysis.periods import Period
from analysis.topics.capital_spend_rate import exhibits, measures, source

DATA = str(Path(__file__).parents[4] / "data")
NOW, LAST = Period.parse("2015-05"), Period.parse("2015-04")


def test_the_files_hold_both_reports_and_give_the_printed_sums_again():
    now, before = (source.load(DATA, period=period).rows for period in (NOW, LAST))
    risks, history = measures.slippage_risk(now, now=NOW), source.load_history(DATA).rows
    listed = exhibits.list_row_files(risks, before=before, history=history, now=NOW, last=LAST)
    assert listed.as_text().splitlines() == [
        "Every project at 31 May 2015, with its points: rows-projects.csv (69 rows).",
        "Every project at 30 April 2015: rows-projects_last_report.csv (69 rows).",
        "Earlier years of the whole council, by month: rows-council_months.csv (60 rows).",
    ]
    rows = listed.files[0].frame
    assert measures.by_points(rows).equals(measures.by_points(risks))
    tested, again = (measures.uncontracted_works(each, mitigated_share=0.5) for each in (now, rows))
    assert again["upper_gbp"].iloc[-1] == tested["upper_gbp"].iloc[-1]
    assert (rows[rows.filter(like="_points").columns].sum(axis="columns") == rows["points"]).all()
