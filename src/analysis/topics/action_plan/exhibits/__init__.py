"""What the page on the action plan shows: sentences, key figures, charts and tables.

Nothing is counted here; a number that is printed stands in a measure's frame.
"""

from analysis.topics.action_plan.exhibits.actions import (
    draw_priorities,
    say_evidence,
    tabulate_agencies,
    tabulate_due,
    tabulate_on_time,
    tabulate_others,
    tabulate_pressing,
)
from analysis.topics.action_plan.exhibits.headline import (
    say_changes,
    say_headline,
    say_scope,
    tabulate_key_figures,
)
from analysis.topics.action_plan.exhibits.outcomes import (
    say_outcomes,
    tabulate_groups,
    tabulate_quarters,
)

__all__ = [
    "draw_priorities",
    "say_changes",
    "say_evidence",
    "say_headline",
    "say_outcomes",
    "say_scope",
    "tabulate_agencies",
    "tabulate_due",
    "tabulate_groups",
    "tabulate_key_figures",
    "tabulate_on_time",
    "tabulate_others",
    "tabulate_pressing",
    "tabulate_quarters",
]
