"""Whether each indicator's results only go up and down as they always have, or really changed.

A row of `points` is one result of an indicator's series, in the order of time. How a series is
judged is in `methods.control_charts`; targets and ratings of one quarter are in `indicators`.
"""

from __future__ import annotations

import math
from collections.abc import Hashable
from typing import Any

import pandas as pd

from analysis.methods.control_charts import (
    POINTS_FOR_TRIAL,
    VARIATIONS,
    Limits,
    assurance,
    judged,
    natural_limits,
    only_latest_signal,
    results_meeting,
)
from analysis.methods.totals import with_total
from analysis.periods import Quarter
from analysis.topics.scorecard_results.measures.indicators import SCALE, with_small_counts_hidden

ADDED = (
    *("known_points", "mean", "average_range", "lower_limit", "upper_limit", "lower_drawn"),
    *("upper_drawn", "ordinary_change", "variation", "rule", "standing", "not_judged"),
    *("first_value", "first_at", "met_results", "met_in_a_row"),
)
STANDINGS = (
    *("fails", "hit and miss", "passes", "on target", "off target"),
    "no target or result",
)
DEPENDENT = ("rolling", "cumulative")
MOVED = ("improving", "deteriorating")
_NO_LIMITS = Limits(math.nan, math.nan, math.nan, math.nan, points=0)


def quarterly_results(
    history: pd.DataFrame, *, results: pd.DataFrame, period: Quarter, quarters: int = 12
) -> pd.DataFrame:
    """Each indicator's result in each of the quarters to `period`, in the indicator's unit.

    A row is an indicator of `results` in a quarter, indicator by indicator, the earliest quarter
    first; a quarter without a result, or with one in another unit, is a row with NaN. Columns
    returned: indicator_id, at (the quarter's short label), order (its place in time), value,
    provisional, confidential and is_point: false where a later quarter reports the same result
    again, of the same `as_at`. The last report counts, and stands at the quarter of the first.

    >>> now = pd.DataFrame({"indicator_id": ["A"], "unit": ["days"]})
    >>> then = pd.DataFrame({"indicator_id": ["A"], "unit": ["days"], "quarter": ["2014-15-q4"],
    ...     "as_at": ["2015-03-31"], "value": [9.5], "numerator": [math.nan],
    ...     "provisional": ["no"]})
    >>> quarterly_results(then, results=now, period=Quarter.parse("2014-15-q4"), quarters=2)[
    ...     ["at", "value"]].values.tolist()
    [['Q3 14/15', nan], ['Q4 14/15', 9.5]]
    """
    span = [period.minus(back) for back in reversed(range(quarters))]
    names = {"quarter": [each.name for each in span], "at": [each.short_label for each in span]}
    columns_of_time = pd.DataFrame({**names, "order": range(quarters)})
    grid = results[["indicator_id", "unit"]].merge(columns_of_time, how="cross")
    known = with_small_counts_hidden(history).drop_duplicates(["indicator_id", "quarter"])
    columns = ["indicator_id", "unit", "quarter", "as_at", "value", "provisional", "confidential"]
    return (
        grid.merge(known[columns], how="left", on=["indicator_id", "unit", "quarter"])
        .assign(confidential=lambda frame: frame["confidential"].eq(True), is_point=_is_point)
        .pipe(_at_first_report)
        .drop(columns=["unit", "quarter", "as_at"])
    )


def judged_points(results_over_time: pd.DataFrame, *, indicators: pd.DataFrame) -> pd.DataFrame:
    """Every result that is a point of its own, with what it shows.

    A row is a point, in the order of `results_over_time`, of whose columns indicator_id, value
    and is_point are used; of `indicators`: indicator_id, polarity, frequency. Columns added: rule
    (by which it shows a real change, empty without one) and variation, as
    `methods.control_charts.judged` has them, and marked: the variation where it is part of the
    latest signal. Results of frequency *rolling* or *cumulative* are not judged: each holds much of
    the one before, so that they move too little and run too long.

    >>> one = pd.DataFrame({"indicator_id": ["A"], "polarity": "low", "frequency": "quarterly"})
    >>> past = pd.DataFrame({"indicator_id": "A", "value": [3.0, 1.0] * 6 + [12.0],
    ...     "is_point": True})
    >>> judged_points(past, indicators=one)["variation"].iloc[-1]
    'concern'
    """
    points = results_over_time[results_over_time["is_point"]]
    series = dict(iter(points.groupby("indicator_id", sort=False)["value"]))
    parts = [_judged(series[row["indicator_id"]], row) for row in indicators.to_dict("records")]
    added = ["rule", "variation", "marked"]
    shown = pd.concat(parts)[added] if parts else dict.fromkeys(added, "")
    return points.assign(**shown).reset_index(drop=True)


