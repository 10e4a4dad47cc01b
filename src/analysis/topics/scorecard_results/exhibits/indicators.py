"""Each indicator in words and tables: what it is, where it stands and what is being done.

Whole-scorecard sentences and counts are in `exhibits`, the course over the years in
`history`; nothing is summed here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.page import Column, Statement, Table
from analysis.page.quantity import Quantity, in_unit, quantities
from analysis.page.wording import day, number, percent
from analysis.periods import Quarter

Row = Mapping[Hashable, Any]

BETTER_WHEN = {"high": "Higher", "low": "Lower", "range": "In the range", "none": "Neither"}


def in_words(results: pd.DataFrame) -> pd.DataFrame:
    """Results with what a reader sees of each indicator, in its own unit.

    A row is an indicator. Columns added: indicator (title with its unit), better_when, result (a
    quantity, [c] or missing), result_in_words, target_shown (without unit; missing where there is
    none), target_in_words, tolerance_shown, comparator (quarter and result then).

    >>> row = {"title": "Days lost to sickness", "unit": "days", "polarity": "low", "value": 9.3,
    ...     "decimals": 1, "provisional": "no", "confidential": False, "target": 7.5,
    ...     "tolerance": 0.1, "range_low": None, "range_high": None,
    ...     "compared_with": "2014-15-q3", "comparator_value": 8.7}
    >>> words = in_words(pd.DataFrame([row]))
    >>> words[["result_in_words", "target_in_words", "comparator"]].values.tolist()
    [['9.3 days', '7.5 days or less', 'Quarter 3 2014/15: 8.7']]
    """
    return results.assign(
        indicator=_column(results, _named),
        better_when=results["polarity"].map(BETTER_WHEN),
        result=_column(results, _result),
        result_in_words=_column(results, _result_in_words),
        target_shown=_column(results, _target),
        target_in_words=_column(results, _target_in_words),
        tolerance_shown=_column(results, _tolerance),
        comparator=_column(results, _comparator),
    )


def tabulate_in_full(
    described: pd.DataFrame, *, what: str, now: Quarter, source: str
) -> Sequence[Table | Statement]:
    """A table an indicator: result, performance, action, owner; a sentence if there are none.

    `what` names them, as in `red and deteriorated`.
    """
    if described.empty:
        return [Statement((f"No indicator is {what} in {now.label}.",))]
    return [_in_full(row, now=now, source=source) for row in described.to_dict("records")]


def _in_full(row: Row, *, now: Quarter, source: str) -> Table:
    points = {
        "Result": _standing(row),
        Quarter.parse(row["compared_with"]).label: _in_unit(row["comparator_value"], row),
        "National or regional": _in_unit(row["benchmark"], row),
        "Performance": row["commentary"],
        "What is being done": row["action"],
        "Owner": f"{row['owner']}; next update {day(row['next_update'])}",
    }
    return Table(
        pd.DataFrame({"point": list(points), "said": list(points.values())}),
        (Column.words("point", str(row["focus_area"])), Column.words("said", "Details")),
        caption=f"{row['title']}, {now.label}",
        name=f"in_full_{str(row['indicator_id']).lower().replace('-', '_')}",
        source=source,
    )


def tabulate_red(described: pd.DataFrame, *, now: Quarter, source: str) -> Table | Statement:
    """Every red indicator with its direction of travel and action, furthest from target first."""
    if described.empty:
        return Statement((f"No indicator is red in {now.label}.",))
    return Table(
        described,
        (
            Column.words("indicator", "Indicator"),
            quantities("result", "Result"),
            _right("target_shown", "Target", missing="[z]"),
            Column.mark("direction", "Direction of travel"),
            Column.words("action", "What is being done"),
            Column.words("owner", "Owner"),
        ),
        caption=f"Red indicators, furthest from their targets first, {now.label}",
        name="red_indicators",
        source=source,
    )


def tabulate_indicators(described: pd.DataFrame, *, now: Quarter, source: str) -> list[Table]:
    """Every indicator's target, result, rating and direction, a table a focus area."""
    return [
        _focus_area_table(indicators, area=str(area), now=now, source=source)
        for area, indicators in described.groupby("focus_area", sort=False)
    ]


