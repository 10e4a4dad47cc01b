"""How sure the forecast is, in three sentences: what each test from outside says of it.

The tests themselves are in `forecasts`, `spending` and `activity`.
"""

from __future__ import annotations

from calendar import month_name

import pandas as pd

from analysis.page import Statement
from analysis.page.pressure_wording import position
from analysis.page.wording import in_words, listed, pounds, sentence
from analysis.periods import Period

TESTS = {"spending": "spending so far", "children": "the number of children placed"}
SIDES = {"more": "to more", "less": "to less", "neither": "neither way"}
OPPOSITE = {"more": "less", "less": "more"}


def say_how_sure(
    directions: pd.Series[str],
    *,
    ranges: pd.DataFrame,
    totals: pd.Series[float],
    now: Period,
) -> Statement:
    """Which way the tests from outside point, and that the managers' forecast stays as it is."""
    words = (
        "How sure is it?",
        _say_drift(ranges["drift_gbp"], now=now),
        *_say_tests(directions),
        f"The managers' forecast, {position(totals['net_gbp'])}, is left unchanged.",
    )
    return Statement((" ".join(words),))


def _say_drift(drift: pd.Series[float], *, now: Period) -> str:
    years, low, high = int(drift["years"]), drift["lowest"], drift["highest"]
    if not years:
        return "There is no earlier year to compare with."
    when = "year" if years == 1 else f"{in_words(years)} years"
    ends = [_away(low), _away(high)]
    if low * high > 0:
        smaller, larger = (pounds(size) for size in sorted((abs(low), abs(high))))
        size = larger if smaller == larger else f"{smaller} to {larger}"
        how = f"{size} too {'high' if low < 0 else 'low'}"
    else:
        how = ends[0] if ends[0] == ends[1] else f"between {ends[0]} and {ends[1]}"
    return f"In the last {when} the whole council's {month_name[now.month]} forecast proved {how}."


def _away(drift_gbp: float) -> str:
    """How far a forecast was from the result: a result below it makes it too high."""
    if abs(drift_gbp) < 0.5:
        return "right"
    return f"{pounds(abs(drift_gbp))} too {'high' if drift_gbp < 0 else 'low'}"


def _say_tests(directions: pd.Series[str]) -> tuple[str, ...]:
    """Spending and children, each with the side it points to, set against the drift."""
    by_side = {
        side: [name for test, name in TESTS.items() if directions[test] == side] for side in SIDES
    }
    clauses = [
        f"{listed(names)} point{'s' if len(names) == 1 else ''} {SIDES[side]}"
        for side, names in by_side.items()
        if names
    ]
    if not clauses:
        return ()
    drift = directions["drift"]
    against = OPPOSITE.get(drift) if pd.notna(drift) else None
    if against and by_side[against] and len(clauses) == 1:
        return (f"But {clauses[0]}, not {drift}.",)
    return (sentence("; ".join(clauses)),)
