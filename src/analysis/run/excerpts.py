"""Two texts side by side, cut down to what stands around the first character that differs.

Which texts are set beside each other is for whoever compares; nothing is read here.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

_EITHER_SIDE = 40  # characters shown before and after the first that differs


def first_apart(then: Iterable[object], now: Iterable[object]) -> int | None:
    """Position of the first pair that differs, also where one of two runs on longer.

    >>> first_apart("abc", "abd"), first_apart([1], [1, 2]), first_apart("a", "a")
    (2, 1, None)
    """
    pairs = enumerate(zip_longest(then, now))
    return next((at for at, (one, other) in pairs if one != other), None)


def excerpt(text: str, at: int = 0) -> str:
    """A text cut down to what stands around one of its characters.

    >>> excerpt("a" * 100, 70)
    '…aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'
    """
    start, end = max(0, at - _EITHER_SIDE), at + _EITHER_SIDE
    before, after = "…" * (start > 0), "…" * (end < len(text))
    return f"{before}{text[start:end]}{after}"


def excerpts(then: str, now: str) -> tuple[str, str]:
    """Two texts around the first character that differs.

    >>> excerpts("of £27.2m in all", "of £27.3m in all")
    ('of £27.2m in all', 'of £27.3m in all')
    """
    at = first_apart(then, now) or 0
    return excerpt(then, at), excerpt(now, at)