def with_control(indicators: pd.DataFrame, *, points: pd.DataFrame) -> pd.DataFrame:
    """Indicators with the limits of their series, and what the latest result and target mean.

    A row is an indicator, in its order; all numbers in its unit. Columns used: those of
    `judged_points` and unit, target, range_low, range_high; of `points` also at. Columns added:
    known_points, mean, average_range, lower_limit, upper_limit (as calculated; none from fewer
    than six results), lower_drawn, upper_drawn (missing where no result could lie there: under 0
    if no result is, over 100 for a percentage if none is), ordinary_change, variation and rule of
    the latest point, standing, not_judged (the reason: no result, rolling, cumulative, few
    results; empty if it is judged), first_value and first_at, met_results and met_in_a_row:
    results that meet the target of today, all and those in succession up to the latest.

    standing is what the limits say of the target (*fails*, *hit and miss*, *passes*) where there
    are only ordinary ups and downs; else whether the latest result is *on target* or *off target*.

    >>> one = pd.DataFrame({"indicator_id": ["A"], "polarity": "low", "frequency": "quarterly",
    ...     "unit": "days", "target": 3.0, "range_low": math.nan, "range_high": math.nan})
    >>> past = pd.DataFrame({"indicator_id": "A", "at": "T", "value": [5.0, 3.0] * 6,
    ...     "is_point": True})
    >>> shown = with_control(one, points=judged_points(past, indicators=one)).iloc[0]
    >>> shown[["variation", "standing"]].to_list(), int(shown["met_in_a_row"])
    (['common cause', 'hit and miss'], 1)
    >>> round(float(shown["lower_limit"]), 2), float(shown["lower_drawn"])
    (-1.32, nan)
    """
    series = dict(iter(points.groupby("indicator_id", sort=False)))
    rows = [_control(row, series[row["indicator_id"]]) for row in indicators.to_dict("records")]
    return indicators.assign(**pd.DataFrame(rows, index=indicators.index, columns=list(ADDED)))


def variation_by_assurance(controlled: pd.DataFrame) -> pd.DataFrame:
    """Number of indicators by variation (rows, then the total) and standing (columns).

    Columns used: variation, standing. Columns returned: variation, each standing (blanks as
    underscores) and indicators, which is their sum.

    >>> two = pd.DataFrame({"variation": ["concern"] * 2, "standing": ["on target", "off target"]})
    >>> variation_by_assurance(two).set_index("variation").loc["concern", "indicators"].item()
    2
    """
    return (
        pd.crosstab(controlled["variation"], controlled["standing"])
        .reindex(index=list(VARIATIONS), columns=list(STANDINGS), fill_value=0)
        .rename(columns=lambda name: name.replace(" ", "_"))
        .assign(indicators=lambda frame: frame.sum(axis="columns"))
        .rename_axis(index="variation", columns=None)
        .reset_index()
        .pipe(with_total, label="variation")
    )


def moves(controlled: pd.DataFrame) -> pd.DataFrame:
    """Indicators that improved or deteriorated, with how far they moved, in the indicator's unit.

    A row is such an indicator with all its columns, the judged ones first. Columns used:
    direction, value, comparator_value, ordinary_change and not_judged. Columns added: change (now
    less the comparator) and size: *ordinary* where two results differ by as much without any real
    change, *beyond* where they do not, *untold* where the results are not judged.

    >>> two = pd.DataFrame({"direction": "improving", "value": [9.0, 7.0], "not_judged": "",
    ...     "comparator_value": 5.0, "ordinary_change": 3.0})
    >>> moves(two)[["change", "size"]].values.tolist()
    [[4.0, 'beyond'], [2.0, 'ordinary']]
    """
    moved = controlled[controlled["direction"].isin(MOVED)]
    change = (moved["value"] - moved["comparator_value"]).round(9)
    size = pd.Series("beyond", index=moved.index, dtype=str)
    size = size.mask(change.abs() <= moved["ordinary_change"], "ordinary")
    return (
        moved.assign(change=change, size=size.mask(moved["not_judged"] != "", "untold"))
        .sort_values("not_judged", key=lambda reason: reason.ne(""), kind="stable")
        .reset_index(drop=True)
    )


