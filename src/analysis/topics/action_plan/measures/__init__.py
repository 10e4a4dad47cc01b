"""What the action plan adds up to: states and dates of actions, and outcomes that may be shown.

Files and words are elsewhere.
"""

from analysis.topics.action_plan.measures.actions import (
    actions_by,
    actions_due,
    changes_since,
    lacking_evidence,
    other_actions,
    pressing_actions,
    totals,
)
from analysis.topics.action_plan.measures.outcomes import (
    latest_counts,
    shown_counts,
    totals_by_quarter,
)

__all__ = [
    "actions_by",
    "actions_due",
    "changes_since",
    "lacking_evidence",
    "latest_counts",
    "other_actions",
    "pressing_actions",
    "shown_counts",
    "totals",
    "totals_by_quarter",
]
