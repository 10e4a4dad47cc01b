"""A table that knows its caption, units, row header, number formats and symbols.

Cells are shown as text and kept as values for the CSV beside the page; nothing is summed here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, ClassVar

import pandas as pd

from analysis.page import wording
from analysis.page.block import Block
from analysis.page.cell import TABLE, Cell, cell_text
from analysis.page.palette import MARKS
from analysis.page.plain_text import printable, spreadsheet_safe

SYMBOLS = {
    "[c]": "confidential, not shown",
    "[x]": "not available",
    "[z]": "not applicable",
    "[p]": "provisional",
    "[r]": "revised",
    "[e]": "estimated",
    "[f]": "forecast",
    "[low]": "rounds to nought but is not nought",
}
UNIT_OF_MONEY = "(£"
ROUNDED = "Figures are rounded, so a column may differ from its total in the last digit."


@dataclass(frozen=True)
class Column:
    """One column: the frame's column, its header with the unit, and how a value is shown.

    Make one with `Column.words`, `.millions`, `.pounds`, `.percent`, `.number`, `.day`, `.mark`,
    `.numbers_in_words`, `.page`, `.table`.
    """

    name: str
    label: str
    show: Callable[[Any], Cell]
    numeric: bool = True
    missing: str = "[x]"

    @classmethod
    def words(cls, name: str, label: str, *, missing: str = "[x]") -> Column:
        """Text as it stands in the data."""
        return cls(name, label, str, numeric=False, missing=missing)

    @classmethod
    def millions(cls, name: str, label: str, *, decimals: int = 1, missing: str = "[x]") -> Column:
        """Pounds shown in £m; the header gains the unit."""
        show = partial(wording.in_millions, decimals=decimals)
        return cls(name, f"{label} (£m)", show, missing=missing)

    @classmethod
    def change_in_millions(
        cls, name: str, label: str, *, decimals: int = 1, missing: str = "[x]"
    ) -> Column:
        """A movement in pounds shown in £m with its sign."""
        show = partial(_signed_millions, decimals=decimals)
        return cls(name, f"{label} (£m)", show, missing=missing)

    @classmethod
    def pounds(cls, name: str, label: str, *, missing: str = "[x]") -> Column:
        """Whole pounds."""
        return cls(name, f"{label} (£)", wording.number, missing=missing)

    @classmethod
    def percent(cls, name: str, label: str, *, decimals: int = 1, missing: str = "[x]") -> Column:
        """A share of 0 to 1 shown in %; the header gains the unit."""
        show = partial(_bare_percent, decimals=decimals)
        return cls(name, f"{label} (%)", show, missing=missing)

    @classmethod
    def number(cls, name: str, label: str, *, decimals: int = 0, missing: str = "[x]") -> Column:
        """A plain number."""
        return cls(name, label, partial(wording.number, decimals=decimals), missing=missing)

    @classmethod
    def day(cls, name: str, label: str, *, missing: str = "[x]") -> Column:
        """A date."""
        return cls(name, label, wording.day, numeric=False, missing=missing)

    @classmethod
    def numbers_in_words(cls, name: str, label: str, *, missing: str = "[x]") -> Column:
        """Words that hold numbers, as they are, ranged right."""
        return cls(name, label, str, missing=missing)

    @classmethod
    def mark(cls, name: str, label: str, *, missing: str = "[x]") -> Column:
        """A rating or direction: word, shape and colour from the palette."""
        return cls(name, label, _mark_cell, numeric=False, missing=missing)

    @classmethod
    def page(
        cls, name: str, label: str, *, addresses: Mapping[str, str], missing: str = "[x]"
    ) -> Column:
        """Titles of pages, each of which in HTML leads to the address it has, if it has one."""
        show = partial(_page_cell, addresses=addresses)
        return cls(name, label, show, numeric=False, missing=missing)

    @classmethod
    def table(cls, name: str, label: str, *, missing: str = "[z]") -> Column:
        """Names of tables of the same page, each of which leads there once tables have numbers."""
        return cls(name, label, _table_cell, numeric=False, missing=missing)

    def cell(self, value: Any) -> Cell:
        """The value as the table shows it; a missing one shows the column's symbol."""
        if pd.isna(value):
            return self.missing
        shown = self.show(value)
        return printable(shown) if isinstance(shown, str) else shown

    def raw(self, value: Any) -> object:
        """The value as the CSV carries it: unrounded, safe in a spreadsheet, never blank."""
        if pd.isna(value):
            return self.missing
        if isinstance(value, float) and value.is_integer():
            return int(value)
        if isinstance(value, datetime):
            return value.date().isoformat()
        return spreadsheet_safe(value) if isinstance(value, str) else value


