"""A number with its own unit and decimals, for tables whose rows are in different units.

Money of one unit has columns of its own in `table`; nothing is worked out here.
"""

from __future__ import annotations

from dataclasses import dataclass

from analysis.page.table import Column
from analysis.page.wording import MINUS, number


@dataclass(frozen=True)
class Quantity:
    """A number, its unit in words, the decimals to show and a symbol such as [p] beside it.

    As text it is the unrounded number, which is what a CSV carries.

    >>> debt = Quantity(27.9, unit="days", decimals=1, symbol="[p]")
    >>> debt.bare, debt.in_words, str(debt)
    ('27.9 [p]', '27.9 days [p]', '27.9 [p]')
    """

    value: float
    unit: str = ""
    decimals: int = 0
    symbol: str = ""

    def __str__(self) -> str:
        return self._marked(f"{self.value:.15g}")

    @property
    def bare(self) -> str:
        """The number without its unit, for a table that names the unit elsewhere."""
        return self._marked(number(self.value, decimals=self.decimals))

    @property
    def in_words(self) -> str:
        """The number with its unit, as a sentence has it."""
        return self._marked(in_unit(self.value, unit=self.unit, decimals=self.decimals))

    def _marked(self, text: str) -> str:
        return f"{text} {self.symbol}" if self.symbol else text


def quantities(name: str, label: str, *, missing: str = "[x]") -> Column:
    """A column of quantities, shown without their units; a cell may be a symbol instead.

    >>> quantities("target", "Target", missing="[z]").cell(Quantity(4600, unit="starts"))
    '4,600'
    """
    return Column(name, label, _bare, missing=missing)


def in_unit(value: float, *, unit: str, decimals: int) -> str:
    """A number in the words of its unit: a sign before pounds, no space before per cent.

    >>> in_unit(82.3, unit="%", decimals=1), in_unit(96.9, unit="% of bed nights", decimals=1)
    ('82.3%', '96.9% of bed nights')
    >>> in_unit(17.6, unit="£ thousand", decimals=1), in_unit(56.2, unit="per 10,000", decimals=1)
    ('£17.6 thousand', '56.2 per 10,000')
    """
    digits = number(value, decimals=decimals)
    if unit.startswith("£"):
        sign = MINUS if digits.startswith(MINUS) else ""
        return f"{sign}£{digits.removeprefix(MINUS)}{unit.removeprefix('£')}"
    return f"{digits}{unit}" if unit.startswith("%") else f"{digits} {unit}".rstrip()


def _bare(cell: Quantity | str) -> str:
    return cell if isinstance(cell, str) else cell.bare
