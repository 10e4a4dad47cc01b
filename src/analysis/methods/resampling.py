"""How much a figure hangs on the cases it happens to rest on: it is worked out again and again.

Which figure, and what its spread is called on a page, is for a topic's measures and exhibits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

RESAMPLES = 1000
TOLD_OF_TWENTY = 19  # resamples in twenty that lie inside the spread that is told
_SEED = 2015  # fixed, so that the same cases give the same spread


def resampled(
    cases: pd.DataFrame,
    *,
    together: Sequence[str],
    figure: Callable[[pd.DataFrame], float],
    resamples: int = RESAMPLES,
) -> pd.Series[float]:
    """The figure of each of many resamples of the cases, in the figure's own unit.

    A row of `cases` is a case; the cases that agree in the columns `together`, such as the years of
    one service, are drawn as one, because they are alike. A resample draws as many such groups as
    there are, with replacement; `figure` sees the other columns of its rows. A row returned is a
    resample. The seed is fixed. ValueError where there is no case. Source: Efron, *Bootstrap
    methods* (1979); Cameron, Gelbach and Miller (2008) on drawing groups.

    >>> cases = pd.DataFrame({"service": ["Roads", "Roads"], "error_share": [0.1, 0.3]})
    >>> figure = lambda rows: float(rows["error_share"].median())
    >>> resampled(cases, together=["service"], figure=figure, resamples=2).to_list()
    [0.2, 0.2]
    """
    groups = list(cases.groupby(list(together), sort=True).indices.values())
    if not groups:
        raise ValueError("there is no case to resample")
    generator = np.random.default_rng(_SEED)
    draws = generator.integers(len(groups), size=(resamples, len(groups)))
    drawn = (np.concatenate([groups[place] for place in draw]) for draw in draws)
    rows = cases.drop(columns=list(together))
    return pd.Series([figure(rows.iloc[places]) for places in drawn], dtype=float)
