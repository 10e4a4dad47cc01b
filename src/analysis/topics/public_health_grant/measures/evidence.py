"""How well the effect of prevention is shown, and in which order that asks for its review.

A row of `services` is a service, one of `evidence` the rating of one; ratings are judgements.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.totals import with_total

RATINGS = ("strong", "moderate", "weak", "none")
FEW = ("weak", "none")


def rated(services: pd.DataFrame, *, evidence: pd.DataFrame, planned: pd.DataFrame) -> pd.DataFrame:
    """The services that have a rating, with it and the saving planned on each, in pounds.

    Columns used of `planned` (a row a proposal): service_ref, saving_second_gbp. Columns added:
    evidence, basis, source, planned_gbp.

    >>> services = pd.DataFrame({"service_ref": ["PH-01", "PH-02"]})
    >>> evidence = pd.DataFrame({"service_ref": ["PH-02"], "evidence": ["weak"]})
    >>> planned = pd.DataFrame({"service_ref": ["PH-02"], "saving_second_gbp": [3.0]})
    >>> rated(services, evidence=evidence, planned=planned).values.tolist()
    [['PH-02', 'weak', 3.0]]
    """
    saved = planned.groupby("service_ref")["saving_second_gbp"].sum()
    joined = services.merge(evidence, on="service_ref")
    return joined.assign(planned_gbp=joined["service_ref"].map(saved).fillna(0.0))


def spending_by_evidence(prevention: pd.DataFrame) -> pd.DataFrame:
    """Services, budget and planned saving by rating of the evidence, in pounds.

    A row is a rating, the strongest first, then the total; a rating without services is a row of
    noughts. Columns returned: evidence, services, budget_gbp, planned_gbp.

    >>> prevention = pd.DataFrame({"evidence": ["weak"], "budget_gbp": [10.0],
    ...     "planned_gbp": [4.0]})
    >>> spending_by_evidence(prevention).values.tolist()[2]
    ['weak', 1, 10.0, 4.0]
    """
    counted = prevention.assign(services=1).groupby("evidence")
    sums = counted[["services", "budget_gbp", "planned_gbp"]].sum()
    by_rating = sums.reindex(list(RATINGS), fill_value=0).rename_axis("evidence").reset_index()
    return with_total(by_rating, label="evidence")


def evidence_summary(by_rating: pd.DataFrame) -> pd.Series[float]:
    """How much of prevention, and of the savings on it, rests on weak evidence or none, in pounds.

    Entries returned: few (services with weak evidence or none), few_gbp (their budget), few_share
    (of all, 0 to 1; missing without a budget), planned_few_gbp, planned_strong_gbp, planned_gbp.

    >>> by_rating = pd.DataFrame({"evidence": ["strong", "weak", "none", "Total"],
    ...     "services": [1, 1, 1, 3], "budget_gbp": [6.0, 1.0, 1.0, 8.0],
    ...     "planned_gbp": [3.0, 1.0, 0.0, 4.0]})
    >>> evidence_summary(by_rating)[["few_gbp", "few_share"]].to_list()
    [2.0, 0.25]
    """
    few = by_rating[by_rating["evidence"].isin(FEW)]
    strong = by_rating[by_rating["evidence"].eq("strong")]
    total = by_rating.iloc[-1]
    budget = float(total["budget_gbp"]) or float("nan")
    return pd.Series(
        {
            "few": float(few["services"].sum()),
            "few_gbp": float(few["budget_gbp"].sum()),
            "few_share": float(few["budget_gbp"].sum()) / budget,
            "planned_few_gbp": float(few["planned_gbp"].sum()),
            "planned_strong_gbp": float(strong["planned_gbp"].sum()),
            "planned_gbp": float(total["planned_gbp"]),
        }
    )


def review_order(prevention: pd.DataFrame) -> pd.DataFrame:
    """Prevention services in the order in which their evidence asks for a review.

    The weakest evidence first; among equals services that are not mandated before those that are,
    then the larger budget. Column added: rank (1 first).

    >>> prevention = pd.DataFrame({"service": ["Quit", "Walk", "Check"],
    ...     "evidence": ["strong", "weak", "weak"], "mandated": ["no", "no", "yes"],
    ...     "budget_gbp": [9.0, 2.0, 3.0]})
    >>> review_order(prevention)[["rank", "service"]].values.tolist()
    [[1, 'Walk'], [2, 'Check'], [3, 'Quit']]
    """
    strength = prevention["evidence"].map({rating: row for row, rating in enumerate(RATINGS)})
    ordered = (
        prevention.assign(_strength=strength)
        .sort_values(
            ["_strength", "mandated", "budget_gbp"], ascending=[False, True, False], kind="stable"
        )
        .drop(columns="_strength")
        .reset_index(drop=True)
    )
    return ordered.assign(rank=ordered.index + 1)
