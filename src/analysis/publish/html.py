"""A page as one HTML file that needs nothing else: no script, no network, its own typeface.

What the page says is settled in `document`; page objects bring their own HTML.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from importlib import resources

from jinja2 import Environment
from markupsafe import Markup

from analysis.page.html import block_html
from analysis.publish.document import Page
from analysis.publish.fonts import FAMILY, Weight, web_font
from analysis.publish.markdown import Node

_WEIGHTS: dict[Weight, int] = {"Regular": 400, "Bold": 700}


def prepared(environment: Environment) -> Environment:
    """A template environment that escapes every value and knows page objects."""
    environment.autoescape = True
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters["page_object"] = _page_object
    environment.filters["style"] = _page_style
    return environment


def style_for(content: object) -> Markup:
    """The stylesheet, with the typeface cut down to the characters of some plain data."""
    texts = [json.dumps(content, ensure_ascii=False, default=str)]
    return Markup("\n".join([*(_face(weight, texts) for weight in _WEIGHTS), _stylesheet()]))


def _page_style(page: Page) -> Markup:
    return style_for([asdict(page.context), page.blocks])


def _page_object(block: Node) -> Markup:
    table = block.get("table", {})
    numbers = {"number": block.get("number", ""), "table_number": table.get("number", "")}
    return Markup(block_html(block, **numbers))


def _face(weight: Weight, texts: Iterable[str]) -> str:
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {_WEIGHTS[weight]}; '
        f'src: url("{web_font(texts, weight=weight)}") format("woff"); }}'
    )


@cache
def _stylesheet() -> str:
    return (resources.files("analysis.publish") / "templates" / "style.css").read_text("utf-8")
