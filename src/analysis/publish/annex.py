"""The numbers behind each table of a page, as CSV files for whoever wants to work with them.

Values are those the page object carries: unrounded, and safe to open in a spreadsheet.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.publish.document import Page


@dataclass(frozen=True)
class DataFile:
    """One table's values: the file's name, its text and what it holds, in words."""

    name: str
    text: str
    description: str


def annex_of(page: Page) -> list[DataFile]:
    """One file a table, in the order of the page; in a pack the names open with the letter."""
    letter = f"{page.context.letter}-" if page.context.letter else ""
    return [
        DataFile(
            name=f"{letter}{table['file']}",
            text=table["csv"],
            description=f"Data of {table['number']}: {table['caption']}",
        )
        for table in page.tables
    ]
