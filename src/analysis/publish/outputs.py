"""What a notebook's cells put on the page: Markdown and page objects, in order.

Code, prints and prompts never reach a page; what cannot be shown accessibly is a fault.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from nbformat import NotebookNode

from analysis.errors import PublishError
from analysis.page.block import KINDS, mime_type
from analysis.publish.markdown import Node, nodes_of

logger = logging.getLogger(__name__)

_MIME_TYPES = {mime_type(kind) for kind in KINDS}


def content_of(notebook: NotebookNode) -> list[tuple[int, Node]]:
    """Each piece of content with the number of its cell, counted from 1.

    Raises one PublishError that lists every cell that cannot be published.
    """
    content: list[tuple[int, Node]] = []
    faults: list[str] = []
    for number, cell in enumerate(notebook.cells, start=1):
        try:
            content += [(number, node) for node in _cell_content(cell, number)]
        except PublishError as fault:
            faults.append(f"Cell {number}: {fault}")
    if faults:
        raise PublishError("\n".join(faults))
    return content


def _cell_content(cell: NotebookNode, number: int) -> Iterator[Node]:
    if cell.cell_type == "markdown":
        yield from nodes_of(cell.source)
    elif cell.cell_type == "code":
        for output in cell.outputs:
            yield from _output_content(output, number)


def _output_content(output: NotebookNode, number: int) -> Iterator[Node]:
    match output.output_type:
        case "error":
            raise PublishError(
                f"it stopped with {output.ename}: {output.evalue} Mend it and run it again."
            )
        case "stream":
            logger.warning("Cell %s printed text, left out of the page: %s", number, output.text)
        case _:
            yield from _shown(output.data, number)


def _shown(data: dict[str, Any], number: int) -> Iterator[Node]:
    page_object = next((data[name] for name in data if name in _MIME_TYPES), None)
    if page_object is not None:
        yield page_object
    elif "text/markdown" in data:
        yield from nodes_of(data["text/markdown"])
    elif any(name == "text/html" or name.startswith("image/") for name in data):
        raise PublishError(
            "it shows a picture or table that is not a page object, so it has no caption, source "
            "or alternative text. Show a Chart or a Table."
        )
    else:
        logger.warning(
            "Cell %s shows a bare value, left out of the page: %s", number, data.get("text/plain")
        )
