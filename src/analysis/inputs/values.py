"""What one cell means for its field: text, code, number or day; formulas and errors are refused.

Whether the value meets the contract is checked afterwards, by the contract's schema.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from analysis.inputs.amounts import read_count, read_money, read_number, read_share
from analysis.inputs.days import read_day
from analysis.inputs.fields import Field, Kind
from analysis.inputs.reading import Reading, misread

SPACED = "without the spaces around them"
SPELLED = "in the contract's own spelling"

_EXCEL_ERROR = re.compile(
    r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)|#{3,}"
)
_SHEET_FORMULA = re.compile(r"=\s*(?:[A-Za-z][A-Za-z0-9.]*\(|[-+(]?\$?[A-Za-z]{1,3}\$?[0-9]|'.+'!)")
_READERS: dict[Kind, Callable[[str], Reading]] = {
    "money": read_money,
    "count": read_count,
    "number": read_number,
    "share": read_share,
    "day": read_day,
}


def read_value(text: str, field: Field) -> Reading:
    """The value of a cell in its field; an empty cell is None, never 0.

    >>> read_value(" £1,234 ", Field.money("target_gbp")).value
    1234.0
    >>> read_value("Green ", Field.choice("status", "green", "red")).value
    'green'
    >>> read_value("#REF!", Field.text("commentary")).rule
    'is a spreadsheet error'
    """
    bare = text.strip()
    if not bare or field.kind == "verbatim":
        return Reading(bare or None)
    if _EXCEL_ERROR.fullmatch(bare):
        return misread("is a spreadsheet error", "Mend the cell in the spreadsheet.")
    if _is_formula(bare, field):
        return misread("is a formula, not its result", "Save the extract again as values.")
    if field.kind == "choice":
        return _read_choice(text, field)
    reading = Reading(bare) if field.kind == "text" else _READERS[field.kind](bare)
    if reading.refused or reading.manner or bare == text:
        return reading
    return Reading(reading.value, SPACED)


def same_value(one: str, other: str, *, field: Field) -> bool:
    """Whether two cells mean the same, as `1,000` and `1000.00` do in a column of money.

    >>> same_value("£1,000", "1000.00", field=Field.money("target_gbp"))
    True
    """
    if one.strip() == other.strip():
        return True
    readings = read_value(one, field), read_value(other, field)
    return not any(each.refused for each in readings) and readings[0].value == readings[1].value


def invisible_characters(text: str) -> list[str]:
    """Characters that print as nothing, as code points; two keys may differ by them alone.

    >>> invisible_characters("SAV\\u200b-01")
    ['U+200B']
    """
    return [f"U+{ord(each):04X}" for each in text if unicodedata.category(each) == "Cf"]


def _is_formula(text: str, field: Field) -> bool:
    """Free text may begin with an equals sign; only what a spreadsheet would work out is lost."""
    if field.kind == "text" and field.pattern is None:
        return bool(_SHEET_FORMULA.match(text))
    return text.startswith("=")


def _read_choice(text: str, field: Field) -> Reading:
    plain = " ".join(text.split())
    spellings = {code.casefold(): code for code in field.codes} | dict(field.aliases)
    code = spellings.get(plain.casefold(), plain)
    return Reading(code, "" if code == text else SPELLED)
