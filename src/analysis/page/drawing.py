"""A matplotlib figure in the council's style, turned into one clean SVG.

Every chart form draws on a figure from here; no chart's content is decided here.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree as ET

import font_source_sans_pro
from matplotlib import font_manager, style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

WIDTH_INCHES = 6.8  # the width of an A4 page between its margins
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
# No wider than the typeface the drawing was laid out with, where it can be helped.
_STAND_INS = "'Arial Narrow', 'Liberation Sans Narrow', Arial, sans-serif"
FONT_FOLDER = Path(font_source_sans_pro.font_directory)


@contextmanager
def council_style() -> Iterator[None]:
    """The council's chart style for the time of one drawing; other styles are left as they are."""
    _add_fonts()
    sheet = resources.files("analysis.page") / "council.mplstyle"
    with resources.as_file(sheet) as path, style.context(["default", str(path)]):
        yield


def new_axes(*, height_inches: float) -> Axes:
    """The axes of a new figure as wide as the page; call within `council_style`."""
    figure = Figure(figsize=(WIDTH_INCHES, height_inches), layout="constrained")
    return figure.add_subplot()


def wrapped(text: str, *, width: int = 30, lines: int = 3) -> str:
    """A label on a few short lines; the full text of a longer one stands in the chart's table.

    >>> wrapped("Business, Environment and Community")
    'Business, Environment and\\nCommunity'
    >>> wrapped("x" * 100, width=10, lines=2)
    'xxxxxxxxxx\\nxxxxxxxxx…'
    """
    folded = textwrap.wrap(text, width, break_on_hyphens=False)
    kept = folded[:lines]
    if len(folded) > lines:
        kept[-1] = f"{kept[-1][: width - 1]}…"
    return "\n".join(kept)


def svg_of(figure: Figure) -> str:
    """The figure as SVG with real text and no date: the same figure gives the same bytes."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None}, transparent=False)
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    root = ET.fromstring(buffer.getvalue())
    for metadata in root.findall(f"{{{_SVG}}}metadata"):
        root.remove(metadata)
    # Where the typeface is missing, as in JupyterLab, another must not be cut off at the edge.
    root.set("overflow", "visible")
    return ET.tostring(root, encoding="unicode").replace("'DejaVu Sans'", _STAND_INS)


def with_own_ids(svg: str, *, prefix: str) -> str:
    """The SVG with every id and reference prefixed, so that two can stand on one page.

    >>> with_own_ids('<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/></svg>', prefix="f1-")
    '<svg xmlns="http://www.w3.org/2000/svg"><g id="f1-a" /></svg>'
    """
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    root = ET.fromstring(svg)
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, prefix + value)
            elif name.endswith("href") and value.startswith("#"):
                element.set(name, f"#{prefix}{value[1:]}")
            else:
                element.set(name, _REFERENCE.sub(rf"url(#{prefix}\1)", value))
    return ET.tostring(root, encoding="unicode")


@cache
def _add_fonts() -> None:
    for weight in ("Regular", "Bold"):
        font_manager.fontManager.addfont(FONT_FOLDER / f"SourceSansPro-{weight}.ttf")
