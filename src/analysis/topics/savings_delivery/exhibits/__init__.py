"""What the savings appendix shows: sentences, key figures, tables and charts of the measures.

Nothing is summed here; a figure that is printed stands in a measure's frame.
"""

from analysis.topics.savings_delivery.exhibits.forecast import (
    draw_forecast,
    say_demand,
    say_range,
    tabulate_weights,
)
from analysis.topics.savings_delivery.exhibits.lasting import say_lasting, tabulate_lasting
from analysis.topics.savings_delivery.exhibits.pace import draw_pace, say_pace
from analysis.topics.savings_delivery.exhibits.position import (
    draw_delivery,
    draw_status,
    say_headline,
    tabulate_key_figures,
    tabulate_movements,
)
from analysis.topics.savings_delivery.exhibits.rows import list_row_files
from analysis.topics.savings_delivery.exhibits.schemes import (
    draw_largest,
    say_changes,
    tabulate_risk,
)
from analysis.topics.savings_delivery.exhibits.years import (
    draw_years,
    say_brought_forward,
    say_counted_to,
    tabulate_cumulative,
)

__all__ = [
    "draw_delivery",
    "draw_forecast",
    "draw_largest",
    "draw_pace",
    "draw_status",
    "draw_years",
    "list_row_files",
    "say_brought_forward",
    "say_changes",
    "say_counted_to",
    "say_demand",
    "say_headline",
    "say_lasting",
    "say_pace",
    "say_range",
    "tabulate_cumulative",
    "tabulate_key_figures",
    "tabulate_lasting",
    "tabulate_movements",
    "tabulate_risk",
    "tabulate_weights",
]
