"""What the scorecard appendix shows, by subject.

Nothing is summed here; a figure that is printed stands in a measure's frame.
"""

from analysis.topics.scorecard_results.exhibits.control import (
    draw_control_charts,
    say_method,
)
from analysis.topics.scorecard_results.exhibits.described import (
    in_words,
)
from analysis.topics.scorecard_results.exhibits.headline import (
    say_headline,
    say_scope,
)
from analysis.topics.scorecard_results.exhibits.indicators import (
    list_worsened,
    say_without_status,
    tabulate_in_full,
    tabulate_indicators,
    tabulate_red,
)
from analysis.topics.scorecard_results.exhibits.position import (
    draw_ratings,
    say_changes,
    tabulate_directions,
    tabulate_key_figures,
    tabulate_transitions,
)
from analysis.topics.scorecard_results.exhibits.rows import (
    list_row_files,
)
from analysis.topics.scorecard_results.exhibits.variation import (
    say_variation,
    tabulate_moves,
    tabulate_variation,
)
from analysis.topics.scorecard_results.exhibits.yearly import (
    tabulate_yearly,
)

__all__ = [
    "draw_control_charts",
    "draw_ratings",
    "in_words",
    "list_row_files",
    "list_worsened",
    "say_changes",
    "say_headline",
    "say_method",
    "say_scope",
    "say_variation",
    "say_without_status",
    "tabulate_directions",
    "tabulate_in_full",
    "tabulate_indicators",
    "tabulate_key_figures",
    "tabulate_moves",
    "tabulate_red",
    "tabulate_transitions",
    "tabulate_variation",
    "tabulate_yearly",
]
