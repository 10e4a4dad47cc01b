"""Whether a report goes with the one before: what vanished, and what changed beyond belief.

The arithmetic of real movements belongs in a topic's measures.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.errors import Fault
from analysis.inputs.amounts import in_digits
from analysis.inputs.catalogue import latest_before
from analysis.inputs.cells import is_about_key, joined_key
from analysis.inputs.contract import Contract, Failure
from analysis.inputs.extract import Extract
from analysis.inputs.fields import Field
from analysis.inputs.reader import read_extract
from analysis.inputs.rules import failures_where
from analysis.inputs.together import raise_any, read_together
from analysis.periods import Period, Quarter

_SMALLEST_COMPARED_GBP = 1_000
_POWERS = (1, 2, 3, -1, -2, -3)
_SEVERAL = 5
_EXACTLY = 0.005
_NEARLY = 0.05  # a thousandfold change is a slip even where other digits changed as well
_ALIKE = 0.85
_CONFIRM = "Correct the extract, or confirm the value with a row in corrections.csv."
_RECORD = "Ask its owner for the row, or record in corrections.csv that it is closed."


def read_with_previous(
    data_folder: str | Path,
    contract: Contract,
    *,
    period: Period | Quarter,
    previous: Period | Quarter,
) -> tuple[Extract, Extract]:
    """The extracts of a period and of the last report, each checked, and one against the other.

    Raises InputFaults with every fault of both.
    """
    now, before = read_together(
        partial(read_extract, data_folder, contract, period),
        partial(read_extract, data_folder, contract, previous),
    )
    raise_any(check_against_previous(now, before, contract=contract))
    return replace(now, rule_count=now.rule_count + contract.comparison_count), before


def read_in_sequence(
    data_folder: str | Path, contract: Contract, period: Period | Quarter
) -> Extract:
    """The extract of a period, checked by itself and against the latest earlier one there is.

    Raises InputFaults with every fault of both. The first period of a table has nothing to be
    checked against.
    """
    previous = latest_before(data_folder, contract.table, period)
    if previous is None:
        return read_extract(data_folder, contract, period)
    return read_with_previous(data_folder, contract, period=period, previous=previous)[0]


def check_against_previous(now: Extract, before: Extract, *, contract: Contract) -> list[Fault]:
    """Faults of a report that only show against the last one.

    The same rows again; groups that look misspelt; keys and groups that vanished and are not
    recorded as closed; values ten, a hundred or about a thousand times the last ones, or several
    times them where the field is steady; running totals that fell within a financial year; and the
    contract's comparison rules. A cell that corrections.csv confirms is not questioned.
    """
    rows, last = _by_key(now, contract), _by_key(before, contract)
    both = rows.join(last.add_suffix("_before"), how="inner")
    failures = [failure for rule in contract.comparison_rules for failure in rule(both)]
    failures.extend(_misspelt_groups(rows, last, contract))
    for field in contract.fields:
        failures.extend(_slipped(both, field))
        if field.only_grows and now.financial_year == before.financial_year:
            failures.extend(_fallen(both, field))
    asked = [each for each in failures if (each.row, each.column) not in now.confirmed]
    vanished = _vanished(rows, last.drop(index=list(now.closed), errors="ignore"), contract)
    found = [*_same_again(now, before), *vanished, *asked]
    return [
        _fault(failure, rows["line"], both, extract=now, contract=contract) for failure in found
    ]


def _by_key(extract: Extract, contract: Contract) -> pd.DataFrame:
    """The rows labelled by their key as one text, with the line of each."""
    keys = joined_key(extract.rows, key=contract.key)
    return extract.rows.assign(line=extract.lines).set_index(keys.rename("row_key"))


def _same_again(now: Extract, before: Extract) -> list[Failure]:
    """A failure where a report repeats the last one, as when a file is saved under a new name."""
    if now.period == before.period or not now.rows.equals(before.rows):
        return []
    rule = f"holds the same rows as {before.file}"
    return [Failure(None, None, rule, "Ask for the extract of this period.")]


def _misspelt_groups(rows: pd.DataFrame, last: pd.DataFrame, contract: Contract) -> list[Failure]:
    """Rows whose group is new but for a letter or two, as a misspelt directorate is."""
    failures = []
    for group in contract.groups:
        known = list(last[group].dropna().unique())
        for label, value in rows.loc[~rows[group].isin(known), group].dropna().items():
            near = get_close_matches(value, known, n=1, cutoff=_ALIKE)
            if near:
                remedy = (
                    f"Perhaps '{near[0]}' is meant: correct it, or confirm it in corrections.csv."
                )
                failures.append(Failure(label, group, "is not in the last report", remedy, value))
    return failures


def _vanished(rows: pd.DataFrame, last: pd.DataFrame, contract: Contract) -> list[Failure]:
    """A failure for each group that is gone, and for each key gone from a group that is not."""
    failures, gone = [], last[~last.index.isin(rows.index)]
    for group in contract.groups:
        lost = gone[~gone[group].isin(rows[group])]
        rule = "was in the last report and has no row in this"
        failures += [Failure(None, group, rule, _RECORD, value) for value in lost[group].unique()]
        gone = gone.drop(index=lost.index)
    column, rule = " and ".join(contract.key), "was in the last report and is not in this"
    return failures + [Failure(None, column, rule, _RECORD, str(key)) for key in gone.index]


def _slipped(both: pd.DataFrame, field: Field) -> list[Failure]:
    """Values many times, or a small fraction of, the last report's.

    Money is compared with powers of ten, as when a decimal point moves; a steady field with any
    change of more than five times. Most rows alike is one failure: the column's unit changed.
    """
    times = _times_before(both, field)
    powers = times.map(_power_of_ten if field.kind == "money" else _no_power)
    for power in (power for power in _POWERS if (powers == power).sum() > max(len(times) / 2, 2)):
        rule = f"is {_in_words(power)} the last report's in most rows, as if in another unit"
        return [Failure(None, field.name, rule, "Ask for the extract in pounds.")]
    leapt = field.is_steady & ((times > _SEVERAL) | (times < 1 / _SEVERAL))
    return failures_where(
        both.loc[times.index].assign(_power=powers),
        (powers != 0) | leapt,
        column=field.name,
        says=partial(_slip, column=field.name),
        remedy=_CONFIRM,
    )


def _times_before(both: pd.DataFrame, field: Field) -> pd.Series[float]:
    """Each value as a multiple of the last report's, leaving out noughts and small amounts.

    A price is no small amount: of a column that does not add up every value is compared.
    """
    if field.kind != "money" and not field.is_steady:
        return pd.Series(dtype="float64")
    now, before = both[field.name].abs(), both[f"{field.name}_before"].abs()
    least = _SMALLEST_COMPARED_GBP if field.adds_up and field.kind == "money" else 0
    compared = (now > 0) & (before > 0) & (now.combine(before, max) >= least)
    return (now / before)[compared]


def _power_of_ten(times: float) -> int:
    """The power of ten, not nought, that a multiple is as good as; else 0.

    >>> _power_of_ten(10.04), _power_of_ten(990.7), _power_of_ten(9.9)
    (1, 3, 0)
    """
    return next((power for power in _POWERS if _is_power(times, power)), 0)


def _is_power(times: float, power: int) -> bool:
    return abs(times / 10.0**power - 1) < (_NEARLY if abs(power) == max(_POWERS) else _EXACTLY)


def _no_power(_: float) -> int:
    return 0


def _slip(row: dict[Any, Any], *, column: str) -> str:
    last, power = row[f"{column}_before"], row["_power"]
    if not power:
        return f"is far from the last report's {in_digits(last)}"
    about = "" if abs(row[column] / last / 10.0**power - 1) < _EXACTLY else "about "
    many = f"{about}{_in_words(power)} the last report's {in_digits(last)}"
    return f"is {many}, as if a decimal point had moved"


def _in_words(power: int) -> str:
    return f"{10**power:,} times" if power > 0 else f"1/{10**-power:,} of"


def _fallen(both: pd.DataFrame, field: Field) -> list[Failure]:
    """Running totals below the last report's of the same financial year."""
    before = f"{field.name}_before"
    return failures_where(
        both,
        both[field.name] < both[before],
        column=field.name,
        says=lambda row: f"is a running total below the last report's {in_digits(row[before])}",
        remedy=_CONFIRM,
    )


def _fault(
    failure: Failure,
    lines: pd.Series[int],
    both: pd.DataFrame,
    *,
    extract: Extract,
    contract: Contract,
) -> Fault:
    """The failure as the reader sees it; rows are labelled by their key."""
    file, column, rule, remedy = extract.file, failure.column, failure.rule, failure.remedy
    if failure.row is None:
        return Fault(file, None, column, failure.value, rule, remedy)
    line, value = int(lines[failure.row]), failure.value
    if value is None and column not in contract.confidential:
        value = _shown(both.at[failure.row, column])
    name = None if is_about_key(failure, key=contract.key) else failure.row
    return Fault(file, line, column, value, rule, remedy, key=name)


def _shown(value: Any) -> str | None:
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return in_digits(value) if isinstance(value, float) else str(value)
