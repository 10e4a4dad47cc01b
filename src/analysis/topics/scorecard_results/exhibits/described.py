"""Each indicator in words: title, result, target and comparison, in its own unit.

The tables made of these words are in `indicators`; nothing is summed here.
"""

from __future__ import annotations

from calendar import month_abbr
from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.page.quantity import Quantity, in_unit
from analysis.page.wording import number, percent

Row = Mapping[Hashable, Any]

BETTER_WHEN = {"high": "higher is better", "low": "lower is better"}


def in_words(results: pd.DataFrame) -> pd.DataFrame:
    """Results with what a reader sees of each indicator, in its own unit.

    A row is an indicator. Columns added: indicator (title with its unit), result (a quantity, [c]
    or missing), result_in_words, target_with_side (without unit, with `or more` or `or less`;
    missing where there is none), target_with_tolerance, target_in_words, measured (the
    month of the result), measured_result (both), comparator_shown (month and result then),
    comparator_in_words, benchmark_in_words and no_result_because (the commentary where there is
    no result; else empty).

    >>> row = {"title": "Days lost to sickness", "unit": "days", "polarity": "low", "value": 9.3,
    ...     "decimals": 1, "provisional": "no", "confidential": False, "target": 7.5,
    ...     "tolerance": 0.1, "range_low": None, "range_high": None,
    ...     "comparator_as_at": pd.Timestamp(2014, 12, 31), "comparator_value": 8.7,
    ...     "as_at": pd.Timestamp(2015, 3, 31),
    ...     "benchmark": 8.7, "commentary": None}
    >>> words = in_words(pd.DataFrame([row]))
    >>> words[["result_in_words", "target_in_words", "target_with_tolerance"]].values.tolist()
    [['9.3 days', '7.5 days or less', '7.5 or less (10%)']]
    """
    return results.assign(
        indicator=column_of(results, name_with_unit),
        result=column_of(results, result_of),
        result_in_words=column_of(results, _result_in_words),
        target_with_side=column_of(results, target_with_side),
        target_with_tolerance=column_of(results, _target_with_tolerance),
        target_in_words=column_of(results, _target_in_words),
        comparator_shown=column_of(results, _comparator),
        measured=column_of(results, lambda row: _month_of(row["as_at"])),
        measured_result=column_of(results, _measured_result),
        comparator_in_words=column_of(results, lambda row: _in_unit(row["comparator_value"], row)),
        benchmark_in_words=column_of(results, lambda row: _in_unit(row["benchmark"], row)),
        no_result_because=column_of(results, _no_result_because),
    )


def column_of(frame: pd.DataFrame, cell: Callable[[Row], Any]) -> pd.Series[Any]:
    """A column of what `cell` makes of each row."""
    return pd.Series([cell(row) for row in frame.to_dict("records")], frame.index, dtype=object)


def name_with_unit(row: Row) -> str:
    """The title, with the unit unless the title says it."""
    title, unit = str(row["title"]), str(row["unit"])
    return title if unit.lower() in title.lower() else f"{title} ({unit})"


def result_of(row: Row) -> Quantity | str | None:
    """A result to the decimals of its indicator, [c] where it is hidden, None without one."""
    if row["confidential"]:
        return "[c]"
    if pd.isna(row["value"]):
        return None
    symbol = "[p]" if row["provisional"] == "yes" else ""
    return Quantity(row["value"], unit=row["unit"], decimals=row["decimals"], symbol=symbol)


def _result_in_words(row: Row) -> str:
    result = result_of(row)
    return result.in_words if isinstance(result, Quantity) else result or "[x]"


def _target(row: Row) -> str | None:
    if row["polarity"] == "range":
        return f"{_plain_number(row['range_low'])} to {_plain_number(row['range_high'])}"
    return None if pd.isna(row["target"]) else _plain_number(row["target"])


def target_with_side(row: Row) -> str | None:
    """The target or the range aimed at, without its unit; None where there is none."""
    target = _target(row)
    return target and f"{target}{_side(row)}"


def _side(row: Row) -> str:
    return {"high": " or more", "low": " or less"}.get(row["polarity"], "")


def _target_in_words(row: Row) -> str:
    if row["polarity"] == "range":
        low = _plain_number(row["range_low"])
        high = in_unit(row["range_high"], unit=row["unit"], decimals=decimals_of(row["range_high"]))
        return f"between {low} and {high}"
    if pd.isna(row["target"]):
        return "none"
    target = in_unit(row["target"], unit=row["unit"], decimals=decimals_of(row["target"]))
    return f"{target}{_side(row)}"


def _target_with_tolerance(row: Row) -> str | None:
    """The target, with the tolerance; without a target, which way is better."""
    target = target_with_side(row)
    if target is None:
        better = BETTER_WHEN.get(row["polarity"])
        return better and f"none; {better}"
    return target if pd.isna(row["tolerance"]) else f"{target} ({_tolerance(row)})"


def _tolerance(row: Row) -> str:
    if row["target"] == 0:
        return in_unit(row["tolerance"], unit=row["unit"], decimals=decimals_of(row["tolerance"]))
    return percent(row["tolerance"], decimals=decimals_of(round(row["tolerance"] * 100, 6)))


def _measured_result(row: Row) -> str:
    """The month of the result, and the result without its unit."""
    result = result_of(row)
    bare = result.bare if isinstance(result, Quantity) else result or "[x]"
    return f"{_month_of(row['as_at'])}: {bare}"


def _comparator(row: Row) -> str | None:
    """The month of the result compared with, and the result; None where there is none."""
    if pd.isna(row["comparator_value"]):
        return None
    then = number(row["comparator_value"], decimals=row["decimals"])
    return f"{_month_of(row['comparator_as_at'])}: {then}"


def _month_of(day: pd.Timestamp) -> str:
    """A month in as few letters as a column needs."""
    return f"{month_abbr[day.month]}\N{NO-BREAK SPACE}{day.year}"


def _no_result_because(row: Row) -> str:
    """Why there is no result. Not for a hidden one, which the words could give away."""
    if row["confidential"] or not pd.isna(row["value"]) or pd.isna(row["commentary"]):
        return ""
    return str(row["commentary"])


def _in_unit(value: float, row: Row) -> str | None:
    """Another number of the indicator, to at least as many decimals as its result."""
    if pd.isna(value):
        return None
    return in_unit(value, unit=row["unit"], decimals=max(row["decimals"], decimals_of(value)))


def _plain_number(value: float) -> str:
    return in_unit(value, unit="", decimals=decimals_of(value))


def decimals_of(value: float) -> int:
    """Decimals a target or threshold is given with."""
    return len(f"{value:.10g}".partition(".")[2])
