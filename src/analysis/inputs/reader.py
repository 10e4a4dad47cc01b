"""Reads and checks one file of a table, from its bytes to an extract, or lists all its faults.

The steps are the other modules'; here they only get their order.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from analysis.errors import InputFaults
from analysis.inputs.catalogue import CORRECTIONS, existing_file, shown_path
from analysis.inputs.cells import cells_of
from analysis.inputs.checking import check_cells
from analysis.inputs.contract import Contract
from analysis.inputs.correcting import apply_corrections
from analysis.inputs.corrections import Correction, read_corrections
from analysis.inputs.decoding import SIZE_LIMIT_BYTES, read_content
from analysis.inputs.extract import Extract
from analysis.inputs.header import header_faults
from analysis.inputs.headings import heading_faults
from analysis.inputs.origin import read_origin
from analysis.inputs.rows import records_in, sheet_in
from analysis.inputs.together import raise_any, read_together
from analysis.inputs.totals import take_off_totals
from analysis.periods import Period, Quarter


def read_extract(
    data_folder: str | Path,
    contract: Contract,
    period: Period | Quarter,
    *,
    size_limit_bytes: int = SIZE_LIMIT_BYTES,
) -> Extract:
    """The checked rows of a table's file for a period, with corrections applied.

    Raises InputFaults with every fault of the file, its origin.toml and corrections.csv.
    """
    return _read(data_folder, contract, period.name, period, size_limit_bytes=size_limit_bytes)


def read_history(
    data_folder: str | Path,
    contract: Contract,
    name: str = "history",
    *,
    size_limit_bytes: int = SIZE_LIMIT_BYTES,
) -> Extract:
    """The checked rows of a table's file that is not of one period, such as its history.

    Raises InputFaults with every fault of the file, its origin.toml and corrections.csv.
    """
    return _read(data_folder, contract, name, None, size_limit_bytes=size_limit_bytes)


def _read(
    data_folder: str | Path,
    contract: Contract,
    name: str,
    period: Period | Quarter | None,
    *,
    size_limit_bytes: int,
) -> Extract:
    path = existing_file(data_folder, contract.table, name)
    extract_without_origin, origin, _ = read_together(
        partial(
            _checked_file,
            path,
            contract=contract,
            period=period,
            corrections=_usable_corrections(data_folder, contract.table, name),
            file=shown_path(data_folder, contract.table, path.name),
            corrections_file=shown_path(data_folder, CORRECTIONS),
            size_limit_bytes=size_limit_bytes,
        ),
        partial(read_origin, data_folder, contract.table, name=name),
        partial(read_corrections, data_folder),
    )
    return extract_without_origin(origin=origin)


def _checked_file(
    path: Path,
    *,
    contract: Contract,
    period: Period | Quarter | None,
    corrections: tuple[Correction, ...],
    file: str,
    corrections_file: str,
    size_limit_bytes: int,
) -> partial[Extract]:
    """The extract but for its origin, which is read at the same time."""
    content = read_content(path, file=file, size_limit_bytes=size_limit_bytes)
    sheet = sheet_in(records_in(content.text, file=file), names=contract.names, file=file)
    totals = take_off_totals(cells_of(sheet, contract=contract, file=file), contract=contract)
    corrected = apply_corrections(
        totals.cells, corrections, contract=contract, file=corrections_file
    )
    checked = check_cells(
        corrected.cells, contract=contract, period=period, confirmed=corrected.confirmed
    )
    # With rows lost for their shape, totals would not add up nor corrections find their rows.
    dependent = () if sheet.faults else (*totals.faults, *corrected.faults)
    faults = [
        *heading_faults(sheet.headings, period=period, file=file),
        *header_faults(sheet.header, names=contract.names, file=file),
    ]
    raise_any([*faults, *sheet.faults, *dependent, *checked.faults])
    return partial(
        Extract,
        table=contract.table,
        rows=checked.rows,
        lines=corrected.cells.lines,
        file=file,
        sha256=content.sha256,
        row_count=len(checked.rows),
        notes=(*content.notes, *sheet.notes, *totals.notes, *corrected.notes, *checked.notes),
        period=period,
        closed=corrected.closed,
        confirmed=corrected.confirmed,
        doubts=checked.doubts,
        rule_count=contract.rule_count,
    )


def _usable_corrections(data_folder: str | Path, table: str, name: str) -> tuple[Correction, ...]:
    """The file's corrections; none if corrections.csv has faults, which are raised beside this."""
    try:
        corrections = read_corrections(data_folder)
    except InputFaults:
        return ()
    return tuple(each for each in corrections if (each.table, each.period) == (table, name))
