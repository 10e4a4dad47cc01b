"""What is worked out about the options: places, costs, scores, and what would change the answer.

Frames in, frames out: no files, no drawing, no words for the page.
"""

from analysis.topics.school_places.measures.comparison import (
    changes_since,
    compared_options,
    key_totals,
    subject_of,
)
from analysis.topics.school_places.measures.costs import (
    Assumptions,
    building_costs,
    whole_costs,
    yearly_costs,
)
from analysis.topics.school_places.measures.payments import building_by_year, cost_to_council
from analysis.topics.school_places.measures.places import places_by_year, places_table
from analysis.topics.school_places.measures.risks import gravest_risks, risks_of_options
from analysis.topics.school_places.measures.scores import (
    scored,
    scores_table,
    stability,
    switching_weights,
)
from analysis.topics.school_places.measures.switching import (
    switching_costs,
    transport_break_even,
    whole_costs_if,
)

__all__ = [
    "Assumptions",
    "building_by_year",
    "building_costs",
    "changes_since",
    "compared_options",
    "cost_to_council",
    "gravest_risks",
    "key_totals",
    "places_by_year",
    "places_table",
    "risks_of_options",
    "scored",
    "scores_table",
    "stability",
    "subject_of",
    "switching_costs",
    "switching_weights",
    "transport_break_even",
    "whole_costs",
    "whole_costs_if",
    "yearly_costs",
]
