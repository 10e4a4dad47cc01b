"""A chart: its finding as title, its drawing, its alternative text and its numbers in a table.

The forms (bars, bridge, lines, control charts) have modules of their own and make one of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from matplotlib.figure import Figure

from analysis.page.block import Block
from analysis.page.drawing import svg_of
from analysis.page.plain_text import printable
from analysis.page.table import Table
from analysis.page.wording import sentence


@dataclass(frozen=True)
class Chart(Block):
    """A drawing that cannot stand alone.

    `finding` is the sentence the chart proves; `subtitle` says what is drawn, its unit and period;
    `alt` is computed by the form from the drawn numbers; `table` holds the same numbers.
    Raises ValueError where one of the texts is empty.
    """

    kind: ClassVar[str] = "chart"
    finding: str
    subtitle: str
    alt: str
    svg: str
    table: Table

    def __post_init__(self) -> None:
        for name in ("finding", "subtitle", "alt"):
            if not getattr(self, name).strip():
                raise ValueError(f"a chart needs its {name}")

    @classmethod
    def of(
        cls, figure: Figure, *, finding: str, subtitle: str, description: str, table: Table
    ) -> Chart:
        """A chart of a drawn figure; `description` is what the form says of the numbers."""
        alt = printable(f"{sentence(finding)} {description}")
        return cls(printable(finding), printable(subtitle), alt, svg_of(figure), table)

    def as_json(self) -> dict[str, Any]:
        """Structure: finding, subtitle, alternative text, drawing, table and source."""
        return {
            "kind": self.kind,
            "finding": self.finding,
            "subtitle": self.subtitle,
            "alt": self.alt,
            "svg": self.svg,
            "table": self.table.as_json(),
        }

    def as_text(self) -> str:
        """Finding, alternative text and the table."""
        return f"{self.finding}\n{self.alt}\n{self.table.as_text()}"
