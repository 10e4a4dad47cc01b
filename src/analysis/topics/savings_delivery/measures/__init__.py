"""Sums of the savings appendix: the programme, its schemes, its weights, its pace and its years.

Pure frames in and out; files and words are elsewhere.
"""

from analysis.topics.savings_delivery.measures.lasting import effect_by_kind
from analysis.topics.savings_delivery.measures.pace import pace
from analysis.topics.savings_delivery.measures.programme import (
    STATUSES,
    delivery_by,
    net_at_risk,
    totals,
    value_by_status,
)
from analysis.topics.savings_delivery.measures.schemes import (
    changes_since,
    largest_at_risk,
    schemes_at_risk,
    status_movements,
)
from analysis.topics.savings_delivery.measures.weighted import (
    forecast_marks,
    furthest_apart,
    ranges_with,
    target_by_weight,
    weighted_forecast,
)
from analysis.topics.savings_delivery.measures.years import (
    brought_forward_gbp,
    cumulative_savings,
    savings_by_year,
)

__all__ = [
    "STATUSES",
    "brought_forward_gbp",
    "changes_since",
    "cumulative_savings",
    "delivery_by",
    "effect_by_kind",
    "forecast_marks",
    "furthest_apart",
    "largest_at_risk",
    "net_at_risk",
    "pace",
    "ranges_with",
    "savings_by_year",
    "schemes_at_risk",
    "status_movements",
    "target_by_weight",
    "totals",
    "value_by_status",
    "weighted_forecast",
]
