"""What the topic measures: the programme, its projects, their risks, and the years before.

Pure frame to frame; files, plots and words are elsewhere.
"""

from analysis.topics.capital_spend_rate.measures.optimism import (
    uncontracted_works,
    without_bounds,
)
from analysis.topics.capital_spend_rate.measures.outlook import (
    dominant,
    ledger_lag,
    outlook,
    past_slippage,
    ratio_refusal,
    reports,
)
from analysis.topics.capital_spend_rate.measures.profiles import courses, curve, usual_by
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
    with_block_totals,
    with_total_row,
)
from analysis.topics.capital_spend_rate.measures.risk import (
    by_points,
    counts_spending,
    high_risk_projects,
    highest_risk,
    points_rule,
    slippage_risk,
)
from analysis.topics.capital_spend_rate.measures.years import (
    earlier_years,
    range_of_years,
    with_this_year,
)

__all__ = [
    "budget_by_standing",
    "budget_chain",
    "by_points",
    "changes_since",
    "counts_spending",
    "courses",
    "curve",
    "dominant",
    "earlier_years",
    "forecast_differences",
    "funding_by",
    "funding_by_source",
    "high_risk_projects",
    "highest_risk",
    "largest_rolled_forward",
    "ledger_lag",
    "monthly_rates",
    "negative_spending",
    "outlook",
    "overdue",
    "past_slippage",
    "points_rule",
    "project_list",
    "projects_with",
    "range_of_years",
    "ratio_refusal",
    "reports",
    "slippage_risk",
    "spend_by",
    "totals",
    "uncontracted_works",
    "usual_by",
    "with_block_totals",
    "with_this_year",
    "with_total_row",
    "without_bounds",
]
