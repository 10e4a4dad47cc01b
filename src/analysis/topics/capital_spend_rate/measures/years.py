"""What the council spent on capital in earlier years, by when in the year, and of what budget.

A row of `history` is one month of a closed year, with spending up to its end; this year's projects
are in `programme`, words and files elsewhere.
"""

from __future__ import annotations

from calendar import month_name

import pandas as pd

from analysis.periods import FIRST_MONTH

MONTHS_IN_YEAR = 12


def earlier_years(history: pd.DataFrame, *, months_elapsed: int) -> pd.DataFrame:
    """Budget and spending of each earlier year in pounds, with shares, 0 to 1.

    A row is a financial year, the earliest first. Columns used: financial_year, month,
    cumulative_spent_gbp, latest_budget_gbp. Columns returned: financial_year, budget_gbp (as it
    stood in March), spent_gbp, unspent_gbp, spent_share (of that budget), monthly_gbp (average),
    busiest_gbp (the month with the most spending), early_gbp (spent in the first
    `months_elapsed` months) and early_share (of the year's spending). A share of zero is NaN.

    >>> history = pd.DataFrame({"financial_year": "2014/15", "month": range(1, 13),
    ...     "cumulative_spent_gbp": [5.0 * month for month in range(1, 13)],
    ...     "latest_budget_gbp": 80.0})
    >>> years = earlier_years(history, months_elapsed=3)
    >>> years[["spent_share", "busiest_gbp", "early_share"]].values.tolist()
    [[0.75, 5.0, 0.25]]
    """
    spent = _by_month(history, "cumulative_spent_gbp")
    budget = _by_month(history, "latest_budget_gbp")
    by_year = pd.DataFrame(
        {
            "budget_gbp": budget[MONTHS_IN_YEAR],
            "spent_gbp": spent[MONTHS_IN_YEAR],
            "busiest_gbp": spent.diff(axis="columns").fillna(spent).max(axis="columns"),
            "early_gbp": spent[months_elapsed],
        }
    )
    return by_year.assign(
        unspent_gbp=by_year["budget_gbp"] - by_year["spent_gbp"],
        spent_share=by_year["spent_gbp"] / _if_positive(by_year["budget_gbp"]),
        monthly_gbp=by_year["spent_gbp"] / MONTHS_IN_YEAR,
        early_share=by_year["early_gbp"] / _if_positive(by_year["spent_gbp"]),
    ).reset_index()


def profile(history: pd.DataFrame) -> pd.DataFrame:
    """Share of the year's spending by the end of each month, 0 to 1, over the earlier years.

    A row is a month from April to March. Columns used: financial_year, month,
    cumulative_spent_gbp. Columns returned: month (its name), lowest_share, middle_share (the
    median), highest_share of the years, and even_share, the part of the year gone. Without any
    year the shares are missing.

    >>> history = pd.DataFrame({"financial_year": "2014/15", "month": range(1, 13),
    ...     "cumulative_spent_gbp": [0.0, 10.0] + [20.0] * 10})
    >>> profile(history).values.tolist()[1][:4]
    ['May', 0.5, 0.5, 0.5]
    """
    spent = _by_month(history, "cumulative_spent_gbp")
    shares = spent.div(_if_positive(spent[MONTHS_IN_YEAR]), axis="index")
    months = range(1, MONTHS_IN_YEAR + 1)
    return pd.DataFrame(
        {
            "month": [_name_of_month(number) for number in months],
            "lowest_share": shares.min().to_list(),
            "middle_share": shares.median().to_list(),
            "highest_share": shares.max().to_list(),
            "even_share": [number / MONTHS_IN_YEAR for number in months],
        }
    )


def range_of_years(years: pd.DataFrame) -> pd.Series[float]:
    """The most and the least of the earlier years, in pounds or as shares of 0 to 1.

    `years` is what `earlier_years` returns. Entries returned: years (their number),
    most_spent_gbp, busiest_gbp, lowest_spent_share, highest_spent_share, lowest_early_share and
    highest_early_share. Without any year all but the number are missing (NaN).

    >>> years = pd.DataFrame({"spent_gbp": [60.0, 40.0], "busiest_gbp": [9.0, 5.0],
    ...     "spent_share": [0.75, 0.5], "early_share": [0.1, 0.2]})
    >>> range_of_years(years)[["most_spent_gbp", "lowest_spent_share"]].to_list()
    [60.0, 0.5]
    """
    return pd.Series(
        {
            "years": len(years),
            "most_spent_gbp": years["spent_gbp"].max(),
            "busiest_gbp": years["busiest_gbp"].max(),
            "lowest_spent_share": years["spent_share"].min(),
            "highest_spent_share": years["spent_share"].max(),
            "lowest_early_share": years["early_share"].min(),
            "highest_early_share": years["early_share"].max(),
        },
        dtype=float,
    )


def with_this_year(
    years: pd.DataFrame, *, programme: pd.Series[float], financial_year: str
) -> pd.DataFrame:
    """The earlier years and, as last row, this one: its forecast as spending, its budget as whole.

    A row is a financial year with the columns of `earlier_years` and `basis`: `spent`, or
    `forecast` for this year, whose early_share is of its budget because its spending is not known.
    Entries used of `programme`, the council's totals: budget_gbp, forecast_gbp, unforecast_gbp,
    spent_gbp, spent_share.

    >>> years = pd.DataFrame({"financial_year": ["2014/15"], "spent_gbp": [60.0],
    ...     "budget_gbp": [80.0]})
    >>> programme = pd.Series({"budget_gbp": 120.0, "forecast_gbp": 90.0, "unforecast_gbp": 30.0,
    ...     "spent_gbp": 6.0, "spent_share": 0.05})
    >>> both = with_this_year(years, programme=programme, financial_year="2015/16")
    >>> both[["financial_year", "basis", "spent_gbp"]].values.tolist()
    [['2014/15', 'spent', 60.0], ['2015/16', 'forecast', 90.0]]
    """
    budget, forecast = programme["budget_gbp"], programme["forecast_gbp"]
    this_year = pd.DataFrame(
        {
            "financial_year": [financial_year],
            "basis": ["forecast"],
            "budget_gbp": [budget],
            "spent_gbp": [forecast],
            "unspent_gbp": [programme["unforecast_gbp"]],
            "spent_share": [forecast / budget if budget > 0 else float("nan")],
            "early_gbp": [programme["spent_gbp"]],
            "early_share": [programme["spent_share"]],
        }
    )
    return pd.concat([years.assign(basis="spent"), this_year], ignore_index=True)


def _by_month(history: pd.DataFrame, column: str) -> pd.DataFrame:
    """The column with a row a year and a column a month, 1 (April) to 12 (March)."""
    return history.pivot(index="financial_year", columns="month", values=column).reindex(
        columns=range(1, MONTHS_IN_YEAR + 1)
    )


def _name_of_month(number: int) -> str:
    """Name of a month of the financial year, of which 1 is April."""
    return month_name[(FIRST_MONTH + number - 2) % MONTHS_IN_YEAR + 1]


def _if_positive(amounts: pd.Series[float]) -> pd.Series[float]:
    """The amounts, missing where they are zero or less, so that nothing is divided by them."""
    return amounts.where(amounts > 0)
