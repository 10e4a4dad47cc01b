"""What the topic measures: the pressure, its forecasts so far, and the placements behind it.

Pure frame to frame; files, plots and words are elsewhere.
"""

from analysis.topics.budget_pressure.measures.activity import (
    activity_forecasts,
    activity_ranges,
    child_to_year_end_gbp,
    flows_so_far,
    flows_to_year_end,
)
from analysis.topics.budget_pressure.measures.council import council_forecast, range_record
from analysis.topics.budget_pressure.measures.directions import directions
from analysis.topics.budget_pressure.measures.forecasts import (
    drift_ranges,
    earlier_years,
    forecast_drift,
    forecasts_so_far,
)
from analysis.topics.budget_pressure.measures.placements import (
    kind_and_number,
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
from analysis.topics.budget_pressure.measures.rows import (
    council_months,
    earlier_results,
    range_rows,
    service_rows,
)
from analysis.topics.budget_pressure.measures.spending import (
    own_record,
    places,
    service_forecasts,
    spending_by_month,
    tested_forecasts,
)

__all__ = [
    "activity_forecasts",
    "activity_ranges",
    "against_cash_limit",
    "bridge",
    "changes_since",
    "child_to_year_end_gbp",
    "council_forecast",
    "council_months",
    "directions",
    "drift_ranges",
    "earlier_results",
    "earlier_years",
    "flows_so_far",
    "flows_to_year_end",
    "forecast_drift",
    "forecasts_so_far",
    "kind_and_number",
    "largest_pressures",
    "management_action",
    "own_record",
    "placement_causes",
    "placement_variances",
    "places",
    "pressure_by",
    "pressure_by_area",
    "pressure_by_service",
    "range_record",
    "range_rows",
    "service_forecasts",
    "service_rows",
    "social_care_contrast",
    "spending_by_month",
    "tested_forecasts",
    "totals",
    "unit_costs",
]
