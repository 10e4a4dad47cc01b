"""What was tested and left out, how far off each way was, and how wide a range must be.

A row of amounts is a service in a month; files and words are elsewhere.
"""

from analysis.topics.forecast_evidence.measures.errors import (
    at_month,
    errors_by_month,
    gain,
    learnt_from_others,
    left_out_by,
    left_out_in_turn,
    month_shown,
)
from analysis.topics.forecast_evidence.measures.ranges import (
    forecast_errors,
    ranges_by_month,
    rule_by_level,
    year_shown,
)
from analysis.topics.forecast_evidence.measures.years import (
    extent,
    largest_left_out,
    nearly_alike_names,
    possible_renamings,
    years_by_reason,
)

__all__ = [
    "at_month",
    "errors_by_month",
    "extent",
    "forecast_errors",
    "gain",
    "largest_left_out",
    "learnt_from_others",
    "left_out_by",
    "left_out_in_turn",
    "month_shown",
    "nearly_alike_names",
    "possible_renamings",
    "ranges_by_month",
    "rule_by_level",
    "year_shown",
    "years_by_reason",
]
