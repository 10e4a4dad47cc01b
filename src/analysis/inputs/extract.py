"""One file of a table, checked: its rows, what was noticed on the way and where it comes from.

How it is read and checked is for `reader`; the sums are for a topic's measures.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches

import pandas as pd

from analysis.errors import Fault, InputFaults
from analysis.inputs.notes import notes_on_missing
from analysis.inputs.origin import Origin
from analysis.periods import Period, Quarter

ALL = "all"
_KINDS_OF_LINES = {
    "published": "Published.",
    "illustrative": "Individual lines are illustrative.",
    "derived": "Calculated from published figures.",
    "not recorded": "Where it comes from is not recorded beside it.",
}


@dataclass(frozen=True, eq=False)
class Extract:
    """Checked rows of one file.

    A row of `rows` is a row of the file, in its order, under the contract's columns: words and
    codes are `str`, numbers float64, days datetime64; a missing value is NaN or NaT, never 0.
    `lines` holds the line of each row in the file, by the row's label. `file` is the path as
    shown to readers and `row_count` its rows, whatever has been filtered since. `closed` are keys
    that corrections.csv records as ended, `confirmed` the (key, column) pairs it confirms.
    `doubts` are for whoever checks the file and never for a page; `rule_count` is the number of
    rules it was held to.
    """

    table: str
    rows: pd.DataFrame
    lines: pd.Series[int]
    file: str
    sha256: str
    row_count: int
    origin: Origin
    notes: tuple[str, ...] = ()
    period: Period | Quarter | None = None
    closed: frozenset[str] = frozenset()
    confirmed: frozenset[tuple[str, str]] = frozenset()
    doubts: tuple[Fault, ...] = ()
    rule_count: int = 0

    @property
    def source(self) -> str:
        """The source note under a table or chart: title, date, file, rows and kind of lines."""
        return f"{self._named}. {self._kind_of_lines}"

    @property
    def _kind_of_lines(self) -> str:
        """What the lines are; a report's totals can be published ones, a list's are its own."""
        made_up = self.period is None or self.origin.totals == "illustrative"
        if made_up and self.origin.origin == "illustrative":
            return "Lines and totals are illustrative."
        return _KINDS_OF_LINES[self.origin.origin]

    @property
    def provenance(self) -> str:
        """The entry in a page's list of sources: title, date, file, rows and its statement."""
        return f"{self._named}. {self.origin.statement}"

    @property
    def blanks(self) -> list[str]:
        """A note of the columns with empty cells, for whoever checks the file; all are allowed."""
        return notes_on_missing(self.rows)

    @property
    def financial_year(self) -> str | None:
        """Financial year of the file's period; None for a history."""
        return self.period.financial_year if self.period else None

    def with_rows(self, rows: pd.DataFrame) -> Extract:
        """The same extract with other rows, such as one directorate's; file and notes stay."""
        return replace(self, rows=rows)

    def only(self, column: str, value: str) -> Extract:
        """The same extract with the rows that have `value` in `column`, or all rows for `all`.

        Raises InputFaults where no row has the value, naming those there are.
        """
        if value == ALL:
            return self
        rows = self.rows[self.rows[column] == value]
        if rows.empty:
            there = sorted(self.rows[column].dropna().unique())
            near = get_close_matches(value, there, n=1)
            meant = f"Perhaps '{near[0]}' is meant. " if near else ""
            listed = ", ".join(f"'{name}'" for name in there)
            remedy = f"{meant}Write 'all', or one of: {listed}."
            raise InputFaults([Fault(self.file, None, column, value, "stands in no row", remedy)])
        return self.with_rows(rows)

    @property
    def _named(self) -> str:
        """Title, date, and the file with its rows: `12 of 58 rows` where others are left out."""
        dated = f", {self.period.label}" if self.period else ""
        left_out = len(self.rows) < self.row_count
        kept = f"{len(self.rows):,} of " if left_out else ""
        rows = "row" if self.row_count == 1 else "rows"
        return f"{self.origin.title}{dated} ({self.file}, {kept}{self.row_count:,} {rows})"
