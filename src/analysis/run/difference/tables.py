"""The published tables of a pack: cells as text, under names that stay from month to month.

Read from data/ and, for captions and headings, from the notebook; nothing is compared here.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = tuple[str, ...]
KEY_FIGURES = "key_figures"
_FILE = re.compile(r"(?:[A-Z]\d*-)?(?:\d+-)?(.+)")
_UNIT_OF_LABEL = re.compile(r" \((?:£m|£|%)\)$")
_UNIT_OF_COLUMN = re.compile(r"_(gbp|share|days)$")
_UNITS = {"gbp": "£", "share": "share", "days": "days"}
_BEFORE = re.compile(r"(?:^|_)(?:before|previous|comparator|last_report)(?:_|$)")


@dataclass(frozen=True)
class DataTable:
    """One table of an appendix; `labels` are headings as printed, by the column's name."""

    name: str
    header: Row
    rows: tuple[Row, ...]
    caption: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The caption, or else the name in words."""
        return self.caption or self.name.replace("_", " ").replace("-", " ").capitalize()

    def label(self, column: str) -> str:
        """A column's heading without its unit, or else its name in words.

        >>> table = DataTable("a", ("x", "net_gbp"), (), labels={"x": "Target (£m)"})
        >>> table.label("x"), table.label("net_gbp")
        ('Target', 'net')
        """
        if column in self.labels:
            return _UNIT_OF_LABEL.sub("", self.labels[column])
        return _UNIT_OF_COLUMN.sub("", column).replace("_", " ")

    def unit(self, column: str) -> str:
        """The unit of a column's bare numbers: £, share (0 to 1), days, or none that is known.

        >>> table = DataTable("a", (), (), labels={"red": "Red (£m)"})
        >>> table.unit("net_gbp"), table.unit("red"), table.unit("rows")
        ('£', '£', '')
        """
        ending = _UNIT_OF_COLUMN.search(column)
        if ending:
            return _UNITS[ending[1]]
        return "£" if "(£" in self.labels.get(column, "") else ""

    def is_of_report_before(self, column: str) -> bool:
        """Whether a column repeats what the report before said, or compares with it.

        >>> DataTable("key_figures", (), ()).is_of_report_before("change")
        True
        """
        compared = self.name == KEY_FIGURES and column == "change"
        return compared or bool(_BEFORE.search(self.name) or _BEFORE.search(column))


def has_unit(column: str) -> bool:
    """Whether a column's name ends in its unit.

    >>> has_unit("net_gbp"), has_unit("service")
    (True, False)
    """
    return bool(_UNIT_OF_COLUMN.search(column))


def tables_of(pack: Path, appendix: str) -> dict[str, DataTable]:
    """The tables of an appendix by name, in the order of its pages."""
    described = _described(pack / "notebooks" / f"{appendix}.ipynb")
    found: dict[str, DataTable] = {}
    seen: Counter[str] = Counter()
    for path in sorted((pack / "data" / appendix).glob("*.csv")):
        name = table_name(path.name)
        seen[name] += 1
        key = name if seen[name] == 1 else f"{name}, {seen[name]}"
        found[key] = _table(key, path, described.get(name, {}))
    return found


def table_name(file: str) -> str:
    """A table's own name, without the letter of its appendix and its number.

    >>> table_name("E-04-red_tr_02.csv"), table_name("05-by_directorate.csv")
    ('red_tr_02', 'by_directorate')
    >>> table_name("A2-rows-schemes.csv")
    'rows-schemes'
    """
    parts = _FILE.fullmatch(file.removesuffix(".csv"))
    return parts[1] if parts else file


def _table(name: str, path: Path, described: Mapping[str, Any]) -> DataTable:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file)) or [[]]
    headings = [str(column["label"]) for column in described.get("columns", ())]
    labels = dict(zip(header, headings, strict=True)) if len(headings) == len(header) else {}
    caption = str(described.get("caption") or described.get("description") or "")
    return DataTable(name, tuple(header), tuple(map(tuple, rows)), caption, labels)


def _described(notebook: Path) -> dict[str, Mapping[str, Any]]:
    """What the page objects in a run notebook say of their tables, by the table's name."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        found = [each for cell in cells for each in _tables_in(cell)]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {each.get("name") or table_name(each["file"]): each for each in found}


def _tables_in(value: object) -> Iterator[Mapping[str, Any]]:
    """Every table and file of rows, however deep it lies in a cell."""
    if isinstance(value, dict):
        if "csv" in value and ("name" in value or "file" in value):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _tables_in(each)
