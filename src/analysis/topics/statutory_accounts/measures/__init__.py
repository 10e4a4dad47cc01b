"""Steps, inspection, opinion and findings of closing the accounts, by subject.

Files and words are elsewhere.
"""

from analysis.topics.statutory_accounts.measures.audit import (
    findings_at,
    findings_by_kind,
    opinion,
)
from analysis.topics.statutory_accounts.measures.inspection import (
    inspection_window,
    law_by_year,
    rule_of,
)
from analysis.topics.statutory_accounts.measures.timetable import (
    changes_since,
    steps,
    totals,
    year_of,
)

__all__ = [
    "changes_since",
    "findings_at",
    "findings_by_kind",
    "inspection_window",
    "law_by_year",
    "opinion",
    "rule_of",
    "steps",
    "totals",
    "year_of",
]
