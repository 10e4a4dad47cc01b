"""A Markdown cell as plain nodes that the HTML and the PDF are both made from.

Only what a page needs is understood; anything else is refused in words, never dropped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import mistune

from analysis.errors import PublishError
from analysis.page.plain_text import printable

Node = dict[str, Any]
_ADDRESS = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)


def nodes_of(markdown: str) -> list[Node]:
    """Headings, paragraphs and lists of a Markdown text, in order.

    Raw HTML is kept as the text it is. Raises PublishError for a form that pages do not have
    (a picture, a quotation, a block of code) and for a link to anything but a full address.

    >>> nodes_of("Spend *rose*")
    [{'kind': 'paragraph', 'inlines': [{'kind': 'text', 'text': 'Spend '}, \
{'kind': 'emphasis', 'inlines': [{'kind': 'text', 'text': 'rose'}]}]}]
    """
    return _blocks(_parser()(markdown))


def plain(inlines: Iterable[Node]) -> str:
    """The words of a run of inline nodes, without their marking.

    >>> plain(nodes_of("Spend *rose* by **£1m**.")[0]["inlines"])
    'Spend rose by £1m.'
    """
    return "".join(
        plain(node["inlines"]) if "inlines" in node else node.get("text", " ") for node in inlines
    )


@cache
def _parser() -> Callable[[str], Any]:
    return mistune.create_markdown(renderer=None)


def _blocks(tokens: Iterable[Node]) -> list[Node]:
    return [_block(token) for token in tokens if token["type"] != "blank_line"]


def _block(token: Node) -> Node:
    match token["type"]:
        case "heading":
            level = token["attrs"]["level"]
            return {"kind": "heading", "level": level, "inlines": _inlines(token["children"])}
        case "paragraph" | "block_text":
            return {"kind": "paragraph", "inlines": _inlines(token["children"])}
        case "list":
            items = [_blocks(item["children"]) for item in token["children"]]
            return {"kind": "list", "ordered": token["attrs"]["ordered"], "items": items}
        case "block_html":
            return {"kind": "paragraph", "inlines": [_text(token["raw"].strip())]}
        case other:
            raise PublishError(
                f"a {other.replace('_', ' ')} has no form on a page. "
                "Use headings, paragraphs, lists, or a page object."
            )


def _inlines(tokens: Iterable[Node]) -> list[Node]:
    return [_inline(token) for token in tokens]


def _inline(token: Node) -> Node:
    match token["type"]:
        case "text" | "inline_html":
            return _text(token["raw"])
        case "codespan":
            return {"kind": "code", "text": printable(token["raw"])}
        case "softbreak":
            return _text(" ")
        case "linebreak":
            return {"kind": "break"}
        case "emphasis" | "strong" as kind:
            return {"kind": kind, "inlines": _inlines(token["children"])}
        case "link":
            return {
                "kind": "link",
                "address": _address(token["attrs"]["url"]),
                "inlines": _inlines(token["children"]),
            }
        case other:
            raise PublishError(
                f"a {other.replace('_', ' ')} has no form on a page. Use text, a link, or a chart."
            )


def _text(raw: str) -> Node:
    return {"kind": "text", "text": printable(raw)}


def _address(url: str) -> str:
    if not _ADDRESS.fullmatch(url):
        raise PublishError(
            f"the link to '{printable(url)}' cannot be followed from a published page. "
            "Write a full address, starting with https://."
        )
    return url
