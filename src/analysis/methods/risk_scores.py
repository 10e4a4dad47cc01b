"""What a risk scores on a grid of five by five, and whether that score is low, medium or high.

One risk at a time; which risks are scored, and what is done about them, is the topic's own affair.
"""

from __future__ import annotations

from typing import Literal

RiskRating = Literal["green", "amber", "red"]

STEPS = (1, 2, 3, 4, 5)
#: The largest score of each rating: green is low, amber medium and red high.
LIMITS: dict[RiskRating, int] = {"green": 6, "amber": 15, "red": 25}
#: Every product of two whole numbers from 1 to 5; no risk can score 7, 11, 13 or 14.
POSSIBLE_SCORES = tuple(sorted({one * other for one in STEPS for other in STEPS}))


def risk_score(likelihood: float, impact: float) -> int:
    """Likelihood times impact, in points from 1 to 25.

    Both are whole numbers from 1 (least) to 5 (most). Raises ValueError for anything else, a
    missing value too.

    >>> risk_score(4, 5), risk_score(1, 1)
    (20, 1)
    """
    for name, step in (("likelihood", likelihood), ("impact", impact)):
        if step not in STEPS:
            raise ValueError(f"{name} is a whole number from 1 to 5, not {step}")
    return int(likelihood * impact)


def risk_rating(score: float) -> RiskRating:
    """Green (low) up to 6 points, amber (medium) from 8 to 15, red (high) from 16 to 25.

    There is no gap between 6 and 8, nor between 15 and 16: 7 is no product of two numbers from 1
    to 5, and ValueError is raised for it as for any other score that cannot be.

    Source of the method: the bands of Kent County Council's risk management policy.

    >>> [risk_rating(score) for score in (6, 8, 15, 16)]
    ['green', 'amber', 'amber', 'red']
    """
    if score not in POSSIBLE_SCORES:
        raise ValueError(f"no likelihood times impact makes a score of {score}")
    return next(rating for rating, most in LIMITS.items() if score <= most)
