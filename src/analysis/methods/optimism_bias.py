"""What building costs may come to if projects are as optimistic as projects have been.

Which costs are tested, and what has been done about the causes, is the topic's knowledge.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Bounds:
    """The most and the least to add to the cost of one type of works, as shares of the cost."""

    upper_share: float
    lower_share: float


# Supplementary Green Book Guidance on optimism bias, HM Treasury: capital expenditure.
BOUNDS = {
    "standard building": Bounds(0.24, 0.02),
    "non-standard building": Bounds(0.51, 0.04),
    "standard civil": Bounds(0.44, 0.03),
    "non-standard civil": Bounds(0.66, 0.06),
}


def uplift_share(works_type: str, *, mitigated_share: float = 0.0) -> float:
    """What to add to a cost, as a share of it: the upper bound less what has been dealt with.

    `OB_upper (1 - m)`, and never under the lower bound. `mitigated_share` is m, the part of the
    causes of optimism that has been dealt with, 0 to 1. Missing (NaN) for a type that has no
    published bounds. Raises ValueError for a part outside 0 to 1.

    >>> uplift_share("standard civil"), uplift_share("standard civil", mitigated_share=0.5)
    (0.44, 0.22)
    >>> uplift_share("standard civil", mitigated_share=1.0), uplift_share("equipment")
    (0.03, nan)
    """
    if not 0 <= mitigated_share <= 1:
        raise ValueError(f"a mitigated share lies between 0 and 1, not at {mitigated_share}")
    bounds = BOUNDS.get(works_type)
    if bounds is None:
        return float("nan")
    return max(bounds.upper_share * (1 - mitigated_share), bounds.lower_share)


def adjusted_cost(base_gbp: float, *, works_type: str, mitigated_share: float = 0.0) -> float:
    """A cost with the allowance for optimism: `base (1 + uplift)`, in the unit of the cost.

    >>> round(adjusted_cost(1_000.0, works_type="standard building", mitigated_share=0.5), 2)
    1120.0
    """
    return base_gbp * (1 + uplift_share(works_type, mitigated_share=mitigated_share))


def with_uplifts(
    costs: pd.DataFrame, *, works_type: str, base: str, mitigated_share: float
) -> pd.DataFrame:
    """Costs with the published bounds and what they add, a row as in `costs`.

    `works_type` and `base` name the columns with the type of works and the cost in pounds. Columns
    added: upper_share, lower_share and uplift_share, of the cost; upper_gbp, lower_gbp and
    adjusted_gbp, the cost with each. All are missing (NaN) for a type without published bounds.

    >>> costs = pd.DataFrame({"works": ["standard civil"], "cost_gbp": [100.0]})
    >>> tested = with_uplifts(costs, works_type="works", base="cost_gbp", mitigated_share=0.5)
    >>> tested[["upper_gbp", "lower_gbp", "adjusted_gbp"]].values.tolist()
    [[144.0, 103.0, 122.0]]
    """
    shares = pd.DataFrame(
        {
            "upper_share": costs[works_type].map(uplift_share),
            "lower_share": costs[works_type].map(_least_share),
            "uplift_share": costs[works_type].map(
                lambda name: uplift_share(name, mitigated_share=mitigated_share)
            ),
        },
        dtype=float,
    )
    return costs.assign(
        **shares,
        upper_gbp=costs[base] * (1 + shares["upper_share"]),
        lower_gbp=costs[base] * (1 + shares["lower_share"]),
        adjusted_gbp=costs[base] * (1 + shares["uplift_share"]),
    )


def _least_share(works_type: str) -> float:
    return uplift_share(works_type, mitigated_share=1.0)
