"""What every page object has in common: its structure as JSON, its HTML, its plain text.

The structure is what the exporters read; the HTML is what JupyterLab shows.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from analysis.page.html import block_html

MIME_PREFIX = "application/vnd.analysis."
KINDS = ("statement", "key_figures", "table", "chart")


def mime_type(kind: str) -> str:
    """The name under which a kind of page object travels in a notebook.

    >>> mime_type("table")
    'application/vnd.analysis.table+json'
    """
    return f"{MIME_PREFIX}{kind}+json"


class Block(ABC):
    """A page object: `kind` names it, `as_json` gives its structure."""

    kind: ClassVar[str]

    @abstractmethod
    def as_json(self) -> dict[str, Any]:
        """The structure, of plain JSON values; every text in it is printable."""

    @abstractmethod
    def as_text(self) -> str:
        """The content in plain text, for a terminal."""

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        structure = self.as_json()
        return {
            mime_type(self.kind): structure,
            "text/html": block_html(structure),
            "text/plain": self.as_text(),
        }
