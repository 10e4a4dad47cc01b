"""Files of rows that travel with a page unprinted, so that its figures can be worked out again.

What a page prints is a Table; a file's columns are those of its frame, under their own names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from analysis.page.block import Block
from analysis.page.plain_text import printable
from analysis.page.table import Column, csv_text


@dataclass(frozen=True)
class RowFile:
    """Rows behind a page: `holds` says in words what a row is and as at when."""

    name: str
    holds: str
    frame: pd.DataFrame

    @property
    def file(self) -> str:
        """The file's name, without the appendix's letter."""
        return f"rows-{self.name}.csv"

    @property
    def text(self) -> str:
        """The rows' unrounded values, safe in a spreadsheet; a missing one is [x]."""
        columns = tuple(Column(str(name), str(name), str) for name in self.frame)
        return csv_text(self.frame, columns)


@dataclass(frozen=True)
class RowFiles(Block):
    """A list on the page of the files that travel with it, and the files.

    Never give it a row that the page may not show: the files are published with the page.

    >>> schemes = pd.DataFrame({"scheme_ref": ["CHS-01"], "target_gbp": [1_096_000]})
    >>> files = RowFiles([RowFile("schemes", "Every scheme at 31 May 2015", schemes)])
    >>> print(files.as_text())
    Every scheme at 31 May 2015: rows-schemes.csv (1 row).
    """

    kind: ClassVar[str] = "statement"
    files: Sequence[RowFile]

    def as_json(self) -> dict[str, Any]:
        """Structure of a list of sentences, with the files beside it."""
        return {
            "kind": self.kind,
            "role": "list",
            "paragraphs": [printable(_said(file)) for file in self.files],
            "files": [
                {"file": each.file, "csv": each.text, "description": printable(each.holds)}
                for each in self.files
            ],
        }

    def as_text(self) -> str:
        """The sentences, one a line."""
        return "\n".join(self.as_json()["paragraphs"])


def _said(file: RowFile) -> str:
    rows = len(file.frame)
    return f"{file.holds}: {file.file} ({rows:,} {'row' if rows == 1 else 'rows'})."
