"""How a result is rated against its target, and whether it moved by more than noise.

One indicator and one quarter at a time; which results are compared is the topic's choice.
"""

from __future__ import annotations

import math
from typing import Literal

Polarity = Literal["high", "low", "range", "none"]
Rating = Literal["green", "amber", "red", "no status"]
Direction = Literal["improving", "deteriorating", "no noticeable change", "no comparison"]

RATINGS: tuple[Rating, ...] = ("green", "amber", "red", "no status")
DIRECTIONS: tuple[Direction, ...] = (
    "improving",
    "no noticeable change",
    "deteriorating",
    "no comparison",
)
_DIGITS = 9  # beyond these, a difference is the computer's rounding and not a result


def signed_gap(
    value: float,
    *,
    polarity: Polarity,
    target: float = math.nan,
    range_low: float = math.nan,
    range_high: float = math.nan,
) -> float:
    """How far a result is past its target as a share of the target; negative falls short.

    `g = p (value - target) / |target|`, with p = 1 where higher is better and -1 where lower is.
    For a range g is 0 inside; outside it is the distance from the nearer end as a share of the
    range's width. Against a target of 0 there is no share, nor for a range without width, and g is
    the plain difference in the indicator's unit. NaN without a value or target, and where neither
    higher nor lower is better. `value`, `target` and the ends are in the indicator's unit. Raises
    ValueError where the ends are crossed.

    >>> signed_gap(57.0, polarity="high", target=60.0), signed_gap(57.0, polarity="low", target=60)
    (-0.05, 0.05)
    >>> signed_gap(102.0, polarity="range", range_low=90.0, range_high=100.0)
    -0.2
    >>> signed_gap(2.0, polarity="low", target=0.0)
    -2.0
    """
    if polarity == "range":
        return _share(_outside(value, range_low, range_high), of=range_high - range_low)
    if polarity == "none":
        return math.nan
    return _share(value - target if polarity == "high" else target - value, of=target)


def rating(
    value: float,
    *,
    polarity: Polarity,
    tolerance: float,
    target: float = math.nan,
    range_low: float = math.nan,
    range_high: float = math.nan,
) -> Rating:
    """Green at the target or better, amber within the tolerance of it, red beyond.

    `tolerance` is a share of the target, 0 to 1 (of the width for a range), or in the
    indicator's unit where the target is 0. Without a value, target or tolerance, or where neither
    higher nor lower is better, there is no status. Raises ValueError for a negative tolerance.

    >>> [rating(value, polarity="high", target=60, tolerance=0.05) for value in (60, 57, 56.9)]
    ['green', 'amber', 'red']
    >>> rating(3.0, polarity="low", target=0, tolerance=2), rating(3, polarity="none", tolerance=0)
    ('red', 'no status')
    """
    if tolerance < 0:
        raise ValueError(f"a tolerance is not negative, as {tolerance} is")
    gap = signed_gap(
        value, polarity=polarity, target=target, range_low=range_low, range_high=range_high
    )
    if math.isnan(gap) or math.isnan(tolerance):
        return "no status"
    if gap >= 0:
        return "green"
    return "amber" if gap >= -tolerance else "red"


def direction(
    value: float,
    *,
    comparator: float,
    polarity: Polarity,
    noise: float,
    range_low: float = math.nan,
    range_high: float = math.nan,
) -> Direction:
    """Whether a result is better or worse than its comparator by more than its noise.

    `noise` is the largest difference, in the indicator's unit, that is not noticed. For a range
    it is the distance outside that counts: any two results inside do not differ. Without a value
    or a comparator, or where neither higher nor lower is better, there is no comparison. Raises
    ValueError for a negative or missing noise where there is a comparison.

    >>> direction(64.0, comparator=61.0, polarity="low", noise=1.0)
    'deteriorating'
    >>> direction(62.0, comparator=61.0, polarity="low", noise=1.0)
    'no noticeable change'
    >>> direction(93.0, comparator=84.0, polarity="range", noise=2.0, range_low=90, range_high=100)
    'improving'
    """
    worth_now = _worth(value, polarity, range_low, range_high)
    change = round(worth_now - _worth(comparator, polarity, range_low, range_high), _DIGITS)
    if math.isnan(change):
        return "no comparison"
    if not noise >= 0:
        raise ValueError(f"a noise is nought or more, not {noise}")
    if abs(change) <= noise:
        return "no noticeable change"
    return "improving" if change > 0 else "deteriorating"


def _share(gap: float, *, of: float) -> float:
    return round(gap / abs(of) if of else gap, _DIGITS)


def _outside(value: float, low: float, high: float) -> float:
    """Distance from the nearer end of the range, negative; 0 inside, NaN if any is missing."""
    if low > high:
        raise ValueError(f"the range from {low} to {high} has its ends crossed")
    return min(value - low, high - value, 0.0) + 0.0 * (value + low + high)


def _worth(value: float, polarity: Polarity, low: float, high: float) -> float:
    """A number in the indicator's unit that is larger the better the result."""
    if polarity == "range":
        return _outside(value, low, high)
    return {"high": value, "low": -value, "none": math.nan}[polarity]
