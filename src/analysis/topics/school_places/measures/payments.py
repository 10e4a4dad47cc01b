"""When each option has to be paid for, and how much of it by the council.

Pounds as planned, not discounted; what the options cost in all is in `costs`.
"""

from __future__ import annotations

import pandas as pd


def cost_to_council(building: pd.DataFrame, *, funding: pd.DataFrame) -> pd.DataFrame:
    """Building cost that the council itself has to find, with the bid lost and with it won, in £.

    Money from others never makes the council's part negative. A row is an option. Columns
    returned: option_ref, name, adjusted_gbp, certain_gbp, bid_gbp (NaN where there is no bid),
    lost_gbp, won_gbp (NaN where there is no bid).

    >>> building = pd.DataFrame({"option_ref": ["2"], "name": ["Expand"], "adjusted_gbp": [100.0]})
    >>> funding = pd.DataFrame({"option_ref": ["2", "2"], "certainty": ["certain", "bid"],
    ...     "amount_gbp": [20.0, 50.0]})
    >>> cost_to_council(building, funding=funding)[["lost_gbp", "won_gbp"]].values.tolist()
    [[80.0, 30.0]]
    """
    paid = funding.pivot_table(
        index="option_ref", columns="certainty", values="amount_gbp", aggfunc="sum"
    ).reindex(columns=["certain", "bid"])
    known = building[["option_ref", "name", "adjusted_gbp"]].join(paid, on="option_ref")
    certain, bid = known["certain"].fillna(0.0), known["bid"]
    return known[["option_ref", "name", "adjusted_gbp"]].assign(
        certain_gbp=certain,
        bid_gbp=bid,
        lost_gbp=(known["adjusted_gbp"] - certain).clip(lower=0),
        won_gbp=(known["adjusted_gbp"] - certain - bid).clip(lower=0),
    )


def costs_by_year(costs: pd.DataFrame, *, options: pd.DataFrame) -> pd.DataFrame:
    """Building and running cost of each option by financial year, side by side, in pounds.

    As planned, without an allowance. A row is a year of the data. Columns returned: financial_year
    and, for each option that builds, `<option_ref> capital_gbp` and `<option_ref> running_gbp`.

    >>> options = pd.DataFrame({"option_ref": ["0", "1"], "places_added": [0.0, 10.0]})
    >>> costs = pd.DataFrame({"option_ref": ["0", "1", "1"], "capital_gbp": [0.0, 60.0, 40.0],
    ...     "running_gbp": [0.0, 0.0, 5.0], "financial_year": ["2015/16", "2015/16", "2016/17"]})
    >>> costs_by_year(costs, options=options).values.tolist()
    [['2015/16', 60.0, 0.0], ['2016/17', 40.0, 5.0]]
    """
    builds = options.loc[options["places_added"] > 0, "option_ref"]
    by_year = costs.set_index("financial_year")
    parts = {
        f"{ref} {kind}": by_year.loc[by_year["option_ref"] == ref, kind]
        for ref in builds
        for kind in ("capital_gbp", "running_gbp")
    }
    return pd.DataFrame(parts).rename_axis("financial_year").reset_index()
