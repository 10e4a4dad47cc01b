"""Cells to a typed frame, with every fault found on the way and a note of every liberty taken.

One file on its own; what only two reports together can show is for `comparison`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors

from analysis.errors import Fault
from analysis.inputs.cells import Cells, joined_key
from analysis.inputs.contract import Contract, Failure, Rule
from analysis.inputs.fields import Field
from analysis.inputs.notes import notes_on_reading
from analysis.inputs.reading import Reading
from analysis.inputs.values import invisible_characters, read_value
from analysis.periods import Period, Quarter

_ASK_OWNER = "Get the value from the row's owner, or add a row to corrections.csv."
_SHOWN_ALIKE = 20


@dataclass(frozen=True, eq=False)
class Checked:
    """Typed rows under the labels of their cells, the faults found, and notes of how cells read.

    `doubts` are what a person should look at again; they stop nothing.
    """

    rows: pd.DataFrame
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]
    doubts: tuple[Fault, ...] = ()


def check_cells(
    cells: Cells,
    *,
    contract: Contract,
    period: Period | Quarter | None,
    confirmed: frozenset[tuple[str, str]] = frozenset(),
) -> Checked:
    """Rows of typed columns, checked against everything the contract says of one file.

    If columns are missing the cells that are there are checked, but not by rules. `confirmed` are
    the cells, by key and column, that no question is asked of.
    """
    fields = [field for field in contract.fields if field.name in cells.texts]
    readings = {f.name: [read_value(text, f) for text in cells.texts[f.name]] for f in fields}
    rows = pd.DataFrame(
        {field.name: _typed(readings[field.name], field, cells) for field in fields}
    )
    narrowed = contract.narrowed(cells.texts.columns)
    failures = _all_failures(rows, _misread(readings, cells), contract=narrowed, period=period)
    sound = rows.drop(index=list({each.row for each in failures if each.row is not None}))
    keys = cells.keys()
    questions, doubts = (
        [
            failure
            for failure in _failures_of(rules, sound)
            if (keys[failure.row], failure.column) not in confirmed
        ]
        for rules in (narrowed.questions, narrowed.doubts)
    )
    faults = tuple(cells.fault(each) for each in _first_of_a_kind([*failures, *questions]))
    notes = tuple(notes_on_reading(readings, cells))
    return Checked(rows, faults, notes, tuple(map(cells.fault, doubts)))


def _typed(readings: list[Reading], field: Field, cells: Cells) -> pd.Series[Any]:
    values = [reading.value for reading in readings]
    return pd.Series(values, index=cells.texts.index, dtype=field.dtype)


def _misread(readings: dict[str, list[Reading]], cells: Cells) -> list[Failure]:
    return [
        Failure(label, name, reading.rule, reading.remedy)
        for name, column in readings.items()
        for label, reading in zip(cells.texts.index, column, strict=True)
        if reading.refused
    ]


def _all_failures(
    rows: pd.DataFrame,
    misread: list[Failure],
    *,
    contract: Contract,
    period: Period | Quarter | None,
) -> list[Failure]:
    """Failures to read, then against the schema, then against the rules; each cell's first only."""
    plain = [*misread, *_hidden_in_keys(rows, contract)]
    seen = {_place(each) for each in plain}
    schema = [each for each in _schema_failures(rows, contract) if _place(each) not in seen]
    failures = [*plain, *schema, *_late(rows, contract, period)]
    sound = rows.drop(index=list({each.row for each in failures}))
    failures.extend(_failures_of(contract.row_rules, sound))
    if not failures:
        failures.extend(_failures_of(contract.table_rules, rows))
    return failures


def _failures_of(rules: tuple[Rule, ...], rows: pd.DataFrame) -> list[Failure]:
    return [failure for rule in rules for failure in rule(rows)]


def _first_of_a_kind(failures: list[Failure]) -> list[Failure]:
    """The failures, but of many alike in a column only the first, and how many more there are."""
    alike: defaultdict[tuple[str | None, str], list[Failure]] = defaultdict(list)
    for failure in failures:
        alike[failure.column, failure.remedy].append(failure)
    return [
        shown
        for (column, remedy), kind in alike.items()
        for shown in [*kind[:_SHOWN_ALIKE], *_the_rest(len(kind), column, remedy)]
    ]


def _the_rest(count: int, column: str | None, remedy: str) -> list[Failure]:
    if count <= _SHOWN_ALIKE:
        return []
    rule = f"has {count - _SHOWN_ALIKE:,} more faults like those listed"
    return [Failure(None, column, rule, remedy)]


def _place(failure: Failure) -> tuple[Any, str | None]:
    return failure.row, failure.column


def _schema_failures(rows: pd.DataFrame, contract: Contract) -> list[Failure]:
    try:
        contract.schema().validate(rows, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases.sort_values("index", kind="stable")
    else:
        return []
    unique = cases["check"] == "multiple_fields_uniqueness"
    return [
        *(_schema_failure(*case) for case in _triples(cases[~unique])),
        *_repeated_keys(rows, sorted(set(cases.loc[unique, "index"])), contract),
    ]


def _triples(cases: pd.DataFrame) -> Iterable[tuple[Any, str, str]]:
    return zip(cases["index"], cases["column"], cases["check"], strict=True)


def _schema_failure(row: Any, column: str, check: str) -> Failure:
    if check == "not_nullable":
        return Failure(row, column, "is missing", _ASK_OWNER)
    return Failure(row, column, check)


def _repeated_keys(rows: pd.DataFrame, labels: list[int], contract: Contract) -> list[Failure]:
    """A failure for each row that repeats the key of an earlier row."""
    whole = rows.loc[labels].dropna(subset=list(contract.key))
    column, rule = " and ".join(contract.key), "stands on an earlier row as well"
    remedy = "Delete one of the rows, or give each its own key."
    return [
        Failure(label, column, rule, remedy, key)
        for label, key in joined_key(whole, key=contract.key).items()
    ]


def _hidden_in_keys(rows: pd.DataFrame, contract: Contract) -> list[Failure]:
    """Keys with invisible characters: two keys could differ by them alone."""
    return [
        Failure(label, name, f"holds an invisible character ({', '.join(hidden)})")
        for name in contract.key
        for label, text in rows[name].dropna().items()
        if (hidden := invisible_characters(str(text)))
    ]


def _late(rows: pd.DataFrame, contract: Contract, period: Period | Quarter | None) -> list[Failure]:
    """Days after the end of the file's period, in columns that must not look ahead."""
    if period is None:
        return []
    end = pd.Timestamp(period.last_day)
    return [
        Failure(label, name, f"is after {period.label}, the end of the file's period")
        for name in contract.not_after_period
        for label in rows.index[rows[name] > end]
    ]
