"""The numbers behind a page as CSV files: each table's, and the rows it names without printing.

Values are those the page object carries: unrounded, and safe to open in a spreadsheet.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.publish.document import Page


@dataclass(frozen=True)
class DataFile:
    """Values behind a page: the file's name, its text and what it holds, in words."""

    name: str
    text: str
    description: str


def annex_of(page: Page) -> list[DataFile]:
    """A file a table in the order of the page, then files of rows; in a pack with the letter."""
    letter = f"{page.context.letter}-" if page.context.letter else ""
    tables = [
        DataFile(
            name=f"{letter}{table['file']}",
            text=table["csv"],
            description=f"Data of {table['number']}: {table['caption']}",
        )
        for table in page.tables
    ]
    rows = [
        DataFile(name=f"{letter}{file['file']}", text=file["csv"], description=file["description"])
        for file in page.row_files
    ]
    return [*tables, *rows]
