"""What the appendix on school places shows, by subject.

Nothing is worked out here; a figure that is printed stands in a measure's frame.
"""

from analysis.topics.school_places.exhibits.answer import (
    say_break_even,
    say_what_would_change,
    tabulate_tests,
)
from analysis.topics.school_places.exhibits.costs import (
    draw_whole_costs,
    say_council,
    say_per_place,
    tabulate_council,
    tabulate_years,
)
from analysis.topics.school_places.exhibits.headline import (
    say_changes,
    say_headline,
    say_scope,
    tabulate_key_figures,
    tabulate_options,
)
from analysis.topics.school_places.exhibits.places import draw_places
from analysis.topics.school_places.exhibits.risks import say_risks, tabulate_sites
from analysis.topics.school_places.exhibits.rows import list_row_files
from analysis.topics.school_places.exhibits.scores import (
    say_scores,
    tabulate_scores,
)

__all__ = [
    "draw_places",
    "draw_whole_costs",
    "list_row_files",
    "say_break_even",
    "say_changes",
    "say_council",
    "say_headline",
    "say_per_place",
    "say_risks",
    "say_scope",
    "say_scores",
    "say_what_would_change",
    "tabulate_council",
    "tabulate_key_figures",
    "tabulate_options",
    "tabulate_scores",
    "tabulate_sites",
    "tabulate_tests",
    "tabulate_years",
]
