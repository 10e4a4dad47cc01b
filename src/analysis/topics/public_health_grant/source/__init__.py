"""What the topic reads: services, cut, reserves and proposals, by themselves and together.

What a row may hold stands here; sums, states and words are elsewhere.
"""

from analysis.topics.public_health_grant.source.checking import check
from analysis.topics.public_health_grant.source.proposals import load_planned, load_proposals
from analysis.topics.public_health_grant.source.reserves import (
    load_cut,
    load_movements,
    load_reserves,
)
from analysis.topics.public_health_grant.source.services import (
    load,
    load_conditions,
    load_evidence,
)

__all__ = [
    "check",
    "load",
    "load_conditions",
    "load_cut",
    "load_evidence",
    "load_movements",
    "load_planned",
    "load_proposals",
    "load_reserves",
]
