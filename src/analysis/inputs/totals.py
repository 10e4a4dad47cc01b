"""Total rows: one at the end is taken off and checked as a control total, any other is refused.

A total left among the rows would count everything twice; no figure of a report comes from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pandas as pd

from analysis.errors import Fault
from analysis.inputs.amounts import in_digits
from analysis.inputs.cells import Cells
from analysis.inputs.contract import Contract, Failure
from analysis.inputs.fields import Field
from analysis.inputs.values import read_value

_TOTAL = re.compile(r"(?:grand |overall |sub-? ?)?totals?:?", re.IGNORECASE)
_TOTAL_OF = re.compile(
    r"(?:grand |overall |sub-? ?)?totals? .*|.* (?:sub-?)?totals?:?", re.IGNORECASE
)
_FIND = "Find the row that is missing, doubled or changed since the total was made."


@dataclass(frozen=True, eq=False)
class WithoutTotals:
    """The cells of the rows proper, and what was found of their total rows."""

    cells: Cells
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]


def take_off_totals(cells: Cells, *, contract: Contract) -> WithoutTotals:
    """The cells less every total row: the last row's is checked, any other is a fault."""
    texts = cells.texts
    totals = [label for label, row in texts.to_dict("index").items() if _is_total(row, contract)]
    rest = cells.without(totals)
    if not totals:
        return WithoutTotals(cells, (), ())
    if rest.texts.empty:
        rule, remedy = "has a total and no rows for it", "Ask its owner for the extract again."
        return WithoutTotals(rest, (Fault(cells.file, None, None, None, rule, remedy),), ())
    last = texts.index[-1]
    if totals != [last]:
        return WithoutTotals(rest, tuple(_among_rows(each, cells, contract) for each in totals), ())
    note = f"The total row (line {cells.lines[last]}) was checked against its rows and left out."
    return WithoutTotals(rest, tuple(_differences(rest.texts, cells, last, contract)), (note,))


def _differences(rows: pd.DataFrame, cells: Cells, label: Any, contract: Contract) -> list[Fault]:
    """Faults of a total row whose money and counts are not the sums of the rows, to the penny.

    An empty total, or a column with a cell that cannot be read, is passed over.
    """
    failures = []
    for field in contract.fields:
        if not field.adds_up or field.name not in rows:
            continue
        stated = _amount(str(cells.texts.at[label, field.name]), field)
        summed = _sum(rows[field.name], field)
        if stated is not None and summed is not None and stated != summed:
            rule = f"is the file's own total, but its rows add up to {in_digits(float(summed))}"
            failures.append(Failure(label, field.name, rule, _FIND))
    return [replace(cells, key=()).fault(failure) for failure in failures]


def _among_rows(label: Any, cells: Cells, contract: Contract) -> Fault:
    texts = cells.texts.loc[label].to_dict()
    name = next(name for name in _word_columns(contract, texts) if texts[name].strip())
    rule = "is a total among the rows, which would count them twice"
    return cells.fault(Failure(label, name, rule, "Save the extract without its subtotals."))


def _is_total(row: Mapping[Any, str], contract: Contract) -> bool:
    """Whether a row is a total of others.

    It is if its first word or a part of its key is `Total` or the like; or has that word in it
    while hardly any other required column of words is filled in.
    """
    words = _word_columns(contract, row)
    named = [row[name].strip() for name in words if row[name].strip()]
    keyed = [row[name].strip() for name in contract.key if name in row and row[name].strip()]
    candidates = [*named[:1], *keyed]
    if any(_TOTAL.fullmatch(text) for text in candidates):
        return True
    sparse = len(named) <= 1 < sum(contract.field(name).required for name in words)
    return sparse and any(_TOTAL_OF.fullmatch(text) for text in candidates)


def _word_columns(contract: Contract, row: Mapping[Any, str]) -> list[str]:
    return [each.name for each in contract.fields if not each.is_numeric and each.name in row]


def _amount(text: str, field: Field) -> Decimal | None:
    value = read_value(text, field).value
    return Decimal(repr(value)) if isinstance(value, float) else None


def _sum(cells: pd.Series[str], field: Field) -> Decimal | None:
    """Exact sum of a column; None if a cell cannot be read."""
    readings = [read_value(text, field) for text in cells]
    if any(reading.refused for reading in readings):
        return None
    return sum(
        (Decimal(repr(each.value)) for each in readings if each.value is not None), Decimal(0)
    )
