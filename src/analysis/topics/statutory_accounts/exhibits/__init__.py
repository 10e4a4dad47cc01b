"""What the appendix on the annual accounts shows, by subject.

Nothing is counted here; a figure that is printed stands in a measure's frame.
"""

from analysis.topics.statutory_accounts.exhibits.audit import (
    say_findings,
    tabulate_findings,
)
from analysis.topics.statutory_accounts.exhibits.headline import (
    say_changes,
    say_headline,
    say_opinion,
    say_scope,
    say_steps,
    tabulate_key_figures,
)
from analysis.topics.statutory_accounts.exhibits.timetable import (
    draw_timetable,
    say_coming_law,
    say_inspection,
)

__all__ = [
    "draw_timetable",
    "say_changes",
    "say_coming_law",
    "say_findings",
    "say_headline",
    "say_inspection",
    "say_opinion",
    "say_scope",
    "say_steps",
    "tabulate_findings",
    "tabulate_key_figures",
]
