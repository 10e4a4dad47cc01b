"""What amounts of several years are worth in the first of them, and as one amount a year.

Amounts are in real prices, the year they stand in being all that sets them apart; which amounts
count, and over how many years, is the topic's choice.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

#: HM Treasury, Green Book: social time preference rate for the first thirty years.
GREEN_BOOK_RATE = 0.035


def discount_factors(years_after: int, *, rate: float = GREEN_BOOK_RATE) -> pd.Series[float]:
    """What a pound of each year is worth in the first, `1 / (1 + rate)^t`; a share above nought.

    Indexed by t, from 0 for the first year to `years_after`. The Green Book's rate holds up to
    year 30. Raises ValueError for a negative number of years, and a rate of -1 or less.

    >>> discount_factors(2).round(4).to_list()
    [1.0, 0.9662, 0.9335]
    """
    if years_after < 0:
        raise ValueError(f"years after the first are nought or more, not {years_after}")
    if not rate > -1:
        raise ValueError(f"a discount rate is above -1, not {rate}")
    times = pd.RangeIndex(years_after + 1, name="years_after")
    return pd.Series((1 + rate) ** -np.arange(years_after + 1, dtype=float), index=times)


def present_value(amounts: pd.Series[float], *, rate: float = GREEN_BOOK_RATE) -> float:
    """Net present value of a run of yearly amounts, in their unit: `Σ amount_t DF_t`.

    The amounts follow each other year by year from the first, whatever their labels. None come to
    nought. Raises ValueError for a missing amount, and as `discount_factors`.

    >>> present_value(pd.Series([100.0, 207.0]), rate=0.035)
    300.0
    """
    values = amounts.to_numpy(dtype=float)
    if np.isnan(values).any():
        raise ValueError("an amount to discount is missing")
    return float(values @ discount_factors(max(len(values) - 1, 0), rate=rate)[: len(values)])


def equivalent_annual_cost(amounts: pd.Series[float], *, rate: float = GREEN_BOOK_RATE) -> float:
    """The same amount every year that is worth as much as `amounts`: `NPV / Σ DF_t`.

    It is paid in each of the amounts' years, the first included. Raises ValueError where there
    are no amounts, and as `present_value`.

    >>> equivalent_annual_cost(pd.Series([300.0, 0.0, 0.0]), rate=0.0)
    100.0
    """
    if amounts.empty:
        raise ValueError("no amounts have no cost a year")
    return present_value(amounts, rate=rate) / float(
        discount_factors(len(amounts) - 1, rate=rate).sum()
    )
