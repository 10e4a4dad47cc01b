"""Rules over more than one column that many tables share, each a function of the frame.

A topic's own rules are written beside its contract; rules between two reports use columns that
end `_before`, as `comparison` makes them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.inputs.amounts import in_digits
from analysis.inputs.contract import CORRECT, Failure, Rule
from analysis.periods import Period

_HALF_A_PENNY = 0.005
_FEWEST_MONTHS = 6
_FAR_MORE = 3
_OUT_OF_PROPORTION = 10
_NEARLY = 0.005
_SMALLEST_COMPARED_GBP = 1_000


def failures_where(
    rows: pd.DataFrame,
    broken: pd.Series[bool],
    *,
    column: str,
    says: Callable[[dict[Any, Any]], str] | str,
    remedy: str = CORRECT,
) -> list[Failure]:
    """A failure for each row where `broken` is true; `says` is the rule, or makes it from the row.

    >>> rows = pd.DataFrame({"spent_gbp": [5.0, -1.0]})
    >>> failures_where(rows, rows["spent_gbp"] < 0, column="spent_gbp", says="is negative")[0].row
    1
    """
    records = rows[broken].to_dict("records")
    return [
        Failure(label, column, says if isinstance(says, str) else says(row), remedy)
        for label, row in zip(rows.index[broken], records, strict=True)
    ]


def foots(total: str, *parts: str) -> Rule:
    """Rule: `total` is the sum of `parts`, to the penny; rows with a missing one are passed over.

    >>> rows = pd.DataFrame({"a_gbp": [1.0, 2.0], "b_gbp": [2.0, 2.0], "c_gbp": [3.0, 5.0]})
    >>> [failure.rule for failure in foots("c_gbp", "a_gbp", "b_gbp")(rows)]
    ['is not a_gbp + b_gbp, which make 4']
    """

    def rule(rows: pd.DataFrame) -> list[Failure]:
        sums = rows[list(parts)].sum(axis="columns", skipna=False)
        apart = (rows[total] - sums).abs() > _HALF_A_PENNY
        return failures_where(
            rows.assign(_sum=sums),
            apart,
            column=total,
            says=lambda row: f"is not {' + '.join(parts)}, which make {in_digits(row['_sum'])}",
        )

    return rule


def filled_when(column: str, *, other: str, values: tuple[str, ...]) -> Rule:
    """Rule: `column` is filled in where `other` has one of the values.

    >>> rows = pd.DataFrame({"status": ["red"], "mitigation": [None]})
    >>> rule = filled_when("mitigation", other="status", values=("amber", "red"))
    >>> [failure.rule for failure in rule(rows)]
    ['is missing where status is red']
    """

    def rule(rows: pd.DataFrame) -> list[Failure]:
        broken = rows[other].isin(values) & rows[column].isna()
        return failures_where(
            rows,
            broken,
            column=column,
            says=lambda row: f"is missing where {other} is {row[other]}",
        )

    return rule


def not_before(later: str, earlier: str) -> Rule:
    """Rule: the day in `later` is not before the day in `earlier`.

    >>> days = pd.DataFrame({"start": pd.to_datetime(["2015-06-01"]),
    ...     "completion": pd.to_datetime(["2015-05-01"])})
    >>> [failure.rule for failure in not_before("completion", "start")(days)]
    ['is before start, 2015-06-01']
    """

    def rule(rows: pd.DataFrame) -> list[Failure]:
        return failures_where(
            rows,
            rows[later] < rows[earlier],
            column=later,
            says=lambda row: f"is before {earlier}, {row[earlier].date()}",
        )

    return rule


def in_proportion(column: str, *, to: str) -> Rule:
    """Rule: an amount is at most ten times another of its row; under £1,000 none is compared.

    Meant as a question of a contract: a small budget may rightly be overspent many times.

    >>> rows = pd.DataFrame({"budget_weekly_gbp": [59.95], "actual_weekly_gbp": [59_395.0]})
    >>> rule = in_proportion("actual_weekly_gbp", to="budget_weekly_gbp")
    >>> [failure.rule for failure in rule(rows)]
    ["is 991 times the row's own budget_weekly_gbp of 59.95"]
    """

    def rule(rows: pd.DataFrame) -> list[Failure]:
        times = rows[column].abs() / rows[to].abs()
        compared = rows[to].ne(0) & rows[column].abs().ge(_SMALLEST_COMPARED_GBP)
        return failures_where(
            rows.assign(_times=times),
            compared & times.gt(_OUT_OF_PROPORTION * (1 - _NEARLY)),
            column=column,
            says=lambda row: (
                f"is {row['_times']:,.0f} times the row's own {to} of {in_digits(row[to])}"
            ),
            remedy="Correct the extract, or confirm the value with a row in corrections.csv.",
        )

    return rule


def base_of_its_year(column: str, *, year: str) -> Rule:
    """Table rule: a year's base does not stand, to the penny, at what another year's is.

    A row fails whose base is another year's usual one and not that of its own year. Bases may
    change within a year; a year of one row is not judged.

    >>> rows = pd.DataFrame({"year": ["2014/15", "2015/16", "2015/16", "2015/16"],
    ...     "budget_gbp": [332_100_000.0, 326_000_000.0, 326_000_000.0, 332_100_000.0]})
    >>> [failure.rule for failure in base_of_its_year("budget_gbp", year="year")(rows)]
    ["is 2014/15's, and 2015/16 has 326,000,000"]
    """

    def rule(rows: pd.DataFrame) -> list[Failure]:
        usual = rows.groupby(year)[column].agg(lambda bases: bases.mode().iloc[0])
        own = rows[year].map(usual)
        others = {base: name for name, base in usual.items()}
        return failures_where(
            rows.assign(_own=own, _other=rows[column].map(others)),
            rows[column].ne(own) & rows[column].isin(list(others)),
            column=column,
            says=lambda row: f"is {row['_other']}'s, and {row[year]} has {in_digits(row['_own'])}",
        )

    return rule


def year_of_report(rows: pd.DataFrame) -> list[Failure]:
    """Failures of `financial_year` that is not the year of `reported_period`, a month's name.

    >>> rows = pd.DataFrame({"financial_year": ["2014/15"], "reported_period": ["2015-05"]})
    >>> [failure.rule for failure in year_of_report(rows)]
    ['is not 2015/16, the year of 2015-05']
    """
    years = rows["reported_period"].map(lambda name: Period.parse(name).financial_year)
    return failures_where(
        rows.assign(_year=years),
        years.ne(rows["financial_year"]),
        column="financial_year",
        says=lambda row: f"is not {row['_year']}, the year of {row['reported_period']}",
    )


def agrees_with_previous(column: str, *, former: str) -> Rule:
    """Comparison rule: `column` repeats what `former` was in the last report.

    >>> both = pd.DataFrame({"previous_status": ["amber"], "status_before": ["green"]})
    >>> rule = agrees_with_previous("previous_status", former="status")
    >>> [failure.rule for failure in rule(both)]
    ["is not the last report's status, green"]
    """

    def rule(both: pd.DataFrame) -> list[Failure]:
        before = f"{former}_before"
        differs = both[column].fillna("") != both[before].fillna("")
        return failures_where(
            both.fillna({before: "nothing"}),
            differs,
            column=column,
            says=lambda row: f"is not the last report's {former}, {row[before]}",
        )

    return rule


def never_falls(column: str, *, within: tuple[str, ...], order: str) -> Rule:
    """Table rule: a cumulative `column` does not fall from one row to the next of its group.

    >>> rows = pd.DataFrame({"year": ["2014/15"] * 2, "month": [1, 2], "spent_gbp": [9.0, 7.0]})
    >>> [each.rule for each in never_falls("spent_gbp", within=("year",), order="month")(rows)]
    ['is a running total that falls, from 9']
    """

    def rule(rows: pd.DataFrame) -> list[Failure]:
        ordered = rows.sort_values(order, kind="stable")
        before = ordered.groupby(list(within), dropna=False)[column].shift()
        falls = ordered[column] < before - _HALF_A_PENNY
        return failures_where(
            ordered.assign(_before=before),
            falls,
            column=column,
            says=lambda row: f"is a running total that falls, from {in_digits(row['_before'])}",
        )

    return rule


def monthly_not_cumulative(
    column: str, *, year: str, order: str, within: tuple[str, ...] = ()
) -> Rule:
    """Table rule: a `column` of monthly amounts does not hold running totals in some year.

    A year of six months or more that rises in all of them but one, and adds up to over three times
    the usual year of its group, is one fault at its first row; so is, with no other year, one that
    only rises and ends at over three times its start.

    >>> rows = pd.DataFrame({"year": ["2013/14"] * 6 + ["2014/15"] * 6, "month": [*range(6)] * 2,
    ...     "spent_gbp": [10.0, 11, 9, 10, 12, 10, 10, 21, 30, 40, 52, 62]})
    >>> rule = monthly_not_cumulative("spent_gbp", year="year", order="month")
    >>> [(failure.row, failure.rule) for failure in rule(rows)]
    [(6, 'begins a year, 2014/15, of running totals, not monthly amounts')]
    """

    def rule(rows: pd.DataFrame) -> list[Failure]:
        groups = [*within, year]
        years = rows.sort_values(order, kind="stable").groupby(groups, sort=False, dropna=False)
        shape = (
            years[column]
            .agg([_first_row, _only_rises, _mostly_rises, "sum", "first", "last"])
            .reset_index()
        )
        usual = _usual_total(shape, within)
        far_more = shape["_mostly_rises"] & (shape["sum"] > _FAR_MORE * usual)
        alone = shape["_only_rises"] & usual.isna()
        cumulative = far_more | (alone & (shape["last"] > _FAR_MORE * shape["first"]))
        return [
            Failure(
                each["_first_row"],
                column,
                f"begins a year, {each[year]}, of running totals, not monthly amounts",
                "Ask for each month's own amount.",
            )
            for each in shape[cumulative].to_dict("records")
        ]

    return rule


def _first_row(amounts: pd.Series[float]) -> object:
    return amounts.index[0]


def _only_rises(amounts: pd.Series[float]) -> bool:
    """Whether the amounts never fall and rise often; one posting at the year's end is no rise."""
    steps = amounts.diff().dropna()
    return bool((steps >= 0).all()) and int((steps > 0).sum()) >= _FEWEST_MONTHS - 1


def _mostly_rises(amounts: pd.Series[float]) -> bool:
    """Whether the amounts rise often and fall once at most, as where a credit was booked."""
    steps = amounts.diff().dropna()
    return int((steps < 0).sum()) <= 1 and int((steps > 0).sum()) >= _FEWEST_MONTHS - 1


def _usual_total(shape: pd.DataFrame, within: tuple[str, ...]) -> pd.Series[float]:
    """Median total of the group's years that do not only rise; NaN where there is none."""
    steady = shape["sum"].where(~shape["_only_rises"])
    if not within:
        return pd.Series(steady.median(), index=shape.index)
    keys = [shape[name] for name in within]
    return steady.groupby(keys, dropna=False).transform("median")
