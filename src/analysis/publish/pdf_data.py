"""Pages as the plain data that the Typst template sets: parts, table widths, attachments.

No Typst is written or compiled here; every text stays a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.errors import PublishError
from analysis.page.palette import CORNERS
from analysis.publish.annex import annex_of
from analysis.publish.context import PageContext
from analysis.publish.document import Page
from analysis.publish.fonts import shown
from analysis.publish.markdown import Node
from analysis.publish.table_layout import LANDSCAPE_PT, PADDING_PT, PORTRAIT_PT, breakable, layout_of

_TALLEST_CHART_PT = 610.0  # what a page leaves under a chart's title
_ROWS_KEPT_WHOLE = 10
_HEIGHT = re.compile(r'<svg\b[^>]*?\bheight="([0-9.]+)pt"')


def document_data(pages: Sequence[Page], *, whole: PageContext, cover: Node | None) -> Node:
    """All that a PDF says, as JSON values; `whole` names the document, `cover` a pack's cover."""
    appendices = [_appendix(page) for page in pages]
    attachments = [
        {
            "name": name,
            "text": text,
            "description": shown(description),
        }
        for page in pages
        for name, text, description in annex_of(page)
    ]
    data = {
        "title": whole.heading,
        "author": whole.council or "Council",
        "cover": cover,
        "appendices": appendices,
    }
    return {**_settable(data), "attachments": attachments, "corners": CORNERS}


def cover_of(pack: PageContext) -> Node:
    """A pack's cover: council, title, committee and day, draft."""
    return {"council": pack.council, "title": pack.title, "footer": _footer(pack)}


def _appendix(page: Page) -> Node:
    context = page.context
    return {
        "heading": context.heading,
        "council": context.council,
        "header": {"left": context.pack_title or context.council, "right": context.heading},
        "footer": _footer(context),
        "contents": bool(page.contents),
        "segments": list(_segments(page.blocks)),
    }


def _footer(context: PageContext) -> Node:
    return {"draft": context.draft, "occasion": context.occasion}


def _segments(blocks: Sequence[Node]) -> Iterator[Node]:
    """Blocks in runs that stand on upright or on turned pages.

    A page is turned for a table too wide for an upright one, together with its heading and the
    text around it, but never for a chart, which is drawn for an upright page.
    """
    turned, run = False, []
    for part in _parts(blocks):
        laid_out = [_laid_out(block) for block in part]
        turn = any(block.get("turned", False) for block in laid_out)
        if run and turn != turned:
            yield {"turned": turned, "blocks": run}
            run = []
        turned, run = turn, run + laid_out
    if run:
        yield {"turned": turned, "blocks": run}


def _parts(blocks: Sequence[Node]) -> Iterator[list[Node]]:
    """Pieces that must not be torn apart by a turned page: a heading and what follows it."""
    part: list[Node] = []
    for block in blocks:
        opens = block["kind"] == "heading" and any(each["kind"] != "heading" for each in part)
        if opens or (block["kind"] == "chart" and _has_turned(part)):
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _has_turned(blocks: Sequence[Node]) -> bool:
    return any("columns" in block and layout_of(block).turned for block in blocks)


def _laid_out(block: Node) -> Node:
    if block["kind"] == "chart":
        _check_height(block)
        return {**block, "table": _laid_out(block["table"])}
    return _laid_out_table(block) if "columns" in block else block
