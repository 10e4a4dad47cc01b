"""The few figures a member looks for first: now, at the last report, and the change.

Figures arrive as words already; nothing is worked out here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import pandas as pd

from analysis.page.block import Block
from analysis.page.table import Column, Table


@dataclass(frozen=True)
class KeyFigure:
    """One figure in words; `before` and `change` are "[x]" where there was no last report."""

    label: str
    now: str
    before: str = "[x]"
    change: str = "[x]"


@dataclass(frozen=True)
class KeyFigures(Block):
    """Key figures under a caption, `before` and `now` headed by the dates they describe.

    >>> figures = KeyFigures((KeyFigure("Delivered", "£17.3m", "£16.1m", "up £1.2m"),),
    ...     now="31 May 2015", before="30 April 2015", source="Savings monitor.")
    >>> print(figures.as_text())
    Key figures
    Measure | 31 May 2015 | 30 April 2015 | Change
    Delivered | £17.3m | £16.1m | up £1.2m
    """

    kind: ClassVar[str] = "key_figures"
    figures: tuple[KeyFigure, ...]
    now: str
    before: str
    source: str
    caption: str = "Key figures"
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The structure of a table, under its own kind."""
        return {**self._table().as_json(), "kind": self.kind}

    def as_text(self) -> str:
        """The figures as a table in plain text."""
        return self._table().as_text()

    def _table(self) -> Table:
        columns = (
            Column.words("label", "Measure"),
            Column.words("now", self.now),
            Column.words("before", self.before),
            Column.words("change", "Change"),
        )
        return Table(
            pd.DataFrame(self.figures, columns=["label", "now", "before", "change"]),
            columns,
            caption=self.caption,
            name="key_figures",
            source=self.source,
            notes=self.notes,
        )
