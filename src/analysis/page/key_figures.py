"""The few figures a member looks for first: now, at the last report, and the change.

Figures arrive as words already; nothing is worked out here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pandas as pd

from analysis.page import wording
from analysis.page.block import Block
from analysis.page.table import Column, Table

ROUNDING = "Figures are rounded, so a change may differ in the last digit from the figures shown."


@dataclass(frozen=True)
class KeyFigure:
    """One figure in words; `before` and `change` are "[x]" where there was no last report.

    `table` names the table of the same page in which the figure stands in detail.
    """

    label: str
    now: str
    before: str = "[x]"
    change: str = "[x]"
    table: str | None = None


@dataclass(frozen=True)
class KeyFigures(Block):
    """Key figures under a caption, `before` and `now` headed by the dates they describe.

    Where any figure names its table, a last column leads to it.

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
    notes: tuple[str, ...] = (ROUNDING,)

    @classmethod
    def compared(
        cls,
        figures: pd.DataFrame,
        *,
        labels: Mapping[str, str],
        now: str,
        before: str,
        source: str,
        tables: Mapping[str, str] | None = None,
        notes: tuple[str, ...] = (ROUNDING,),
    ) -> KeyFigures:
        """Key figures of a frame with columns now, before and change, a figure a row.

        `labels` maps the rows wanted, in order, to their words; a row's unit is the ending of its
        name: `_gbp` pounds, `_share` a share of 0 to 1, anything else a count. `tables` maps rows
        to the names of the tables in which they stand in detail. `notes` stand under the figures:
        where all are whole counts, nothing is said of rounding.

        >>> figures = pd.DataFrame({"now": [17.3e6], "before": [16.1e6], "change": [1.2e6]},
        ...     index=["secure_gbp"])
        >>> KeyFigures.compared(figures, labels={"secure_gbp": "Secure"}, now="31 May 2015",
        ...     before="30 April 2015", source="Savings monitor.").figures[0].change
        'up £1.2m'
        """
        rows = figures.loc[list(labels)].assign(label=list(labels.values())).itertuples()
        shown = (
            replace(_key_figure(row), table=(tables or {}).get(name))
            for name, row in zip(labels, rows, strict=True)
        )
        return cls(tuple(shown), now=now, before=before, source=source, notes=notes)

    def as_json(self) -> dict[str, Any]:
        """The structure of a table, under its own kind."""
        return {**self._table().as_json(), "kind": self.kind}

    def as_text(self) -> str:
        """The figures as a table in plain text."""
        return self._table().as_text()

    def _table(self) -> Table:
        columns = [
            Column.words("label", "Measure"),
            Column.words("now", self.now),
            Column.words("before", self.before),
            Column.words("change", "Change"),
        ]
        if any(figure.table for figure in self.figures):
            columns.append(Column.table("table", "In detail"))
        return Table(
            pd.DataFrame(self.figures, columns=[column.name for column in columns]),
            tuple(columns),
            caption=self.caption,
            name="key_figures",
            source=self.source,
            notes=self.notes,
        )


def _key_figure(row: Any) -> KeyFigure:
    """One row of a compared frame in the words of its unit."""
    show, say_change = _wording_for(row.Index)
    if pd.isna(row.now):
        return KeyFigure(row.label, "[x]")
    if pd.isna(row.before):
        return KeyFigure(row.label, show(row.now))
    return KeyFigure(row.label, show(row.now), show(row.before), say_change(row.change))


def _wording_for(name: str) -> tuple[Callable[[float], str], Callable[[float], str]]:
    if name.endswith("_gbp"):
        return wording.pounds, wording.change_in_pounds
    if name.endswith("_share"):
        return wording.percent, wording.change_in_points
    return wording.number, wording.change_in_count
