"""The sentence under a page's title: which position, against which, for whom, over what size.

Every appendix says it the same way; the figures come after it.
"""

from __future__ import annotations

from analysis.page.statement import Statement
from analysis.page.wording import pounds
from analysis.periods import Period, Quarter

ALL = "all"


def say_scope(
    now: Period | Quarter, *, before: Period | Quarter, directorate: str, materiality_gbp: float
) -> Statement:
    """Position, comparison, directorate and materiality of the page, in words.

    >>> print(say_scope(Period.parse("2015-05"), before=Period.parse("2015-04"),
    ...     directorate="all", materiality_gbp=100_000).as_text())
    Position at 31 May 2015 (month 2 of 2015/16), compared with the report at 30 April 2015. \
All directorates. Changes of £0.1m or more are described.
    """
    return Statement(
        (
            f"{_position(now)}, compared with {_comparison(before)}. {_whose(directorate)} "
            f"Changes of {pounds(materiality_gbp)} or more are described.",
        ),
        role="note",
    )


def _position(now: Period | Quarter) -> str:
    if isinstance(now, Quarter):
        return f"Results for {now.label}"
    return f"Position at {now.label} (month {now.months_elapsed} of {now.financial_year})"


def _comparison(before: Period | Quarter) -> str:
    return before.label if isinstance(before, Quarter) else f"the report at {before.label}"


def _whose(directorate: str) -> str:
    return "All directorates." if directorate == ALL else f"{directorate} only."