@dataclass(frozen=True)
class Table(Block):
    """Rows of a frame under a caption; the first column is the row header.

    A row is a row of `frame`, in its order. With `total` the last row is set apart as the total.
    `name` names the CSV file, `source` says where the numbers come from and as at which date.

    >>> frame = pd.DataFrame({"directorate": ["Adults"], "target_gbp": [11_000_000]})
    >>> table = Table(frame, (Column.words("directorate", "Directorate"),
    ...     Column.millions("target_gbp", "Target")), caption="Targets, 2015/16",
    ...     name="targets", source="Savings monitor, 31 May 2015.")
    >>> print(table.as_text())
    Targets, 2015/16
    Directorate | Target (£m)
    Adults | 11.0
    >>> print(table.csv())
    directorate,target_gbp
    Adults,11000000
    <BLANKLINE>
    """

    kind: ClassVar[str] = "table"
    frame: pd.DataFrame
    columns: tuple[Column, ...]
    caption: str
    name: str
    source: str
    notes: tuple[str, ...] = ()
    total: bool = False

    def as_json(self) -> dict[str, Any]:
        """Structure: caption, columns, rows of cells, symbols used, notes, source, CSV."""
        rows = self._rows()
        return {
            "kind": self.kind,
            "name": self.name,
            "caption": printable(self.caption),
            "columns": [
                {"label": printable(column.label), "align": "right" if column.numeric else "left"}
                for column in self.columns
            ],
            "rows": rows,
            "total": self.total,
            "symbols": _symbols_used(rows),
            "notes": [printable(note) for note in (*self.notes, *self._rounding(rows))],
            "source": printable(self.source),
            "csv": self.csv(),
        }

    def as_text(self) -> str:
        """Caption, header and rows, cells parted by bars."""
        header: list[Cell] = [column.label for column in self.columns]
        lines = [header, *self._rows()]
        return "\n".join([self.caption, *(" | ".join(map(cell_text, line)) for line in lines)])

    def csv(self) -> str:
        """The rows' unrounded values under the frame's own column names."""
        return csv_text(self.frame, self.columns)

    def _rounding(self, rows: list[list[Cell]]) -> list[str]:
        """A note where the amounts shown of some column do not make its total, for rounding."""
        columns = zip(self.columns, zip(*rows, strict=True), strict=True) if rows else ()
        apart = any(
            _misses_total([cell_text(cell) for cell in cells])
            for column, cells in columns
            if self.total and UNIT_OF_MONEY in column.label
        )
        return [ROUNDED] if apart else []

    def _rows(self) -> list[list[Cell]]:
        shown = [list(map(column.cell, self.frame[column.name])) for column in self.columns]
        return [list(row) for row in zip(*shown, strict=True)]


def csv_text(frame: pd.DataFrame, columns: Sequence[Column]) -> str:
    """A frame's rows as CSV: unrounded, safe in a spreadsheet, no cell blank."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column.name for column in columns])
    values = [list(map(column.raw, frame[column.name])) for column in columns]
    writer.writerows(zip(*values, strict=True))
    return buffer.getvalue()


def _misses_total(texts: Sequence[str]) -> bool:
    """Whether amounts as shown differ from the last, their total, by no more than rounding does.

    >>> _misses_total(["0.3", "0.3", "0.7"]), _misses_total(["0.3", "0.4", "0.7"])
    (True, False)
    >>> _misses_total(["0.3", "0.3", "9.9"]), _misses_total(["[z]", "0.3"])
    (False, False)
    """
    try:
        *parts, total = (
            Decimal(text.replace(",", "").replace(wording.MINUS, "-")) for text in texts
        )
    except InvalidOperation:
        return False
    gap, places = abs(sum(parts) - total), int(total.as_tuple().exponent)
    return 0 < gap <= len(parts) * Decimal(5).scaleb(places - 1)


def _signed_millions(value: float, *, decimals: int) -> str:
    return wording.signed(value / 1e6, decimals=decimals)


def _bare_percent(value: float, *, decimals: int) -> str:
    return wording.percent(value, decimals=decimals).removesuffix("%")


def _mark_cell(value: str) -> Cell:
    if value not in MARKS:
        return value
    mark = MARKS[value]
    return {"text": mark.word, "shape": mark.shape, "colour": mark.colour}


def _page_cell(title: str, *, addresses: Mapping[str, str]) -> Cell:
    if title not in addresses:
        return title
    return {"text": printable(title), "address": addresses[title]}


def _table_cell(name: str) -> Cell:
    return {"text": printable(name.replace("_", " ").capitalize()), TABLE: name}


def _symbols_used(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """Explanations of the symbols that stand in the cells, each once."""
    words = " ".join(cell_text(cell) for row in rows for cell in row)
    return [f"{symbol} {meaning}" for symbol, meaning in SYMBOLS.items() if symbol in words]
