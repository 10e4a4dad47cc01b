"""What a column of an extract may hold: its kind, whether it may be empty, its codes and limits.

How a cell is read belongs in `values`; rules over more than one column belong in `rules`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Kind = Literal["text", "verbatim", "choice", "money", "count", "number", "share", "day"]
Limit = float | date

LARGEST_MONEY_GBP = 10_000_000_000
LARGEST_COUNT = 10_000_000
LARGEST_NUMBER = 1e12
LONGEST_TEXT = 32_767
EARLIEST_DAY = date(1950, 1, 1)
LATEST_DAY = date(2100, 12, 31)
NUMERIC_KINDS = ("money", "count", "number", "share")


@dataclass(frozen=True)
class Field:
    """One column of an extract: its kind, its codes and its limits.

    Make one with the constructor of its kind; it must be filled in on every row unless
    `.optional()`.

    >>> Field.money("target_gbp", least=0).steady().kind
    'money'
    >>> Field.text("mitigation").optional().required
    False
    """

    name: str
    kind: Kind
    required: bool = True
    codes: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    least: Limit | None = None
    most: Limit | None = None
    pattern: str | None = None
    like: str | None = None
    adds_up: bool = False
    is_steady: bool = False
    only_grows: bool = False
    is_confidential: bool = False

    @classmethod
    def text(
        cls,
        name: str,
        *,
        pattern: str | None = None,
        like: str | None = None,
        longest: int = LONGEST_TEXT,
    ) -> Field:
        """Words; `pattern` is a regular expression of the whole, `like` an example of it."""
        return cls(name, "text", pattern=pattern, like=like, most=longest)

    @classmethod
    def verbatim(cls, name: str) -> Field:
        """A cell as it stands, even a formula or an error: what a correction quotes."""
        return cls(name, "verbatim")

    @classmethod
    def choice(cls, name: str, *codes: str) -> Field:
        """One of a few codes, spelled as given here; the case in the file does not matter."""
        return cls(name, "choice", codes=codes)

    @classmethod
    def yes_no(cls, name: str) -> Field:
        """The code `yes` or `no`; Y, N, TRUE and FALSE are read as what they mean."""
        aliases = (("y", "yes"), ("n", "no"), ("true", "yes"), ("false", "no"))
        return cls(name, "choice", codes=("yes", "no"), aliases=aliases)

    @classmethod
    def money(
        cls, name: str, *, least: float = -LARGEST_MONEY_GBP, most: float = LARGEST_MONEY_GBP
    ) -> Field:
        """Pounds, or pounds and pence; a trailing total row must equal the column's sum."""
        return cls(name, "money", least=least, most=most, adds_up=True)

    @classmethod
    def count(cls, name: str, *, least: float = 0, most: float = LARGEST_COUNT) -> Field:
        """A whole number of things; a trailing total row must equal the column's sum."""
        return cls(name, "count", least=least, most=most, adds_up=True)

    @classmethod
    def number(
        cls, name: str, *, least: float = -LARGEST_NUMBER, most: float = LARGEST_NUMBER
    ) -> Field:
        """A number in the unit of its row, such as an indicator's value."""
        return cls(name, "number", least=least, most=most)

    @classmethod
    def share(cls, name: str, *, least: float = 0, most: float = 1) -> Field:
        """A share, 0 to 1; `63.6%` is read as 0.636, a bare 63.6 is a fault."""
        return cls(name, "share", least=least, most=most)

    @classmethod
    def day(cls, name: str, *, least: date = EARLIEST_DAY, most: date = LATEST_DAY) -> Field:
        """A date."""
        return cls(name, "day", least=least, most=most)

    def optional(self) -> Field:
        """The same column, where a cell may be empty; it becomes missing, never 0."""
        return replace(self, required=False)

    def steady(self) -> Field:
        """The same column, whose value should not change several-fold between two reports."""
        return replace(self, is_steady=True)

    def cumulative(self) -> Field:
        """The same column, which within a financial year should not fall between two reports."""
        return replace(self, only_grows=True)

    def not_additive(self) -> Field:
        """The same column, where a sum means nothing, as of prices: no control total."""
        return replace(self, adds_up=False)

    def confidential(self) -> Field:
        """The same column, of which no note, correction or fault quotes a value."""
        return replace(self, is_confidential=True)

    @property
    def is_numeric(self) -> bool:
        """Whether the column holds numbers."""
        return self.kind in NUMERIC_KINDS

    @property
    def dtype(self) -> str:
        """The pandas type of the column: float64, datetime64[us] or str."""
        if self.is_numeric:
            return "float64"
        return "datetime64[us]" if self.kind == "day" else "str"
