"""What the capital appendix shows, by subject.

Nothing is summed here; a figure that is printed stands in a measure's frame.
"""

from analysis.topics.capital_spend_rate.exhibits.budget import (
    draw_blocks,
    draw_chain,
    draw_funding,
    say_rolled_forward,
    tabulate_rolled_forward,
)
from analysis.topics.capital_spend_rate.exhibits.position import (
    draw_rates,
    say_basis,
    say_changes,
    say_headline,
    tabulate_key_figures,
)
from analysis.topics.capital_spend_rate.exhibits.projects import (
    draw_standing,
    say_differences,
    say_largest,
    say_nothing_booked,
    say_overdue,
    tabulate_differences,
    tabulate_negative,
    tabulate_not_started,
    tabulate_projects,
)
from analysis.topics.capital_spend_rate.exhibits.years import (
    draw_early,
    draw_years,
    say_years,
    tabulate_profile,
)

__all__ = [
    "draw_blocks",
    "draw_chain",
    "draw_early",
    "draw_funding",
    "draw_rates",
    "draw_standing",
    "draw_years",
    "say_basis",
    "say_changes",
    "say_differences",
    "say_headline",
    "say_largest",
    "say_nothing_booked",
    "say_overdue",
    "say_rolled_forward",
    "say_years",
    "tabulate_differences",
    "tabulate_key_figures",
    "tabulate_negative",
    "tabulate_not_started",
    "tabulate_profile",
    "tabulate_projects",
    "tabulate_rolled_forward",
]
