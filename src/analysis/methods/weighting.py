"""What amounts weighted by the confidence in them come to, and the range they may fall in.

Each amount arrives whole or not at all; which weight an amount gets is the topic's choice.
"""

from __future__ import annotations

from math import sqrt

import numpy as np
import pandas as pd

_STEPS = 20_000  # of the grid that the uncertain amounts are laid on
_NEARLY = 1e-9  # chances nearer to each other than this are the same


def expected(amounts: pd.Series[float], *, weights: pd.Series[float]) -> float:
    """Sum of the amounts, each times its weight, in the unit of the amounts.

    `weights` are shares of 0 to 1, a weight for each amount by its label. No amounts come to
    nought. Raises ValueError where a weight is missing or outside 0 to 1, or an amount is
    missing or negative.

    >>> expected(pd.Series([100.0, 40.0]), weights=pd.Series([1.0, 0.5]))
    120.0
    """
    values, chances = _checked(amounts, weights)
    return float(values @ chances)


def deviation(amounts: pd.Series[float], *, weights: pd.Series[float]) -> float:
    """Standard deviation of the sum, in the unit of the amounts, where each stands on its own.

    `Var = Σ V² p (1 - p)`: amount V arrives whole with chance p, its weight, and otherwise not
    at all. An amount that can arrive in part would vary less. Errors as in `expected`.

    >>> deviation(pd.Series([100.0, 40.0]), weights=pd.Series([1.0, 0.5]))
    20.0
    """
    values, chances = _checked(amounts, weights)
    return sqrt(float(values**2 @ (chances * (1 - chances))))


def independent_range(
    amounts: pd.Series[float], *, weights: pd.Series[float], coverage_share: float = 0.8
) -> tuple[float, float]:
    """Low and high end of the sum, in the unit of the amounts, if each stands on its own.

    The sum is under the low end with a chance of at most half of what `coverage_share` leaves,
    and over the high end likewise, so that it lies between with at least that chance. The
    distribution is worked out in full by adding one amount after the other (convolution), not by
    a normal curve, which is poor where a few amounts are large. The range is widened to hold the
    expected sum where that lies outside, as it can for one nearly certain amount. Uncertain
    amounts are laid on a grid of a twenty-thousandth of their total, so an end is exact to half
    a step for each of them at the worst. Errors as in `expected`, and ValueError for a
    `coverage_share` that is not between 0 and 1.

    >>> independent_range(pd.Series([100.0, 40.0]), weights=pd.Series([1.0, 0.5]))
    (100.0, 140.0)
    >>> independent_range(pd.Series([1.0] * 100), weights=pd.Series([0.5] * 100))
    (44.0, 56.0)
    """
    if not 0 < coverage_share < 1:
        raise ValueError(f"a coverage is a share between 0 and 1, not {coverage_share}")
    values, chances = _checked(amounts, weights)
    sure, centre = float(values[chances == 1].sum()), float(values @ chances)
    uncertain = (values > 0) & (chances > 0) & (chances < 1)
    if not uncertain.any():
        return centre, centre
    step, cumulative = _cumulative(values[uncertain], chances[uncertain])
    tail = (1 - coverage_share) / 2
    low, high = (
        sure + step * int(np.argmax(cumulative >= level - _NEARLY)) for level in (tail, 1 - tail)
    )
    most = sure + float(values[uncertain].sum())
    return min(low, centre), min(max(high, centre), most)


def _cumulative(values: np.ndarray, chances: np.ndarray) -> tuple[float, np.ndarray]:
    """The grid's step, and the chance of a sum of at most each number of steps from none up."""
    step = float(values.sum()) / _STEPS
    lengths = np.rint(values / step).astype(int)
    masses = np.zeros(int(lengths.sum()) + 1)
    masses[0] = 1.0
    for length, chance in zip(lengths, chances, strict=True):
        arrived = np.zeros_like(masses)
        arrived[length:] = masses[: len(masses) - length]
        masses = (1 - chance) * masses + chance * arrived
    return step, np.cumsum(masses)


def _checked(amounts: pd.Series[float], weights: pd.Series[float]) -> tuple[np.ndarray, np.ndarray]:
    """Amounts and their weights as arrays in the amounts' order."""
    values = amounts.to_numpy(dtype=float)
    chances = weights.reindex(amounts.index).to_numpy(dtype=float)
    if not ((chances >= 0) & (chances <= 1)).all():
        raise ValueError("every amount needs a weight of 0 to 1")
    if not (values >= 0).all():
        raise ValueError("an amount to weight is nought or more")
    return values, chances
