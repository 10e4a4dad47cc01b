"""What the topic reads: options with costs, demand, criteria and risks, checked also together.

What a row may hold stands here; discounting, scoring and words are elsewhere.
"""

from analysis.topics.school_places.source.checking import check
from analysis.topics.school_places.source.criteria import load_criteria, load_scores
from analysis.topics.school_places.source.demand import load_demand
from analysis.topics.school_places.source.funding import load_funding
from analysis.topics.school_places.source.options import (
    load,
    load_benchmarks,
    load_options,
    load_reasons,
    load_risks,
)

__all__ = [
    "check",
    "load",
    "load_benchmarks",
    "load_criteria",
    "load_demand",
    "load_funding",
    "load_options",
    "load_reasons",
    "load_risks",
    "load_scores",
]
