"""A value, a change and the name of a topic in words, whatever the topic's unit.

Whole sentences are in the other modules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from analysis.page.wording import (
    change_in_count,
    change_in_points,
    change_in_pounds,
    number,
    percent,
    pounds,
)

Row = Mapping[Any, Any]


def in_days(value: float) -> str:
    """A number of days.

    >>> in_days(54), in_days(1)
    ('54 days', '1 day')
    """
    return f"{number(value)} {'day' if number(value) == '1' else 'days'}"


_SHOWN: dict[str, tuple[Callable[[float], str], Callable[[float], str]]] = {
    "pounds": (pounds, change_in_pounds),
    "share": (percent, change_in_points),
    "number": (number, change_in_count),
    "days": (in_days, change_in_count),
}


def value_in(unit: str, value: float) -> str:
    """A value in the words of its unit; `[x]` where it is missing.

    >>> value_in("pounds", 5.5e6), value_in("share", 0.017), value_in("number", float("nan"))
    ('£5.5m', '1.7%', '[x]')
    """
    return "[x]" if pd.isna(value) else _SHOWN[unit][0](value)


def change_in(unit: str, change: float) -> str:
    """A change in the words of its unit.

    >>> change_in("share", 0.003), change_in("number", -1.0)
    ('up 0.3 percentage points', 'down 1')
    """
    return _SHOWN[unit][1](change)


def titled(topic: Row, *, before: str = "") -> str:
    """The topic's title with the letter of its appendix, where the pack has one.

    >>> titled({"title": "Savings delivery", "letter": "A"}, before="Appendix ")
    'Savings delivery (Appendix A)'
    >>> titled({"title": "Savings delivery", "letter": float("nan")})
    'Savings delivery'
    """
    if pd.isna(topic["letter"]):
        return str(topic["title"])
    return f"{topic['title']} ({before}{topic['letter']})"


def beyond(topic: Row, *, column: str) -> str:
    """A threshold and which side of it counts; a day short of none in hand is any day late.

    >>> beyond({"unit": "share", "better_when": "lower", "red_from": 0.01}, column="red_from")
    '1.0% up'
    """
    if topic["unit"] == "days" and topic[column] == -1 and topic["better_when"] == "higher":
        return "any day late"
    way = "up" if topic["better_when"] == "lower" else "down"
    return f"{value_in(topic['unit'], topic[column])} {way}"
