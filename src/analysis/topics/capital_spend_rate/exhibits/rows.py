"""The files of rows that go with the capital appendix, so that its sums can be worked out again.

What is printed is in the other modules; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import RowFile, RowFiles
from analysis.periods import Period

COLUMNS = [
    "project_ref",
    "title",
    "directorate",
    "block",
    "works_type",
    "stage",
    "contracted",
    "start",
    "completion",
    "approved_budget_gbp",
    "rolled_forward_gbp",
    "variations_gbp",
    "current_budget_gbp",
    "spent_to_date_gbp",
    "forecast_gbp",
    "funding_grant_gbp",
    "funding_borrowing_gbp",
    "funding_contributions_gbp",
    "funding_receipts_gbp",
]
POINTS = [
    "stage_points",
    "contract_points",
    "completion_points",
    "behind_points",
    "grant_points",
    "rolled_points",
    "points",
    "to_come_gbp",
]


def list_row_files(
    risks: pd.DataFrame,
    *,
    before: pd.DataFrame,
    history: pd.DataFrame,
    now: Period,
    last: Period,
) -> RowFiles:
    """Files of this report's projects with their points, the last one's, and earlier years' months.

    `risks` is this report's projects with the points of each.
    """
    projects = risks[[*COLUMNS, *POINTS]].sort_values("project_ref")
    return RowFiles(
        [
            RowFile("projects", f"Every project at {now.label}, with its points", projects),
            RowFile("projects_last_report", f"Every project at {last.label}", before[COLUMNS]),
            RowFile("council_months", "Earlier years of the whole council, by month", history),
        ]
    )
