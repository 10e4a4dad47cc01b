"""What a finished PDF says, page by page, for whoever compares two of them.

Whether it keeps to its standards is for `checks`.
"""

from __future__ import annotations

import io

from pypdf import PdfReader
from pypdf.errors import PyPdfError


def lines_of_pages(pdf: bytes) -> list[list[str]]:
    """The lines of text on each page. Raises ValueError for what is no PDF."""
    try:
        texts = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    except PyPdfError as error:
        raise ValueError("not a PDF") from error
    return [text.splitlines() for text in texts]
