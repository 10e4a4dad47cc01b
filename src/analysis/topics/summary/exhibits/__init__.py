"""What the summary shows: the headline, what needs attention, the position, cautions.

Files are elsewhere, and nothing is summed here.
"""

from analysis.topics.summary.exhibits.cautions import (
    list_cautions,
    say_counted_to,
    say_cut,
    say_headings_in_doubt,
    say_netting,
    say_too_early,
)
from analysis.topics.summary.exhibits.headline import (
    say_also_worse,
    say_attention,
    say_dates,
    say_headline,
    say_scope,
)
from analysis.topics.summary.exhibits.money import (
    say_capital,
    say_grant,
    say_places,
    say_revenue,
    say_savings,
)
from analysis.topics.summary.exhibits.performance import (
    say_accounts,
    say_actions,
    say_decisions,
    say_risks,
    say_scorecard,
)
from analysis.topics.summary.exhibits.tables import (
    list_position,
    tabulate_status,
    tabulate_thresholds,
)

__all__ = [
    "list_cautions",
    "list_position",
    "say_accounts",
    "say_actions",
    "say_also_worse",
    "say_attention",
    "say_capital",
    "say_counted_to",
    "say_cut",
    "say_dates",
    "say_decisions",
    "say_grant",
    "say_headings_in_doubt",
    "say_headline",
    "say_netting",
    "say_places",
    "say_revenue",
    "say_risks",
    "say_savings",
    "say_scope",
    "say_scorecard",
    "say_too_early",
    "tabulate_status",
    "tabulate_thresholds",
]
