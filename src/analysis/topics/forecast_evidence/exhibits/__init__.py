"""What the evidence on forecasts shows: sentences, charts and tables of the measures.

Nothing is summed here; a figure that is printed stands in a measure's frame.
"""

from analysis.topics.forecast_evidence.exhibits.errors import (
    draw_errors,
    tabulate_errors,
    tabulate_methods,
)
from analysis.topics.forecast_evidence.exhibits.left_out import (
    say_alike,
    say_renamings,
    tabulate_left_out,
    tabulate_reasons,
    tabulate_renamings,
)
from analysis.topics.forecast_evidence.exhibits.ranges import (
    draw_widths,
    draw_year,
    tabulate_in_turn,
    tabulate_rule,
    tabulate_widths,
)
from analysis.topics.forecast_evidence.exhibits.summary import (
    say_basis,
    say_extent,
    say_headline,
    say_sureness,
)

__all__ = [
    "draw_errors",
    "draw_widths",
    "draw_year",
    "say_alike",
    "say_basis",
    "say_extent",
    "say_headline",
    "say_renamings",
    "say_sureness",
    "tabulate_errors",
    "tabulate_in_turn",
    "tabulate_left_out",
    "tabulate_methods",
    "tabulate_reasons",
    "tabulate_renamings",
    "tabulate_rule",
    "tabulate_widths",
]
