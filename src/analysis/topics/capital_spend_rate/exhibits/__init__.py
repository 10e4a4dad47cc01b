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
from analysis.topics.capital_spend_rate.exhibits.courses import draw_courses, say_ratio
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
    tabulate_projects,
)
from analysis.topics.capital_spend_rate.exhibits.risk import (
    draw_optimism,
    draw_risk,
    tabulate_risk,
    tabulate_rule,
)
from analysis.topics.capital_spend_rate.exhibits.rows import list_row_files
from analysis.topics.capital_spend_rate.exhibits.years import (
    draw_years,
    say_outlook,
    say_years,
    tabulate_reports,
)

__all__ = [
    "draw_blocks",
    "draw_chain",
    "draw_courses",
    "draw_funding",
    "draw_optimism",
    "draw_rates",
    "draw_risk",
    "draw_standing",
    "draw_years",
    "list_row_files",
    "say_basis",
    "say_changes",
    "say_differences",
    "say_headline",
    "say_largest",
    "say_nothing_booked",
    "say_outlook",
    "say_overdue",
    "say_ratio",
    "say_rolled_forward",
    "say_years",
    "tabulate_differences",
    "tabulate_key_figures",
    "tabulate_negative",
    "tabulate_projects",
    "tabulate_reports",
    "tabulate_risk",
    "tabulate_rolled_forward",
    "tabulate_rule",
]
