"""What the topic measures: the pressure, its forecasts so far, and the placements behind it.

Pure frame to frame; files, plots and words are elsewhere.
"""

from analysis.topics.budget_pressure.measures.forecasts import (
    earlier_years,
    forecasts_so_far,
)
from analysis.topics.budget_pressure.measures.placements import (
    placement_causes,
    placement_variances,
    unit_costs,
)
from analysis.topics.budget_pressure.measures.pressure import (
    against_cash_limit,
    bridge,
    changes_since,
    largest_pressures,
    management_action,
    pressure_by,
    pressure_by_area,
    pressure_by_service,
    social_care_contrast,
    totals,
)

__all__ = [
    "against_cash_limit",
    "bridge",
    "changes_since",
    "earlier_years",
    "forecasts_so_far",
    "largest_pressures",
    "management_action",
    "placement_causes",
    "placement_variances",
    "pressure_by",
    "pressure_by_area",
    "pressure_by_service",
    "social_care_contrast",
    "totals",
    "unit_costs",
]
