"""How much of the savings comes again each year, and what they are worth in a full year.

A row of `schemes` is one saving scheme at the period's end; delivery so far is in `programme`.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.totals import with_total
from analysis.topics.savings_delivery.measures.programme import SECURE

SUMMED = ["recurring_gbp", "one_off_gbp", "target_gbp", "secure_gbp", "full_year_effect_gbp"]


def effect_by_kind(schemes: pd.DataFrame) -> pd.DataFrame:
    """This year's target in pounds, recurring and one-off, and the full-year effect, by kind.

    A row is a kind of saving, the largest target first, then the total. Columns used: kind,
    recurring (yes, no), status, target_gbp, full_year_effect_gbp. Columns returned: kind,
    recurring_gbp, one_off_gbp, target_gbp, secure_gbp (Blue and Green), full_year_effect_gbp,
    secure_share (0 to 1; NaN without a target), full_year_change_gbp (the full-year effect less
    this year's target; negative where less comes again than is wanted this year).

    >>> schemes = pd.DataFrame({"kind": ["income", "income"], "recurring": ["yes", "no"],
    ...     "status": ["green", "red"], "target_gbp": [300.0, 100.0],
    ...     "full_year_effect_gbp": [350.0, 0.0]})
    >>> effect_by_kind(schemes).values.tolist()[-1]
    ['Total', 300.0, 100.0, 400.0, 300.0, 350.0, 0.75, -50.0]
    """
    targets = schemes["target_gbp"]
    return (
        schemes.assign(
            recurring_gbp=targets.where(schemes["recurring"] == "yes", 0.0),
            one_off_gbp=targets.where(schemes["recurring"] == "no", 0.0),
            secure_gbp=targets.where(schemes["status"].isin(SECURE), 0.0),
        )
        .groupby("kind")[SUMMED]
        .sum()
        .sort_values("target_gbp", ascending=False, kind="stable")
        .reset_index()
        .pipe(with_total, label="kind")
        .assign(
            secure_share=lambda frame: frame["secure_gbp"] / frame["target_gbp"],
            full_year_change_gbp=lambda frame: frame["full_year_effect_gbp"] - frame["target_gbp"],
        )
    )
