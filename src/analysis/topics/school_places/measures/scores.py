"""How the options score on what is not counted in pounds, and how far the weights decide.

Scores and weights are judgements held as data; costs are in `costs` and never scored.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.methods.multi_criteria import (
    normalised,
    rank_stability,
    switching_points,
    weighted_scores,
)


def scored(options: pd.DataFrame, *, criteria: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """Weighted score of each option, 0 to 100 points, and its rank.

    A row is an option, in the order of `options`. Columns returned: option_ref, name,
    score_points, rank (1 for the highest; equals share the better one).

    >>> options = pd.DataFrame({"option_ref": ["1", "2"], "name": ["New", "Expand"]})
    >>> criteria = pd.DataFrame({"criterion": ["site"], "swing_points": [50.0]})
    >>> scores = pd.DataFrame({"option_ref": ["1", "2"], "criterion": ["site"] * 2,
    ...     "score_points": [0.0, 100.0]})
    >>> scored(options, criteria=criteria, scores=scores)["rank"].to_list()
    [2, 1]
    """
    points = weighted_scores(_wide(scores), swings=_swings(criteria))
    found = options[["option_ref", "name"]].assign(score_points=options["option_ref"].map(points))
    ranks = found["score_points"].rank(ascending=False, method="min").astype(int)
    return found.assign(rank=ranks)


def scores_table(
    criteria: pd.DataFrame, *, scores: pd.DataFrame, ranked: pd.DataFrame
) -> pd.DataFrame:
    """Scores on each criterion with its weight, side by side, and the weighted score.

    A row is a criterion, in the order of `criteria`, then the weighted score. Columns returned:
    title, swing_points, weight_share (of all weights) and, under its option_ref, each option's
    points of 0 to 100.

    >>> criteria = pd.DataFrame({"criterion": ["site", "time"], "title": ["Site", "Time"],
    ...     "swing_points": [75.0, 25.0]})
    >>> scores = pd.DataFrame({"option_ref": ["1", "1"], "criterion": ["site", "time"],
    ...     "score_points": [100.0, 40.0]})
    >>> ranked = pd.DataFrame({"option_ref": ["1"], "score_points": [85.0]})
    >>> scores_table(criteria, scores=scores, ranked=ranked).values.tolist()[-1]
    ['Weighted score', 100.0, 1.0, 85.0]
    """
    swings = _swings(criteria)
    points = _wide(scores).T.rename_axis(columns=None)[list(ranked["option_ref"])]
    rows = (
        criteria[["criterion", "title", "swing_points"]]
        .assign(weight_share=criteria["criterion"].map(normalised(swings)))
        .join(points, on="criterion")
        .drop(columns="criterion")
    )
    weighted = dict(zip(ranked["option_ref"], ranked["score_points"], strict=True))
    last = {"title": "Weighted score", "swing_points": swings.sum(), "weight_share": 1.0}
    return pd.concat([rows, pd.DataFrame([last | weighted])], ignore_index=True)


def stability(
    options: pd.DataFrame, *, criteria: pd.DataFrame, scores: pd.DataFrame
) -> pd.DataFrame:
    """How often each option comes first when the weights move within their bounds.

    Every set with each weight at its low, given or high points is tried. A row is an option, in
    the order of `options`. Columns returned: option_ref, name, first (sets), sets, first_share,
    lowest, highest (points).

    >>> options = pd.DataFrame({"option_ref": ["1", "2"], "name": ["New", "Expand"]})
    >>> criteria = pd.DataFrame({"criterion": ["site"], "swing_points": [50.0],
    ...     "low_points": [20.0], "high_points": [80.0]})
    >>> scores = pd.DataFrame({"option_ref": ["1", "2"], "criterion": ["site"] * 2,
    ...     "score_points": [0.0, 100.0]})
    >>> stability(options, criteria=criteria, scores=scores)["first"].to_list()
    [0, 3]
    """
    bounds = criteria.set_index("criterion").rename(
        columns={"low_points": "low", "swing_points": "central", "high_points": "high"}
    )
    tried = rank_stability(_wide(scores), bounds=bounds)
    return options[["option_ref", "name"]].join(tried, on="option_ref")


def switching_weights(
    criteria: pd.DataFrame, *, scores: pd.DataFrame, ranked: pd.DataFrame
) -> pd.DataFrame:
    """Points of each weight at which the second option would draw level with the first.

    A row is a criterion. Columns used of `ranked`: option_ref, name, score_points. Columns
    returned: title, swing_points, low_points, high_points, switch_points (NaN where no points
    from 0 to 100 would do), within (whether those lie within the criterion's own bounds),
    leader, rival (names). ValueError for fewer than two options.

    >>> ranked = pd.DataFrame({"option_ref": ["1", "2"], "name": ["New", "Expand"],
    ...     "score_points": [25.0, 75.0]})
    >>> criteria = pd.DataFrame({"criterion": ["site", "time"], "title": ["Site", "Time"],
    ...     "swing_points": [75.0, 25.0], "low_points": [20.0, 10.0], "high_points": [80.0, 30.0]})
    >>> scores = pd.DataFrame({"option_ref": ["1", "2", "1", "2"],
    ...     "criterion": ["site", "site", "time", "time"],
    ...     "score_points": [0.0, 100.0, 100.0, 0.0]})
    >>> found = switching_weights(criteria, scores=scores, ranked=ranked)
    >>> found[["switch_points", "within"]].values.tolist()
    [[25.0, True], [75.0, False]]
    """
    first, second = _first_two(ranked)
    points = switching_points(
        _wide(scores),
        swings=_swings(criteria),
        leader=first["option_ref"],
        rival=second["option_ref"],
    )
    switch = criteria["criterion"].map(points.where(points <= 100))
    bounds = criteria[["title", "swing_points", "low_points", "high_points"]]
    return bounds.assign(
        switch_points=switch,
        within=switch.between(criteria["low_points"], criteria["high_points"]),
        leader=first["name"],
        rival=second["name"],
    )


def _wide(scores: pd.DataFrame) -> pd.DataFrame:
    """A row an option, a column a criterion."""
    return scores.pivot(index="option_ref", columns="criterion", values="score_points")


def _swings(criteria: pd.DataFrame) -> pd.Series[float]:
    return criteria.set_index("criterion")["swing_points"]


def _first_two(ranked: pd.DataFrame) -> list[dict[Any, Any]]:
    """The options that score highest and second highest."""
    if len(ranked) < 2:
        raise ValueError("an order takes two or more options")
    best = ranked.sort_values("score_points", ascending=False, kind="stable")
    return best.head(2).to_dict("records")
