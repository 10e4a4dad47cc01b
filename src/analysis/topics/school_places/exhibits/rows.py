"""The files of rows that go with the appendix, so that its sums can be worked out again.

What is printed is in the other modules; nothing is summed here.
"""

from __future__ import annotations

import pandas as pd

from analysis.page import RowFile, RowFiles
from analysis.periods import Period
from analysis.topics.school_places.exhibits.places import short_name

COSTS = ["option_ref", "financial_year", "capital_gbp", "running_gbp"]
WEIGHTS = ["title", "swing_points", "low_points", "high_points", "switch_points", "reason"]


def list_row_files(
    costs: pd.DataFrame,
    *,
    before: pd.DataFrame,
    switches: pd.DataFrame,
    criteria: pd.DataFrame,
    now: Period,
    last: Period,
) -> RowFiles:
    """Files of planned costs by option and year, now and last time, and of weights with reasons."""
    weights = switches.merge(criteria[["title", "reason"]], on="title")
    leader, rival = (short_name({"name": switches[who].iloc[0]}) for who in ("leader", "rival"))
    level = f"switch_points are those at which {rival} draws level with {leader}"
    return RowFiles(
        [
            RowFile("costs", f"Planned costs by year at {now.label}", costs[COSTS]),
            RowFile("costs_last_report", f"The same at {last.label}", before[COSTS]),
            RowFile("weights", f"Weights, bounds and reasons; {level}", weights[WEIGHTS]),
        ]
    )
