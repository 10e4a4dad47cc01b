"""How much risk the registers hold in all, refresh by refresh, and what changed it.

A row of `history` is one risk at one refresh; single risks are in `movements`.
"""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from analysis.topics.risk_registers.measures.movements import JOINED, LEFT, movements

REGISTERS = ("corporate", "transformation")
LEVELS = ("risks", *REGISTERS, "exposure")
CHANGES = ("from_moved", "from_joined", "from_left")


def exposure_by_refresh(history: pd.DataFrame) -> pd.DataFrame:
    """Total exposure in points at each refresh, by register, and what made it change.

    A row is a refresh, the earliest first. Exposure is the sum of the scores of the risks public
    at that refresh. Columns used: refresh and those of `movements`; `history` is scored. Columns
    returned: refresh, risks, corporate, transformation, exposure, and the change since the refresh
    before: from_moved, from_joined (new or no longer exempt), from_left (closed or now exempt;
    negative), missing at the first.

    >>> rows = {"risk_id": ["A", "A"], "register": "corporate", "access": "public",
    ...     "likelihood": [2.0, 3.0], "impact": [4.0, 4.0], "score": [8.0, 12.0],
    ...     "rating": ["amber", "amber"], "refresh": ["2015-02", "2015-05"]}
    >>> exposure_by_refresh(pd.DataFrame(rows))[["exposure", "from_moved"]].values.tolist()
    [[8.0, nan], [12.0, 4.0]]
    """
    refreshes = [(str(name), rows) for name, rows in history.groupby("refresh", sort=True)]
    changes = [
        {"refresh": name, **_changes(now, before=before)}
        for (_, before), (name, now) in pairwise(refreshes)
    ]
    levels = [{"refresh": name, **_levels(rows)} for name, rows in refreshes]
    return pd.DataFrame(levels, columns=["refresh", *LEVELS]).merge(
        pd.DataFrame(changes, columns=["refresh", *CHANGES]), how="left", on="refresh"
    )


def _levels(risks: pd.DataFrame) -> dict[str, float]:
    by_register = risks.groupby("register")["score"].sum()
    return {
        "risks": risks["score"].notna().sum(),
        **{register: by_register.get(register, 0.0) for register in REGISTERS},
        "exposure": risks["score"].sum(),
    }


def _changes(risks: pd.DataFrame, *, before: pd.DataFrame) -> dict[str, float]:
    moved = movements(risks, before=before)
    joined, left = (moved["movement"].isin(each) for each in (JOINED, LEFT))
    return {
        "from_moved": moved["change"].sum(),
        "from_joined": moved.loc[joined, "score"].sum(),
        "from_left": 0.0 - moved.loc[left, "score_before"].sum(),
    }
