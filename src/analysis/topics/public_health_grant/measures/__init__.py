"""Spending, notice, repayment of reserves, evidence and proposals of the grant, by subject.

Files and words are elsewhere.
"""

from analysis.topics.public_health_grant.measures.evidence import (
    evidence_summary,
    rated,
    review_order,
    spending_by_evidence,
)
from analysis.topics.public_health_grant.measures.notice import (
    by_earliest_end,
    freed_at_most,
    freed_in,
    more_than_freed,
    time_for_notice,
)
from analysis.topics.public_health_grant.measures.proposals import (
    changed_steps,
    counts,
    savings_by_area,
    with_savings,
    with_state,
)
from analysis.topics.public_health_grant.measures.repayment import (
    bridge,
    changed_reserves,
    cut_of,
    needed,
    path,
    reserve_years,
    unsaved_path,
)
from analysis.topics.public_health_grant.measures.sensitivities import (
    departures,
    further_cuts,
    late_savings,
    months_that_hold,
)
from analysis.topics.public_health_grant.measures.spending import (
    changed_forecasts,
    spending_by_area,
    totals,
)

__all__ = [
    "bridge",
    "by_earliest_end",
    "changed_forecasts",
    "changed_reserves",
    "changed_steps",
    "counts",
    "cut_of",
    "departures",
    "evidence_summary",
    "freed_at_most",
    "freed_in",
    "further_cuts",
    "late_savings",
    "months_that_hold",
    "more_than_freed",
    "needed",
    "path",
    "rated",
    "reserve_years",
    "review_order",
    "savings_by_area",
    "spending_by_area",
    "spending_by_evidence",
    "time_for_notice",
    "totals",
    "unsaved_path",
    "with_savings",
    "with_state",
]
