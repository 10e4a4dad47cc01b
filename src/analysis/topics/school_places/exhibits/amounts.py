"""How the costs of options are written, so that those nearly the same do not look equal.

Whole sentences are in the other modules.
"""

from __future__ import annotations

from analysis.page.wording import MINUS, in_millions, pounds

SHOWN_IN_MILLIONS = 99_950  # as pounds are everywhere else


def cost(value_gbp: float) -> str:
    """Pounds in words, millions with two decimals.

    >>> cost(2_848_100), cost(2_785_179), cost(63_000)
    ('£2.85m', '£2.79m', '£63,000')
    """
    if abs(value_gbp) < SHOWN_IN_MILLIONS:
        return pounds(value_gbp)
    sign = MINUS if value_gbp < 0 else ""
    return f"{sign}£{in_millions(abs(value_gbp), decimals=2)}m"


def cost_change(change_gbp: float) -> str:
    """A movement of a cost in words.

    >>> cost_change(148_680), cost_change(-88_500), cost_change(0.2)
    ('up £0.15m', 'down £89,000', 'no change')
    """
    if abs(change_gbp) < 0.5:
        return "no change"
    return f"{'up' if change_gbp > 0 else 'down'} {cost(abs(change_gbp))}"
