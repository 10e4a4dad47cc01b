"""Corrections to extracts: a row of corrections.csv each, with its reason, owner and date.

An old file is never edited; the value in it is replaced here as it is read, and the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from analysis.errors import Fault
from analysis.inputs.catalogue import CORRECTIONS, existing_folder, named_files, shown_path
from analysis.inputs.cells import Cells, cells_of
from analysis.inputs.checking import check_cells
from analysis.inputs.contract import Contract
from analysis.inputs.decoding import read_content
from analysis.inputs.fields import Field
from analysis.inputs.header import header_faults
from analysis.inputs.rows import Record, records_in, sheet_in
from analysis.inputs.together import raise_any
from analysis.inputs.values import same_value

ROW = "row"
CONTRACT = Contract(
    "corrections",
    (
        Field.text("table"),
        Field.text("period"),
        Field.text("key"),
        Field.text("column"),
        Field.text("expects").optional(),
        Field.text("value").optional(),
        Field.text("reason"),
        Field.text("owner"),
        Field.day("date"),
    ),
    key=("table", "period", "key", "column", "expects"),
)


@dataclass(frozen=True)
class Correction:
    """One row of corrections.csv, with its line.

    `period` is the name of the table's file without `.csv`, so `history` as well. Where `value`
    is what the cell holds already, the row confirms a figure that looked wrong. Where `column` is
    `row`, `expects` is `present` and `value` is `closed`: the row is known to have ended.
    """

    line: int
    table: str
    period: str
    key: str
    column: str
    expects: str
    value: str
    reason: str
    owner: str
    date: date


@dataclass(frozen=True, eq=False)
class Corrected:
    """Cells with corrections applied; keys recorded as closed; (key, column) pairs confirmed."""

    cells: Cells
    closed: frozenset[str] = frozenset()
    confirmed: frozenset[tuple[str, str]] = frozenset()
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def read_corrections(data_folder: str | Path) -> tuple[Correction, ...]:
    """All corrections, in the order of the file; none if there is no corrections.csv.

    Raises InputFaults if the file cannot be read or names a table or period without a file.
    """
    path, file = existing_folder(data_folder) / CORRECTIONS, shown_path(data_folder, CORRECTIONS)
    if not path.exists():
        return ()
    records = records_in(read_content(path, file=file).text, file=file)
    if sum(not record.is_blank for record in records) == 1:
        return ()
    corrections = _parsed(records, file=file)
    raise_any([fault for each in corrections for fault in _unknown_file(each, data_folder, file)])
    return corrections


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
            column, rule, remedy = objection
            value = {"column": each.column, "key": each.key, "expects": each.expects}[column]
            fault = Fault(file, each.line, column, value, rule, remedy)
            corrected = replace(corrected, faults=(*corrected.faults, fault))
    return corrected


def _parsed(records: list[Record], *, file: str) -> tuple[Correction, ...]:
    sheet = sheet_in(records, names=CONTRACT.names, file=file)
    cells = cells_of(sheet, contract=CONTRACT, file=file)
    checked = check_cells(cells, contract=CONTRACT, period=None)
    faults = header_faults(sheet.header, names=CONTRACT.names, file=file)
    raise_any([*faults, *sheet.faults, *checked.faults])
    rows = checked.rows.fillna({"expects": "", "value": ""}).assign(line=cells.lines)
    return tuple(_correction(row) for row in rows.to_dict("records"))


def _correction(row: dict[Any, Any]) -> Correction:
    return Correction(**{**row, "date": row["date"].date()})


def _unknown_file(correction: Correction, data_folder: str | Path, file: str) -> list[Fault]:
    there = named_files(data_folder, correction.table)
    if correction.period in there:
        return []
    if not there:
        column, value, rule = "table", correction.table, "is not a table with files"
        return [Fault(file, correction.line, column, value, rule, "Correct its name.")]
    rule, remedy = f"is not a file of {correction.table}", f"There are: {', '.join(there)}."
    return [Fault(file, correction.line, "period", correction.period, rule, remedy)]


def _objection(
    correction: Correction, cells: Cells, *, contract: Contract
) -> tuple[str, str, str] | None:
    """Column, rule and remedy of what keeps a correction from being applied, if anything."""
    labels, keys = _labels(correction, cells, contract), cells.keys(contract).to_list()
    if correction.column == ROW:
        if labels:
            return "key", f"is recorded as closed, but is in {cells.file}", "Delete one of the two."
        return None
    if correction.column not in contract.names:
        remedy = f"The columns are: {', '.join(contract.names)}."
        return "column", f"is not a column of {contract.table}", remedy
    if not labels or correction.column not in cells.texts:
        near = get_close_matches(correction.key, keys, n=1)
        remedy = f"Perhaps {near[0]} is meant." if near else "Correct the key."
        return "key", f"is not in {cells.file}", remedy
    return _unexpected(correction, cells, labels[0], contract=contract)


def _unexpected(
    correction: Correction, cells: Cells, label: int, *, contract: Contract
) -> tuple[str, str, str] | None:
    present = str(cells.texts.at[label, correction.column])
    if same_value(present, correction.expects, field=contract.field(correction.column)):
        return None
    rule = f"is not what {cells.file} line {cells.lines[label]} holds, which is '{present}'"
    return "expects", rule, "Look at the extract again, and correct or delete the correction."


def _applied(before: Corrected, correction: Correction, *, contract: Contract) -> Corrected:
    why = f"{correction.reason} ({correction.owner}, {correction.date.isoformat()})"
    if correction.column == ROW:
        note = f"{correction.key} is recorded as closed: {why}."
        return replace(before, closed=before.closed | {correction.key}, notes=(*before.notes, note))
    if correction.value == correction.expects:
        place, note = (correction.key, correction.column), f"confirmed as {correction.value}"
    else:
        place, note = None, f"corrected from {correction.expects} to {correction.value}"
    texts = before.cells.texts.copy()
    texts.at[_labels(correction, before.cells, contract)[0], correction.column] = correction.value
    return replace(
        before,
        cells=replace(before.cells, texts=texts),
        confirmed=before.confirmed | ({place} if place else set()),
        notes=(*before.notes, f"{correction.column} of {correction.key} {note}: {why}."),
    )


def _labels(correction: Correction, cells: Cells, contract: Contract) -> list[int]:
    keys = cells.keys(contract)
    return list(keys.index[keys == correction.key])
