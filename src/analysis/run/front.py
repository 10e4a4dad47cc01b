"""What a pack has of its own: its front page, the whole as one PDF, a page for what is missing.

Each appendix's own files are `pages`; where the pack is put is `placing`.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from analysis.page import Statement
from analysis.publish.context import PageContext
from analysis.publish.index import FileLink, IndexEntry, index_page
from analysis.publish.pages import pdf_pack
from analysis.run.notebooks import read_executed
from analysis.run.pages import notebook_address, write_appendix, write_pdf, write_text
from analysis.run.quick_nbformat import nbformat
from analysis.run.task import Made, Missing, Part, WrittenFile

WHOLE = "pack.pdf"
INDEX = "index.html"


def make_front(
    folder: Path, front: PageContext, listed: Sequence[Part | Missing], *, whole: bool
) -> Made:
    """Write the front page, a page for each appendix that is missing, and the whole as one PDF.

    Raises PublishError for a PDF that does not meet its standards. Call it in a process of its
    own: what makes pages takes long to load.
    """
    start, started = time.monotonic(), datetime.now(UTC).isoformat(timespec="seconds")
    parts = [_instead(folder, each) if isinstance(each, Missing) else each for each in listed]
    files = [file for part in parts if part.folder == folder for file in part.files]
    pdf = _write_whole(folder, front, parts) if whole else None
    link = None if pdf is None else _link(pdf)
    index = write_text(folder, INDEX, index_page(front, [*map(_entry, parts)], whole=link))
    files += [index] if pdf is None else [index, pdf]
    seconds = round(time.monotonic() - start, 2)
    return Made(front.title, "", tuple(files), (), {}, seconds, started)


def _write_whole(folder: Path, front: PageContext, parts: Sequence[Part]) -> WrittenFile:
    notebooks = [
        (read_executed(part.folder / notebook_address(part.context.name)), part.context)
        for part in parts
    ]
    return write_pdf(folder, WHOLE, pdf_pack(notebooks, front))


def _instead(folder: Path, missing: Missing) -> Part:
    """A page that stands in the place of an appendix, and says why it does."""
    said = Statement(("This appendix could not be made, so the pack is incomplete.",), "headline")
    why = Statement((_plain(missing.reason), _who(missing.owner)), role="caution")
    written = write_appendix(folder, _showing(said, why), missing.context)
    return Part(missing.context, written.headline, folder, written.files)


def _plain(reason: str) -> str:
    return f"Why: {' '.join(reason.split())}"


def _who(owner: str) -> str:
    post = owner or "finance and performance team"
    return f"The {post} answers for it. The last complete pack stands as it was."


def _showing(*blocks: Statement) -> nbformat.NotebookNode:
    """A notebook that shows some page objects, as if cells had shown them."""
    cells = [
        nbformat.v4.new_code_cell(  # type: ignore[no-untyped-call]
            id=f"missing-{number}",
            outputs=[
                nbformat.v4.new_output(  # type: ignore[no-untyped-call]
                    "execute_result", data=block._repr_mimebundle_(), execution_count=number
                )
            ],
            execution_count=number,
        )
        for number, block in enumerate(blocks, start=1)
    ]
    made: nbformat.NotebookNode = nbformat.v4.new_notebook(cells=cells)  # type: ignore[no-untyped-call]
    return made


def _entry(part: Part) -> IndexEntry:
    links = {file.address: _link(file) for file in part.files}
    name = part.context.name
    html, pdf = f"{name}.html", f"{name}.pdf"
    data = tuple(link for address, link in links.items() if address.startswith("data/"))
    return IndexEntry(part.context.heading, part.headline, links[html], links[pdf], data)


def _link(file: WrittenFile) -> FileLink:
    return FileLink(file.address, file.size, file.description)
