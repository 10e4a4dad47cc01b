"""The one typeface of every page: which characters it has, how wide text runs, how it travels.

Nothing here knows of pages, tables or files; charts load the same fonts for themselves.
"""

from __future__ import annotations

import base64
import io
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

import font_source_sans_pro
import typst
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Source Sans Pro"
Weight = Literal["Regular", "Bold"]
_FOLDER = Path(font_source_sans_pro.font_directory)
_ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("£€–—‘’“”…−×·≥≤ \u00a0")
_EVERYDAY = frozenset(map(chr, (*range(0x20, 0x250), *range(0x2000, 0x2300))))
_NEVER_DRAWN = "\u200b"


def shown(text: str) -> str:
    """Text with each character the typeface lacks spelled out as its code point.

    >>> shown("Care: £5 − 3"), shown("\\u0627")
    ('Care: £5 − 3', '[U+0627]')
    """
    known = _advances("Regular")
    if all(character in known for character in text):
        return text
    return "".join(
        character
        if character in known or character == _NEVER_DRAWN
        else f"[U+{ord(character):04X}]"
        for character in text
    )


def width_pt(text: str, *, weight: Weight = "Regular", size_pt: float = 12) -> float:
    """How far a text runs on one line, in points.

    >>> width_pt("17.3") < width_pt("17.3", weight="Bold") < width_pt("1,017.3")
    True
    """
    advances = _advances(weight)
    return size_pt * sum(advances.get(character, 1.0) for character in text)


def web_font(texts: Iterable[str], *, weight: Weight) -> str:
    """The typeface cut down to the characters of some texts, as a data address for a stylesheet."""
    characters = _ALWAYS.union(*texts) & frozenset(_advances(weight))
    return _subset("".join(sorted(characters)), weight)


def prepare_fonts() -> None:
    """Make what most pages take from the fonts, before any page is made."""
    for weight in ("Regular", "Bold"):
        web_font([], weight=weight)
    typst_fonts()


@cache
def typst_fonts() -> typst.Fonts:
    """The fonts a PDF is set in, and no others whatever the machine has.

    The package holds each font as .otf and .ttf, and which one would be taken depends on the order
    of the folder on disk; so the four that are wanted are set out in a folder of their own.
    """
    folder = _own_folder()
    for style in ("Regular", "Bold", "It", "BoldIt"):
        shutil.copy(_FOLDER / f"SourceSansPro-{style}.otf", folder.name)
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder.name]
    )


@cache
def _own_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that lives as long as the process: fonts are read from it when first needed."""
    return tempfile.TemporaryDirectory(prefix="workbook-fonts-")


@cache
def _advances(weight: Weight) -> dict[str, float]:
    """Width of each character as a share of the type size."""
    font = TTFont(io.BytesIO(_font_bytes(weight)))
    widths, units = font["hmtx"].metrics, font["head"].unitsPerEm
    return {chr(code): widths[glyph][0] / units for code, glyph in font.getBestCmap().items()}


@cache
def _subset(characters: str, weight: Weight) -> str:
    small = _everyday(weight) if _EVERYDAY.issuperset(characters) else _font_bytes(weight)
    made = _cut_down(small, characters, flavor="woff")
    return "data:font/woff;base64," + base64.b64encode(made).decode("ascii")


@cache
def _everyday(weight: Weight) -> bytes:
    """The typeface cut down to the letters and signs of western Europe.

    Cutting a page's characters out of these few is quicker, and gives the same bytes.
    """
    return _cut_down(_font_bytes(weight), "".join(sorted(_EVERYDAY & _advances(weight).keys())))


def _cut_down(font_bytes: bytes, characters: str, *, flavor: str | None = None) -> bytes:
    # The date of the font's last change is kept, so that the same text gives the same bytes.
    font = TTFont(io.BytesIO(font_bytes), recalcTimestamp=False)
    options = Options(layout_features=["kern"], notdef_outline=True, hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = flavor
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def _font_bytes(weight: Weight) -> bytes:
    return (_FOLDER / f"SourceSansPro-{weight}.ttf").read_bytes()
