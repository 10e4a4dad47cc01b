"""What the scorecard appendix works out, by subject.

Pure frame to frame; files and words are elsewhere.
"""

from analysis.topics.scorecard_results.measures.control import (
    judged_points,
    moves,
    quarterly_results,
    variation_by_assurance,
    with_control,
)
from analysis.topics.scorecard_results.measures.indicators import (
    published_rows,
    results,
    with_decimals,
    with_small_counts_hidden,
)
from analysis.topics.scorecard_results.measures.position import (
    changes_since,
    directions_by,
    rated,
    ratings_by,
    totals,
    transitions,
    worsened,
)
from analysis.topics.scorecard_results.measures.yearly import (
    charted,
    yearly_results,
)

__all__ = [
    "changes_since",
    "charted",
    "directions_by",
    "judged_points",
    "moves",
    "published_rows",
    "quarterly_results",
    "rated",
    "ratings_by",
    "results",
    "totals",
    "transitions",
    "variation_by_assurance",
    "with_control",
    "with_decimals",
    "with_small_counts_hidden",
    "worsened",
    "yearly_results",
]
