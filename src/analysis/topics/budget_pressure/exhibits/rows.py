"""The files of rows that go with the budget appendix, named in words.

Which rows they hold is a measure's choice; none of them counts children.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import RowFile, RowFiles
from analysis.periods import Period


def list_row_files(
    services: pd.DataFrame,
    *,
    before: pd.DataFrame,
    ranges: pd.DataFrame,
    months: pd.DataFrame,
    results: pd.DataFrame,
    now: Period,
    last: Period,
) -> RowFiles:
    """Files of both reports' services, of their ranges, and of what the ranges are learnt from."""
    return RowFiles(
        [
            RowFile("services", f"Every service at {now.label}", services),
            RowFile("services_last_report", f"Every service at {last.label}", before),
            RowFile("services_ranges", "Spending so far and its range, service by service", ranges),
            RowFile("council_months", "What the whole council spent each month", months),
            RowFile("earlier_results", "Earlier forecasts and results behind the ranges", results),
        ]
    )
