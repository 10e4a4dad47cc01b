"""The cells of one file under the contract's columns, still as text, each with its line.

Typing and checking them is for `checking`; here a failure in the frame becomes a fault in the file.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import pandas as pd

from analysis.errors import Fault
from analysis.inputs.contract import Contract, Failure
from analysis.inputs.header import column_names
from analysis.inputs.rows import Sheet

KEY_JOIN = " | "


@dataclass(frozen=True, eq=False)
class Cells:
    """Text of each cell by row and column, each row's line, the file's shown name, its key.

    `confidential` are columns of which no cell is to be quoted.
    """

    texts: pd.DataFrame
    lines: pd.Series[int]
    file: str
    key: tuple[str, ...] = ()
    confidential: frozenset[str] = frozenset()

    def without(self, rows: Iterable[Hashable]) -> Cells:
        """The same cells less some rows, by label."""
        labels = list(rows)
        return replace(
            self, texts=self.texts.drop(index=labels), lines=self.lines.drop(index=labels)
        )

    def keys(self) -> pd.Series[str]:
        """Each row's key as one text, its parts joined by a bar; nothing if a column is missing."""
        if not self.key or not {*self.key} <= {*self.texts.columns}:
            return pd.Series("", index=self.texts.index, dtype="str")
        return joined_key(self.texts, key=self.key)

    def fault(self, failure: Failure) -> Fault:
        """The failure as the reader of the file sees it."""
        column, rule, remedy, value = failure.column, failure.rule, failure.remedy, failure.value
        if failure.row is None:
            return Fault(self.file, None, column, value, rule, remedy)
        if column in self.confidential:
            value = None
        elif value is None and column in self.texts:
            value = str(self.texts.at[failure.row, column]).strip() or None
        line, key = int(self.lines[failure.row]), self._name_of(failure)
        return Fault(self.file, line, column, value, rule, remedy, key=key)

    def _name_of(self, failure: Failure) -> str | None:
        """The key of the failing row, unless it is incomplete or the failure is about it."""
        if is_about_key(failure, key=self.key) or not {*self.key} <= {*self.texts.columns}:
            return None
        parts = [str(self.texts.at[failure.row, name]).strip() for name in self.key]
        return KEY_JOIN.join(parts) if all(parts) else None


def cells_of(sheet: Sheet, *, contract: Contract, file: str) -> Cells:
    """The sheet's cells under the contract's columns, in the contract's order.

    Columns the contract does not know are left out; their faults are the header's.
    """
    given = column_names(sheet.header, names=contract.names)
    places = {name: given.index(name) for name in contract.names if name in given}
    columns = {name: [each.cells[at] for each in sheet.records] for name, at in places.items()}
    texts = pd.DataFrame(columns, dtype="str", index=range(len(sheet.records)))
    lines = pd.Series([each.line for each in sheet.records], dtype="int64")
    return Cells(texts, lines, file, contract.key, contract.confidential)


def is_about_key(failure: Failure, *, key: tuple[str, ...]) -> bool:
    """Whether a failure is about the row's key itself, which it then shows as its value.

    >>> is_about_key(Failure(0, "scheme_ref", "is missing"), key=("scheme_ref",))
    True
    """
    return failure.column == " and ".join(key)


def joined_key(rows: pd.DataFrame, *, key: tuple[str, ...]) -> pd.Series[str]:
    """The key of each row as one text, as corrections.csv writes it.

    >>> rows = pd.DataFrame({"service": ["Home care "], "month": [1.0]})
    >>> joined_key(rows, key=("service", "month")).to_list()
    ['Home care | 1']
    """
    parts = zip(*(rows[name].map(_key_part) for name in key), strict=True)
    return pd.Series(map(KEY_JOIN.join, parts), index=rows.index, dtype="str")


def _key_part(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return value.date().isoformat() if isinstance(value, datetime) else str(value).strip()
