"""What the pack runner calls: one executed notebook, or all of them, to the forms members read.

Each function is pure: content in, text or bytes out; files are the runner's business.
"""

from __future__ import annotations

from collections.abc import Sequence

from nbformat import NotebookNode

from analysis.publish.annex import annex_of
from analysis.publish.context import PageContext
from analysis.publish.document import read_page
from analysis.publish.exporters import html_exporter, html_of_page
from analysis.publish.fonts import prepare_fonts
from analysis.publish.pdf import pdf_of_pack, pdf_of_page, picture_of_page, prepare_typesetter


def prepare() -> None:
    """Load what every page needs: the exporter, its templates, the fonts, the typesetter.

    No thread is started and no file stays open, so that processes may be forked afterwards.
    """
    prepare_fonts()
    prepare_typesetter()
    for name in ("index.html.j2", "pack.html.j2"):
        html_exporter().environment.get_template(name)


def html_page(notebook: NotebookNode, context: PageContext) -> str:
    """An executed notebook as an HTML page. Raises PublishError where it cannot be published."""
    return html_of_page(read_page(notebook, context))


def pdf_page(notebook: NotebookNode, context: PageContext) -> bytes:
    """An executed notebook as a PDF. Raises PublishError where it cannot be published."""
    return pdf_of_page(read_page(notebook, context))


def pdf_pack(appendices: Sequence[tuple[NotebookNode, PageContext]], pack: PageContext) -> bytes:
    """Cover, contents and all appendices as one PDF, made in one go so that its tags hold.

    `pack` has the pack's title and no letter.
    """
    pages = [read_page(notebook, context) for notebook, context in appendices]
    return pdf_of_pack(pages, pack=pack)


def page_picture(
    notebook: NotebookNode, context: PageContext, *, dots_per_inch: float = 90
) -> bytes:
    """The first sheet of an executed notebook's PDF as a PNG picture, for a README or a slide."""
    return picture_of_page(read_page(notebook, context), dots_per_inch=dots_per_inch)


def csv_tables(notebook: NotebookNode, context: PageContext) -> list[tuple[str, str]]:
    """The values of each table of the page as (file name, CSV), in order.

    Names say the appendix, the table's number and its own name: `A-03-by_directorate.csv`.
    """
    return [(file.name, file.text) for file in annex_of(read_page(notebook, context))]
