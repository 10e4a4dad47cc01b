"""What share of their target other councils had secured by when, beside this council's.

A row of `rates` is a share that a council published; nothing is worked out between two months.
"""

from __future__ import annotations

import pandas as pd

from analysis.periods import Period

OURS = "This council"
SO_FAR = "so far"
_SAME_SEASON = 1  # months apart that still count as the same time of year


def pace(rates: pd.DataFrame, *, programme: pd.Series[float], now: Period) -> pd.DataFrame:
    """Shares of target that councils published, 0 to 1, and this council's own, by month.

    A row is a position of a council. Columns used of `rates`: all. Entries used of `programme`:
    target_gbp, secure_gbp, secure_share (Blue and Green). Columns returned: those of `rates`;
    is_ours; is_near (another council's share so far, at most a month of the year from now);
    equivalent_gbp (the share of this council's target in pounds); and ahead_gbp (that less what
    is secure here now).

    >>> rates = pd.DataFrame({"council": ["Durham"], "financial_year": ["2013/14"], "month": [3.0],
    ...     "basis": ["so far"], "delivered_share": [0.72], "figures": ["15 of 21"]})
    >>> programme = pd.Series({"target_gbp": 100.0, "secure_gbp": 60.0, "secure_share": 0.6})
    >>> rows = pace(rates, programme=programme, now=Period.parse("2015-05"))
    >>> rows[["council", "is_near", "equivalent_gbp", "ahead_gbp"]].values.tolist()
    [['This council', False, 60.0, 0.0], ['Durham', True, 72.0, 12.0]]
    """
    near = (rates["month"] - now.months_elapsed).abs() <= _SAME_SEASON
    ours = {
        "council": OURS,
        "financial_year": now.financial_year,
        "month": float(now.months_elapsed),
        "basis": SO_FAR,
        "delivered_share": programme["secure_share"],
        "is_ours": True,
        "is_near": False,
    }
    return (
        pd.concat(
            [
                pd.DataFrame([ours]),
                rates.assign(is_ours=False, is_near=near & (rates["basis"] == SO_FAR)),
            ]
        )
        .sort_values(["month", "council", "financial_year", "figures"], kind="stable")
        .reset_index(drop=True)
        .assign(
            equivalent_gbp=lambda frame: frame["delivered_share"] * programme["target_gbp"],
            ahead_gbp=lambda frame: frame["equivalent_gbp"] - programme["secure_gbp"],
        )
    )
