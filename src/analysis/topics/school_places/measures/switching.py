"""What would change the answer: other assumptions, and how far a cost would have to move.

Weights have their own switching values in `scores`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.topics.school_places.measures.costs import (
    Assumptions,
    whole_costs,
    yearly_costs,
)
from analysis.topics.school_places.measures.places import places_by_year


def whole_costs_if(
    costs: pd.DataFrame, *, options: pd.DataFrame, demand: pd.DataFrame, given: Assumptions
) -> pd.DataFrame:
    """Whole cost of each option as the page has it, and with one assumption at a time moved.

    A row is an assumption. Columns returned: assumption, each option's whole cost in pounds under
    its option_ref, cheapest (name of the option that costs least of those with a place for every
    child in the last year of that case; missing where none has).
    """
    return pd.DataFrame(
        [
            {"assumption": name, **_tested(costs, options=options, demand=demand, given=other)}
            for name, other in _others(given).items()
        ]
    )


def _others(given: Assumptions) -> dict[str, Assumptions]:
    """The assumptions as given first, then each with one thing moved."""
    return {
        "as given": given,
        "demand low": replace(given, case="low"),
        "demand high": replace(given, case="high"),
        "no discounting": replace(given, rate=0.0),
        "double rate": replace(given, rate=2 * given.rate),
        "full allowance": replace(given, mitigated_share=0.0),
        "least allowance": replace(given, mitigated_share=1.0),
        "half transport": replace(given, transport_gbp=given.transport_gbp / 2),
        "double transport": replace(given, transport_gbp=2 * given.transport_gbp),
    }


def _tested(
    costs: pd.DataFrame, *, options: pd.DataFrame, demand: pd.DataFrame, given: Assumptions
) -> dict[str, Any]:
    places = places_by_year(options, demand=demand, case=given.case)
    yearly = yearly_costs(costs, options=options, places=places, given=given)
    whole = whole_costs(yearly, rate=given.rate).set_index("option_ref")
    at_end = places[places["school_year"] == places["school_year"].max()]
    enough = at_end.loc[at_end["short"] == 0, "option_ref"]
    able = whole.loc[list(enough), "whole_gbp"]
    cheapest = whole.loc[able.idxmin(), "name"] if len(able) else None
    costs_by_option = {str(ref): cost for ref, cost in whole["whole_gbp"].items()}
    return {**costs_by_option, "cheapest": cheapest}


def switching_costs(whole: pd.DataFrame, *, option_ref: str) -> pd.DataFrame:
    """How far building costs would have to move for another option to cost the same as this one.

    A row is another option, in the order of `whole`. Columns used: option_ref, name, capital_gbp,
    whole_gbp (both in today's money). Columns returned: name, whole_gbp, gap_gbp (whole cost of
    the other less this one's; positive where this one is cheaper), own_share (change in this
    one's building cost that closes the gap, as a share of it) and other_share (the same for the
    other's; NaN where it builds nothing).

    >>> whole = pd.DataFrame({"option_ref": ["1", "2"], "name": ["New", "Expand"],
    ...     "capital_gbp": [120.0, 100.0], "whole_gbp": [150.0, 120.0]})
    >>> switching_costs(whole, option_ref="2").values.tolist()
    [['New', 150.0, 30.0, 0.3, -0.25]]
    """
    own = whole.set_index("option_ref").loc[option_ref]
    others = whole[whole["option_ref"] != option_ref].reset_index(drop=True)
    gap = others["whole_gbp"] - own["whole_gbp"]
    built = others["capital_gbp"].where(others["capital_gbp"] > 0)
    return others[["name", "whole_gbp"]].assign(
        gap_gbp=gap,
        own_share=gap / own["capital_gbp"] if own["capital_gbp"] > 0 else float("nan"),
        other_share=-gap / built,
    )


def transport_break_even(whole: pd.DataFrame, *, option_ref: str) -> float:
    """Cost of getting a child to a school elsewhere at which this option costs the same as nothing.

    In pounds a child a year: above it the option costs less than doing nothing, which is the
    first row of `whole`. Columns used: capital_gbp, running_gbp, short_years (all discounted).
    Missing (NaN) where the option leaves no fewer children without a place.

    >>> whole = pd.DataFrame({"option_ref": ["0", "2"], "capital_gbp": [0.0, 100.0],
    ...     "running_gbp": [0.0, 20.0], "short_years": [12.0, 0.0]})
    >>> transport_break_even(whole, option_ref="2")
    10.0
    """
    figures = whole[["short_years"]].assign(other_gbp=whole["capital_gbp"] + whole["running_gbp"])
    over_nothing = figures - figures.iloc[0]
    own = over_nothing[whole["option_ref"] == option_ref].iloc[0]
    return float(own["other_gbp"] / -own["short_years"]) if own["short_years"] < 0 else float("nan")
