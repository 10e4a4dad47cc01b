"""What number a cell means, in the ways people and spreadsheets write one.

Only unambiguous writing is read; whether the number is allowed in its column is for the contract.
"""

from __future__ import annotations

import re
from decimal import Decimal

from analysis.inputs.reading import Reading, misread

FORMATTED = "with a pound sign, separators, brackets or a printed minus sign"
NOISY = "with a spreadsheet's rounding noise"
PERCENT = "as percentages"

_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_SIZE = r"(?P<size>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)"
_POSITIVE = re.compile(rf"\+? ?£? ?{_SIZE}")
_NEGATIVES = (
    re.compile(rf"- ?£? ?{_SIZE}"),
    re.compile(rf"£ ?- ?{_SIZE}"),
    re.compile(rf"£? ?{_SIZE} ?-"),
    re.compile(rf"£? ?\( ?£? ?{_SIZE} ?\)"),
)
_PRINTED = str.maketrans(
    {"\u2212": "-", "\u2012": "-", "\u2013": "-"} | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
)
_CONTINENTAL = re.compile(r"[-(£ ]*[0-9]{1,3}(?:[.,][0-9]+)+[-) ]*")
_SHORTENED = re.compile(r"[-(£ ]*[0-9.,]+ ?(?:k|m|bn|thousand|million)[-) ]*", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"[-+]?[0-9.]+e[-+]?[0-9]+", re.IGNORECASE)
_LONGEST = 40
_PENNY = Decimal("0.01")
_NOISE = Decimal("0.000001")
_PLAINLY = "Write digits only, as in 1234.50 or -1234.50."


def read_number(text: str) -> Reading:
    """The number a cell means; text has no spaces around it.

    >>> read_number("1234.5").value, read_number("(£1,234)").value, read_number("1,234-").value
    (1234.5, -1234.0, -1234.0)
    >>> read_number("£1,234").manner
    'with a pound sign, separators, brackets or a printed minus sign'
    >>> read_number("1.234,56").rule
    'could be read with a decimal comma or with a comma between thousands'
    """
    if len(text) > _LONGEST:
        return misread(f"is longer than {_LONGEST} characters, too long for a number", _PLAINLY)
    if _PLAIN.fullmatch(text):
        return Reading(float(text) + 0.0)
    printed = text.translate(_PRINTED)
    if match := _POSITIVE.fullmatch(printed):
        return Reading(_size(match["size"]), FORMATTED)
    negatives = (form.fullmatch(printed) for form in _NEGATIVES)
    if match := next(filter(None, negatives), None):
        return Reading(0.0 - _size(match["size"]), FORMATTED)
    return misread(_why_not_a_number(printed), _PLAINLY)


def read_money(text: str) -> Reading:
    """Pounds and pence; fractions of a penny are refused unless they are a spreadsheet's noise.

    >>> read_money("1234.50").value, read_money("12.300000000000001").value
    (1234.5, 12.3)
    >>> read_money("1.234").rule
    'has fractions of a penny, or a full stop between thousands'
    """
    reading = read_number(text)
    if not isinstance(reading.value, float) or abs(reading.value) > 1e15:
        return reading
    exact = Decimal(repr(reading.value))
    in_pence = exact.quantize(_PENNY)
    if abs(exact - in_pence) >= _NOISE:
        rule = "has fractions of a penny, or a full stop between thousands"
        return misread(rule, "Write pounds and pence, as in 1234.50.")
    return reading if exact == in_pence else Reading(float(in_pence), NOISY)


def read_count(text: str) -> Reading:
    """A whole number.

    >>> read_count("12").value, read_count("12.5").rule
    (12.0, 'is not a whole number')
    """
    reading = read_number(text)
    if isinstance(reading.value, float) and not reading.value.is_integer():
        return misread("is not a whole number", "Give the count itself, not an average.")
    return reading


def read_share(text: str) -> Reading:
    """A share; with a percent sign the number is hundredths.

    >>> read_share("0.636").value, read_share("63.6%").value
    (0.636, 0.636)
    """
    if not text.endswith("%"):
        return read_number(text)
    reading = read_number(text.removesuffix("%").rstrip())
    if not isinstance(reading.value, float):
        return reading
    return Reading(float(Decimal(repr(reading.value)) / 100), PERCENT)


def in_digits(value: float) -> str:
    """A number as faults show it: pence only where there are any.

    >>> in_digits(1100.0), in_digits(-1234.5), in_digits(0.636)
    ('1,100', '-1,234.50', '0.636')
    """
    if value == round(value, 2):
        return f"{value:,.2f}".removesuffix(".00")
    return f"{value:,}"


def _size(digits: str) -> float:
    return float(digits.replace(",", "").replace(" ", ""))


def _why_not_a_number(text: str) -> str:
    if "-" in text and "(" in text:
        return "has both a minus sign and brackets"
    if _SHORTENED.fullmatch(text):
        return "is shortened, so its exact value is lost"
    if _SCIENTIFIC.fullmatch(text):
        return "is in scientific notation, so digits may be lost"
    if _CONTINENTAL.fullmatch(text):
        return "could be read with a decimal comma or with a comma between thousands"
    return "is not a number"
