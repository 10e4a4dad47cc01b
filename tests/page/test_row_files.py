"""Files of rows: what the page says of them, and what they hold."""

from __future__ import annotations

import pandas as pd

from analysis.page import RowFile, RowFiles

SCHEMES = pd.DataFrame(
    {
        "title": ["=cmd|' /C calc'!A0", "Fleet"],
        "target_gbp": [1_096_000.0, 12.345],
        "due": pd.to_datetime(["2015-09-30", None]),
    }
)


def test_the_page_names_each_file_and_its_rows():
    files = RowFiles(
        [
            RowFile("schemes", "Every scheme at 31 May 2015", SCHEMES),
            RowFile("schemes_before", "Every scheme at 30 April 2015", SCHEMES.head(1)),
        ]
    )
    assert files.as_text().splitlines() == [
        "Every scheme at 31 May 2015: rows-schemes.csv (2 rows).",
        "Every scheme at 30 April 2015: rows-schemes_before.csv (1 row).",
    ]
    assert files.as_json()["role"] == "list"


def test_a_file_is_unrounded_safe_in_a_spreadsheet_and_has_no_blank():
    [file] = RowFiles([RowFile("schemes", "Every scheme", SCHEMES)]).as_json()["files"]
    assert file["file"] == "rows-schemes.csv"
    assert file["csv"].splitlines() == [
        "title,target_gbp,due",
        "'=cmd|' /C calc'!A0,1096000,2015-09-30",
        "Fleet,12.345,[x]",
    ]
