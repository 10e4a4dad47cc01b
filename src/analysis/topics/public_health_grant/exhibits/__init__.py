"""What the appendix on the public health grant shows: sentences, figures, tables and charts.

Nothing is summed here; a figure that is printed stands in a measure's frame.
"""

from analysis.topics.public_health_grant.exhibits.changes import (
    say_changed_forecasts,
    say_changed_reserves,
    say_changed_steps,
)
from analysis.topics.public_health_grant.exhibits.evidence import (
    say_evidence,
    tabulate_review,
)
from analysis.topics.public_health_grant.exhibits.grant import (
    list_conditions,
    say_mandated,
    say_notice,
    say_too_soon,
    tabulate_areas,
    tabulate_ends,
)
from analysis.topics.public_health_grant.exhibits.headline import (
    say_caution,
    say_decisions,
    say_headline,
    say_scope,
    say_sufficient,
    tabulate_key_figures,
)
from analysis.topics.public_health_grant.exhibits.proposals import (
    say_outstanding,
    tabulate_proposals,
)
from analysis.topics.public_health_grant.exhibits.repayment import (
    draw_reserves,
    say_repayment,
    tabulate_needed,
)
from analysis.topics.public_health_grant.exhibits.sensitivities import (
    say_further,
    say_late,
    tabulate_departures,
)

__all__ = [
    "draw_reserves",
    "list_conditions",
    "say_caution",
    "say_changed_forecasts",
    "say_changed_reserves",
    "say_changed_steps",
    "say_decisions",
    "say_evidence",
    "say_further",
    "say_headline",
    "say_late",
    "say_mandated",
    "say_notice",
    "say_outstanding",
    "say_repayment",
    "say_scope",
    "say_sufficient",
    "say_too_soon",
    "tabulate_areas",
    "tabulate_departures",
    "tabulate_ends",
    "tabulate_key_figures",
    "tabulate_needed",
    "tabulate_proposals",
    "tabulate_review",
]
