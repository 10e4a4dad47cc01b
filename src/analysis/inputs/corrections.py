"""Corrections to extracts: a row of corrections.csv each, with its reason, owner and date.

An old file is never edited; how its cells are replaced as it is read is for `correcting`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.errors import Fault
from analysis.inputs.catalogue import CORRECTIONS, existing_folder, named_files, shown_path
from analysis.inputs.cells import cells_of
from analysis.inputs.checking import check_cells
from analysis.inputs.contract import Contract
from analysis.inputs.decoding import read_content
from analysis.inputs.fields import Field
from analysis.inputs.header import header_faults
from analysis.inputs.rows import Record, records_in, sheet_in
from analysis.inputs.together import raise_any

ROW = "row"
CLOSED = ("present", "closed")
CONTRACT = Contract(
    "corrections",
    (
        Field.text("table"),
        Field.text("period"),
        Field.text("key"),
        Field.text("column"),
        Field.verbatim("expects").optional(),
        Field.verbatim("value").optional(),
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


def read_corrections(data_folder: str | Path) -> tuple[Correction, ...]:
    """All corrections, in the order of the file; none if there is no corrections.csv.

    Raises InputFaults if the file cannot be read or names a table or period without a file.
    """
    path, file = existing_folder(data_folder) / CORRECTIONS, shown_path(data_folder, CORRECTIONS)
    if not path.exists():
        return ()
    corrections = _written(read_content(path, file=file).text, file=file)
    raise_any([fault for each in corrections for fault in _faults(each, data_folder, file)])
    return corrections


@lru_cache(maxsize=8)  # every extract asks for the same text
def _written(text: str, *, file: str) -> tuple[Correction, ...]:
    records = records_in(text, file=file)
    return () if _holds_only_header(records) else _parsed(records, file=file)


def _parsed(records: list[Record], *, file: str) -> tuple[Correction, ...]:
    sheet = sheet_in(records, names=CONTRACT.names, file=file)
    # A correction is found by its line; its key is the key of another file's row.
    cells = replace(cells_of(sheet, contract=CONTRACT, file=file), key=())
    checked = check_cells(cells, contract=CONTRACT, period=None)
    faults = header_faults(sheet.header, names=CONTRACT.names, file=file)
    raise_any([*faults, *sheet.faults, *checked.faults])
    rows = checked.rows.fillna({"expects": "", "value": ""}).assign(line=cells.lines)
    return tuple(_correction(row) for row in rows.to_dict("records"))


def _correction(row: dict[Any, Any]) -> Correction:
    return Correction(**{**row, "date": row["date"].date()})


def _holds_only_header(records: list[Record]) -> bool:
    cells = [record.cells for record in records if not record.is_blank]
    return cells == [CONTRACT.names]


def _faults(correction: Correction, data_folder: str | Path, file: str) -> list[Fault]:
    """Faults of one correction that show without looking at the extract."""
    there = named_files(data_folder, correction.table)
    faults = []
    if not there:
        rule, remedy = "is not a table with files", "Correct its name."
        faults.append(Fault(file, correction.line, "table", correction.table, rule, remedy))
    elif correction.period not in there:
        rule, remedy = f"is not a file of {correction.table}", f"There are: {', '.join(there)}."
        faults.append(Fault(file, correction.line, "period", correction.period, rule, remedy))
    if correction.column == ROW and (correction.expects, correction.value) != CLOSED:
        rule = "is not closed, the one thing a correction of a row may say"
        remedy = "Write present under expects and closed under value."
        faults.append(Fault(file, correction.line, "value", correction.value, rule, remedy))
    return faults
