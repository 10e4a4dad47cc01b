"""What the topic measures: scores, movements, actions and exposure, by subject.

Files and words are elsewhere.
"""

from analysis.topics.risk_registers.measures.actions import (
    overdue_actions,
    postponed_actions,
    without_action,
)
from analysis.topics.risk_registers.measures.exposure import exposure_by_refresh
from analysis.topics.risk_registers.measures.movements import movements, movements_by_register
from analysis.topics.risk_registers.measures.scores import (
    by_gap,
    matrix,
    red_risks,
    scored,
    totals,
)

__all__ = [
    "by_gap",
    "exposure_by_refresh",
    "matrix",
    "movements",
    "movements_by_register",
    "overdue_actions",
    "postponed_actions",
    "red_risks",
    "scored",
    "totals",
    "without_action",
]
