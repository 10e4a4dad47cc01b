"""The files of rows: each is named with what it holds and as at when."""

import pandas as pd

from analysis.periods import Period
from analysis.topics.budget_pressure import exhibits

NOW, LAST = Period(2015, 5), Period(2015, 4)


def test_each_file_is_named_with_what_it_holds():
    row = pd.DataFrame({"service": ["Care"]})
    behind = {"ranges": row, "months": row, "results": row.head(0)}
    files = exhibits.list_row_files(row, before=row.head(0), **behind, now=NOW, last=LAST)
    assert files.as_text().splitlines() == [
        "Every service at 31 May 2015: rows-services.csv (1 row).",
        "Every service at 30 April 2015: rows-services_last_report.csv (0 rows).",
        "Spending so far and its range, service by service: rows-services_ranges.csv (1 row).",
        "What the whole council spent each month: rows-council_months.csv (1 row).",
        "Earlier forecasts and results behind the ranges: rows-earlier_results.csv (0 rows).",
    ]
