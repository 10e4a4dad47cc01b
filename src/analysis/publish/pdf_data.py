"""Pages as the plain data that the Typst template sets: segments, widths of columns, attachments.

No Typst is written or compiled here, and every text stays a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from analysis.errors import PublishError
from analysis.page.palette import CORNERS
from analysis.publish.annex import annex_of
from analysis.publish.context import PageContext
from analysis.publish.document import Page
from analysis.publish.fonts import shown
from analysis.publish.markdown import Node
from analysis.publish.table_layout import PADDING_PT, PORTRAIT_PT, breakable, layout_of

CLOSING_SECTIONS = ("What this measures", "Limits", "Data quality", "Sources")
_TALLEST_DRAWING_PT = 610.0  # what a page leaves under a chart's title
_KEPT_WHOLE_ROWS = 10
_NO_BREAK = "\u00a0"
_DAY = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]+) (\d{4})\b")
_DRAWN_HEIGHT = re.compile(r'<svg\b[^>]*?\bheight="([0-9.]+)pt"')


def document_data(pages: Sequence[Page], *, whole: PageContext, cover: Node | None) -> Node:
    """All that a PDF says, as JSON values.

    `whole` gives the document its title; `cover` is a pack's cover, None for a page alone.
    """
    bodies = [
        [_listed(block, alone=False) for block in page.blocks]
        if cover
        else [_listed(block, alone=True) for block in _with_contents(page)]
        for page in pages
    ]
    words = {
        "title": whole.heading,
        "author": whole.council or "Council",
        "cover": cover,
        "appendices": [_appendix(page, blocks) for page, blocks in zip(pages, bodies, strict=True)],
    }
    files = [file for page in pages for file in annex_of(page)]
    attachments = [
        {"name": file.name, "text": file.text, "description": shown(file.description)}
        for file in files
    ]
    return {**_settable(words), "attachments": attachments, "corners": CORNERS}


def cover_of(pack: PageContext) -> Node:
    """A pack's cover: council, title, committee and day, draft."""
    return {"council": pack.council, "title": pack.title, "footer": _footer(pack)}


def _listed(block: Node, *, alone: bool) -> Node:
    """A heading with whether the contents list it: a pack's leave out each page's closing notes."""
    if block["kind"] != "heading":
        return block
    words = "".join(inline.get("text", "") for inline in block["inlines"])
    return {**block, "outlined": alone or words not in CLOSING_SECTIONS}


def _with_contents(page: Page) -> tuple[Node, ...]:
    """The blocks of a page that stands alone: its contents list before its first section."""
    if not page.contents:
        return page.blocks
    place = page.blocks.index(page.contents[0])
    return (*page.blocks[:place], {"kind": "contents"}, *page.blocks[place:])


def _appendix(page: Page, blocks: Sequence[Node]) -> Node:
    context = page.context
    return {
        "heading": context.heading,
        "council": context.council,
        "header": {"left": context.pack_title or context.council, "right": context.heading},
        "footer": _footer(context),
        "segments": _segments(blocks),
    }


def _footer(context: PageContext) -> Node:
    return {
        "draft": context.draft,
        "incomplete": context.incomplete,
        "occasion": context.occasion,
        "notice": context.notice,
    }


def _segments(blocks: Sequence[Node]) -> list[Node]:
    """Blocks in runs that stand on upright or on turned pages.

    A page is turned for a table too wide for an upright one, together with the section it stands
    in; in a section with a chart, which is drawn for an upright page, the table turns alone.
    """
    laid_out = [part for section in _sections(_parted(blocks)) for part in _turned(section)]
    return [
        {"turned": turned, "blocks": list(run)}
        for turned, run in groupby(laid_out, key=lambda block: block["turned"])
    ]


def _parted(blocks: Sequence[Node]) -> Iterator[Node]:
    """Blocks with each chart taken apart into its drawing and its table."""
    for block in blocks:
        if block["kind"] == "chart":
            yield {**_checked(block), "kind": "drawing"}
            yield block["table"]
        else:
            yield block


def _sections(blocks: Iterator[Node]) -> Iterator[list[Node]]:
    """Runs that open with a heading; headings that follow each other stay together."""
    section: list[Node] = []
    for block in blocks:
        if block["kind"] == "heading" and any(each["kind"] != "heading" for each in section):
            yield section
            section = []
        section.append(block)
    yield section


def _turned(section: Sequence[Node]) -> list[Node]:
    placed = [_placed(block) if "columns" in block else block for block in section]
    wide = [block.get("turned", False) for block in placed]
    whole = any(wide) and not any(block["kind"] == "drawing" for block in placed)
    return [{**block, "turned": whole or turn} for block, turn in zip(placed, wide, strict=True)]


def _placed(given: Node) -> Node:
    """A table with the widths of its columns, its overlong words made breakable."""
    before_year = " " if given["kind"] == "key_figures" else _NO_BREAK
    table = {
        **given,
        "columns": [_with_whole_days(each, before_year=before_year) for each in given["columns"]],
        "rows": [[_on_paper(cell) for cell in row] for row in given["rows"]],
    }
    layout = layout_of(table)
    rooms = [width - PADDING_PT for width in layout.widths_pt]
    return {
        **table,
        "turned": layout.turned,
        "widths": layout.widths_pt,
        "whole": len(table["rows"]) <= _KEPT_WHOLE_ROWS,
        "columns": [
            {**column, "label": breakable(column["label"], within_pt=room, weight="Bold")}
            for column, room in zip(table["columns"], rooms, strict=True)
        ],
        "rows": [
            [_placed_cell(cell, room) for cell, room in zip(row, rooms, strict=True)]
            for row in table["rows"]
        ],
    }


def _with_whole_days(column: Node, *, before_year: str) -> Node:
    """A column whose header is never broken between day and month, nor, but at a space, the year.

    Key figures have that space: broken there, their labels keep to one line each and the table to
    the first sheet.
    """
    label = _DAY.sub(rf"\1{_NO_BREAK}\2{before_year}\3", column["label"])
    return {**column, "label": label}


def _on_paper(cell: Any) -> Any:
    """A cell that leads to another page is only its words: a PDF travels without the others."""
    away = isinstance(cell, dict) and not cell.get("address", "#").startswith("#")
    return cell["text"] if away else cell


def _placed_cell(cell: Any, room_pt: float) -> Any:
    return breakable(cell, within_pt=room_pt) if isinstance(cell, str) else cell


def _checked(chart: Node) -> Node:
    """A chart that fits a page: its text is never made smaller to make it fit."""
    height = _DRAWN_HEIGHT.search(chart["svg"])
    if height and float(height[1]) > _TALLEST_DRAWING_PT:
        raise PublishError(
            f"{chart['number']}, '{chart['finding']}', is {float(height[1]) / 72:.1f} inches tall "
            f"and a page has room for {_TALLEST_DRAWING_PT / 72:.1f}. Make two charts of it."
        )
    return chart


def _settable(value: Any) -> Any:
    """The data with every text such that the typeface can show it and a line can hold it."""
    if isinstance(value, str):
        return breakable(shown(value), within_pt=PORTRAIT_PT)
    if isinstance(value, dict):
        return {key: _settable_under(key, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_settable(item) for item in value]
    return value


def _settable_under(key: str, value: Any) -> Any:
    """Drawings, addresses and files are not lines of text: they are never made breakable."""
    match key:
        case "svg":
            return shown(value)
        case "alt":
            return shown(value)
        case "address" | "anchor" | "csv" | "kind":
            return value
        case _:
            return _settable(value)
