"""What the risk appendix shows, by subject.

Nothing is summed here; a figure that is printed stands in a measure's frame.
"""

from analysis.topics.risk_registers.exhibits.actions import (
    say_postponed,
    say_without_action,
    tabulate_overdue,
)
from analysis.topics.risk_registers.exhibits.exposure import draw_exposure
from analysis.topics.risk_registers.exhibits.headline import (
    say_exempt,
    say_headline,
    say_scope,
    tabulate_key_figures,
)
from analysis.topics.risk_registers.exhibits.movements import (
    draw_matrix,
    say_changes,
    say_new_and_closed,
    tabulate_movements,
)
from analysis.topics.risk_registers.exhibits.risks import (
    say_gaps,
    tabulate_gaps,
    tabulate_red,
)

__all__ = [
    "draw_exposure",
    "draw_matrix",
    "say_changes",
    "say_exempt",
    "say_gaps",
    "say_headline",
    "say_new_and_closed",
    "say_postponed",
    "say_scope",
    "say_without_action",
    "tabulate_gaps",
    "tabulate_key_figures",
    "tabulate_movements",
    "tabulate_overdue",
    "tabulate_red",
]
