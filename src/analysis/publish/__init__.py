"""Executed notebooks to pages: HTML, PDF, the combined pack and the CSV annex.

Notebooks are not run and files not written here; that is the runner's business.
"""

from analysis.publish.checks import page_count, validate_pdf
from analysis.publish.context import PageContext
from analysis.publish.exporters import CouncilHTMLExporter, CouncilPDFExporter
from analysis.publish.index import FileLink, IndexEntry, index_page
from analysis.publish.pages import (
    csv_tables,
    headline,
    html_page,
    page_picture,
    pdf_pack,
    pdf_page,
)

__all__ = [
    "CouncilHTMLExporter",
    "CouncilPDFExporter",
    "FileLink",
    "IndexEntry",
    "PageContext",
    "csv_tables",
    "headline",
    "html_page",
    "index_page",
    "page_count",
    "page_picture",
    "pdf_pack",
    "pdf_page",
    "validate_pdf",
]
