"""Figures of this report beside those of the last one, with the change.

Which figures, and in what words, is each topic's own choice.
"""

from __future__ import annotations

import pandas as pd


def compared(now: pd.Series[float], *, before: pd.Series[float]) -> pd.DataFrame:
    """Each figure now, at the last report, and the change (now less before), in its own unit.

    A row is a figure, named by the index of `now` and in its order; a figure the last report did
    not have is missing (NaN) there and has no change. Columns returned: now, before, change.

    >>> compared(pd.Series({"target_gbp": 27.0}), before=pd.Series({"target_gbp": 25.0}))
                 now  before  change
    target_gbp  27.0    25.0     2.0
    """
    return pd.DataFrame({"now": now, "before": before.reindex(now.index)}).assign(
        change=lambda frame: frame["now"] - frame["before"]
    )
