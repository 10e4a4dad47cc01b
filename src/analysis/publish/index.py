"""The pack's front page in HTML: what it is, what each appendix says, and where its files are.

Sizes and addresses are told by whoever wrote the files; nothing is read from disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from analysis.publish.context import PageContext
from analysis.publish.exporters import html_exporter
from analysis.publish.html import style_for


@dataclass(frozen=True)
class FileLink:
    """A file of the pack: its address from the index, its size in bytes and what it holds."""

    address: str
    size: int
    description: str = ""

    @property
    def shown_size(self) -> str:
        """The size in words.

        >>> FileLink("pack.pdf", 900).shown_size, FileLink("pack.pdf", 1_540_000).shown_size
        ('1 KB', '1.5 MB')
        """
        kilobytes = max(1, round(self.size / 1000))
        return f"{kilobytes} KB" if kilobytes < 1000 else f"{self.size / 1e6:.1f} MB"


@dataclass(frozen=True)
class IndexEntry:
    """One appendix: heading, headline, and its HTML, PDF and data files."""

    heading: str
    headline: str
    html: FileLink
    pdf: FileLink
    data: tuple[FileLink, ...] = ()


def index_page(
    pack: PageContext, entries: Sequence[IndexEntry], *, whole: FileLink | None = None
) -> str:
    """The pack's front page; `whole` is the pack as one PDF.

    `pack` has the pack's title and no letter.
    """
    template = html_exporter().environment.get_template("pack.html.j2")
    content = [asdict(pack), *map(asdict, entries)]
    return str(
        template.render(context=pack, entries=entries, whole=whole, style=style_for(content))
    )
