"""What the topic reads: services, forecasts and placements, checked by themselves and together.

What a row may hold stands here; sums and words are elsewhere.
"""

from analysis.inputs import Extract
from analysis.topics.budget_pressure.source.checking import check
from analysis.topics.budget_pressure.source.forecasts import load_forecast_errors, load_forecasts
from analysis.topics.budget_pressure.source.placements import (
    UNQUOTED,
    load_flows,
    load_placements,
)
from analysis.topics.budget_pressure.source.services import (
    load,
    load_history,
    load_year,
    rows_by_month,
)

__all__ = [
    "UNQUOTED",
    "check",
    "load",
    "load_flows",
    "load_forecast_errors",
    "load_forecasts",
    "load_history",
    "load_placements",
    "load_year",
    "provenances",
    "rows_by_month",
]


def provenances(*extracts: Extract) -> tuple[str, ...]:
    """The entries of a page's list of sources, each file once, in order."""
    return tuple(dict.fromkeys(extract.provenance for extract in extracts))
