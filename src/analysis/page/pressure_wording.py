"""Words for money against a limit that follow the sign: a pressure or an underspend.

Other numbers in words are in `wording`; whole sentences are the exhibits'.
"""

from __future__ import annotations

from analysis.page.wording import pounds

SIGN_NOTE = "Plus means over the cash limit (a pressure), minus means under it (an underspend)."


def position(over_gbp: float) -> str:
    """Pounds over a limit, or under it where negative, with the word that goes with the sign.

    >>> position(5_500_000), position(-300_000), position(0)
    ('a pressure of £5.5m', 'an underspend of £0.3m', 'no pressure')
    """
    if abs(over_gbp) < 0.5:
        return "no pressure"
    return f"{'a pressure' if over_gbp > 0 else 'an underspend'} of {pounds(abs(over_gbp))}"
