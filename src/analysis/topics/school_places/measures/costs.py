"""What each option costs: to build, for each place, and over the years.

Pounds in the prices of the first year. Getting children to schools elsewhere is a cost of every
option that leaves them without a place; who pays, and when, is in
`payments`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pandas as pd

from analysis.methods.discounting import GREEN_BOOK_RATE, equivalent_annual_cost, present_value
from analysis.methods.optimism_bias import with_uplifts

PARTS = ["capital_gbp", "running_gbp", "transport_gbp"]


@dataclass(frozen=True)
class Assumptions:
    """What the sums rest on besides the data: each can be moved.

    `rate` is the discount rate a year, a share; costs count from the first year to `years_after`
    later; `mitigated_share` is the part of the causes of optimism taken as dealt with, 0 to 1;
    `transport_gbp` is the cost of getting a child without a place nearby to a school elsewhere, a
    year; `case` is low, expected or high demand.
    """

    rate: float = GREEN_BOOK_RATE
    years_after: int = 30
    mitigated_share: float = 0.0
    transport_gbp: float = 0.0
    case: str = "expected"


def building_costs(
    costs: pd.DataFrame, *, options: pd.DataFrame, given: Assumptions
) -> pd.DataFrame:
    """Cost of building each option, with an allowance for optimism, and for each place, in pounds.

    A row is an option, in the order of `options`. Columns returned: option_ref, name,
    places_added, capital_gbp (all years, as planned), uplift_share, allowance_gbp, adjusted_gbp
    (with it), planned_per_place_gbp and per_place_gbp (with the allowance; NaN where no place is
    added). Doing nothing needs no allowance.

    >>> options = pd.DataFrame({"option_ref": ["1"], "name": ["New school"],
    ...     "places_added": [10.0], "works_type": ["standard building"]})
    >>> costs = pd.DataFrame({"option_ref": ["1", "1"], "capital_gbp": [600.0, 400.0]})
    >>> built = building_costs(costs, options=options, given=Assumptions(mitigated_share=0.5))
    >>> built[["capital_gbp", "adjusted_gbp", "per_place_gbp"]].round(2).values.tolist()
    [[1000.0, 1120.0, 112.0]]
    """
    capital = costs.groupby("option_ref")["capital_gbp"].sum()
    planned = options[["option_ref", "name", "places_added", "works_type"]].join(
        capital, on="option_ref"
    )
    tested = with_uplifts(
        planned, works_type="works_type", base="capital_gbp", mitigated_share=given.mitigated_share
    )
    places = tested["places_added"].where(tested["places_added"] > 0)
    adjusted = tested["adjusted_gbp"].where(tested["works_type"].notna(), tested["capital_gbp"])
    return tested[["option_ref", "name", "places_added", "capital_gbp"]].assign(
        uplift_share=tested["uplift_share"],
        allowance_gbp=adjusted - tested["capital_gbp"],
        adjusted_gbp=adjusted,
        planned_per_place_gbp=tested["capital_gbp"] / places,
        per_place_gbp=adjusted / places,
    )


def yearly_costs(
    costs: pd.DataFrame, *, options: pd.DataFrame, places: pd.DataFrame, given: Assumptions
) -> pd.DataFrame:
    """Costs of each option year by year, from the first year to `years_after` later, in pounds.

    Building costs carry the allowance for optimism. After the last year of the data, running
    costs and children without a place stay as in that year, and nothing is built. A row is an
    option in a year. Columns used: of `costs` option_ref, financial_year, capital_gbp,
    running_gbp; of `places` option_ref, school_year, short. Columns returned: option_ref, name,
    years_after (0 for the first), capital_gbp, running_gbp, short, transport_gbp, cost_gbp.

    >>> options = pd.DataFrame({"option_ref": ["0"], "name": ["Do nothing"],
    ...     "places_added": [0.0], "works_type": [None]})
    >>> costs = pd.DataFrame({"option_ref": ["0"], "financial_year": ["2015/16"],
    ...     "capital_gbp": [0.0], "running_gbp": [5.0]})
    >>> places = pd.DataFrame({"option_ref": ["0"], "school_year": ["2015/16"], "short": [2.0]})
    >>> given = Assumptions(years_after=1, transport_gbp=10.0)
    >>> yearly_costs(costs, options=options, places=places, given=given)["cost_gbp"].to_list()
    [25.0, 25.0]
    """
    uplifts = building_costs(costs, options=options, given=given).set_index("option_ref")
    short = places.set_index(["option_ref", "school_year"])["short"].rename("short")
    known = costs.join(short, on=["option_ref", "financial_year"]).assign(
        capital_gbp=lambda frame: (
            frame["capital_gbp"] * (1 + frame["option_ref"].map(uplifts["uplift_share"]).fillna(0))
        )
    )
    runs = [
        _carried_on(known[known["option_ref"] == ref], years_after=given.years_after)
        .assign(option_ref=ref, name=name)
        .reset_index()
        for ref, name in zip(options["option_ref"], options["name"], strict=True)
    ]
    yearly = pd.concat(runs, ignore_index=True)
    yearly = yearly.assign(transport_gbp=yearly["short"] * given.transport_gbp)
    names = ["option_ref", "name", "years_after", "capital_gbp", "running_gbp", "short"]
    return yearly[[*names, "transport_gbp"]].assign(cost_gbp=yearly[PARTS].sum(axis="columns"))


def _carried_on(own: pd.DataFrame, *, years_after: int) -> pd.DataFrame:
    """One option's years, counted from 0 and carried on as in the last year known."""
    counted = own.sort_values("financial_year").reset_index(drop=True).rename_axis("years_after")
    wanted = pd.RangeIndex(years_after + 1, name="years_after")
    lasting = counted[["running_gbp", "short"]].reindex(wanted).ffill()
    return lasting.assign(capital_gbp=counted["capital_gbp"].reindex(wanted).fillna(0.0))


def whole_costs(yearly: pd.DataFrame, *, rate: float) -> pd.DataFrame:
    """Whole cost of each option in today's money (net present value), and the same a year.

    A row is an option, in the order of `yearly`. Columns returned: option_ref, name, capital_gbp,
    running_gbp, transport_gbp (each discounted), whole_gbp (their sum), annual_gbp (the
    equivalent annual cost), short_years (children without a place, discounted, over the years)
    and over_nothing_gbp (whole cost less that of the first option, which is doing nothing).

    >>> yearly = pd.DataFrame({"option_ref": ["0", "0"], "name": ["Do nothing"] * 2,
    ...     "capital_gbp": [0.0, 0.0], "running_gbp": [10.0, 10.0], "short": [1.0, 1.0],
    ...     "transport_gbp": [5.0, 5.0], "cost_gbp": [15.0, 15.0]})
    >>> whole_costs(yearly, rate=0.0)[["whole_gbp", "annual_gbp"]].values.tolist()
    [[30.0, 15.0]]
    """
    columns = {**{name: name for name in PARTS}, "short": "short_years", "cost_gbp": "whole_gbp"}
    options = yearly.groupby(["option_ref", "name"], sort=False)
    worth = options[list(columns)].agg(partial(present_value, rate=rate))
    annual = options["cost_gbp"].agg(partial(equivalent_annual_cost, rate=rate))
    whole = worth.rename(columns=columns).assign(annual_gbp=annual).reset_index()
    return whole.assign(over_nothing_gbp=whole["whole_gbp"] - whole["whole_gbp"].iloc[0])
