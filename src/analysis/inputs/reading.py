"""What reading one cell gives: its value, how it had to be read, or why it could not be.

The ways of reading themselves belong in `amounts`, `days` and `values`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Reading:
    """The value of one cell, or why there is none.

    `value` is None if the cell is empty or refused, `manner` is how it had to be read where that
    is worth a note, `rule` and `remedy` say why it was refused.

    >>> Reading(1234.0).refused, misread("is not a number", "Write digits only.").refused
    (False, True)
    """

    value: float | str | date | None
    manner: str = ""
    rule: str = ""
    remedy: str = ""

    @property
    def refused(self) -> bool:
        """Whether the cell could not be read."""
        return bool(self.rule)


def misread(rule: str, remedy: str) -> Reading:
    """A refused cell."""
    return Reading(None, rule=rule, remedy=remedy)
