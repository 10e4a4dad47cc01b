"""What the budget pressure appendix shows, by subject.

Nothing is summed here; a figure that is printed stands in a measure's frame.
"""

from analysis.topics.budget_pressure.exhibits.forecasts import (
    say_forecasts,
    tabulate_earlier_years,
    tabulate_forecasts,
)
from analysis.topics.budget_pressure.exhibits.placements import (
    draw_placement_causes,
    say_placements,
    say_unit_costs,
    tabulate_full_year,
    tabulate_placement_numbers,
    tabulate_to_date,
    tabulate_unit_costs,
)
from analysis.topics.budget_pressure.exhibits.position import (
    draw_bridge,
    say_changes,
    say_gross_and_net,
    say_headline,
    tabulate_key_figures,
)
from analysis.topics.budget_pressure.exhibits.services import (
    draw_causes,
    draw_directorates,
    draw_services,
    say_action,
    say_reasons,
    tabulate_action,
)

__all__ = [
    "draw_bridge",
    "draw_causes",
    "draw_directorates",
    "draw_placement_causes",
    "draw_services",
    "say_action",
    "say_changes",
    "say_forecasts",
    "say_gross_and_net",
    "say_headline",
    "say_placements",
    "say_reasons",
    "say_unit_costs",
    "tabulate_action",
    "tabulate_earlier_years",
    "tabulate_forecasts",
    "tabulate_full_year",
    "tabulate_key_figures",
    "tabulate_placement_numbers",
    "tabulate_to_date",
    "tabulate_unit_costs",
]
