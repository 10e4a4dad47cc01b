"""Pages as one tagged PDF, by Typst and a pass that marks the row headers.

What the PDF says is settled in `pdf_data`, how it looks in `templates/page.typ`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import resources
from typing import Literal

import typst

from analysis.errors import PublishError
from analysis.publish.context import PageContext
from analysis.publish.document import Page
from analysis.publish.fonts import typst_fonts
from analysis.publish.markdown import Node
from analysis.publish.pdf_data import cover_of, document_data
from analysis.publish.pdf_tags import with_row_headers

_STANDARDS: list[Literal["ua-1", "a-3a"]] = ["ua-1", "a-3a"]


def prepare_typesetter() -> None:
    """Have Typst and the template ready; nothing is set yet."""
    _compiler()
    _template()


def pdf_of_page(page: Page) -> bytes:
    """One page as PDF/UA-1 and PDF/A-3a, the data of each table attached."""
    return _pdf(document_data([page], whole=page.context, cover=None), page.context.stamp)


def pdf_of_pack(pages: Sequence[Page], *, pack: PageContext) -> bytes:
    """Cover, contents and all appendices as one PDF; numbering restarts with each appendix."""
    return _pdf(document_data(pages, whole=pack, cover=cover_of(pack)), pack.stamp)


def picture_of_page(page: Page, *, dots_per_inch: float) -> bytes:
    """The first sheet of a page as PNG, as its PDF shows it."""
    data = document_data([page], whole=page.context, cover=None)
    made = _compiler().compile(
        _template(),
        format="png",
        ppi=dots_per_inch,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return made[0] if isinstance(made, list) else made or b""


def _pdf(data: Node, stamp: date) -> bytes:
    moment = datetime.combine(stamp, time(), tzinfo=UTC)
    try:
        made = _compiler().compile(
            _template(),
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=list(_STANDARDS),
            timestamp=moment,
        )
    except typst.TypstError as error:
        raise PublishError(
            f"'{data['title']}' cannot be set as a PDF: {error.message}. {' '.join(error.hints)}"
        ) from error
    assert isinstance(made, bytes)
    return with_row_headers(made)


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=typst_fonts(), ignore_system_fonts=True)


@cache
def _template() -> bytes:
    return (resources.files("analysis.publish") / "templates" / "page.typ").read_bytes()
