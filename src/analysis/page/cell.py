"""What stands in a table's cell: words, alone or with a rating's shape, a page or a table.

How a value becomes a cell is the column's business, how a cell is drawn the exporter's.
"""

from __future__ import annotations

Cell = str | dict[str, str]
TABLE = "table"  # a cell that leads to a table of its page has that table's name under this key


def cell_text(cell: Cell) -> str:
    """The words of a cell, without its shape.

    >>> cell_text("17.3"), cell_text({"text": "Amber", "shape": "triangle", "colour": "#C2570C"})
    ('17.3', 'Amber')
    """
    return cell if isinstance(cell, str) else cell["text"]
