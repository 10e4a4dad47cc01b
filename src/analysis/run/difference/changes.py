"""What changed in one table: each cell, row and column that is not what it was.

Rows are matched in `rows`, numbers read in `amounts`; which tables are compared is `packs`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from analysis.page.palette import MARKS
from analysis.page.table import SYMBOLS
from analysis.run.difference.amounts import SCORE, Amount, amount_in, in_words, moved_by, part_moved
from analysis.run.difference.rows import Pair, paired, reference
from analysis.run.difference.tables import DataTable, Row

Kind = Literal[
    "figure", "status", "score", "words", "row", "column", "table", "appendix", "parameter", "pack"
]


@dataclass(frozen=True)
class Change:
    """One thing that is not what it was; `then` or `now` is None where it is not there.

    `amounts` is what a figure or a score was and is. `of_report_before` marks what only repeats,
    or compares with, the report before; `throughout` a row that is new to, or gone from, every
    table of its appendix.
    """

    kind: Kind
    then: str | None
    now: str | None
    table: str = ""
    title: str = ""
    row: str = ""
    column: str = ""
    label: str = ""
    amounts: tuple[Amount, Amount] | None = None
    of_report_before: bool = False
    throughout: bool = False

    @property
    def amount(self) -> float | None:
        """By how much a figure or a score moved."""
        return moved_by(*self.amounts) if self.amounts else None

    @property
    def unit(self) -> str:
        """The unit it moved in: £, share (0 to 1), score, a word, or none."""
        return self.amounts[0].unit if self.amounts else ""

    @property
    def part(self) -> float:
        """The movement as a part of the larger of the two amounts; 0 without amounts."""
        return part_moved(*self.amounts) if self.amounts else 0.0


def changes_between(then: DataTable, now: DataTable) -> list[Change]:
    """Every change from one version of a table to the other.

    >>> a = DataTable("t", ("x", "n_gbp"), (("Buses", "1"),))
    >>> [change] = changes_between(a, DataTable("t", ("x", "n_gbp"), (("Buses", "3"),)))
    >>> change.row, change.label, change.then, change.now, change.amount, change.unit
    ('Buses', 'n', '1', '3', 2.0, '£')
    """
    found = [*_columns(then, now), *_rows_and_cells(then, now)]
    return [replace(each, table=now.name, title=now.title) for each in found]


def _columns(then: DataTable, now: DataTable) -> Iterator[Change]:
    for name in [*now.header, *(each for each in then.header if each not in now.header)]:
        if (name in then.header) != (name in now.header):
            label = now.label(name) if name in now.header else then.label(name)
            one, other = (label if name in each.header else None for each in (then, now))
            yield Change("column", one, other, column=name, label=label)


def _rows_and_cells(then: DataTable, now: DataTable) -> Iterator[Change]:
    for pair in paired(then, now):
        name, one, other = pair
        if one is None or other is None:
            yield _row(pair, then, now)
            continue
        cells, others = _named(then, one), _named(now, other)
        for column in [each for each in now.header if each in then.header]:
            if cells[column] != others[column]:
                change = changed_cell(cells[column], others[column], unit=now.unit(column))
                yield replace(
                    change,
                    row=_titled(name, now, other),
                    column=column,
                    label=now.label(column),
                    of_report_before=then.is_of_report_before(column),
                )


def changed_cell(then: str, now: str, *, unit: str) -> Change:
    """The change of a cell: of a figure, a score, a status, or else of words.

    >>> changed_cell("amber", "green", unit="").kind, changed_cell("1", "3", unit="£").amount
    ('status', 2.0)
    """
    one, other = amount_in(then, unit=unit), amount_in(now, unit=unit)
    if one and other and one.unit == other.unit and one.value != other.value:
        kind: Kind = "score" if one.unit == SCORE else "figure"
        return Change(kind, then, now, amounts=(one, other))
    status = is_status(then) and is_status(now)
    return Change("status" if status else "words", then, now)


def is_status(text: str) -> bool:
    """Whether a cell is a rating or a direction, as Amber or improving.

    >>> is_status("no_status"), is_status("Amberish")
    (True, False)
    """
    return _status(text) in MARKS


def _status(text: str) -> str:
    return text.lower().replace("_", " ")


def _row(pair: Pair, then: DataTable, now: DataTable) -> Change:
    name, one, other = pair
    table, row = (now, other) if other else (then, one or ())
    return Change(
        "row",
        _summary(then, one) if one else None,
        _summary(now, other) if other else None,
        row=_titled(name, table, row),
        of_report_before=now.is_of_report_before(""),
    )


def _titled(name: str, table: DataTable, row: Row) -> str:
    """A row's name; where that is a bare reference, with the row's title before it."""
    title = _named(table, row).get("title")
    return f"{title} ({name})" if title and reference(name) == name else name


def _summary(table: DataTable, row: Row) -> str:
    """A row's cells under their headings, its header left out."""
    cells = [
        (name, cell)
        for name, cell in _cells(table, row)[1:]
        if cell and cell not in SYMBOLS and name != "title"
    ]
    return "; ".join(
        f"{table.label(name)} {cell_in_words(cell, unit=table.unit(name))}" for name, cell in cells
    )


def cell_in_words(cell: str, *, unit: str) -> str:
    """A cell as a reader has it.

    >>> cell_in_words("1200000", unit="£"), cell_in_words("no_status", unit="")
    ('£1.2m', 'No status')
    """
    if is_status(cell):
        return MARKS[_status(cell)].word
    amount = amount_in(cell, unit=unit)
    return in_words(amount) if amount and amount.unit != SCORE else cell


def _cells(table: DataTable, row: Row) -> list[tuple[str, str]]:
    return list(zip(table.header, row, strict=False))


def _named(table: DataTable, row: Row) -> dict[str, str]:
    """A row's cells by column; a cell that is not there is empty."""
    return dict.fromkeys(table.header, "") | dict(_cells(table, row))


def largest_first(changes: Iterable[Change]) -> list[Change]:
    """Changes by size: pounds, then shares by points, then other numbers by their part."""
    return sorted(changes, key=_size)


def _size(change: Change) -> tuple[int, float, str, str, str]:
    names = change.table, change.row, change.column
    match change.unit:
        case _ if change.amount is None:
            return 3, 0, *names
        case "£":
            return 0, -abs(change.amount), *names
        case "share":
            return 1, -abs(change.amount), *names
        case _:
            return 2, -change.part, *names
