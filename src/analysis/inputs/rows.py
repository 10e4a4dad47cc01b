"""Text of a file to its heading lines, header and rows of cells, each with its line in the file.

What the cells mean is for `values`; whether the columns are the contract's is for `header`.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from analysis.errors import Fault, InputFaults

MOST_COLUMNS = 200
MOST_ROWS = 100_000
_HEADING_CELLS = 3
_REASONS = {
    "unexpected end of data": "begins a quoted cell that is never closed",
    "',' expected after '\"'": "has a quotation mark out of place, or one that is never closed",
    "field larger than": "has a cell of more than 131,072 characters, or a quotation mark "
    "that is never closed",
}
_QUOTES = "Put quotation marks around the whole cell and double those inside it."


@dataclass(frozen=True)
class Record:
    """The cells of one row as text, and the line of the file where it begins."""

    line: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything but spaces."""
        return not any(cell.strip() for cell in self.cells)

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells up to the last that is not empty."""
        last = max((i for i, cell in enumerate(self.cells) if cell.strip()), default=-1)
        return self.cells[: last + 1]


@dataclass(frozen=True)
class Sheet:
    """A file as heading lines, one header and the rows below it, all of the header's width."""

    headings: tuple[Record, ...]
    header: Record
    records: tuple[Record, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]


def records_in(text: str, *, file: str) -> list[Record]:
    """The rows of a CSV text; a quoted cell may run over several lines.

    Raises InputFaults at the first row whose quotation marks do not close, and for far too many.

    >>> records_in('a,b\\n1,"two\\nlines"\\n3,4\\n', file="x.csv")[-1]
    Record(line=4, cells=('3', '4'))
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records, line = [], 1
    try:
        for cells in reader:
            records.append(Record(line, tuple(cells)))
            line = reader.line_num + 1
            if len(records) > MOST_ROWS:
                rule, remedy = f"has more than {MOST_ROWS:,} rows", "Check it is the right extract."
                raise _refusal(file, None, rule, remedy)
    except csv.Error as error:
        reason = next((words for start, words in _REASONS.items() if start in str(error)), None)
        rule = reason or f"cannot be parted into cells ({error})"
        raise InputFaults([Fault(file, line, None, None, rule, _QUOTES)]) from None
    return records


def sheet_in(records: list[Record], *, names: tuple[str, ...], file: str) -> Sheet:
    """The rows sorted into headings, header and data; `names` are the columns looked for.

    Blank rows after the last row are left out with a note. One between rows is a fault: a row
    may have been emptied by mistake, and then the sums would be wrong without a word.
    Raises InputFaults if no header or no row is found.
    """
    top = _header_position(records, names=names, file=file)
    header = Record(records[top].line, tuple(name.strip() for name in records[top].filled))
    headings = tuple(record for record in records[:top] if not record.is_blank)
    below = records[top + 1 :]
    last = max((i for i, record in enumerate(below) if not record.is_blank), default=-1)
    if last < 0:
        raise _refusal(file, header.line, "has a header and no rows", "Ask for the extract again.")
    width, trailing = len(header.cells), len(below) - last - 1
    whole = tuple(
        Record(each.line, (*each.filled, *[""] * (width - len(each.filled))))
        for each in below
        if _shape_rule(each, width) is None
    )
    faults = (
        *_rows_above(headings, file=file),
        *_shape_faults(below[: last + 1], width, file=file),
    )
    notes = (f"Blank rows left out at the end of the file: {trailing}.",) if trailing else ()
    return Sheet(headings, header, whole, faults, notes)


def _header_position(records: list[Record], *, names: tuple[str, ...], file: str) -> int:
    """Place of the header: the row among the first ten that names most of the columns."""
    scores = [_names_in(record, names) for record in records[:10]]
    best = max(scores, default=0)
    if best == 0:
        first = next((record for record in records if not record.is_blank), Record(1, ("",)))
        raise _no_header(first, names=names, file=file)
    top = scores.index(best)
    if len(records[top].filled) > MOST_COLUMNS:
        rule = f"has {len(records[top].filled):,} columns, more than the {MOST_COLUMNS} allowed"
        raise _refusal(file, records[top].line, rule, "Check that it is the right extract.")
    return top


def _names_in(record: Record, names: tuple[str, ...]) -> int:
    return len({cell.strip().casefold() for cell in record.cells} & {*names})


def _no_header(first: Record, *, names: tuple[str, ...], file: str) -> InputFaults:
    only = first.cells[0] if len(first.filled) == 1 else ""
    for mark, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if {part.strip() for part in only.split(mark)} & {*names}:
            rule = f"has its columns parted by {word}, not commas"
            return _refusal(file, first.line, rule, "Save it again as 'CSV UTF-8'.")
    rule = "has no row of column names"
    return _refusal(file, first.line, rule, f"The columns are: {', '.join(names)}.")


def _rows_above(headings: tuple[Record, ...], *, file: str) -> tuple[Fault, ...]:
    """Faults of rows above the header that are no headings: sorting may have moved the header."""
    rule, remedy = "is a row above the column names", "Put the column names above every row."
    rows = [record for record in headings if sum(map(bool, record.cells)) > _HEADING_CELLS]
    return tuple(Fault(file, record.line, None, None, rule, remedy) for record in rows)


def _shape_rule(record: Record, width: int) -> tuple[str, str] | None:
    """Rule and remedy for a row of the wrong shape; empty cells past the end do not matter."""
    cells = f"has {len(record.cells)} cells where the header has {width}"
    if record.is_blank:
        return "is a blank row between rows", "Delete the row, or fill in what it lost."
    if len(record.filled) > width:
        return cells, "Put quotation marks around a cell that holds a comma."
    if len(record.cells) < width:
        return cells, "Put back the cells it lost."
    return None


def _shape_faults(records: list[Record], width: int, *, file: str) -> tuple[Fault, ...]:
    wrong = [(record.line, _shape_rule(record, width)) for record in records]
    return tuple(Fault(file, line, None, None, *rule) for line, rule in wrong if rule)


def _refusal(file: str, line: int | None, rule: str, remedy: str) -> InputFaults:
    return InputFaults([Fault(file, line, None, None, rule, remedy)])
