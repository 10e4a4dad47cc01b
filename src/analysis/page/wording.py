"""Numbers in words a member reads: £m, %, signs, dates and plurals.

Rounding happens here and nowhere else, half away from zero; frames keep whole values.
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\N{MINUS SIGN}"


def rounded(value: float, *, decimals: int) -> Decimal:
    """A number rounded half away from zero, as people do on paper.

    >>> rounded(2.25, decimals=1), rounded(-0.04, decimals=1)
    (Decimal('2.3'), Decimal('0.0'))
    """
    exact = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return abs(exact) if exact == 0 else exact


def number(value: float, *, decimals: int = 0) -> str:
    """A number with thousands separators and a true minus sign.

    >>> number(-1234.5), number(0.25, decimals=1)
    ('−1,235', '0.3')
    """
    return f"{rounded(value, decimals=decimals):,}".replace("-", MINUS)


def signed(value: float, *, decimals: int = 0) -> str:
    """A number with its sign always shown; nought has none.

    >>> signed(3), signed(-3), signed(0)
    ('+3', '−3', '0')
    """
    text = number(value, decimals=decimals)
    return f"+{text}" if rounded(value, decimals=decimals) > 0 else text


def in_millions(value_gbp: float, *, decimals: int = 1) -> str:
    """Pounds as a bare number of £m, for a column headed (£m).

    >>> in_millions(17_300_000), in_millions(-250_000)
    ('17.3', '−0.3')
    """
    return number(value_gbp / 1e6, decimals=decimals)


def pounds(value_gbp: float) -> str:
    """Pounds in words, scaled to be read: £17.3m, £48,000, £950.

    >>> pounds(17_300_000), pounds(-300_000), pounds(48_200), pounds(950), pounds(33_800_000_000)
    ('£17.3m', '−£0.3m', '£48,000', '£950', '£33,800.0m')
    """
    size = abs(value_gbp)
    if size >= 99_950:
        body = f"£{number(size / 1e6, decimals=1)}m"
    elif size >= 999.5:
        body = f"£{number(float(rounded(size / 1e3, decimals=0)) * 1000)}"
    else:
        body = f"£{number(size)}"
    return MINUS + body if value_gbp < 0 and any(digit in body for digit in "123456789") else body


def percent(share: float, *, decimals: int = 1) -> str:
    """A share of 0 to 1 as a percentage.

    >>> percent(17.3 / 27.2), percent(2.1 / 174.9), percent(0.5, decimals=0)
    ('63.6%', '1.2%', '50%')
    """
    return f"{number(share * 100, decimals=decimals)}%"


def change_in_pounds(change_gbp: float) -> str:
    """A movement in words: up £1.2m, down £48,000, no change.

    >>> change_in_pounds(1_200_000), change_in_pounds(-48_200), change_in_pounds(0)
    ('up £1.2m', 'down £48,000', 'no change')
    """
    if rounded(change_gbp, decimals=0) == 0:
        return "no change"
    return f"{'up' if change_gbp > 0 else 'down'} {pounds(abs(change_gbp))}"


def change_in_points(change_share: float) -> str:
    """A movement between two shares, in percentage points.

    >>> change_in_points(0.052), change_in_points(-0.001), change_in_points(0.0001)
    ('up 5.2 percentage points', 'down 0.1 percentage points', 'no change')
    """
    size = rounded(abs(change_share) * 100, decimals=1)
    if size == 0:
        return "no change"
    return f"{'up' if change_share > 0 else 'down'} {size} percentage points"


def change_in_count(change: float) -> str:
    """A movement between two counts.

    >>> change_in_count(2), change_in_count(-1), change_in_count(0)
    ('up 2', 'down 1', 'no change')
    """
    if change == 0:
        return "no change"
    return f"{'up' if change > 0 else 'down'} {number(abs(change))}"


def day(value: date) -> str:
    """A day in words.

    >>> day(date(2015, 5, 31))
    '31 May 2015'
    """
    return f"{value.day} {month_name[value.month]} {value.year}"


def in_words(amount: int) -> str:
    """A whole number as a sentence has it: in words below ten.

    >>> in_words(4), in_words(18)
    ('four', '18')
    """
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return small[amount] if 0 <= amount < len(small) else number(amount)


def count(amount: int, singular: str, plural: str | None = None) -> str:
    """A count with its noun.

    >>> count(1, "scheme"), count(3, "scheme"), count(48, "scheme"), count(0, "risk")
    ('one scheme', 'three schemes', '48 schemes', 'no risks')
    """
    return f"{in_words(amount)} {singular if amount == 1 else plural or f'{singular}s'}"


def how_many(amount: float) -> str:
    """A count that stands without its noun.

    >>> how_many(3), how_many(0)
    ('three', 'none')
    """
    return in_words(int(amount)) if amount else "none"


def is_or_are(amount: float) -> str:
    """The verb that goes with a count.

    >>> is_or_are(1), is_or_are(0), is_or_are(2)
    ('is', 'are', 'are')
    """
    return "is" if amount == 1 else "are"


def has_or_have(amount: float) -> str:
    """The verb that goes with a count.

    >>> has_or_have(1), has_or_have(0), has_or_have(2)
    ('has', 'have', 'have')
    """
    return "has" if amount == 1 else "have"


def listed(items: Iterable[str]) -> str:
    """Items as a sentence lists them.

    >>> listed(["red"]), listed(["red", "amber"]), listed(["red", "amber", "green"])
    ('red', 'red and amber', 'red, amber and green')
    """
    names = list(items)
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def inside_sentence(name: str) -> str:
    """A name with a small first letter, unless it begins with an abbreviation.

    >>> inside_sentence("Home care"), inside_sentence("ICT services")
    ('home care', 'ICT services')
    """
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def sentence(text: str) -> str:
    """Text with its first letter raised and a full stop at its end.

    >>> sentence("three schemes are red")
    'Three schemes are red.'
    """
    text = text.strip()
    ended = text if text.endswith((".", "!", "?", ":")) else f"{text}."
    return ended[:1].upper() + ended[1:]
