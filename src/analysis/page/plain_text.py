"""Text from data made safe to print: no invisible, reordering or unprintable characters.

Escaping for a format (HTML, Typst, CSV) is the format's own business; this is what all share.
"""

from __future__ import annotations

import unicodedata

_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


def printable(text: str) -> str:
    """Text with every control, reordering or unassigned character spelled out as its code point.

    Spaces, tabs and line ends become one space each, so that no value can break a line.

    >>> printable("Care\\u202eeraC"), printable("two\\nlines"), printable("soft\\u00adhyphen")
    ('Care[U+202E]eraC', 'two lines', 'soft[U+00AD]hyphen')
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_printable_character, text))


def spreadsheet_safe(text: str) -> str:
    """Text that a spreadsheet will show and never run as a formula.

    >>> spreadsheet_safe("=cmd|' /C calc'!A0"), spreadsheet_safe("Waste disposal")
    ("'=cmd|' /C calc'!A0", 'Waste disposal')
    """
    clean = printable(text)
    return f"'{clean}" if clean.lstrip().startswith(("=", "+", "-", "@")) else clean


def _printable_character(character: str) -> str:
    if character in "\t\n\r":
        return " "
    if unicodedata.category(character) in _INVISIBLE:
        return f"[U+{ord(character):04X}]"
    return character