def _focus_area_table(indicators: pd.DataFrame, *, area: str, now: Quarter, source: str) -> Table:
    return Table(
        indicators,
        (
            Column.words("indicator", "Indicator"),
            Column.words("better_when", "Better when"),
            _right("target_shown", "Target", missing="[z]"),
            _right("tolerance_shown", "Tolerance", missing="[z]"),
            quantities("result", "Result"),
            Column.day("as_at", "As at"),
            Column.mark("rating", "Rating"),
            Column.mark("direction", "Direction of travel"),
            Column.words("comparator", "Compared with"),
        ),
        caption=f"{area}: every indicator, {now.label}",
        name=f"indicators_{'_'.join(area.lower().split())}",
        source=source,
    )


def _right(name: str, label: str, *, missing: str) -> Column:
    """Words that hold numbers, ranged right."""
    return Column(name, label, str, missing=missing)


def _column(frame: pd.DataFrame, cell: Callable[[Row], Any]) -> pd.Series[Any]:
    """A column of what `cell` makes of each row."""
    return pd.Series([cell(row) for row in frame.to_dict("records")], frame.index, dtype=object)


def _named(row: Row) -> str:
    """The title, with the unit unless the title says it."""
    title, unit = str(row["title"]), str(row["unit"])
    return title if unit.lower() in title.lower() else f"{title} ({unit})"


def _result(row: Row) -> Quantity | str | None:
    if row["confidential"]:
        return "[c]"
    if pd.isna(row["value"]):
        return None
    symbol = "[p]" if row["provisional"] == "yes" else ""
    return Quantity(row["value"], unit=row["unit"], decimals=row["decimals"], symbol=symbol)


def _result_in_words(row: Row) -> str:
    result = _result(row)
    return result.in_words if isinstance(result, Quantity) else result or "[x]"


def _target(row: Row) -> str | None:
    if row["polarity"] == "range":
        return f"{_plain_number(row['range_low'])} to {_plain_number(row['range_high'])}"
    return None if pd.isna(row["target"]) else _plain_number(row["target"])


def _target_in_words(row: Row) -> str:
    if row["polarity"] == "range":
        low = _plain_number(row["range_low"])
        high = in_unit(row["range_high"], unit=row["unit"], decimals=_digits(row["range_high"]))
        return f"between {low} and {high}"
    if pd.isna(row["target"]):
        return "none"
    target = in_unit(row["target"], unit=row["unit"], decimals=_digits(row["target"]))
    return f"{target} or {'more' if row['polarity'] == 'high' else 'less'}"


def _tolerance(row: Row) -> str | None:
    if pd.isna(row["tolerance"]) or _target(row) is None:
        return None
    if row["target"] == 0:
        return in_unit(row["tolerance"], unit=row["unit"], decimals=_digits(row["tolerance"]))
    return percent(row["tolerance"], decimals=_digits(round(row["tolerance"] * 100, 6)))


def _comparator(row: Row) -> str:
    """The quarter compared with, and the result then."""
    then = "[x]"
    if not pd.isna(row["comparator_value"]):
        then = number(row["comparator_value"], decimals=row["decimals"])
    return f"{Quarter.parse(row['compared_with']).label}: {then}"


def _standing(row: Row) -> str:
    result = f"{row['result_in_words']} at {day(row['as_at'])}"
    return f"{result}; target {row['target_in_words']}"


def _in_unit(value: float, row: Row) -> str | None:
    """Another number of the indicator, to at least as many decimals as its result."""
    if pd.isna(value):
        return None
    return in_unit(value, unit=row["unit"], decimals=max(row["decimals"], _digits(value)))


def _plain_number(value: float) -> str:
    return in_unit(value, unit="", decimals=_digits(value))


def _digits(value: float) -> int:
    """Decimals a target is given with."""
    return len(f"{value:.10g}".partition(".")[2])
