"""How far off each way of forecasting would have been, and by how much the rule is better.

A row of `tested` is a forecast of an earlier year as `back_test.back_test` makes it; a row of
`ranged` is one of the rule's, learnt from others. Which years are tested is for `years`.
"""

from __future__ import annotations

from typing import Literal

import pandas as pd

from analysis.errors import ParameterError
from analysis.methods.back_test import (
    FORECAST_MONTHS,
    SERVICE,
    SERVICE_YEAR,
    accuracy,
    left_one_out,
)
from analysis.methods.forecast_ranges import LEAST_CASES
from analysis.methods.forecasts import METHODS
from analysis.methods.resampling import TOLD_OF_TWENTY, resampled
from analysis.periods import Period

RULE = "rule"
_COLUMNS = {"median": "median_error", "large": "p90_error", "lean": "bias"}
_OUTSIDE = (1 - TOLD_OF_TWENTY / 20) / 2  # on either side of the spread that is told
PLAIN = "straight line"
Error = Literal["median", "large", "lean"]
Part = Literal["group", "financial_year"]


def month_shown(now: Period) -> int:
    """Months of the year gone at the month shown, 1 to 11. Raises ParameterError for March."""
    if now.months_elapsed in FORECAST_MONTHS:
        return now.months_elapsed
    raise ParameterError(
        f"period {now.name} ends a year, so there is nothing left to forecast. "
        "Choose a month from April to February."
    )


def learnt_from_others(tested: pd.DataFrame) -> pd.DataFrame:
    """The rule's forecasts and ranges of each council, learnt from the other councils alone.

    With one council, those of each year, learnt from the other years. With fewer than 20 cases at
    a month nothing can be learnt, and there is no row. Columns as of `back_test.left_one_out`.
    """
    cases = tested.groupby("months_elapsed")[SERVICE_YEAR].apply(_cases)
    if cases.empty or cases.max() < LEAST_CASES:
        return left_one_out(tested.iloc[:0])
    return left_one_out(tested, by=left_out_by(tested))


def errors_by_month(tested: pd.DataFrame, *, ranged: pd.DataFrame, error: Error) -> pd.DataFrame:
    """One error of every method and of the rule, by months gone, as a share of the result.

    `median` and `large` (which one case in ten exceeds) are of the errors' sizes, `lean` is the
    median with its sign. A row is a month: months_elapsed, cases (the most of any method), a
    column a method, and `rule` (NaN where it could not be learnt from others).
    """
    found, column = accuracy(tested), _COLUMNS[error]
    table = found.pivot(index="months_elapsed", columns="method", values=column)
    ruled = accuracy(ranged.assign(method=RULE)).set_index("months_elapsed")[column]
    cases = found.groupby("months_elapsed")["cases"].max()
    return (
        table.reindex(columns=list(METHODS))
        .assign(**{RULE: ruled.reindex(table.index)})
        .assign(cases=cases)
        .reset_index()[["months_elapsed", "cases", *METHODS, RULE]]
    )


def at_month(tested: pd.DataFrame, *, ranged: pd.DataFrame, months_elapsed: int) -> pd.DataFrame:
    """Every method and the rule at one month: method, cases, median_error, p90_error and bias.

    Errors are shares of the result. A row is a method, the smallest median error first.
    """
    both = pd.concat([tested, ranged.assign(method=RULE)])
    found = accuracy(both[both["months_elapsed"] == months_elapsed])
    return found.drop(columns="months_elapsed").sort_values(
        "median_error", kind="stable", ignore_index=True
    )


def gain(tested: pd.DataFrame, *, ranged: pd.DataFrame, months_elapsed: int) -> pd.Series[float]:
    """By how much the rule's median error is under the straight line's, and how sure that is.

    Entries: cases, services, refused (cases in which the rule makes no forecast), straight_error
    and rule_error (median, shares of the result), reduction_share (1 - rule / straight line;
    negative: the rule is worse), low_share and high_share (between which it lay in 19 of 20
    resamples of the services) and better_share (resamples in which the rule was better). All NaN
    but the counts where there is no case.
    """
    cases = _side_by_side(tested, ranged, months_elapsed)
    of_month = tested["months_elapsed"].eq(months_elapsed) & tested["method"].eq(PLAIN)
    counts = {
        "cases": len(cases),
        "services": len(cases.drop_duplicates(SERVICE)),
        "refused": int(of_month.sum()) - len(cases),
    }
    if cases.empty:
        names = ["straight_error", "rule_error", "reduction_share", "low_share", "high_share"]
        return pd.Series(counts, dtype=float).reindex([*counts, *names, "better_share"])
    errors = cases[[*SERVICE, "straight_error", "rule_error"]]
    drawn = resampled(errors, together=SERVICE, figure=_reduction)
    return pd.Series(
        {
            **counts,
            "straight_error": cases["straight_error"].median(),
            "rule_error": cases["rule_error"].median(),
            "reduction_share": _reduction(cases),
            "low_share": drawn.quantile(_OUTSIDE),
            "high_share": drawn.quantile(1 - _OUTSIDE),
            "better_share": (drawn > 0).mean(),
        }
    )


def left_out_in_turn(
    tested: pd.DataFrame, *, ranged: pd.DataFrame, months_elapsed: int
) -> pd.DataFrame:
    """How each council fared by what was learnt from the others; each year, with one council.

    A row: of (the council or year), cases, straight_error and rule_error (medians),
    reduction_share, inside (cases whose result fell in its range) and coverage_share.
    """
    cases = _side_by_side(tested, ranged, months_elapsed)
    parts = cases.rename(columns={left_out_by(tested): "of"}).groupby("of")
    medians = parts[["straight_error", "rule_error"]].median()
    return medians.assign(
        cases=parts.size(),
        reduction_share=1 - medians["rule_error"] / medians["straight_error"],
        inside=parts["is_inside"].sum(),
        coverage_share=parts["is_inside"].mean(),
    ).reset_index()[
        [
            "of",
            "cases",
            "straight_error",
            "rule_error",
            "reduction_share",
            "inside",
            "coverage_share",
        ]
    ]


def left_out_by(tested: pd.DataFrame) -> Part:
    """What is left out in turn: the council (`group`), or with one council the year."""
    return "group" if tested["group"].nunique() > 1 else "financial_year"


def _cases(years: pd.DataFrame) -> int:
    return len(years.drop_duplicates())


def _side_by_side(tested: pd.DataFrame, ranged: pd.DataFrame, months_elapsed: int) -> pd.DataFrame:
    """Sizes of the straight line's and the rule's error for each service-year that has both.

    `is_inside` is whether the result fell in the rule's range.
    """
    plain = tested[tested["method"] == PLAIN]
    straight, rule = (
        rows[rows["months_elapsed"] == months_elapsed].set_index(SERVICE_YEAR)
        for rows in (plain, ranged)
    )
    both = pd.DataFrame(
        {
            "straight_error": straight["error_share"].abs(),
            "rule_error": rule["error_share"].abs(),
            "is_inside": rule["actual_gbp"].between(rule["low_gbp"], rule["high_gbp"]),
        }
    )
    return both.dropna().rename_axis(SERVICE_YEAR).reset_index()


def _reduction(cases: pd.DataFrame) -> float:
    return float(1 - cases["rule_error"].median() / cases["straight_error"].median())
