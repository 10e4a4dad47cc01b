"""What a reader of a page should know of how its figures were read: liberties taken, cells missing.

A note is a sentence; what could not be read at all is a fault, not a note.
"""

from __future__ import annotations

import pandas as pd

from analysis.inputs.amounts import in_digits
from analysis.inputs.cells import Cells
from analysis.inputs.reading import Reading

_SHOWN_EXAMPLES = 3


def notes_on_reading(readings: dict[str, list[Reading]], cells: Cells) -> list[str]:
    """One note for each column and manner of reading, with a few examples."""
    return [
        _note(
            name,
            manner,
            [i for i, each in enumerate(column) if each.manner == manner],
            column,
            cells,
        )
        for name, column in readings.items()
        for manner in dict.fromkeys(reading.manner for reading in column if reading.manner)
    ]


def _note(name: str, manner: str, places: list[int], column: list[Reading], cells: Cells) -> str:
    examples = [
        f"line {cells.lines.iloc[i]} '{cells.texts[name].iloc[i]}' as {_shown(column[i].value)}"
        for i in places[:_SHOWN_EXAMPLES]
    ]
    values = "1 value" if len(places) == 1 else f"{len(places)} values"
    if name in cells.confidential:
        return f"{name}: {values} {manner}, read as what was meant."
    more = "; and so on" if len(places) > _SHOWN_EXAMPLES else ""
    return f"{name}: {values} {manner}, read as what was meant ({'; '.join(examples)}{more})."


def _shown(value: object) -> str:
    return in_digits(value) if isinstance(value, float) else f"{value}"


def notes_on_missing(rows: pd.DataFrame) -> list[str]:
    """One note of how many cells of each column have no value, if any has none.

    >>> notes_on_missing(pd.DataFrame({"ref": ["a", "b"], "mitigation": ["Review", None]}))
    ['Cells without a value, of 2 rows: mitigation 1.']
    """
    missing = rows.isna().sum()
    columns = [f"{name} {count}" for name, count in missing.items() if count]
    if not columns:
        return []
    return [f"Cells without a value, of {len(rows)} rows: {', '.join(columns)}."]
