"""How much of a year's spending usually comes by each month, and what that says of this year.

Which years are compared, and on what basis they count, is the topic's knowledge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

MONTHS_IN_YEAR = 12
SMALLEST_SHARE = 0.05
FIRST_MONTH_OF_LEDGER = 4

Basis = Literal["ledger", "payments"]
Refusal = Literal["ledger too early", "share too small", "no share"]


@dataclass(frozen=True)
class SCurve:
    """The curve `y = x + C x² - C x - (6x³ - 9x² + 3x) / K`: share spent by the part x of a year.

    `slope` is C and `bend` is K, numbers without a unit; a `bend` of infinity leaves its term out.
    Source: the DHSS formula for building schemes, Hudson and Maunick, 1974.

    >>> curve = SCurve(slope=0.134, bend=3.884)
    >>> [round(100 * curve.share(month / 12), 1) for month in (0, 2, 3, 12)]
    [0.0, 7.7, 15.2, 100.0]
    """

    slope: float
    bend: float

    def share(self, part: float) -> float:
        """Share of the year's spending made by `part` of the year, both 0 to 1."""
        skew, waves = _terms(np.array([part]))
        return float(part + self.slope * skew[0] + waves[0] / self.bend)

    def by_month(self) -> pd.Series[float]:
        """Share by the end of each month, 0 to 1, indexed 1 to 12."""
        months = pd.RangeIndex(1, MONTHS_IN_YEAR + 1, name="month")
        return pd.Series([self.share(month / MONTHS_IN_YEAR) for month in months], index=months)


def fitted_curve(points: pd.DataFrame) -> SCurve:
    """The S-curve nearest to some points, by least squares.

    A row is a point; columns used: `part` of the year gone and `share` of its spending made by
    then, both 0 to 1. The curve is linear in C and 1/K, so there is one answer, whatever the order
    of the points. Raises ValueError where the points do not settle both numbers, as when fewer
    than two lie inside the year.

    >>> points = pd.DataFrame({"part": [0.25, 0.5], "share": [0.18, 0.45]})
    >>> curve = fitted_curve(points)
    >>> round(curve.slope, 3), round(curve.bend, 3)
    (0.2, 8.654)
    """
    part, share = points["part"].to_numpy(float), points["share"].to_numpy(float)
    terms = np.column_stack(_terms(part))
    found, _, rank, _ = np.linalg.lstsq(terms, share - part, rcond=1e-9)
    if rank < terms.shape[1]:
        raise ValueError("a curve needs points at two or more parts of the year")
    slope, inverse = (float(each) for each in found)
    return SCurve(slope, 1 / inverse if inverse else float("inf"))


def profile(spent_by_month: pd.DataFrame, *, low: float = 0.1, high: float = 0.9) -> pd.DataFrame:
    """Share of the year's spending made by the end of each month, 0 to 1, over some years.

    A row of `spent_by_month` is a year, its columns 1 to 12 are spending up to each month's end in
    any one unit. A row returned is a month, indexed by number; columns: low_share, middle_share
    (the median) and high_share, where `low` and `high` are the parts of the years below them: 0
    and 1 give the lowest and the highest year. A year that spent nothing, or less, is left out;
    without any year the shares are missing (NaN).

    >>> spent = pd.DataFrame([[5.0] * 11 + [10.0], [8.0] * 11 + [10.0]], columns=range(1, 13))
    >>> profile(spent, low=0, high=1).loc[2].to_list()
    [0.5, 0.65, 0.8]
    """
    whole = spent_by_month[MONTHS_IN_YEAR]
    shares = spent_by_month.div(whole.where(whole > 0), axis="index")
    return pd.DataFrame(
        {
            "low_share": shares.quantile(low),
            "middle_share": shares.quantile(0.5),
            "high_share": shares.quantile(high),
        }
    ).rename_axis("month")


def why_no_ratio(share: float, *, basis: Basis, months_elapsed: int) -> Refusal | None:
    """Why spending so far must not be divided by the share usually spent; None where it may.

    `share` is what is usually spent by now, 0 to 1. Before the end of July the ledger still
    carries reversed year-end bookings; under SMALLEST_SHARE a small error in the share becomes a
    large one in the year.

    >>> why_no_ratio(0.124, basis="ledger", months_elapsed=2)
    'ledger too early'
    >>> why_no_ratio(0.043, basis="payments", months_elapsed=1)
    'share too small'
    >>> why_no_ratio(0.3, basis="ledger", months_elapsed=4) is None
    True
    """
    if basis == "ledger" and months_elapsed < FIRST_MONTH_OF_LEDGER:
        return "ledger too early"
    if pd.isna(share):
        return "no share"
    return "share too small" if share < SMALLEST_SHARE else None


def ratio_forecast(spent_gbp: float, *, share: float) -> float:
    """The year's spending if `share` of it is made by now: `Y / P`, in the unit of Y.

    Raises ValueError for a share under SMALLEST_SHARE or missing; ask `why_no_ratio` before.

    >>> ratio_forecast(30.0, share=0.25)
    120.0
    """
    if not share >= SMALLEST_SHARE:
        raise ValueError(f"a share of {share} is too small to divide by")
    return spent_gbp / share


def slipped_share(
    forecast_gbp: pd.Series[float],
    *,
    spent_gbp: pd.Series[float],
    outturn_gbp: pd.Series[float],
) -> pd.Series[float]:
    """Share of the spending that was still expected and did not come: `1 - (O - Y) / (F - Y)`.

    A row is a past report: its forecast F for the year, spending to date Y, and what the year came
    to, O, in one unit. Negative where more came than was expected. Missing (NaN) where nothing was
    still expected, or a figure is missing.

    >>> now = {"spent_gbp": pd.Series([20.0]), "outturn_gbp": pd.Series([80.0])}
    >>> slipped_share(pd.Series([100.0]), **now).to_list()
    [0.25]
    """
    expected = forecast_gbp - spent_gbp
    return 1 - (outturn_gbp - spent_gbp) / expected.where(expected > 0)


def slippage_adjusted(forecast_gbp: float, *, spent_gbp: float, slipped_share: float) -> float:
    """The managers' forecast with slippage as before: `Y + (1 - s) (F - Y)`, in the unit of F.

    `slipped_share` is s, as `slipped_share` measures it on past reports of the same month.

    >>> slippage_adjusted(100.0, spent_gbp=20.0, slipped_share=0.25)
    80.0
    """
    return spent_gbp + (1 - slipped_share) * (forecast_gbp - spent_gbp)


def _terms(part: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What C and 1/K are multiplied by."""
    return part**2 - part, -(6 * part**3 - 9 * part**2 + 3 * part)
