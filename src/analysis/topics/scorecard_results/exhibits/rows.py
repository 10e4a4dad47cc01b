"""The files of rows that go with the scorecard appendix, named in words.

Which columns they hold is a measure's choice; small counts are hidden in them as on the page.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import RowFile, RowFiles
from analysis.periods import Quarter


def list_row_files(
    indicators: pd.DataFrame, *, before: pd.DataFrame, now: Quarter, last: Quarter
) -> RowFiles:
    """Files of both reports' indicators, with targets, tolerances and thresholds."""
    return RowFiles(
        [
            RowFile("indicators", f"Every indicator in {now.label}", indicators),
            RowFile("indicators_last_report", f"Every indicator in {last.label}", before),
        ]
    )
