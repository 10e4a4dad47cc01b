"""What do a file or a folder of long tables hold, one amount a row, wherever they lie?

Tables of the data folder that have a file a period are for `reader`; sums are for measures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from analysis.errors import Fault, InputFaults
from analysis.inputs.catalogue import ORIGIN, existing_folder, shown_path
from analysis.inputs.cells import cells_of
from analysis.inputs.checking import check_cells
from analysis.inputs.contract import Contract
from analysis.inputs.decoding import read_content
from analysis.inputs.extract import Extract
from analysis.inputs.header import column_names
from analysis.inputs.origin import Origin
from analysis.inputs.reader import read_history
from analysis.inputs.rows import Record, Sheet, records_in, sheet_in
from analysis.inputs.together import raise_any, read_together
from analysis.inputs.totals import take_off_totals

_NOT_RECORDED = "Where it comes from is not recorded beside it."


def read_long_tables(path: str | Path, contracts: Sequence[Contract]) -> tuple[Extract, ...]:
    """The checked rows of a CSV file, or of every CSV file of a folder in the order of names.

    A file is read by the first contract whose columns it has; other columns are passed over. A
    file beside an origin.toml is read as a table of the data folder, with its corrections.
    Raises InputFaults with every fault of every file.
    """
    files = _files_at(Path(path))
    return read_together(*(partial(_read, file, contracts) for file in files))


def _files_at(path: Path) -> list[Path]:
    if path.suffix == ".csv" and path.is_file():
        return [path]
    files = sorted(file for file in existing_folder(path).iterdir() if file.suffix == ".csv")
    if not files:
        rule, remedy = "holds no CSV file", "Give a CSV file, or a folder of them."
        raise InputFaults([Fault(path.as_posix(), None, None, None, rule, remedy)])
    return files


def _read(path: Path, contracts: Sequence[Contract]) -> Extract:
    folder = path.resolve().parent
    is_table = (folder / ORIGIN).is_file()
    parts = (folder.parent, folder.name, path.name) if is_table else (folder, path.name)
    file = shown_path(*parts)
    content = read_content(path, file=file)
    names = tuple(dict.fromkeys(name for contract in contracts for name in contract.names))
    sheet = sheet_in(records_in(content.text, file=file), names=names, file=file)
    contract = _contract_of(sheet.header, contracts, file=file)
    if is_table:
        return read_history(folder.parent, replace(contract, table=folder.name), path.stem)
    return _as_extract(sheet, contract, path, file=file, sha256=content.sha256, notes=content.notes)


def _contract_of(header: Record, contracts: Sequence[Contract], *, file: str) -> Contract:
    """The first contract whose columns the header has, each once; else faults by the nearest."""
    names = [name for contract in contracts for name in contract.names]
    given = column_names(header, names=tuple(names))
    twice = [name for name in dict.fromkeys(given) if name in names and given.count(name) > 1]
    rule, remedy = "names more than one column", "Leave one of them out, or rename it."
    raise_any([Fault(file, header.line, None, name, rule, remedy) for name in twice])
    fits = next((each for each in contracts if {*each.names} <= {*given}), None)
    if fits is not None:
        return fits
    nearest = min(contracts, key=lambda each: len({*each.names} - {*given}))
    remedy = f"Name the columns {', '.join(nearest.names)}; it has {', '.join(given)}."
    raise InputFaults(
        Fault(file, header.line, name, None, "is missing from the header", remedy)
        for name in nearest.names
        if name not in given
    )


def _as_extract(
    sheet: Sheet, contract: Contract, path: Path, *, file: str, sha256: str, notes: tuple[str, ...]
) -> Extract:
    totals = take_off_totals(cells_of(sheet, contract=contract, file=file), contract=contract)
    checked = check_cells(totals.cells, contract=contract, period=None)
    # With rows lost for their shape, a total would not add up.
    raise_any([*sheet.faults, *(() if sheet.faults else totals.faults), *checked.faults])
    return Extract(
        table=path.stem,
        rows=checked.rows,
        lines=totals.cells.lines,
        file=file,
        sha256=sha256,
        row_count=len(checked.rows),
        origin=Origin(path.stem, path.stem, "not recorded", "not recorded", _NOT_RECORDED),
        notes=(*notes, *sheet.notes, *totals.notes, *checked.notes),
    )
