"""What a share may be taken of.

The shares themselves are each topic's own measures.
"""

from __future__ import annotations

import pandas as pd


def if_positive(amounts: pd.Series[float]) -> pd.Series[float]:
    """The amounts, missing where they are zero or less, so that nothing is divided by them.

    >>> if_positive(pd.Series([4.0, 0.0, -1.0])).to_list()
    [4.0, nan, nan]
    """
    return amounts.where(amounts > 0)
