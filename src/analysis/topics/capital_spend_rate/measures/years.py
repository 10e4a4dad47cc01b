"""What the council spent on capital in earlier years, how fast, and of what budget.

A row of `history` is one month of a closed year, with spending up to its end; the course of a year
from month to month is in `profiles`, words and files elsewhere.
"""

from __future__ import annotations

import pandas as pd

from analysis.methods.shares import if_positive

MONTHS_IN_YEAR = 12


def earlier_years(history: pd.DataFrame, *, months_elapsed: int) -> pd.DataFrame:
    """Budget and spending of each earlier year in pounds, with shares, 0 to 1.

    A row is a financial year, the earliest first. Columns used: financial_year, month,
    cumulative_spent_gbp, original_budget_gbp, latest_budget_gbp. Columns returned: financial_year,
    original_gbp, budget_gbp (as it stood in March), spent_gbp, slippage_original_gbp and
    slippage_latest_gbp (each budget less what was spent), spent_share (of the latest budget),
    monthly_gbp (average), busiest_gbp (the month with the most spending), early_gbp (spent in the
    first `months_elapsed` months) and early_share (of the year's spending). A share of zero is NaN.

    >>> history = pd.DataFrame({"financial_year": "2014/15", "month": range(1, 13),
    ...     "cumulative_spent_gbp": [5.0 * month for month in range(1, 13)],
    ...     "original_budget_gbp": 70.0, "latest_budget_gbp": 80.0})
    >>> years = earlier_years(history, months_elapsed=3)
    >>> years[["spent_share", "busiest_gbp", "early_share"]].values.tolist()
    [[0.75, 5.0, 0.25]]
    """
    spent = _by_month(history, "cumulative_spent_gbp")
    budget = _by_month(history, "latest_budget_gbp")
    original = _by_month(history, "original_budget_gbp")
    by_year = pd.DataFrame(
        {
            "original_gbp": original[MONTHS_IN_YEAR],
            "budget_gbp": budget[MONTHS_IN_YEAR],
            "spent_gbp": spent[MONTHS_IN_YEAR],
            "busiest_gbp": spent.diff(axis="columns").fillna(spent).max(axis="columns"),
            "early_gbp": spent[months_elapsed],
        }
    )
    return by_year.assign(
        slippage_original_gbp=by_year["original_gbp"] - by_year["spent_gbp"],
        slippage_latest_gbp=by_year["budget_gbp"] - by_year["spent_gbp"],
        spent_share=by_year["spent_gbp"] / if_positive(by_year["budget_gbp"]),
        monthly_gbp=by_year["spent_gbp"] / MONTHS_IN_YEAR,
        early_share=by_year["early_gbp"] / if_positive(by_year["spent_gbp"]),
    ).reset_index()


def range_of_years(years: pd.DataFrame) -> pd.Series[float]:
    """The most and the least of the earlier years, in pounds or as shares of 0 to 1.

    `years` is what `earlier_years` returns. Entries returned: years (their number),
    most_spent_gbp, busiest_gbp, lowest_spent_share and highest_spent_share; and of the first
    months lowest_early_gbp, highest_early_gbp, lowest_early_share and highest_early_share.
    Without any year all but the number are missing (NaN).

    >>> years = pd.DataFrame({"spent_gbp": [60.0, 40.0], "busiest_gbp": [9.0, 5.0],
    ...     "spent_share": [0.75, 0.5], "early_gbp": [6.0, 8.0], "early_share": [0.1, 0.2]})
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
            "lowest_early_gbp": years["early_gbp"].min(),
            "highest_early_gbp": years["early_gbp"].max(),
            "lowest_early_share": years["early_share"].min(),
            "highest_early_share": years["early_share"].max(),
        },
        dtype=float,
    )


def with_this_year(
    years: pd.DataFrame,
    *,
    outlook: pd.DataFrame,
    programme: pd.Series[float],
    financial_year: str,
) -> pd.DataFrame:
    """The earlier years and then this one, a row for each case of what it may come to.

    A row is a financial year, or a case of this one, with the columns of `earlier_years` and
    `case`: `spent`, or that of `outlook`, what `outlook` returns. This year has no busiest month
    yet. Entries used of `programme`, the council's totals: approved_gbp, budget_gbp.

    >>> years = pd.DataFrame({"financial_year": ["2014/15"], "spent_gbp": [60.0],
    ...     "budget_gbp": [80.0]})
    >>> outlook = pd.DataFrame({"case": ["managers"], "spent_gbp": [90.0],
    ...     "slippage_original_gbp": [10.0], "slippage_latest_gbp": [30.0]})
    >>> programme = pd.Series({"approved_gbp": 100.0, "budget_gbp": 120.0})
    >>> both = with_this_year(years, outlook=outlook, programme=programme,
    ...     financial_year="2015/16")
    >>> both[["financial_year", "case", "spent_gbp", "spent_share"]].values.tolist()[-1]
    ['2015/16', 'managers', 90.0, 0.75]
    """
    budget = programme["budget_gbp"]
    this_year = outlook.drop(columns="share", errors="ignore").assign(
        financial_year=financial_year,
        original_gbp=programme["approved_gbp"],
        budget_gbp=budget,
        spent_share=outlook["spent_gbp"] / (budget if budget > 0 else float("nan")),
    )
    return pd.concat([years.assign(case="spent"), this_year], ignore_index=True)


def _by_month(history: pd.DataFrame, column: str) -> pd.DataFrame:
    """The column with a row a year and a column a month, 1 (April) to 12 (March)."""
    return history.pivot(index="financial_year", columns="month", values=column).reindex(
        columns=range(1, MONTHS_IN_YEAR + 1)
    )
