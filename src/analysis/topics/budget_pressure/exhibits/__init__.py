"""What the budget pressure appendix shows, by subject.

Nothing is summed here; a figure that is printed stands in a measure's frame.
"""

from analysis.topics.budget_pressure.exhibits.activity import draw_activity, say_activity
from analysis.topics.budget_pressure.exhibits.council import (
    draw_council_forecast,
    say_council_forecast,
)
from analysis.topics.budget_pressure.exhibits.directions import say_how_sure
from analysis.topics.budget_pressure.exhibits.forecasts import draw_drift, say_forecasts
from analysis.topics.budget_pressure.exhibits.placements import (
    draw_placement_causes,
    say_placements,
    say_unit_costs,
    tabulate_full_year,
    tabulate_placement_numbers,
    tabulate_unit_costs,
)
from analysis.topics.budget_pressure.exhibits.position import (
    draw_bridge,
    say_change_of_whole,
    say_changes,
    say_gross_and_net,
    say_headline,
    tabulate_key_figures,
)
from analysis.topics.budget_pressure.exhibits.rows import list_row_files
from analysis.topics.budget_pressure.exhibits.services import (
    draw_directorates,
    draw_services,
    say_action,
    say_causes,
    say_reasons,
    tabulate_action,
)
from analysis.topics.budget_pressure.exhibits.spending import (
    say_service_forecasts,
    tabulate_service_forecasts,
)

__all__ = [
    "draw_activity",
    "draw_bridge",
    "draw_council_forecast",
    "draw_directorates",
    "draw_drift",
    "draw_placement_causes",
    "draw_services",
    "list_row_files",
    "say_action",
    "say_activity",
    "say_causes",
    "say_change_of_whole",
    "say_changes",
    "say_council_forecast",
    "say_forecasts",
    "say_gross_and_net",
    "say_headline",
    "say_how_sure",
    "say_placements",
    "say_reasons",
    "say_service_forecasts",
    "say_unit_costs",
    "tabulate_action",
    "tabulate_full_year",
    "tabulate_key_figures",
    "tabulate_placement_numbers",
    "tabulate_service_forecasts",
    "tabulate_unit_costs",
]
