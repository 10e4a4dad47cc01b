"""Applies corrections to the cells of a file, and refuses those that do not fit what it holds.

What a row of corrections.csv may say is for `corrections`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from analysis.errors import Fault
from analysis.inputs.cells import Cells
from analysis.inputs.contract import Contract, Failure
from analysis.inputs.corrections import ROW, Correction
from analysis.inputs.fields import Field
from analysis.inputs.values import read_value, same_value

_LOOK = "Look at the extract again, and correct or delete the correction."


@dataclass(frozen=True, eq=False)
class Corrected:
    """Cells with corrections applied; keys recorded as closed; (key, column) pairs confirmed."""

    cells: Cells
    closed: frozenset[str] = frozenset()
    confirmed: frozenset[tuple[str, str]] = frozenset()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def apply_corrections(
    cells: Cells, corrections: tuple[Correction, ...], *, contract: Contract, file: str
) -> Corrected:
    """The cells with each correction applied in turn; `file` is corrections.csv as shown.

    One whose key, column or expected value is not what the cells hold is a fault, not applied.
    """
    corrected = Corrected(cells)
    for each in corrections:
        objection = _objection(each, corrected.cells, contract=contract)
        if objection is None:
            corrected = _applied(corrected, each, contract=contract)
        else:
            column, value = objection.column, objection.value
            fault = Fault(file, each.line, column, value, objection.rule, objection.remedy)
            corrected = replace(corrected, faults=(*corrected.faults, fault))
    return corrected


def _objection(correction: Correction, cells: Cells, *, contract: Contract) -> Failure | None:
    """What keeps a correction from being applied, if anything."""
    key, column = correction.key, correction.column
    labels = _labels(correction, cells)
    if column == ROW:
        rule = f"is recorded as closed, but is in {cells.file}"
        return Failure(None, "key", rule, "Delete one of the two.", key) if labels else None
    if column not in cells.texts:
        remedy = f"The columns are: {', '.join(cells.texts.columns)}."
        return Failure(None, "column", f"is not a column of {cells.file}", remedy, column)
    if not labels:
        near = get_close_matches(key, cells.keys().to_list(), n=1)
        remedy = f"Perhaps {near[0]} is meant." if near else "Correct the key."
        return Failure(None, "key", f"is not in {cells.file}", remedy, key)
    present = str(cells.texts.at[labels[0], column])
    if same_value(present, correction.expects, field=contract.field(column)):
        return None
    rule = f"is not what {cells.file} line {cells.lines[labels[0]]} holds"
    if column in contract.confidential:
        return Failure(None, "expects", rule, _LOOK)
    return Failure(None, "expects", f"{rule}, which is '{present}'", _LOOK, correction.expects)


def _applied(before: Corrected, correction: Correction, *, contract: Contract) -> Corrected:
    key, column, value = correction.key, correction.column, correction.value
    if column == ROW:
        closed = replace(before, closed=before.closed | {key})
        return _noted(closed, correction, f"{key} is recorded as closed")
    was, now = (_in_print(text, contract.field(column)) for text in (correction.expects, value))
    is_quoted = column not in contract.confidential
    if value == correction.expects:
        confirmed = replace(before, confirmed=before.confirmed | {(key, column)})
        what = f"{key}: {_plain(column)} confirmed"
        return _noted(confirmed, correction, f"{what} as {now}" if is_quoted else what)
    texts = before.cells.texts.copy()
    texts.loc[_labels(correction, before.cells), column] = value
    corrected = replace(before, cells=replace(before.cells, texts=texts))
    what = f"{key}: {_plain(column)} corrected"
    return _noted(corrected, correction, f"{what} from {was} to {now}" if is_quoted else what)


def _noted(corrected: Corrected, correction: Correction, what: str) -> Corrected:
    reason = correction.reason.rstrip(".")
    note = f"{what}. {reason} ({correction.owner}, {_day(correction.date)})."
    return replace(corrected, notes=(*corrected.notes, note))


def _plain(column: str) -> str:
    """A column's name as a sentence has it."""
    return column.removesuffix("_gbp").replace("_", " ")


def _in_print(text: str, field: Field) -> str:
    """A cell's text as a page prints it: pounds with separators, a day in words."""
    value = read_value(text, field).value
    if isinstance(value, float) and field.kind == "money":
        return f"£{value:,.2f}".removesuffix(".00")
    return _day(value) if isinstance(value, date) else text or "nothing"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _labels(correction: Correction, cells: Cells) -> list[int]:
    keys = cells.keys()
    return list(keys.index[keys == correction.key])
