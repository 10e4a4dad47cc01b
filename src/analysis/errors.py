"""Every error a user of the workbook can meet, each in words that say what to do.

A programmer's mistake stays an ordinary Python error; nothing is read, checked or printed here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


class WorkbookError(Exception):
    """What went wrong and what to do, in plain lines that the command prints as they are."""


class PeriodError(WorkbookError):
    """A text that should name a month or a quarter, and does not."""


class PackError(WorkbookError):
    """A pack file that cannot be used."""


class ParameterError(WorkbookError):
    """Parameters that a notebook does not declare, or whose types do not fit."""


class NotebookError(WorkbookError):
    """A notebook that failed or ended early."""


class TransientError(WorkbookError):
    """A run that was cut off by what may not happen again: its kernel died, its process ended."""


class PublishError(WorkbookError):
    """A page that cannot be made from a notebook."""


class PrintedError(WorkbookError):
    """A finished pack that is not, or no longer, what was checked."""


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in an input file; `key` is what the row calls itself, where it does.

    >>> print(Fault("data/savings/2015-05.csv", 14, "status", "Amberish",
    ...             "is not one of blue, green, amber, red",
    ...             "Correct the extract, or add a row to corrections.csv.", key="CHS-12"))
    data/savings/2015-05.csv line 14 (CHS-12): status 'Amberish' is not one of blue, green, amber, \
red. Correct the extract, or add a row to corrections.csv.
    """

    file: str
    line: int | None
    column: str | None
    value: str | None
    rule: str
    remedy: str
    key: str | None = None

    def __str__(self) -> str:
        named = f" ({_shortened(self.key, length=120)})" if self.key else ""
        place = self.file if self.line is None else f"{self.file} line {self.line}{named}"
        shown = None if self.value is None else f"'{_shortened(self.value)}'"
        subject = " ".join(part for part in (self.column, shown) if part)
        return f"{place}: {subject + ' ' if subject else ''}{self.rule}. {self.remedy}"


class InputFaults(WorkbookError):
    """All faults found in the inputs, listed at once, in the order of file and line.

    >>> print(InputFaults([Fault("a.csv", None, None, None, "is empty", "Ask for it again.")]))
    1 fault in the inputs.
    a.csv: is empty. Ask for it again.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        unique = dict.fromkeys(faults)
        self.faults = sorted(unique, key=lambda fault: (fault.file, fault.line or 0))
        count = len(self.faults)
        first = f"{count} fault{'' if count == 1 else 's'} in the inputs."
        super().__init__("\n".join([first, *map(str, self.faults)]))


def _visible(character: str) -> str:
    """A character that prints as nothing, or turns the text around, as its code point."""
    hidden = unicodedata.category(character) in ("Cc", "Cf")
    return f"[U+{ord(character):04X}]" if hidden else character


def _shortened(value: str, *, length: int = 80) -> str:
    """A value short enough to read in a list of faults."""
    flat = "".join(map(_visible, " ".join(value.split())))
    return flat if len(flat) <= length else f"{flat[: length - 1]}…"
