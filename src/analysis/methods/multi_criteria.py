"""How options score when several things matter, and how far that rests on the weights.

Scores and weights are judgements that the topic brings; cost is no criterion, because it is
counted in pounds beside the score.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd

_MOST_CRITERIA = 10  # three weights each: 59,049 sets
_TIED = 1e-9
_BOUNDS = ["low", "central", "high"]


def normalised(swings: pd.Series[float]) -> pd.Series[float]:
    """Weight of each criterion, a share of 1, from swing points that may add up to anything.

    Swing points say how much the step from the worst to the best option on a criterion matters,
    beside the other steps. Raises ValueError for missing or negative points, or if none are above
    nought.

    >>> normalised(pd.Series({"distance": 100.0, "traffic": 25.0})).to_list()
    [0.8, 0.2]
    """
    if not (swings >= 0).all() or not swings.sum() > 0:
        raise ValueError("swing points are nought or more, and at least one is above nought")
    return swings / swings.sum()


def weighted_scores(scores: pd.DataFrame, *, swings: pd.Series[float]) -> pd.Series[float]:
    """Score of each option over all criteria, in the points of `scores`: `V_j = Σ w_i v_ij`.

    A row of `scores` is an option, a column a criterion; `swings` has the points of each by its
    name, in any order. Raises ValueError where a score is missing, and as `normalised`, also for
    a criterion without points.

    Source of the method: Multi-criteria analysis: a manual, Department for Communities and Local
    Government, 2009.

    >>> scores = pd.DataFrame({"distance": [100.0, 0.0], "traffic": [0.0, 100.0]}, ["A", "B"])
    >>> weighted_scores(scores, swings=pd.Series({"traffic": 25.0, "distance": 75.0})).to_list()
    [75.0, 25.0]
    """
    weights = normalised(swings.reindex(scores.columns))
    if scores.isna().any(axis=None):
        raise ValueError("every option needs a score on every criterion")
    return scores @ weights


def rank_stability(scores: pd.DataFrame, *, bounds: pd.DataFrame) -> pd.DataFrame:
    """How often each option comes first when the weights move within bounds, as a share of 1.

    Every set of weights is tried in which each criterion has its low, its central or its high
    swing points: three to the power of the criteria. A row of `bounds` is a criterion; columns
    used: low, central, high. Options tied for the first place both count as first. A row returned
    is an option; columns: first (sets), sets, first_share, lowest and highest (scores). Raises
    ValueError for more than ten criteria, and as `weighted_scores`.

    >>> scores = pd.DataFrame({"distance": [100.0, 0.0], "traffic": [0.0, 100.0]}, ["A", "B"])
    >>> bounds = pd.DataFrame({"low": [40.0, 30.0], "central": [50.0, 45.0], "high": [90.0, 60.0]},
    ...     ["distance", "traffic"])
    >>> rank_stability(scores, bounds=bounds)["first"].to_list()
    [6, 3]
    """
    if len(scores.columns) > _MOST_CRITERIA:
        raise ValueError(f"weights of more than {_MOST_CRITERIA} criteria cannot all be tried")
    weighted_scores(scores, swings=bounds["central"])
    tried = _every_set(bounds.reindex(scores.columns)) @ scores.to_numpy(dtype=float).T
    first = (tried >= tried.max(axis=1, keepdims=True) - _TIED).sum(axis=0)
    return pd.DataFrame(
        {
            "first": first,
            "sets": len(tried),
            "first_share": first / len(tried),
            "lowest": tried.min(axis=0),
            "highest": tried.max(axis=0),
        },
        index=scores.index,
    )


def _every_set(bounds: pd.DataFrame) -> np.ndarray:
    """Weights, as shares of 1: a row a set, with one level of each criterion."""
    points = np.array(list(product(*bounds[_BOUNDS].to_numpy(dtype=float))))
    if not (points >= 0).all() or not (points.sum(axis=1) > 0).all():
        raise ValueError("swing points are nought or more, and in every set one is above nought")
    return np.asarray(points / points.sum(axis=1, keepdims=True))


def switching_points(
    scores: pd.DataFrame, *, swings: pd.Series[float], leader: str, rival: str
) -> pd.Series[float]:
    """Swing points of each criterion at which `rival` would draw level with `leader`.

    The other criteria keep theirs: `w*_i = w_i - D / d_i`, where d is the leader's score less the
    rival's on a criterion and `D = Σ w_i d_i`. Missing (NaN) where no weight of nought or more
    would do it. Errors as `weighted_scores`.

    >>> scores = pd.DataFrame({"distance": [100.0, 0.0], "traffic": [0.0, 100.0]}, ["A", "B"])
    >>> swings = pd.Series({"distance": 75.0, "traffic": 25.0})
    >>> switching_points(scores, swings=swings, leader="A", rival="B").to_list()
    [25.0, 75.0]
    """
    weighted_scores(scores, swings=swings)
    points = swings.reindex(scores.columns).astype(float)
    by_option = scores.astype(float).T
    apart = by_option[leader] - by_option[rival]
    lead = float((points * apart).sum())
    level = points - lead / apart.where(apart != 0)
    return level.where(level >= 0)
