"""What a cell of a published table is worth: a number in its unit, and how a change of it is said.

Which cells are compared is `changes`; here a cell is looked at alone, or beside its other version.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.page import wording

POUNDS, SHARE, SCORE = "£", "share", "score"
_SCORE = re.compile(r"\d+ × \d+ = (\d+)")
_SYMBOL = re.compile(r" \[\w+\]$")
_NUMBER = re.compile(
    r"'?(?P<sign>[-+−]?)(?P<pound>£?)(?P<digits>\d[\d,]*(?:\.\d+)?(?:e[-+]\d+)?)(?P<rest>\D*)"
)
_SCALES = {"m": 1e6, "million": 1e6, "thousand": 1e3}
_MILLION = 1_000_000
_NO_PART = "0.0%"
_PLACES = 9  # decimals kept of a difference, to drop the noise of floating point


@dataclass(frozen=True)
class Amount:
    """A number and its unit: £, share (0 to 1), score, or a word that stood beside it.

    `written` is the cell where it has its unit in it, and so is fit to read as it stands.
    """

    value: float
    unit: str = ""
    written: str = ""


def amount_in(text: str, *, unit: str = "") -> Amount | None:
    """What a cell is worth, a bare number in the unit given; None where it is no single number.

    A symbol such as [p] does not count.

    >>> amount_in("£5.5m"), amount_in("1.5%")
    (Amount(value=5500000.0, unit='£', written='£5.5m'), \
Amount(value=0.015, unit='share', written='1.5%'))
    >>> amount_in("-250000", unit="£"), amount_in("5 × 4 = 20").value, amount_in("31 May 2015")
    (Amount(value=-250000.0, unit='£', written=''), 20.0, None)
    """
    if score := _SCORE.fullmatch(text):
        return Amount(float(score[1]), SCORE)
    parts = _NUMBER.fullmatch(_SYMBOL.sub("", text.strip()))
    if parts is None:
        return None
    value = float(parts["digits"].replace(",", "")) * (-1 if parts["sign"] in ("-", "−") else 1)
    word, pound = parts["rest"].strip(), parts["pound"]
    if pound and word in _SCALES:
        return Amount(value * _SCALES[word], POUNDS, text)
    if word == "%":
        return Amount(value / 100, SHARE, text)
    own = f"{pound} {word}".strip()
    return Amount(value, own or unit, text if own else "")


def moved_by(then: Amount, now: Amount) -> float:
    """By how much an amount moved.

    >>> moved_by(Amount(0.1), Amount(0.3))
    0.2
    """
    return round(now.value - then.value, _PLACES)


def part_moved(then: Amount, now: Amount) -> float:
    """How far an amount moved as a part of the larger of the two, 0 to 2; nought for no move.

    >>> part_moved(Amount(80), Amount(100)), part_moved(Amount(0), Amount(0))
    (0.2, 0.0)
    """
    largest = max(abs(then.value), abs(now.value))
    return abs(moved_by(then, now)) / largest if largest else 0.0


def said(then: Amount, now: Amount) -> str:
    """What an amount was and is, how far and which way it moved, and which part of it that is.

    >>> said(Amount(1.2e6, "£"), Amount(1.4e6, "£"))
    '£1.2m to £1.4m (up £0.2m, 16.7%)'
    >>> said(Amount(79000, "£"), Amount(1196000, "£"))
    '£79,000 to £1,196,000 (up £1,117,000, 1,413.9%)'
    >>> said(Amount(0.55, "share", "55%"), Amount(0.5, "share", "50%"))
    '55% to 50% (down 5.0 percentage points)'
    >>> said(Amount(0), Amount(2)), said(Amount(5.9), Amount(6))
    ('0 to 2 (up 2)', '5.9 to 6.0 (up 0.1, 1.7%)')
    """
    one, other, size = _alike(then, now)
    way = "up" if now.value > then.value else "down"
    if then.unit == SHARE:
        return f"{one} to {other} ({way} {size.removesuffix('%')} percentage points)"
    same_sign = then.value * now.value >= 0 and then.value
    part = wording.percent(abs(moved_by(then, now) / then.value)) if same_sign else _NO_PART
    return f"{one} to {other} ({way} {size}{'' if part == _NO_PART else f', {part}'})"


def in_words(amount: Amount) -> str:
    """One amount in words.

    >>> in_words(Amount(0.5498529, "share")), in_words(Amount(79000.4, "£"))
    ('55.0%', '£79,000')
    """
    return amount.written or _worded(amount, decimals=_decimals(amount), whole=_is_small(amount))


def _alike(then: Amount, now: Amount) -> tuple[str, str, str]:
    """Both amounts and the difference, in one form that still tells them apart."""
    size = Amount(abs(moved_by(then, now)), then.unit)
    whole = any(map(_is_small, (then, now))) and not then.written
    fewest = max(_decimals(then), _decimals(now))
    for decimals in range(fewest, fewest + _PLACES):
        exact = whole or decimals > fewest
        texts = [_worded(each, decimals=decimals, whole=exact) for each in (then, now, size)]
        if texts[0] != texts[1]:
            break
    return then.written or texts[0], now.written or texts[1], texts[2]


def _worded(amount: Amount, *, decimals: int, whole: bool) -> str:
    """An amount to some decimals; pounds in whole pounds or else as a page says them."""
    if amount.unit == SHARE:
        return wording.percent(amount.value, decimals=decimals)
    if amount.unit != POUNDS:
        number = wording.number(amount.value, decimals=decimals)
        return number if amount.unit in ("", SCORE) else f"{number} {amount.unit}"
    if not whole:
        return wording.pounds(amount.value)
    sign = wording.MINUS if amount.value < 0 else ""
    return f"{sign}£{wording.number(abs(amount.value), decimals=2 * max(0, decimals - 1))}"


def _decimals(amount: Amount) -> int:
    """Decimals an amount is shown with: one for a share, else as many as it has, two at most."""
    if amount.unit == SHARE:
        return 1
    if amount.unit == POUNDS:
        return 0
    value = round(amount.value, _PLACES)
    return next((places for places in (0, 1) if round(value, places) == value), 2)


def _is_small(amount: Amount) -> bool:
    return amount.unit == POUNDS and 0 < abs(amount.value) < _MILLION
