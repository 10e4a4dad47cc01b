"""The files of a pack: each appendix in every form, the whole as one PDF, and the front page.

How a page looks is `publish`; where a file stands in the pack's folder is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import nbformat

from analysis.publish.annex import annex_of
from analysis.publish.checks import page_count, validate_pdf
from analysis.publish.context import PageContext
from analysis.publish.document import read_page
from analysis.publish.index import FileLink, IndexEntry, index_page
from analysis.publish.pages import headline, html_page, pdf_pack, pdf_page
from analysis.run.execution import Outcome
from analysis.run.notebooks import Notebook
from analysis.run.pack import Pack
from analysis.run.plan import PlannedAppendix
from analysis.run.pool import Step

WHOLE = "pack.pdf"


def write_pages(
    folder: Path,
    *,
    pack: Pack,
    appendices: Sequence[PlannedAppendix],
    outcomes: Mapping[str, Outcome],
    step: Step,
) -> None:
    """Write every file of the pack but its manifest; `step` hears of each appendix and the whole.

    Raises PublishError for a page that cannot be made or does not meet its standards.
    """
    made = [
        (outcomes[each.name].notebook, page_context(pack, each.name, each.title, each.letter))
        for each in appendices
    ]
    entries = []
    for notebook, context in made:
        entries.append(_write_appendix(folder, notebook, context))
        step(f"wrote {context.name}")
    front = page_context(pack, pack.name, pack.title)
    whole = _write_pdf(folder, WHOLE, pdf_pack(made, front))
    _write(folder, "index.html", index_page(front, entries, whole=whole))
    step("wrote the whole pack")


def page_context(pack: Pack, name: str, title: str, letter: str = "") -> PageContext:
    """Where a page stands in the pack; its moment is the position's last day, not the clock."""
    return PageContext(
        name,
        title,
        letter,
        council=pack.council,
        committee=pack.committee,
        meeting=pack.meeting,
        pack_title=pack.title,
        draft=pack.draft,
        notice=pack.notice,
        stamp=pack.position.last_day,
    )


def _write_appendix(folder: Path, notebook: Notebook, context: PageContext) -> IndexEntry:
    name = context.name
    executed = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    _write(folder, f"notebooks/{name}.ipynb", executed + "\n")
    return IndexEntry(
        heading=context.heading,
        headline=headline(notebook, context),
        html=_write(folder, f"{name}.html", html_page(notebook, context)),
        pdf=_write_pdf(folder, f"{name}.pdf", pdf_page(notebook, context)),
        data=tuple(
            _write(folder, f"data/{name}/{file.name}", file.text, description=file.description)
            for file in annex_of(read_page(notebook, context))
        ),
    )


def _write_pdf(folder: Path, name: str, pdf: bytes) -> FileLink:
    validate_pdf(pdf, name)
    (folder / name).write_bytes(pdf)
    return FileLink(name, len(pdf))


def _write(folder: Path, address: str, text: str, *, description: str = "") -> FileLink:
    path = folder / address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return FileLink(address, path.stat().st_size, description)


def page_counts(folder: Path) -> dict[str, int]:
    """Number of pages of each PDF in a pack's folder, by name."""
    pdfs = sorted(folder.glob("*.pdf"))
    return {path.name: page_count(path.read_bytes()) for path in pdfs}
