"""The files of rows that go with the savings appendix, so that its sums can be worked out again.

What is printed is in the other modules; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import RowFile, RowFiles
from analysis.periods import Period

COLUMNS = [
    "scheme_ref",
    "title",
    "directorate",
    "kind",
    "recurring",
    "status",
    "target_gbp",
    "delivered_gbp",
    "forecast_gbp",
    "full_year_effect_gbp",
]


def list_row_files(
    schemes: pd.DataFrame, *, before: pd.DataFrame, now: Period, last: Period
) -> RowFiles:
    """Files of this report's schemes and of the last one's."""
    return RowFiles(
        [
            RowFile("schemes", f"Every scheme at {now.label}", schemes[COLUMNS]),
            RowFile("schemes_last_report", f"Every scheme at {last.label}", before[COLUMNS]),
        ]
    )
