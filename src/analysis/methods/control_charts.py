"""Whether a result has really changed or only varies as it always has, and if it can meet a target.

Which results make a series, and in what words it is told, is each topic's choice.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.methods.rag import Polarity

Rule = Literal["outside the limits", "trend", "two of three near a limit", "one side of the mean"]
Variation = Literal["concern", "common cause", "improvement", "neutral", "not judged"]
Assurance = Literal["fails", "hit and miss", "passes", "not judged", "no target"]

VARIATIONS: tuple[Variation, ...] = (
    "concern",
    "common cause",
    "improvement",
    "neutral",
    "not judged",
)
ASSURANCES: tuple[Assurance, ...] = (
    "fails",
    "hit and miss",
    "passes",
    "not judged",
    "no target",
)
POINTS_NEEDED = 12
POINTS_FOR_TRIAL = 6
RUN = 7
LIMIT_IN_RANGES = 2.66
LARGEST_IN_RANGES = 3.267
_NEAR = 2 / 3
_ORDINARY: Variation = "common cause"
_MEANINGS: dict[Polarity, dict[int, Variation]] = {
    "high": {1: "improvement", 0: _ORDINARY, -1: "concern"},
    "low": {1: "concern", 0: _ORDINARY, -1: "improvement"},
    "range": {1: "neutral", 0: _ORDINARY, -1: "neutral"},
    "none": {1: "neutral", 0: _ORDINARY, -1: "neutral"},
}
_TINY = 1e-9  # of the largest result: a smaller difference is the computer's rounding


@dataclass(frozen=True)
class Limits:
    """Natural process limits of a series, in its own unit; NaN where it has none.

    `average_range` is the average moving range the limits rest on, `points` the results known.
    """

    mean: float
    average_range: float
    lower: float
    upper: float
    points: int

    @property
    def are_trial(self) -> bool:
        """Whether too few results are known for the limits to prove anything."""
        return self.points < POINTS_NEEDED

    @property
    def largest_ordinary_change(self) -> float:
        """The largest difference of two results that ordinary variation makes, in their unit."""
        return LARGEST_IN_RANGES * self.average_range


def moving_ranges(values: pd.Series[float]) -> pd.Series[float]:
    """Size of the step from each result to the next, in the results' unit, at the later one.

    NaN at the first result and on both sides of a missing one: a step over a gap took longer than
    the others.

    >>> moving_ranges(pd.Series([5.0, 7.0, None, 6.0, 5.5])).to_list()
    [nan, 2.0, nan, nan, 0.5]
    """
    steps = values.astype(float).diff().abs()
    return steps.mask(steps <= _tiny(values), 0.0)


def natural_limits(values: pd.Series[float]) -> Limits:
    """Mean and natural process limits of results in the order of time, in their unit.

    The limits are the mean less and plus 2.66 times the average moving range. A moving range of
    3.267 times the average or more is left out of the average, once; the mean keeps the results.
    Where only moving ranges of nought would be left, none is left out. Missing results (NaN) are
    passed over. With no two results in succession there are no limits (NaN).

    Source of the method: NHS England, Making Data Count (XmR charts).

    >>> limits = natural_limits(pd.Series([1, 2, 1, 2, 10] + [1, 2] * 6 + [1]))
    >>> round(limits.mean, 3), round(limits.lower, 3), round(limits.upper, 3), limits.points
    (1.944, -0.716, 4.604, 18)
    """
    ranges = moving_ranges(values)
    screened = ranges[ranges < LARGEST_IN_RANGES * ranges.mean()].mean()
    average = float(screened if screened > 0 else ranges.mean())
    mean, reach = float(values.mean()), LIMIT_IN_RANGES * average
    return Limits(mean, average, mean - reach, mean + reach, int(values.count()))


def signals(values: pd.Series[float], *, limits: Limits) -> pd.DataFrame:
    """The rule by which each result shows a real change, and whether upwards or downwards.

    A row is a result, in the order of time. Columns returned: rule, the first that holds of
    *outside the limits*; *trend* (seven results in succession, each higher, or each lower, than
    the one before); *two of three near a limit* (beyond two thirds of the way to it, or outside
    it, on the same side); *one side of the mean* (seven in succession); empty where none holds.
    side: 1 upwards, -1 downwards, 0 none. A missing result has none, and ends a trend or a run.

    >>> values = pd.Series([2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 9.0])
    >>> signals(values, limits=natural_limits(values))["rule"].to_list()[-2:]
    ['', 'outside the limits']
    """
    away, tiny = values.astype(float) - limits.mean, _tiny(values)
    reach = limits.upper - limits.mean
    side = _signs(away, tiny=tiny)
    steps = _in_runs(_signs(values.astype(float).diff(), tiny=tiny), length=RUN - 1)
    found: dict[Rule, pd.Series[int]] = {
        "outside the limits": side.where(away.abs() > reach + tiny, 0),
        "trend": steps.where(steps.ne(0), steps.shift(-1, fill_value=0)),
        "two of three near a limit": _two_of_three(
            side.where(away.abs() > _NEAR * reach + tiny, 0)
        ),
        "one side of the mean": _in_runs(side, length=RUN),
    }
    shown = pd.DataFrame({"rule": "", "side": 0}, index=values.index)
    for rule, sides in found.items():
        new = shown["side"].eq(0) & sides.ne(0)
        shown = shown.assign(
            rule=shown["rule"].mask(new, rule), side=shown["side"].mask(new, sides)
        )
    return shown


def judged(values: pd.Series[float], *, limits: Limits, polarity: Polarity) -> pd.DataFrame:
    """Each result with its signal and what it means: better, worse or ordinary variation.

    A row is a result, in the order of time. Columns returned: rule and side as in `signals`, and
    variation: *improvement* or *concern* for a signal towards the better or the worse, *neutral*
    for one where a range or nothing is aimed at, *common cause* without a signal. Under twelve
    known results the limits are on trial: no rule is named, and every result is *not judged*, as
    a missing one always is.

    >>> values = pd.Series([3.0, 1.0] * 6 + [12.0])
    >>> shown = judged(values, limits=natural_limits(values), polarity="low")
    >>> shown["variation"].to_list()[-2:]
    ['common cause', 'concern']
    """
    if limits.are_trial:
        none = {"rule": "", "side": 0, "variation": "not judged"}
        return pd.DataFrame(none, index=values.index)
    shown = signals(values, limits=limits)
    meaning = shown["side"].map(_MEANINGS[polarity])
    return shown.assign(variation=meaning.mask(values.isna(), "not judged"))


def only_latest_signal(variations: pd.Series[str]) -> pd.Series[str]:
    """What each result shows, with every signal before the latest one taken as common cause.

    A row is a result, in the order of time. The latest signal is the run of results of one
    variation that ends with the latest. What is *not judged* stays so.

    >>> shown = pd.Series(["concern", "common cause", "improvement", "improvement"])
    >>> only_latest_signal(shown).to_list()
    ['common cause', 'common cause', 'improvement', 'improvement']
    """
    run = variations.ne(variations.shift()).cumsum()
    earlier = run.ne(run.max()) & variations.ne("not judged")
    return variations.mask(earlier, _ORDINARY)


def results_meeting(
    values: pd.Series[float],
    *,
    polarity: Polarity,
    target: float = math.nan,
    range_low: float = math.nan,
    range_high: float = math.nan,
) -> pd.Series[float]:
    """Whether each result meets a target: 1 met, 0 missed, NaN without a result or a target.

    All numbers are in the unit of the results.

    >>> results_meeting(pd.Series([89.5, 90.0, None]), polarity="high", target=90).to_list()
    [0.0, 1.0, nan]
    """
    low, high = _aim(polarity, target, range_low, range_high)
    tiny = _tiny(values)
    met = (values.ge(low - tiny) & values.le(high + tiny)).astype(float)
    return met.mask(values.isna() | math.isnan(low) | math.isnan(high))


def assurance(
    limits: Limits,
    *,
    latest_shows: Variation,
    polarity: Polarity,
    target: float = math.nan,
    range_low: float = math.nan,
    range_high: float = math.nan,
) -> Assurance:
    """Whether a series of ordinary ups and downs meets its target as long as it stays one.

    *passes*: both limits meet the target (or lie in the range aimed at); *fails*: everything
    between the limits misses it; *hit and miss*: neither. *Not judged* where `latest_shows` any
    other than common cause, because limits do not describe a series that has changed, and under
    twelve results. All numbers are in the unit of the results.

    >>> limits = Limits(mean=50.0, average_range=2.0, lower=44.68, upper=55.32, points=12)
    >>> [assurance(limits, latest_shows="common cause", polarity="high", target=aim)
    ...     for aim in (40, 50, 60)]
    ['passes', 'hit and miss', 'fails']
    >>> assurance(limits, latest_shows="improvement", polarity="high", target=60)
    'not judged'
    """
    low, high = _aim(polarity, target, range_low, range_high)
    if math.isnan(low) or math.isnan(high):
        return "no target"
    if limits.are_trial or latest_shows != _ORDINARY:
        return "not judged"
    tiny = _TINY * max(abs(limits.lower), abs(limits.upper))
    if low - tiny <= limits.lower and limits.upper <= high + tiny:
        return "passes"
    return "fails" if limits.upper < low - tiny or limits.lower > high + tiny else "hit and miss"


def _aim(
    polarity: Polarity, target: float, range_low: float, range_high: float
) -> tuple[float, float]:
    """The lowest and the highest result that meets the target; NaN where there is none."""
    aims = {
        "high": (target, math.inf),
        "low": (-math.inf, target),
        "range": (range_low, range_high),
    }
    return aims.get(polarity, (math.nan, math.nan))


def _signs(amounts: pd.Series[float], *, tiny: float) -> pd.Series[int]:
    """1 for what is above nought, -1 below, 0 for nought and for a missing amount."""
    return amounts.gt(tiny).astype(int) - amounts.lt(-tiny).astype(int)


def _in_runs(signs: pd.Series[int], *, length: int) -> pd.Series[int]:
    """The signs that stand in a run of one sign of at least that length; else 0."""
    run = signs.ne(signs.shift()).cumsum()
    return signs.where(signs.groupby(run).transform("size") >= length, 0)


def _two_of_three(signs: pd.Series[int]) -> pd.Series[int]:
    """The signs that have a second of their kind within three results in succession; else 0."""
    paired = pd.Series(False, index=signs.index)
    for apart in (-2, -1, 1, 2):
        paired |= signs.eq(signs.shift(apart, fill_value=0))
    return signs.where(paired, 0)


def _tiny(values: pd.Series[float]) -> float:
    return _TINY * float(values.abs().max())
