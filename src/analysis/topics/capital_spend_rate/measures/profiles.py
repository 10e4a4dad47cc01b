"""How a year's capital spending runs from month to month: here, elsewhere and in a fitted curve.

A row of `history` is one month of a closed year, with spending up to its end; this year's projects
are in `programme`, whole years in `years`, words and files elsewhere.
"""

from __future__ import annotations

from calendar import month_name

import pandas as pd

from analysis.methods.spending_profiles import MONTHS_IN_YEAR, SCurve, fitted_curve, profile
from analysis.periods import FIRST_MONTH, Period

ELSEWHERE = {
    "p10_share": "elsewhere_low_share",
    "p50_share": "elsewhere_middle_share",
    "p90_share": "elsewhere_high_share",
}


def curve(history: pd.DataFrame) -> SCurve:
    """The S-curve nearest to every month of the earlier years, as a course without their ups.

    Columns used: financial_year, month, cumulative_spent_gbp. Without any year
    that spent anything both of its numbers are missing (NaN).

    >>> history = pd.DataFrame({"financial_year": "2014/15", "month": range(1, 13),
    ...     "cumulative_spent_gbp": [5.0 * month for month in range(1, 13)]})
    >>> round(curve(history).share(0.5), 3)
    0.5
    """
    spent = _by_month(history)
    points = spent.div(spent[MONTHS_IN_YEAR], axis="index").melt(value_name="share").dropna()
    if points.empty:
        return SCurve(float("nan"), float("nan"))
    return fitted_curve(points.assign(part=points["month"] / MONTHS_IN_YEAR))


def courses(history: pd.DataFrame, *, elsewhere: pd.DataFrame, fitted: SCurve) -> pd.DataFrame:
    """Share of the year's spending by the end of each month, 0 to 1, here and elsewhere.

    A row is a month from April to March. `elsewhere` has the percentiles of other authorities by
    month, `fitted` is what `curve` returns. Columns returned: month (its name), those of ELSEWHERE,
    lowest_share, middle_share (the median) and highest_share of the council's earlier years, and
    curve_share. What this year comes to is not known, so it has no share to stand beside them.

    >>> history = pd.DataFrame({"financial_year": "2014/15", "month": range(1, 13),
    ...     "cumulative_spent_gbp": [0.0, 10.0] + [20.0] * 10})
    >>> elsewhere = pd.DataFrame({"month": range(1, 13), "p10_share": 0.1, "p50_share": 0.2,
    ...     "p90_share": 0.3})
    >>> run = courses(history, elsewhere=elsewhere, fitted=curve(history))
    >>> run[["month", "middle_share"]].values.tolist()[1]
    ['May', 0.5]
    """
    own = profile(_by_month(history), low=0, high=1)
    return (
        pd.DataFrame(
            {
                **elsewhere.set_index("month")[list(ELSEWHERE)].rename(columns=ELSEWHERE),
                "lowest_share": own["low_share"],
                "middle_share": own["middle_share"],
                "highest_share": own["high_share"],
                "curve_share": fitted.by_month(),
            },
            index=own.index,
        )
        .reset_index(drop=True)
        .assign(month=[_name_of_month(number) for number in own.index])
    )


def usual_by(courses: pd.DataFrame, *, month: Period) -> pd.Series[float]:
    """The row of `courses` for the month of the year that a position stands at.

    >>> usual_by(pd.DataFrame({"month": ["April", "May"]}), month=Period(2015, 5))["month"]
    'May'
    """
    return courses.iloc[month.months_elapsed - 1]


def _by_month(history: pd.DataFrame) -> pd.DataFrame:
    """Spending with a row a year and a column a month, 1 (April) to 12 (March)."""
    return history.pivot(
        index="financial_year", columns="month", values="cumulative_spent_gbp"
    ).reindex(columns=pd.RangeIndex(1, MONTHS_IN_YEAR + 1, name="month"))


def _name_of_month(number: int) -> str:
    """Name of a month of the financial year, of which 1 is April."""
    return month_name[(FIRST_MONTH + number - 2) % MONTHS_IN_YEAR + 1]
