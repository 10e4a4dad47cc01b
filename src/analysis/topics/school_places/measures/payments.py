"""When building each option has to be paid for, and how much of it by the council.

Pounds, not discounted; what the options cost in all is in `costs`.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.totals import with_total


def cost_to_council(building: pd.DataFrame, *, funding: pd.DataFrame) -> pd.DataFrame:
    """Building cost that the council itself has to find, with the bid lost and with it won, in £.

    Money from others never makes the council's part negative. A row is an option. Columns
    returned: option_ref, name, adjusted_gbp, certain_gbp, lost_gbp and, missing where there is no
    bid, bid_gbp, won_gbp and answer_due (the last, where there are several bids).

    >>> building = pd.DataFrame({"option_ref": ["2"], "name": ["Expand"], "adjusted_gbp": [100.0]})
    >>> funding = pd.DataFrame({"option_ref": ["2", "2"], "certainty": ["certain", "bid"],
    ...     "amount_gbp": [20.0, 50.0], "answer_due": pd.to_datetime([None, "2015-10-16"])})
    >>> cost_to_council(building, funding=funding)[["lost_gbp", "won_gbp"]].values.tolist()
    [[80.0, 30.0]]
    """
    paid = funding.pivot_table(
        index="option_ref", columns="certainty", values="amount_gbp", aggfunc="sum"
    ).reindex(columns=["certain", "bid"])
    due = funding.groupby("option_ref")["answer_due"].max()
    known = building[["option_ref", "name", "adjusted_gbp"]].join(paid.join(due), on="option_ref")
    certain, bid = known["certain"].fillna(0.0), known["bid"]
    return known[["option_ref", "name", "adjusted_gbp"]].assign(
        certain_gbp=certain,
        bid_gbp=bid,
        lost_gbp=(known["adjusted_gbp"] - certain).clip(lower=0),
        won_gbp=(known["adjusted_gbp"] - certain - bid).clip(lower=0),
        answer_due=known["answer_due"],
    )


def building_by_year(costs: pd.DataFrame, *, options: pd.DataFrame) -> pd.DataFrame:
    """Building cost of each option by financial year, side by side, in pounds.

    As planned, without the allowance. A row is a year in which anything is built, and the total
    at the end. Columns returned: financial_year and, under its option_ref, each option that adds
    places.

    >>> options = pd.DataFrame({"option_ref": ["0", "1"], "places_added": [0.0, 10.0]})
    >>> costs = pd.DataFrame({"option_ref": ["0", "1", "1"], "capital_gbp": [0.0, 60.0, 40.0],
    ...     "financial_year": ["2015/16", "2015/16", "2016/17"]})
    >>> building_by_year(costs, options=options).values.tolist()
    [['2015/16', 60.0], ['2016/17', 40.0], ['Total', 100.0]]
    """
    builds = list(options.loc[options["places_added"] > 0, "option_ref"])
    by_year = costs.pivot(index="financial_year", columns="option_ref", values="capital_gbp")
    built = by_year.loc[(by_year > 0).any(axis="columns"), builds]
    return with_total(built.rename_axis(columns=None).reset_index(), label="financial_year")
