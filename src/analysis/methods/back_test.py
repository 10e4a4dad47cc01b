"""How wrong each way of forecasting a year would have been, had it been used in earlier years.

Every forecast uses only what was known at its month: this year's months up to it, and last year.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.methods.forecast_ranges import coverage, range_ends, unevenness, with_range
from analysis.methods.forecasts import MONTHS, every_method, months_of
from analysis.periods import financial_year_after

SERVICE = ["group", "service"]
SERVICE_YEAR = [*SERVICE, "financial_year"]
CASE = [*SERVICE_YEAR, "months_elapsed", "method"]
FORECAST_MONTHS = range(1, 12)
FIRST_CHOICE = "middle of five"
CLEARLY_BETTER = 0.9  # a method is chosen over the first choice at a tenth less error
ALL_SERVICES = "All services"


def paired_years(amounts: pd.DataFrame) -> pd.DataFrame:
    """Each service and year with its twelve months and those of the year before, pounds a month.

    A row of `amounts` is a service in a month: group (a council or directorate), service,
    financial_year ('2014/15'), month (1 is April), amount_gbp (of the month alone; rows of the
    same month are added). A row returned is a service in a year, its index; the columns have two
    levels, `last` and `this`, and 1 to 12. A month without a row is NaN: nothing is filled in.

    >>> amounts = pd.DataFrame({"group": "Leeds", "service": "Roads", "month": [1, 1],
    ...     "financial_year": ["2013/14", "2014/15"], "amount_gbp": [5.0, 7.0]})
    >>> paired_years(amounts).iloc[1].dropna().to_list()
    [5.0, 7.0]
    """
    years = (
        amounts.groupby([*SERVICE_YEAR, "month"])["amount_gbp"]
        .sum()
        .unstack("month")
        .reindex(columns=list(MONTHS))
    )
    last = years.rename(index=financial_year_after, level="financial_year").reindex(years.index)
    return pd.concat({"last": last, "this": years}, axis="columns")


def usable(pairs: pd.DataFrame) -> pd.DataFrame:
    """The service-years a back-test can use: those for which `why_left_out` has no reason."""
    return pairs[why_left_out(pairs) == ""]


def why_left_out(pairs: pd.DataFrame) -> pd.Series[str]:
    """Why a service-year cannot be tested, in words; '' where it can be.

    A row is a service-year of `paired_years`. It needs twelve months in this year and the year
    before, and a result other than nought to measure an error by.

    >>> pairs = pd.DataFrame([[1.0] * 24], columns=pd.MultiIndex.from_product(
    ...     [["last", "this"], range(1, 13)]))
    >>> why_left_out(pairs).to_list(), why_left_out(pairs.replace(1.0, 0.0)).to_list()
    ([''], ['the year comes to nothing'])
    """
    this, last = months_of(pairs, "this"), months_of(pairs, "last")
    missing, missing_before = this.isna().sum(axis="columns"), last.isna().sum(axis="columns")
    broken = {
        "some months of the year are missing": missing > 0,
        "there is no year before to start from": missing_before == len(MONTHS),
        "some months of the year before are missing": missing_before > 0,
        "the year comes to nothing": this.sum(axis="columns") == 0,
    }
    first = np.select([*broken.values()], [*broken], default="")
    return pd.Series(first, index=pairs.index, dtype=str)


def added_up(amounts: pd.DataFrame) -> pd.DataFrame:
    """Amounts of each group as one service, `All services`, month by month in pounds.

    >>> amounts = pd.DataFrame({"group": "Leeds", "service": ["Roads", "Parks"], "month": 1,
    ...     "financial_year": "2014/15", "amount_gbp": [5.0, 7.0]})
    >>> added_up(amounts)["amount_gbp"].to_list()
    [12.0]
    """
    keys = ["group", "financial_year", "month"]
    whole = amounts.groupby(keys)["amount_gbp"].sum().reset_index()
    return whole.assign(service=ALL_SERVICES)


def back_test(pairs: pd.DataFrame) -> pd.DataFrame:
    """Every method's forecast of every usable service-year at months 1 to 11, and the result.

    A row is a forecast: group, service, financial_year, months_elapsed, method, forecast_gbp,
    actual_gbp, error_share (forecast less result, of the result's size; positive: too high) and
    unevenness. A refused forecast has no row.

    >>> flat = pd.DataFrame([[10.0] * 24], columns=pd.MultiIndex.from_product(
    ...     [["last", "this"], range(1, 13)]), index=pd.MultiIndex.from_tuples(
    ...     [("Leeds", "Roads", "2014/15")], names=SERVICE_YEAR))
    >>> tested = back_test(flat)
    >>> len(tested), tested["error_share"].abs().max().round(6)
    (77, np.float64(0.0))
    """
    years = usable(pairs)
    return pd.concat([_tested_at(years, months) for months in FORECAST_MONTHS], ignore_index=True)


def accuracy(tested: pd.DataFrame) -> pd.DataFrame:
    """How far off each method was by month: shares of the result, 0 to 1 and beyond.

    A row is a month and method, in order: months_elapsed, method, cases, median_error and
    p90_error (of the errors' size) and bias (the median error with its sign; positive: too high).

    >>> tested = pd.DataFrame({"months_elapsed": 2, "method": "additive",
    ...     "error_share": [-0.3, 0.1, 0.2]})
    >>> accuracy(tested).round(2).values.tolist()
    [[2, 'additive', 3, 0.2, 0.28, 0.1]]
    """
    by = ["months_elapsed", "method"]
    errors = tested.assign(size=tested["error_share"].abs()).groupby(by, sort=True)
    return pd.DataFrame(
        {
            "cases": errors.size(),
            "median_error": errors["size"].median(),
            "p90_error": errors["size"].quantile(0.9),
            "bias": errors["error_share"].median(),
        }
    ).reset_index()


def chosen_methods(accuracy: pd.DataFrame) -> pd.Series[str]:
    """The method to use at each month: `middle of five`, unless another is clearly better.

    Clearly is a median error at least a tenth smaller; then the one with the smallest is taken.
    The index is months_elapsed. Nothing is chosen for a month without cases.

    >>> rows = pd.DataFrame({"months_elapsed": [2, 2, 6, 6],
    ...     "method": ["middle of five", "additive"] * 2, "median_error": [0.1, 0.08, 0.1, 0.095]})
    >>> chosen_methods(rows).to_list()
    ['additive', 'middle of five']
    """
    errors = accuracy.pivot(index="months_elapsed", columns="method", values="median_error")
    best = errors.idxmin(axis="columns")
    first = errors[FIRST_CHOICE]
    return best.where(errors.min(axis="columns") < CLEARLY_BETTER * first, FIRST_CHOICE)


def forecast_by_rule(
    years: pd.DataFrame, *, months_elapsed: int, tested: pd.DataFrame
) -> pd.DataFrame:
    """This year's forecast of each service by the rule and ranges that `tested` gives, in pounds.

    A row of `years` is a service in this year as in `paired_years`; its months up to
    `months_elapsed` and those of last year are needed, and a service without them gets no row. A
    row returned is a service: group, service, financial_year, months_elapsed, method,
    forecast_gbp, unevenness, low_gbp and high_gbp.
    """
    method = chosen_methods(accuracy(tested))[months_elapsed]
    known = years[
        months_of(years, "last").notna().all(axis="columns")
        & months_of(years, "this", months=range(1, months_elapsed + 1)).notna().all(axis="columns")
    ]
    forecasts = pd.DataFrame(
        {
            "months_elapsed": months_elapsed,
            "method": method,
            "forecast_gbp": every_method(known, months_elapsed=months_elapsed)[method],
            "unevenness": unevenness(months_of(known, "last")),
        }
    ).dropna(subset="forecast_gbp")
    return with_range(forecasts.reset_index(), ends=range_ends(tested))


def left_one_out(tested: pd.DataFrame, *, by: str = "group") -> pd.DataFrame:
    """The forecasts that the rule would have made for each group, learnt from the others alone.

    `by` is the column whose values are left out in turn, `group` or `financial_year`. For each,
    the method of each month and the range's ends come from all other rows. A row is a service-year
    at a month: the columns of `tested`, low_gbp and high_gbp. With one value of `by` there is
    nothing to learn from, and no row.
    """
    none = tested.iloc[:0].assign(low_gbp=float("nan"), high_gbp=float("nan"))
    return pd.concat([none, *_by_rule_of_others(tested, by=by)], ignore_index=True)


def coverage_by_month(ranged: pd.DataFrame) -> pd.DataFrame:
    """The share of results inside their range by month: months_elapsed, cases, coverage_share."""
    months = ranged.groupby("months_elapsed")
    inside = pd.Series({month: coverage(rows) for month, rows in months}, dtype=float)
    shares = pd.DataFrame({"cases": months.size(), "coverage_share": inside})
    return shares.rename_axis("months_elapsed").reset_index()


def _by_rule_of_others(tested: pd.DataFrame, *, by: str) -> Iterator[pd.DataFrame]:
    for value, mine in tested.groupby(by):
        others = tested[tested[by] != value]
        if others.empty:
            continue
        methods = chosen_methods(accuracy(others))
        is_chosen = mine["method"].eq(mine["months_elapsed"].map(methods))
        yield with_range(mine[is_chosen], ends=range_ends(others))


def _tested_at(years: pd.DataFrame, months_elapsed: int) -> pd.DataFrame:
    """The forecasts at one month, a row each."""
    forecasts = every_method(years, months_elapsed=months_elapsed).reset_index()
    known = pd.DataFrame(
        {
            "actual_gbp": months_of(years, "this").sum(axis="columns"),
            "unevenness": unevenness(months_of(years, "last")),
        }
    )
    return (
        forecasts.melt(SERVICE_YEAR, var_name="method", value_name="forecast_gbp")
        .dropna(subset="forecast_gbp")
        .join(known, on=SERVICE_YEAR)
        .assign(
            months_elapsed=months_elapsed,
            error_share=lambda rows: (
                (rows["forecast_gbp"] - rows["actual_gbp"]) / rows["actual_gbp"].abs()
            ),
        )[[*CASE, "forecast_gbp", "actual_gbp", "error_share", "unevenness"]]
    )
