"""An executed notebook as one page: numbered blocks under one heading, ready for any form.

The order, the numbers and the anchors are settled here, so that HTML and PDF cannot differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, count

from nbformat import NotebookNode

from analysis.errors import PublishError
from analysis.publish.context import PageContext
from analysis.publish.markdown import Node, plain
from analysis.publish.outputs import content_of
from analysis.publish.table_links import linked

_TABLES = ("table", "key_figures")


@dataclass(frozen=True)
class Page:
    """A page's place in its pack and its blocks, each with the numbers and anchor it needs."""

    context: PageContext
    blocks: tuple[Node, ...]

    @property
    def contents(self) -> list[Node]:
        """The headings of the contents list: those of level 2."""
        return [
            block for block in self.blocks if block["kind"] == "heading" and block["level"] == 2
        ]

    @property
    def tables(self) -> list[Node]:
        """Every table of the page in order, those of key figures and charts among them."""
        return [
            block["table"] if block["kind"] == "chart" else block
            for block in self.blocks
            if block["kind"] in ("chart", *_TABLES)
        ]

    @property
    def row_files(self) -> list[Node]:
        """Every file of rows that travels with the page unprinted, in order."""
        return [file for block in self.blocks for file in block.get("files", [])]

    @property
    def headline(self) -> str:
        """The page's headline sentences, or nothing where it has none."""
        texts = (
            block["paragraphs"]
            for block in self.blocks
            if block["kind"] == "statement" and block["role"] == "headline"
        )
        return " ".join(next(texts, []))


def read_page(notebook: NotebookNode, context: PageContext) -> Page:
    """The page that an executed notebook makes.

    The notebook's own title gives way to the heading of the context. Tables and figures are
    numbered through the page, with the appendix letter. Raises one PublishError naming every cell
    that cannot be published: an error in it, a skipped heading level, a second title, and so on.
    """
    try:
        content = content_of(notebook)
        _check_headings(content)
        return Page(context, linked(_numbered(content, context.letter)))
    except PublishError as fault:
        raise PublishError(f"{context.name} cannot be published.\n{fault}") from fault


def title_of(notebook: NotebookNode) -> str | None:
    """The notebook's own title: its heading of level 1."""
    titles = (plain(node["inlines"]) for _, node in content_of(notebook) if _is_title(node))
    return next(titles, None)


def _numbered(content: Iterable[tuple[int, Node]], letter: str) -> list[tuple[int, Node]]:
    """The blocks without the title, each with the number of its cell."""
    numbering = _Numbering(letter)
    return [(cell, numbering.numbered(node)) for cell, node in content if not _is_title(node)]


@dataclass
class _Numbering:
    """Counts tables, figures and anchors while the blocks go by."""

    letter: str
    counts: Counter[str] = field(default_factory=Counter)
    anchors: set[str] = field(default_factory=lambda: {"main", "contents"})

    def numbered(self, block: Node) -> Node:
        match block["kind"]:
            case "heading":
                return {**block, "anchor": self._anchor(plain(block["inlines"]))}
            case "table" | "key_figures":
                return self._numbered_table(block)
            case "chart":
                number = self._next("Figure")
                table = self._numbered_table(block["table"])
                return {**block, "number": number, "anchor": self._anchor(number), "table": table}
            case _:
                return block

    def _numbered_table(self, table: Node) -> Node:
        number = self._next("Table")
        file = f"{self.counts['Table']:02d}-{table['name']}.csv"
        return {**table, "number": number, "anchor": self._anchor(number), "file": file}

    def _next(self, word: str) -> str:
        self.counts[word] += 1
        dot = "." if self.letter[-1:].isdigit() else ""
        return f"{word} {self.letter}{dot}{self.counts[word]}"

    def _anchor(self, text: str) -> str:
        slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "section"
        choices = chain([slug], (f"{slug}-{number}" for number in count(2)))
        anchor = next(choice for choice in choices if choice not in self.anchors)
        self.anchors.add(anchor)
        return anchor


def _is_title(node: Node) -> bool:
    return bool(node["kind"] == "heading" and node["level"] == 1)


def _check_headings(content: Iterable[tuple[int, Node]]) -> None:
    """One title at most, and each heading at most one level below the one before it."""
    faults: list[str] = []
    before, titles = 1, 0
    for number, node in content:
        if node["kind"] != "heading":
            continue
        titles += _is_title(node)
        words = f"Cell {number}: the heading '{plain(node['inlines'])}'"
        if _is_title(node) and titles > 1:
            faults.append(f"{words} is a second title. Use ## for a section.")
        if node["level"] > before + 1:
            faults.append(f"{words} skips a level. Use {'#' * (before + 1)}.")
        before = node["level"]
    if faults:
        raise PublishError("\n".join(faults))