def _is_point(results_over_time: pd.DataFrame) -> pd.Series[bool]:
    """Whether no later row reports the same result again; a gap is a point."""
    again = results_over_time.duplicated(["indicator_id", "as_at"], keep="last")
    return ~(again & results_over_time["as_at"].notna())


def _at_first_report(results_over_time: pd.DataFrame) -> pd.DataFrame:
    """A result that is reported again stands in the quarter in which it first was."""
    known = results_over_time["is_point"] & results_over_time["as_at"].notna()
    first = results_over_time.groupby(["indicator_id", "as_at"])[["at", "order"]].transform("first")
    return results_over_time.assign(
        at=results_over_time["at"].mask(known, first["at"]),
        order=results_over_time["order"].mask(known, first["order"]),
    )


def _limits(values: pd.Series[float], frequency: str) -> Limits:
    few = values.count() < POINTS_FOR_TRIAL
    return _NO_LIMITS if few or frequency in DEPENDENT else natural_limits(values)


def _judged(values: pd.Series[float], row: dict[Hashable, Any]) -> pd.DataFrame:
    limits = _limits(values, row["frequency"])
    shown = judged(values, limits=limits, polarity=row["polarity"])
    return shown.assign(marked=only_latest_signal(shown["variation"]))


def _control(row: dict[Hashable, Any], points: pd.DataFrame) -> dict[str, Any]:
    """The columns that `with_control` adds to one indicator."""
    values, latest = points["value"], points.iloc[-1]
    limits = _limits(values, row["frequency"])
    reason = _not_judged_because(limits, latest=latest["value"], frequency=row["frequency"])
    variation = "not judged" if reason else latest["variation"]
    return {
        "known_points": values.count(),
        "mean": limits.mean,
        "average_range": limits.average_range,
        "lower_limit": limits.lower,
        "upper_limit": limits.upper,
        "lower_drawn": math.nan if limits.lower < 0 <= values.min() else limits.lower,
        "upper_drawn": math.nan
        if _is_over_the_whole(limits, row["unit"], values)
        else limits.upper,
        "ordinary_change": limits.largest_ordinary_change,
        "variation": variation,
        "rule": latest["rule"],
        "not_judged": reason,
        **_first(points),
        **_against_target(row, values, limits=limits, variation=variation),
    }


def _first(points: pd.DataFrame) -> dict[str, Any]:
    """The earliest result there is, and where in time it stands."""
    known = points.dropna(subset="value")
    if known.empty:
        return {"first_value": math.nan, "first_at": ""}
    return {"first_value": known["value"].iloc[0], "first_at": known["at"].iloc[0]}


def _against_target(
    row: dict[Hashable, Any], values: pd.Series[float], *, limits: Limits, variation: Any
) -> dict[str, Any]:
    """How the results stand to the target of today."""
    aim = {name: row[name] for name in SCALE}
    met = results_meeting(values, **aim)
    standing: str = assurance(limits, latest_shows=variation, **aim)
    if standing == "not judged":
        standing = {1.0: "on target", 0.0: "off target"}.get(met.iloc[-1], "no target or result")
    return {
        "standing": "no target or result" if standing == "no target" else standing,
        "met_results": met.sum(min_count=1),
        "met_in_a_row": int(met[::-1].eq(1).cummin().sum()),
    }


def _is_over_the_whole(limits: Limits, unit: str, values: pd.Series[float]) -> bool:
    return unit.startswith("%") and limits.upper > 100 >= values.max()


def _not_judged_because(limits: Limits, *, latest: float, frequency: str) -> str:
    if math.isnan(latest):
        return "no result"
    if frequency in DEPENDENT:
        return frequency
    return "few results" if limits.are_trial else ""
