"""Sentences on a page: the headline, plain paragraphs, lists, cautions and notes.

The sentences are made by a topic's exhibits; here they only get their place and role.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from analysis.page.block import Block
from analysis.page.plain_text import printable

Role = Literal["headline", "text", "list", "caution", "note"]


@dataclass(frozen=True)
class Statement(Block):
    """One or more sentences with a role: `list` makes each an item, `caution` boxes them.

    >>> Statement(("Three schemes are red.",), role="headline").as_text()
    'Three schemes are red.'
    """

    kind: ClassVar[str] = "statement"
    paragraphs: tuple[str, ...]
    role: Role = "text"

    @classmethod
    def listing(cls, items: Sequence[str], *, otherwise: str) -> Statement:
        """Items as a list, or the sentence `otherwise` where there are none.

        >>> Statement.listing([], otherwise="No correction was needed.").as_text()
        'No correction was needed.'
        """
        return cls(tuple(items), role="list") if items else cls((otherwise,))

    def as_json(self) -> dict[str, Any]:
        """Structure: role and paragraphs."""
        return {
            "kind": self.kind,
            "role": self.role,
            "paragraphs": [printable(text) for text in self.paragraphs],
        }

    def as_text(self) -> str:
        """The sentences, one a line."""
        return "\n".join(self.as_json()["paragraphs"])
