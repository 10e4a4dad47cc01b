"""The files of one appendix: its page in every form, its data, and the notebook as it ran.

How a page looks is `publish`; where a file stands in the pack's folder is decided here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from analysis.publish.annex import annex_of
from analysis.publish.checks import page_count, validate_pdf
from analysis.publish.context import PageContext
from analysis.publish.document import read_page
from analysis.publish.exporters import html_of_page
from analysis.publish.pdf import pdf_of_page
from analysis.run.notebooks import Notebook
from analysis.run.quick_nbformat import nbformat
from analysis.run.task import WrittenFile


@dataclass(frozen=True)
class Written:
    """What an appendix says first, and its files."""

    headline: str
    files: tuple[WrittenFile, ...]


def write_appendix(folder: Path, notebook: Notebook, context: PageContext) -> Written:
    """Write every file of one appendix into a folder laid out as the pack's.

    Raises PublishError for a page that cannot be made or does not meet its standards.
    """
    name = context.name
    executed = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    page = read_page(notebook, context)
    files = (
        write_text(folder, notebook_address(name), executed + "\n"),
        write_text(folder, f"{name}.html", html_of_page(page)),
        write_pdf(folder, f"{name}.pdf", pdf_of_page(page)),
        *(
            write_text(folder, f"data/{name}/{file.name}", file.text, description=file.description)
            for file in annex_of(page)
        ),
    )
    return Written(page.headline, files)


def notebook_address(name: str) -> str:
    """Where an appendix's notebook stands in the pack, as it ran."""
    return f"notebooks/{name}.ipynb"


def write_pdf(folder: Path, address: str, pdf: bytes) -> WrittenFile:
    """Write a PDF that keeps to its standards. Raises PublishError for one that does not."""
    validate_pdf(pdf, address)
    return _write(folder, address, pdf, pages=page_count(pdf))


def write_text(folder: Path, address: str, text: str, *, description: str = "") -> WrittenFile:
    """Write a text as it is, its line ends too."""
    return _write(folder, address, text.encode(), description=description)


def _write(
    folder: Path, address: str, content: bytes, *, pages: int = 0, description: str = ""
) -> WrittenFile:
    path = folder / address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    print_ = hashlib.sha256(content).hexdigest()
    return WrittenFile(address, len(content), print_, pages, description)
