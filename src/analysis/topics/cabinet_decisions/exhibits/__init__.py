"""What the appendix on Cabinet decisions shows: sentences, key figures and tables.

Nothing is counted here; a number that is printed stands in a measure's frame.
"""

from analysis.topics.cabinet_decisions.exhibits.findings import (
    say_changes,
    say_headings_in_doubt,
    say_headline,
    say_scope,
    say_verbs,
    tabulate_key_figures,
)
from analysis.topics.cabinet_decisions.exhibits.tables import (
    tabulate_headings,
    tabulate_outstanding,
    tabulate_register,
)

__all__ = [
    "say_changes",
    "say_headings_in_doubt",
    "say_headline",
    "say_scope",
    "say_verbs",
    "tabulate_headings",
    "tabulate_key_figures",
    "tabulate_outstanding",
    "tabulate_register",
]
