"""What the topic measures: the programme, its projects, and the years before.

Pure frame to frame; files, plots and words are elsewhere.
"""

from analysis.topics.capital_spend_rate.measures.programme import (
    budget_chain,
    changes_since,
    funding_by,
    funding_by_source,
    monthly_rates,
    spend_by,
    totals,
)
from analysis.topics.capital_spend_rate.measures.projects import (
    budget_by_standing,
    forecast_differences,
    largest_rolled_forward,
    negative_spending,
    overdue,
    project_list,
    projects_with,
    with_total_row,
)
from analysis.topics.capital_spend_rate.measures.years import (
    earlier_years,
    profile,
    range_of_years,
    with_this_year,
)

__all__ = [
    "budget_by_standing",
    "budget_chain",
    "changes_since",
    "earlier_years",
    "forecast_differences",
    "funding_by",
    "funding_by_source",
    "largest_rolled_forward",
    "monthly_rates",
    "negative_spending",
    "overdue",
    "profile",
    "project_list",
    "projects_with",
    "range_of_years",
    "spend_by",
    "totals",
    "with_this_year",
    "with_total_row",
]
