"""Where a cell that names a table of its page leads: to that table, under the number it has there.

Tables have their numbers and anchors from `document`; the forms of a link are the exporters'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.errors import PublishError
from analysis.page.cell import TABLE
from analysis.page.plain_text import printable
from analysis.publish.markdown import Node


def linked(content: Sequence[tuple[int, Node]]) -> tuple[Node, ...]:
    """The blocks, each cell that names a table turned into a link to it: its number, its anchor.

    `content` has numbered blocks with the number of their cell. Raises one PublishError with every
    name that no table of the page has, or more than one.

    >>> named = {"rows": [["Secure", {"text": "By status", "table": "by_status"}]], "name": "key"}
    >>> table = {"rows": [], "name": "by_status", "number": "Table A2", "anchor": "table-a2"}
    >>> linked([(4, named), (7, table)])[0]["rows"]
    [['Secure', {'text': 'Table A2', 'address': '#table-a2'}]]
    """
    tables = _tables_by_name(block for _, block in content)
    faults = [
        f"Cell {number}: a figure is said to stand in detail in the table "
        f"'{printable(cell[TABLE])}', but the page has no such table, or more than one. "
        f"Name one of {', '.join(tables) or 'none'}."
        for number, block in content
        for cell in _links(block)
        if cell[TABLE] not in tables
    ]
    if faults:
        raise PublishError("\n".join(faults))
    return tuple(_with_links(block, tables) for _, block in content)


def _tables_by_name(blocks: Any) -> dict[str, Node]:
    """Tables and charts' tables under their names; a name that several have stands for none."""
    tables = [block.get("table", block) for block in blocks]
    named = [table for table in tables if "rows" in table]
    times = Counter(table["name"] for table in named)
    return {table["name"]: table for table in named if times[table["name"]] == 1}


def _links(block: Node) -> list[Node]:
    return [cell for row in block.get("rows", ()) for cell in row if _names_a_table(cell)]


def _with_links(block: Node, tables: Mapping[str, Node]) -> Node:
    if not _links(block):
        return block
    return {**block, "rows": [[_link(cell, tables) for cell in row] for row in block["rows"]]}


def _link(cell: Any, tables: Mapping[str, Node]) -> Any:
    if not _names_a_table(cell):
        return cell
    table = tables[cell[TABLE]]
    return {"text": table["number"], "address": f"#{table['anchor']}"}


def _names_a_table(cell: Any) -> bool:
    return isinstance(cell, dict) and TABLE in cell
