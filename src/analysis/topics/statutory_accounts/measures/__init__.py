"""Steps, inspection, opinion and findings of closing the accounts, by subject.

Files and words are elsewhere.
"""

from analysis.topics.statutory_accounts.measures.audit import (
    findings_at,
    findings_by_kind,
    not_listed,
    opinion,
    recommendations_since,
    reported_since,
)
from analysis.topics.statutory_accounts.measures.inspection import (
    inspection_window,
    law_by_year,
    rule_of,
)
from analysis.topics.statutory_accounts.measures.timetable import (
    changes_since,
    put_back,
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
    "not_listed",
    "opinion",
    "put_back",
    "recommendations_since",
    "reported_since",
    "rule_of",
    "steps",
    "totals",
    "year_of",
]
